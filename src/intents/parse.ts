import type { Catalogue } from '../content/catalogue.ts';
import { suggest } from '../content/suggest.ts';
import type { Intent } from '../domain/intent.ts';
import { fold } from '../search/normalise.ts';
import { tidy } from '../text.ts';

const greetings = new Set(
  'help hulp hallo hoi hi hello hey he heey dag welkom start menu goedemorgen goedemiddag goedenavond goedendag'.split(
    ' ',
  ),
);

/**
 * What somebody means with what they typed. Never fails: what is no command is a search.
 * A verb counts only when the rest fits its grammar, so `voorbeelden van goede brieven` stays a search.
 */
export function parseIntent(text: string, catalogue: Catalogue): Intent {
  const words = withoutCommand(tidy(text));
  const key = fold(words);
  if (key === '' || greetings.has(key)) return { kind: 'help' };

  const [verb = '', ...others] = key.split(' ');
  const rest = others.join(' ');
  if (verb === 'zoek' && rest !== '') return { kind: 'search', words: words.replace(/^\P{L}*\p{L}+\P{L}*/u, '') };
  if (verb === 'voorbeelden' || verb === 'voorbeeld') {
    if (rest === '') return { kind: 'list-examples' };
    const category = categoryNamed(rest, catalogue);
    if (category) return { kind: 'list-examples', category };
    const intervention = interventionNamed(rest, catalogue);
    if (intervention) return { kind: 'show-example', intervention };
  }
  if ((verb === 'begrip' || verb === 'begrippen') && rest === '') return { kind: 'list-terms' };
  if (verb === 'begrip') {
    const term = termNamed(rest, catalogue);
    if (term) return { kind: 'show-term', term };
    if (others.length <= 3) return { kind: 'unknown-term', words: words.replace(/^\P{L}*\p{L}+\P{L}*/u, '') };
  }

  const category = categoryNamed(key, catalogue);
  if (category) return { kind: 'show-category', category };
  const lesson = lessonNamed(key, catalogue);
  if (lesson) return { kind: 'show-lesson', lesson };
  return { kind: 'search', words };
}

/** Takes off a typed `/lessen` and the marks people put around words. */
function withoutCommand(text: string): string {
  return text
    .replace(/^[\s*_~"'“”„‘’`]*\/?\s*lessen(?=$|[\s:,])[\s:,]*/iu, '')
    .replace(/^[\s*_~"'“”„‘’`]+|[\s*_~"'“”„‘’`?!.,;:]+$/gu, '');
}

const linking = new Set('waar moet ik altijd rekening mee houden en de het een'.split(' '));

function categoryNamed(key: string, { categories }: Catalogue): string | undefined {
  return categories.find(({ id, name, words }) => {
    const folded = fold(name);
    return [fold(id), folded, ...words.map(fold), ...folded.split(' ').filter((word) => !linking.has(word))].includes(
      key,
    );
  })?.id;
}

function interventionNamed(key: string, { interventions }: Catalogue): string | undefined {
  return named(
    key,
    interventions.map(({ id, name, words }) => ({ id, names: [id, name, ...words] })),
  );
}

function termNamed(key: string, { terms }: Catalogue): string | undefined {
  return named(
    key,
    terms.map(({ id, name, words }) => ({ id, names: [id, name, ...words] })),
  );
}

/** The thing that carries this name, or nearly this name. */
function named(key: string, things: readonly { id: string; names: readonly string[] }[]): string | undefined {
  const byName = new Map(
    things.toReversed().flatMap(({ id, names }) => names.map((name) => [fold(name), id] as const)),
  );
  const exact = byName.get(key);
  if (exact) return exact;
  const near = key.length >= 5 ? suggest(key, byName.keys()) : undefined;
  return near === undefined || Math.abs(near.length - key.length) > 2 ? undefined : byName.get(near);
}

/** A lesson by id, by title, or by a part of either that no other lesson speaks of. */
function lessonNamed(key: string, { lessons }: Catalogue): string | undefined {
  const titles = lessons.map(({ id, title }) => ({ id, names: [fold(id), fold(title)] }));
  const exact = titles.find(({ names }) => names.includes(key));
  if (exact) return exact.id;
  if (key.length < 6) return undefined;
  const holds = (text: string) => ` ${text} `.includes(` ${key} `);
  const within = titles.filter(({ names }) => names.some(holds));
  const [only] = within;
  if (!only || within.length > 1) return undefined;
  const elsewhere = lessons.some(({ id, gist, words }) => id !== only.id && [gist, ...words].map(fold).some(holds));
  return elsewhere ? undefined : only.id;
}
