/** How somebody is answered now: as usual, with a word that it goes too fast, or, told that a moment ago, not at all. */
export type Pace = (person: string) => 'usual' | 'too-fast' | 'told';

/** More people than ask within one window; beyond that the oldest counts are forgotten, so memory stays bounded. */
const maxPeople = 10_000;

/**
 * So many questions a person in a window of `windowMs` (by the clock given, ms), so that one who asks without end takes nothing
 * from the others. A window begins with somebody's first question.
 */
export function createPace({ most, windowMs, now }: { most: number; windowMs: number; now: () => number }): Pace {
  // A Map keeps the order of arrival, and every window is equally long: the oldest is always in front.
  const windows = new Map<string, { readonly end: number; asked: number }>();

  function windowOf(person: string, time: number) {
    const open = windows.get(person);
    if (open && open.end > time) return open;
    windows.delete(person);
    for (const [other, { end }] of windows) {
      if (end > time && windows.size < maxPeople) break;
      windows.delete(other);
    }
    const fresh = { end: time + windowMs, asked: 0 };
    windows.set(person, fresh);
    return fresh;
  }

  return (person) => {
    const window = windowOf(person, now());
    window.asked += 1;
    if (window.asked <= most) return 'usual';
    return window.asked === most + 1 ? 'too-fast' : 'told';
  };
}
