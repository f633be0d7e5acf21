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
