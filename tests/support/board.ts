import { type Press, readPress } from '#core';

/** Who play along, on every platform. */
export const persons = ['anna', 'bilal'] as const;
export type Person = (typeof persons)[number];

/** A form that somebody has open: its fields, and what is wrong at each. */
export type OpenForm = {
  readonly fields: readonly string[];
  readonly faults: Readonly<Record<string, string>>;
  /** What stands on it beside its fields. */
  readonly says: string;
};

/** A message as people see it. */
export type Shown = {
  readonly words: string;
  /** Teams shows a form in a message. */
  readonly form?: OpenForm | undefined;
  readonly buttons: readonly { readonly label: string; readonly value: unknown }[];
};

type Entry = { readonly id: string; readonly to: Person | 'everybody'; shown: Shown; readonly own: Map<Person, Shown> };

/** The conversation in which the bot is, as each of them sees it. */
export function createBoard() {
  const entries: Entry[] = [];
  const isFor = (who: Person) => (entry: Entry) => entry.to === who || entry.to === 'everybody';
  const asSeenBy = (who: Person) => (entry: Entry) => entry.own.get(who) ?? entry.shown;
  return {
    add(id: string, to: Person | 'everybody', shown: Shown): void {
      entries.push({ id, to, shown, own: new Map() });
    },
    /** Something else in the place of a message: for everybody who sees it, or for one of them. */
    replace(id: string, shown: Shown, who?: Person): void {
      const entry = entries.find((one) => one.id === id);
      if (!entry) throw new Error(`there is no message ${id}`);
      if (who) entry.own.set(who, shown);
      else Object.assign(entry, { shown, own: new Map() });
    },
    seenBy: (who: Person): readonly Shown[] => entries.filter(isFor(who)).map(asSeenBy(who)),
    seenByAll: (): readonly Shown[] => entries.filter(({ to }) => to === 'everybody').map(({ shown }) => shown),
    /** The latest button with this label that somebody sees. */
    button(label: string, who: Person) {
      const entry = entries.findLast((one) => isFor(who)(one) && asSeenBy(who)(one).buttons.some(isCalled(label)));
      const button = entry && asSeenBy(who)(entry).buttons.find(isCalled(label));
      if (!entry || !button) throw new Error(`${who} sees no button “${label}”`);
      return { message: entry.id, isPrivate: entry.to === who, value: button.value };
    },
  };
}

const isCalled = (label: string) => (button: Shown['buttons'][number]) => button.label === label;

/** What the buttons of a message do, as far as they are ours. */
export const pressesOf = (shown: Shown | undefined): Press[] =>
  shown?.buttons.flatMap(({ value }) => readPress(value) ?? []) ?? [];
