/** Endings that make a new word of a Dutch one, longest first: `bureaucratisch` and `bureaucratie` share a root. */
const endings =
  'ifiteit iviteit iliteit aliteit elijk iteit erijk ering eren atie atief ator ing ief isch iek ist heid baar lijk schap aar er el eus ig ie'
    .split(' ')
    .sort((one, other) => other.length - one.length);
const shortestRoot = 4;

/** What is left of a stem without the endings that only change its part of speech. */
export function rootOf(stem: string): string {
  let root = stem;
  // `betrouwbaarheid` wears two endings.
  for (let round = 0; round < 2; round++) {
    const ending = endings.find((each) => root.endsWith(each) && root.length - each.length >= shortestRoot);
    if (!ending) break;
    root = root.slice(0, -ending.length);
  }
  return root
    .replace(/([^aeiou])\1$/, '$1')
    .replace(/v$/, 'f')
    .replace(/z$/, 's');
}

/** Small words that belong to a verb and may stand apart from it. */
export const particles =
  'samen tegen terug achter onder voor door over weg aan mee toe uit bij los vast na op af in om'.split(' ');
const isParticle = new Set(particles);
const participle = new RegExp(`^(${particles.join('|')})?ge(.{3,})$`);

/** Verbs with these have no `ge-` in their participle: `beloofd`, `verzonnen`. */
const inseparable = /^(?:be|ver|ont|her)(?=.{4})/;
/** From this length on, a word that ends in -d or -t is hardly ever a stem by itself that only looks like a verb. */
const longVerb = 6;

/** The verbs that a participle or a past tense may come from: `toegezegd` gives `toezeg`, `toezegg` and `toezegd`. */
export function verbsOf(stem: string): readonly string[] {
  const [, particle = '', rest] = participle.exec(stem) ?? [];
  if (rest === undefined) return pastOf(stem);
  const verb = `${particle}${rest}`;
  if (!/[dt]$/.test(verb)) return [verb];
  const bare = verb.slice(0, -1);
  // Stems keep the doubled consonant of `toezeggen`.
  return [bare, `${bare}${bare.at(-1)}`, verb];
}

/** `beloofd` is of `beloven`, and `regelde` of `regelen`. */
function pastOf(stem: string): readonly string[] {
  if (!/[dt]$/.test(stem) || (stem.length < longVerb && !inseparable.test(stem))) return [];
  const bare = stem.slice(0, -1);
  return [bare, `${bare}${bare.at(-1)}`];
}

/** Whether a word can stand apart from its verb: `haken bewoners af` is `afhaken`. */
export function canStandApart(word: string): boolean {
  return isParticle.has(word);
}
