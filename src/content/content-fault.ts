/** Something an editor can mend: where, what is wrong, and what to do. */
export type ContentFault = {
  readonly file: string;
  readonly line: number;
  readonly problem: string;
  readonly remedy: string;
};

/** A fault as one line: `file:line: what is wrong. What to do.` */
export function formatFault({ file, line, problem, remedy }: ContentFault): string {
  return `${file}:${line}: ${problem}. ${remedy}`;
}

/** Nobody mends more at once. Of one file one more is kept, so that it is known that there are more. */
export const mostFaults = 100;

/** The first faults; where there are more, a last line says so. */
export function firstFaults(faults: readonly ContentFault[]): readonly ContentFault[] {
  const next = faults[mostFaults];
  if (!next) return faults;
  const problem = 'er zijn nog meer fouten';
  return [...faults.slice(0, mostFaults), { ...next, problem, remedy: 'Herstel eerst wat hierboven staat.' }];
}
