import type { Intent } from '../domain/intent.ts';
import { aliasOf } from './aliases.ts';
import type { Names } from './names.ts';

/** What people put behind a question. */
const after = '(?: eigenlijk| precies| nou weer| ook alweer| ook al weer| nou| dan)*';
const article = '(?:(?:de|het|een|dit|deze|ons|onze|jullie|mijn) )?';

/** How people ask what something is. */
const questions = [
  `(?:wat|wie) (?:is|zijn|betekent|betekenen|doet|bedoel je met|bedoelen jullie met|versta je onder|verstaan jullie onder|wordt bedoeld met)(?: precies| eigenlijk)? ${article}(?<name>.+?)${after}`,
  `${article}(?<name>.+?) wat (?:is|betekent|houdt|doet) (?:dat|het)(?: in)?${after}`,
  `wat houdt ${article}(?<name>.+?) (?:precies )?in`,
  `hoe werkt ${article}(?<name>.+?)${after}`,
  `(?:de )?(?:betekenis|definitie|uitleg|toelichting)(?: van| over| bij)? ${article}(?<name>.+)`,
  `(?:meer|info|informatie|meer info|meer informatie) over ${article}(?<name>.+)`,
  `leg ${article}(?<name>.+?)(?: eens| even)? uit`,
  `vertel (?:me |mij |ons )?(?:iets |meer |wat )?over ${article}(?<name>.+)`,
].map((pattern) => new RegExp(`^${pattern}$`));

/** How people ask to see something that they name. */
const wishes = [
  `(?:toon|bekijk|open|geef|zie|laat|terug naar)(?: me| mij| ons)?(?: even| eens)? ${article}(?<name>.+?)(?: (?:eens|even))?(?: zien)?`,
  `(?:(?:kun|kan|wil) je|(?:mag|kan|wil) ik|(?:ik|we|wij) (?:wil|willen))(?: me| mij| ons)?(?: graag| even)? ${article}(?<name>.+) (?:zien|tonen|bekijken|openen|geven|laten zien)`,
  `${article}(?<name>.+) (?:tonen|bekijken|openen|laten zien)`,
].map((pattern) => new RegExp(`^${pattern}$`));
const withArticle = [/^(?:de|het|een|dit|deze|ons|onze|jullie|mijn) (?<name>.+)$/];

/** What the name is of, said before it. */
const kinds = [
  new RegExp(
    `^(?:alle )?(?:les|lessen|onderwerp|categorie|thema|terug naar|begrip|term|interventie|voorbeeld|voorbeelden)(?: van| over| bij| met)? ${article}(?<name>.+)$`,
  ),
];

const nameIn = (key: string, patterns: readonly RegExp[]): string | undefined =>
  patterns.map((pattern) => pattern.exec(key)?.groups?.name).find((name) => name !== undefined);

/** What `wat is de participatieladder` asks after. */
export const nameAskedFor = (key: string): string | undefined => nameIn(key, questions);

/** `toon het logboek`, `de les heldere kaders`, `wat is een mandaat`: only what is named exactly, so that any other question stays one. */
export function askedFor(key: string, names: Names): Intent | undefined {
  const asked = nameAskedFor(key);
  if (asked !== undefined) return names.called(asked) ?? toBeShown(asked);
  const wished = nameIn(key, wishes);
  const alone = nameIn(key, withArticle);
  return (
    (wished === undefined ? undefined : (placeCalled(wished, names) ?? toBeShown(wished))) ??
    (alone === undefined ? undefined : (placeCalled(alone, names) ?? toBeShown(alone, talk))) ??
    placeCalled(nameIn(wished ?? alone ?? key, kinds), names)
  );
}

/** What has a name in the content. */
function placeCalled(key: string | undefined, names: Names): Intent | undefined {
  if (key === undefined) return undefined;
  const lesson = names.titled(key);
  if (lesson) return { kind: 'show-lesson', lesson };
  const category = names.category(key);
  return category ? { kind: 'show-category', category } : names.called(key);
}

/** What only shows something: nobody is paused by *een pauze*. */
const shows: ReadonlySet<Intent['kind']> = new Set([
  'help',
  'list-examples',
  'list-terms',
  'show-source',
  'show-privacy',
  'project',
  'plan',
  'next-now',
  'picture',
  'whole-picture',
  'log',
  'status',
  'phases',
] satisfies readonly Intent['kind'][]);

/** *Een dag* and *het volgende* are no commands. */
const talk: ReadonlySet<Intent['kind']> = new Set(['help', 'next-now']);

function toBeShown(key: string, unless: ReadonlySet<Intent['kind']> = new Set()): Intent | undefined {
  const intent = aliasOf(key);
  return intent && shows.has(intent.kind) && !unless.has(intent.kind) ? intent : undefined;
}
