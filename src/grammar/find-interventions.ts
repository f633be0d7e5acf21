import { everyIntervention, type InterventionId } from '../domain/lesson.ts';
import { fold } from '../text/fold.ts';
import type { Names } from './names.ts';

/** No name of an intervention has more words. */
const longest = 7;

/** Words that tell nothing of a project. */
const fillers = new Set(
  'en met een de het voor van onze ons wij we doen doet is over in of als naam heet project'.split(' '),
);

/** How the form calls what fits none of them. */
const somethingElse = 'iets anders';

type Found = { readonly interventions: readonly InterventionId[]; readonly left: readonly string[] };

/** The interventions that somebody names, anywhere in a text, the longest names first; and the pieces that are left. */
export function findInterventions(text: string, names: Names): Found {
  const words = text.split(/\s+|(?=[,;&+])|(?<=[,;&+])/u).filter((word) => word !== '');
  const interventions = new Set<InterventionId>();
  const pieces: string[][] = [[]];
  for (let at = 0; at < words.length; ) {
    const { length, intervention } = longestNameAt(words.slice(at, at + longest), names);
    if (intervention) interventions.add(intervention);
    const joins = /^[&+]$/.test(words[at] ?? '') && isWithinName(words, at, { names, piece: pieces.at(-1) });
    if (intervention || (/^[,;&+]$/.test(words[at] ?? '') && !joins)) pieces.push([]);
    else pieces.at(-1)?.push(words[at] ?? '');
    at += length;
  }
  return { interventions: [...interventions], left: pieces.flatMap(withoutFillers) };
}

type Within = { readonly names: Names; readonly piece: readonly string[] | undefined };

/** `Oud & Nieuw` is one name, `bankjesdag & feest` is not. */
const isWithinName = (words: readonly string[], at: number, { names, piece = [] }: Within): boolean =>
  piece.length > 0 &&
  at + 1 < words.length &&
  longestNameAt(words.slice(at + 1, at + 1 + longest), names).intervention === undefined;

function longestNameAt(words: readonly string[], names: Names) {
  for (let length = words.length; length > 0; length--) {
    const called = fold(words.slice(0, length).join(' '));
    const intervention = called === somethingElse ? everyIntervention : names.interventionCalled(called);
    if (intervention) return { length, intervention };
  }
  return { length: 1, intervention: undefined };
}

/** A piece without the fillers at its ends; nothing when it is fillers only. */
function withoutFillers(words: readonly string[]): readonly string[] {
  const tells = words.map((word) => !fillers.has(fold(word)) && fold(word) !== '');
  const first = tells.indexOf(true);
  return first === -1 ? [] : [words.slice(first, tells.lastIndexOf(true) + 1).join(' ')];
}
