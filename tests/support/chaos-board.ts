import { type Press, readPress } from '#core';
import { within } from './within.ts';

/** A button that stands on a message: what it carries, and how we read that. */
type ChaosButton = { readonly value: unknown; readonly press: Press | undefined };

/** A message that a platform keeps. */
export type Kept = {
  readonly id: string;
  /** `everybody` in the channel, or somebody alone. */
  readonly to: string;
  /** Its words, as they are and as they were before. */
  readonly versions: string[];
  /** The changes that could be taken back from it. */
  readonly changes: Set<string>;
  /** The nudge that it brought, when it came as one. */
  readonly nudge: string | undefined;
  buttons: readonly ChaosButton[];
  /** The form in it, in the way of the platform. */
  form?: unknown;
};

export type ChaosBoard = ReturnType<typeof createChaosBoard>;
type Shown = Pick<Kept, 'buttons' | 'form'> & { readonly words: string };

/** All that people can see, in the order in which it came. */
export function createChaosBoard() {
  const kept: Kept[] = [];
  let count = 0;
  return {
    kept: kept as readonly Kept[],
    add(to: string, { words, ...shown }: Shown): string {
      const id = `m${++count}`;
      const changes = new Set(changesOn(shown.buttons));
      kept.push({ id, to, versions: [words], changes, nudge: nudgeOn(shown.buttons), ...shown });
      return id;
    },
    /** In the place of a message, for whoever sees it. A message that is not there becomes a new one for somebody alone. */
    replace(id: string, shown: Shown, to: string): void {
      const old = kept.find((one) => one.id === id);
      if (!old) return void this.add(to, shown);
      old.versions.push(shown.words);
      for (const change of changesOn(shown.buttons)) old.changes.add(change);
      Object.assign(old, { buttons: shown.buttons, form: shown.form });
    },
    /** The latest message that somebody sees with a button for which this holds. */
    button(who: string, holds: (press: Press) => boolean) {
      for (const message of kept.toReversed()) {
        if (message.to !== 'everybody' && message.to !== who) continue;
        const button = message.buttons.find(({ press }) => press && holds(press));
        if (button) return { message, value: button.value };
      }
      return undefined;
    },
    /** How often somebody saw something new, alone or with everybody. */
    seenBy: (who: string) =>
      kept.reduce((sum, { to, versions }) => sum + (to === 'everybody' || to === who ? versions.length : 0), 0),
    form: (who: string) => kept.findLast(({ to, form }) => to === who && form !== undefined),
  };
}

function nudgeOn(buttons: Shown['buttons']): string | undefined {
  for (const { press } of buttons) if (press && 'nudge' in press.intent) return press.intent.nudge;
  return undefined;
}

const changesOn = (buttons: Shown['buttons']) =>
  buttons.flatMap(({ press }) => (press?.intent.kind === 'undo' && press.intent.change ? [press.intent.change] : []));

/** The words and the buttons of a card, in whichever way a platform writes them. */
export function toShown(card: unknown): Shown {
  const parts = within(card);
  return {
    words: parts.flatMap(({ text, title }) => [text, title].filter((one) => typeof one === 'string')).join('\n'),
    buttons: parts.flatMap((part) => {
      const { type, value } = part;
      const options = type === 'overflow' ? within(part.options).map((one) => one.value) : [];
      const own = type === 'button' ? [value] : [];
      const pressed = type === 'Action.Execute' ? [Object(part.data).press ?? part.data] : [];
      return [...own, ...options, ...pressed]
        .filter((one) => one !== undefined)
        .map((one) => ({ value: one, press: readPress(one) }));
    }),
  };
}
