import type { Part, Reply } from '../domain/reply.ts';
import { toPlainText } from './plain-text.ts';
import { texts } from './texts.ts';

/** What may stand on a card at first sight: words, and things to press. An overflow counts as one. */
export type Budget = { readonly words: number; readonly buttons: number };

/** As much as a busy colleague reads. Rows open by a button each, which do not count where a budget says so itself. */
export const budgets = {
  help: { words: 80, buttons: 6 },
  lesson: { words: 110, buttons: 4 },
  search: { words: 110, buttons: 4 },
  nudge: { words: 60, buttons: 4 },
  /** A nudge that also asks how the last one went. */
  askingNudge: { words: 60, buttons: 6 },
  shared: { words: 70, buttons: 2 },
  project: { words: 90, buttons: 4 },
  /** What a second reader says of a draft: three questions, each with words of the draft, advice and an example. */
  draft: { words: 190, buttons: 4 },
  /** Somebody's own page, without its projects. */
  home: { words: 90, buttons: 7 },
  /** What stands before the rows, and beside their buttons. */
  category: { words: 40, buttons: 3 },
  /** The same; a term has to be explained first. */
  term: { words: 50, buttons: 3 },
} as const satisfies Record<string, Budget>;

/** How many words somebody reads on a card: its texts, and the labels of what can be pressed. */
export function wordsOn({ title, parts }: Reply): number {
  const [first, ...more] = parts.filter(({ kind }) => kind !== 'menu');
  const text = first ? toPlainText({ title, parts: [first, ...more] }) : title;
  return count([text, ...parts.map(labelsOf)].join(' '));
}

/** How many things there are to press. */
export function buttonsOn({ parts }: Pick<Reply, 'parts'>): number {
  return parts.reduce((sum, part) => sum + pressable(part), 0);
}

/** The same for a card of rows: the words before them, and what can be pressed beside them. */
export function countAroundRows(reply: Reply): Budget {
  const at = reply.parts.findIndex(({ kind }) => kind === 'rows');
  const [first, ...before] = reply.parts.slice(0, at < 0 ? undefined : at);
  const rows = reply.parts.flatMap((part) => (part.kind === 'rows' ? part.rows : []));
  return {
    words: wordsOn({ title: reply.title, parts: first ? [first, ...before] : [{ kind: 'text', text: '' }] }),
    buttons: buttonsOn(reply) - rows.length,
  };
}

function labelsOf(part: Part): string {
  if (part.kind === 'menu') return part.label;
  if (part.kind === 'table') return [part.caption, ...part.columns.map(({ name }) => name)].join(' ');
  if (part.kind === 'rows') return part.rows.map(() => texts.buttons.open).join(' ');
  if (part.kind !== 'buttons') return '';
  return part.buttons.flatMap(({ label, weight }) => (weight === 'seldom' ? [] : [label])).join(' ');
}

function pressable(part: Part): number {
  if (part.kind === 'rows') return part.rows.length;
  if (part.kind === 'menu') return 1;
  if (part.kind !== 'buttons') return 0;
  const inSight = part.buttons.filter(({ weight }) => weight !== 'seldom').length;
  return inSight + (inSight < part.buttons.length ? 1 : 0);
}

/** A word has a letter or a figure in it. */
function count(text: string): number {
  return text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
