import type { ButtonIntent } from '../domain/intent.ts';
import type { Part, Reply } from '../domain/reply.ts';
import { budgets, buttonsOn, wordsOn } from './budget.ts';
import { buttons, isSeveral, openButton } from './parts.ts';
import { texts } from './texts.ts';

/**
 * An answer for everybody to see: as much of it as stands in the way of nobody, and a button that opens the whole for who
 * wants it. What cannot be opened by a button stays as it is.
 */
export function shortForm(whole: Reply, intent: ButtonIntent | undefined = whole.share): Reply {
  if (intent === undefined || fits(whole)) return whole;
  const reply = { ...whole, parts: withoutOurs(whole.parts) };
  const open = buttons([openButton(texts.buttons.openWhole, intent)]);
  const chosen: (Part | undefined)[] = reply.parts.map(() => undefined);
  const choose = (at: number, among: readonly Part[]) => {
    const withIt = (part: Part) => around(reply, [...chosen.with(at, part).filter(isPart), ...open]);
    chosen[at] = among.find((part) => fits(withIt(part))) ?? chosen[at];
  };
  // First a little of everything, then more of it from the top.
  for (const [at, part] of reply.parts.entries()) choose(at, variants(part).slice(-1));
  for (const [at, part] of reply.parts.entries()) choose(at, variants(part));
  return around(reply, [...chosen.filter(isPart), ...open]);
}

/** What stands under *Wat wij toevoegen* has no mark of its own: without that heading it would pass for the source's. */
function withoutOurs(parts: readonly Part[]): readonly Part[] {
  const at = parts.findIndex((part) => part.kind === 'heading' && part.text === texts.groups.ours);
  return at < 0 ? parts : parts.slice(0, at);
}

const isPart = (part: Part | undefined): part is Part => part !== undefined;

function fits(reply: Reply): boolean {
  // Who shared it stands on the card too: a name, and two words.
  return wordsOn(reply) <= budgets.shared.words - 5 && buttonsOn(reply) <= budgets.shared.buttons;
}

function around({ title }: Pick<Reply, 'title'>, parts: readonly Part[]): Reply {
  return { title, parts: isSeveral(parts) ? parts : [{ kind: 'text', text: '' }] };
}

/** A part, and what may stand for it, longest first. */
function variants(part: Part): readonly Part[] {
  switch (part.kind) {
    case 'points':
      return shorterLists(part.points, (points) => ({ ...part, points }));
    case 'rows':
      // Each opens from the whole card; here their names say what is in it.
      return shorterLists(
        part.rows.map(({ title }) => title),
        (points) => ({ ...(part.heading !== undefined && { heading: part.heading }), kind: 'points', points }),
      );
    case 'table':
      return part.rows
        .map((_, at) => part.rows.slice(0, part.rows.length - at))
        .flatMap((rows) => (isSeveral(rows) ? [{ ...part, rows }] : []));
    case 'buttons':
    case 'menu':
    case 'link':
    case 'heading':
      return [];
    case 'text':
    case 'section':
    case 'facts':
    case 'note':
      return [part];
    default:
      return part satisfies never;
  }
}

function shorterLists(list: readonly string[], make: (list: readonly [string, ...string[]]) => Part): readonly Part[] {
  return list.map((_, at) => list.slice(0, list.length - at)).flatMap((some) => (isSeveral(some) ? [make(some)] : []));
}
