import { fold } from '../text/fold.ts';
import type { ContentFault } from './content-fault.ts';
import { dangling, type Lessons, type Read } from './sources.ts';
import type { wordsEntry } from './word-schemas.ts';
import type { YamlFile } from './yaml-file.ts';

type Words = Read<typeof wordsEntry>;
/** A search word at one place in one lesson; the key is how it is compared with others. */
type Use = {
  readonly word: string;
  readonly key: string;
  readonly lesson: string;
  readonly source: YamlFile;
  readonly path: readonly PropertyKey[];
};

/** Finds words that stand twice: in one lesson, or in two lessons without being marked as shared. And marks that are not needed. */
export function checkWords(words: Words, { lessons, faulty }: Lessons): readonly ContentFault[] {
  const uses = lessons.flatMap(({ lesson, source }) =>
    lesson.words.map((word, at): Use => ({ word, key: fold(word), lesson: lesson.id, source, path: ['woorden', at] })),
  );
  const byKey = Map.groupBy(uses, ({ key }) => key);
  return [
    ...checkOffTopic(words, uses),
    ...[...byKey.values()].filter((same) => same.length > 1).flatMap((same) => checkRepeated(words, same)),
    // A lesson that could not be read may be the second home of a shared word.
    ...(faulty.length === 0 ? checkMarks(words, byKey) : []),
    ...checkTwins(words, [...lessons.map(({ lesson }) => lesson.id), ...faulty]),
  ];
}

function checkOffTopic({ entry, source: list }: Words, uses: readonly Use[]): readonly ContentFault[] {
  const offTopic = new Set(entry.buiten_onderwerp.map(fold));
  return uses
    .filter(({ key }) => offTopic.has(key))
    .map(({ word, source, path }) => {
      const problem = `het woord “${word}” staat in ${list.file} bij “buiten_onderwerp”`;
      return source.fault(path, problem, 'Haal het op een van de twee plekken weg.');
    });
}

/** The faults of one word, of which all uses are given in their order. */
function checkRepeated({ entry, source: list }: Words, same: readonly Use[]): readonly ContentFault[] {
  const isShared = entry.gedeeld.some((word) => fold(word) === same[0]?.key);
  const inLesson = new Set<YamlFile>();
  return same.flatMap(({ word, source, path }) => {
    const [first] = same;
    const isAgain = inLesson.has(source);
    const isElsewhere = inLesson.size > 0 && !isShared;
    inLesson.add(source);
    if (isAgain) return [source.fault(path, `het woord “${word}” staat er twee keer`, 'Houd er één over.')];
    if (!isElsewhere) return [];
    const remedy = `Houd het bij één les, of zet het in ${list.file} bij “gedeeld”.`;
    return [source.fault(path, `het woord “${word}” staat ook bij de les “${first?.lesson}”`, remedy)];
  });
}

function checkMarks({ entry, source }: Words, byKey: ReadonlyMap<string, readonly Use[]>): readonly ContentFault[] {
  return entry.gedeeld.flatMap((word, at) =>
    (byKey.get(fold(word))?.length ?? 0) < 2
      ? [source.fault(['gedeeld', at], `het woord “${word}” staat niet bij twee lessen`, 'Haal het hier weg.')]
      : [],
  );
}

function checkTwins({ entry, source }: Words, known: readonly string[]): readonly ContentFault[] {
  return entry.tweelingen.flatMap(({ lessen }, at) =>
    lessen.flatMap((id, side) =>
      dangling({ what: 'de les', id, known, source, path: ['tweelingen', at, 'lessen', side] }),
    ),
  );
}
