import { fold } from '../text/fold.ts';
import type { LessonSource, Read } from './references.ts';
import { remedyFor } from './remedies.ts';
import type { wordsEntry } from './schema.ts';
import type { ContentFault, Path, YamlFile } from './yaml-file.ts';

type All = {
  readonly lessons: readonly LessonSource[];
  /** Ids of lessons whose own file has faults. */
  readonly faulty: readonly string[];
  readonly words: NonNullable<Read<typeof wordsEntry>>;
};

/** Finds words that stand twice: in one lesson, or in two lessons without being marked as shared. And marks that are not needed. */
export function checkWords({ lessons, faulty, words }: All): ContentFault[] {
  const faults: ContentFault[] = [];
  const fault = (source: YamlFile, path: Path, problem: string, remedy: string) =>
    faults.push({ file: source.file, line: source.lineOf(path), problem, remedy });

  const shared = new Set(words.entry.gedeeld.map(fold));
  const offTopic = new Set(words.entry.buiten_onderwerp.map(fold));
  const homes = new Map<string, LessonSource[]>();
  for (const item of lessons) {
    item.lesson.words.forEach((word, at) => {
      const key = fold(word);
      const before = homes.get(key) ?? [];
      homes.set(key, [...before, item]);
      const path = ['woorden', at];
      if (offTopic.has(key))
        fault(
          item.source,
          path,
          `het woord “${word}” staat in ${words.source.file} bij “buiten_onderwerp”`,
          'Haal het op een van de twee plekken weg.',
        );
      const [first] = before;
      if (before.includes(item))
        fault(item.source, path, `het woord “${word}” staat er twee keer`, 'Houd er één over.');
      else if (first && !shared.has(key))
        fault(
          item.source,
          path,
          `het woord “${word}” staat ook bij de les “${first.lesson.id}”`,
          `Houd het bij één les, of zet het in ${words.source.file} bij “gedeeld”.`,
        );
    });
  }
  // A lesson that could not be read may be the second home of a shared word.
  if (faulty.length === 0) {
    words.entry.gedeeld.forEach((word, at) => {
      if ((homes.get(fold(word))?.length ?? 0) < 2)
        fault(words.source, ['gedeeld', at], `het woord “${word}” staat niet bij twee lessen`, 'Haal het hier weg.');
    });
  }
  const known = [...lessons.map(({ lesson }) => lesson.id), ...faulty];
  words.entry.tweelingen.forEach(({ lessen }, at) => {
    lessen.forEach((id, side) => {
      if (!known.includes(id))
        fault(
          words.source,
          ['tweelingen', at, 'lessen', side],
          `de les “${id}” bestaat niet`,
          remedyFor(id, known) ?? 'Verander het id of haal het weg.',
        );
    });
  });
  return faults;
}
