/** What work comes to, or `late` when it takes longer than so many real ms; the work itself is not stopped. */
export async function withinDeadline<Result>(work: Promise<Result>, ms: number, late: () => Result): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  return Promise.race([work, deadline.then(late)]).finally(() => clearTimeout(timer));
}

/**
 * A signal that comes after so many real ms, unless the work is over before. `AbortSignal.timeout` goes off all the same, and makes an
 * error that nobody reads.
 */
export function deadlineSignal(ms: number): { readonly signal: AbortSignal; over(): void } {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), ms);
  return { signal: controller.signal, over: () => clearTimeout(timer) };
}
