import type { Catalogue } from '../content/catalogue.ts';
import type { Lesson } from '../domain/lesson.ts';

/** The lesson whose own page has this address; nothing for any other address, or where lessons have no pages. */
export function lessonAt(address: string, pages: string | undefined, catalogue: Catalogue): Lesson | undefined {
  const asked = URL.parse(address);
  const ours = URL.parse(`${pages}/lessen/`);
  if (!asked || !ours || asked.origin !== ours.origin || !asked.pathname.startsWith(ours.pathname)) return undefined;
  return catalogue.lesson(asked.pathname.slice(ours.pathname.length));
}
