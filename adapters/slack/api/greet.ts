import { type Place, texts } from '#core';
import { onceMore } from '../../wire/once-more.ts';
import type { Mounted, MountParts } from '../../wire/platform-adapter.ts';
import { createReplayGuard } from '../../wire/replay-guard.ts';
import type { Conversation } from '../converse.ts';
import { isRefused } from './deliver-answer.ts';

/** Who puts us in a channel again within a day has read it. */
const ttlMs = 24 * 60 * 60_000;

/** Tells a channel that we are put in, once, what we do there. */
export function createGreeting(
  { desk, people }: Pick<Conversation, 'desk' | 'people'>,
  { now = Date.now, shared }: Pick<MountParts, 'now' | 'shared'>,
  say: Mounted['say'],
): (place: Place, inviter: string | undefined) => Promise<void> {
  const welcomed = createReplayGuard({ name: 'slack welcome', ttlMs, now, shared });
  return async (place, inviter) => {
    const turn = await welcomed.begin(`${place.workspace}:${place.channel}`);
    if (turn.kind !== 'first') return;
    const name = inviter === undefined ? texts.someone : await people(place.workspace).name(inviter);
    const reply = await desk.welcome(place, name === texts.someone ? undefined : name);
    const outcome = reply && (await onceMore(() => say({ place }, reply)));
    if (outcome && isRefused(outcome)) turn.forget();
    else await turn.done();
  };
}
