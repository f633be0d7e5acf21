/** What work comes to, or `late` when it takes longer than so many real ms; the work itself is not stopped. */
export async function withinDeadline<Result>(work: Promise<Result>, ms: number, late: () => Result): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  return Promise.race([work, deadline.then(late)]).finally(() => clearTimeout(timer));
}
