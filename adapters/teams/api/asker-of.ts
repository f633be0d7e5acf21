import { type Asker, clip, given, texts, tidy } from '#core';
import { toPlace } from '../parse.ts';
import type { Turn } from './turn.ts';

/** Teams shows a conversation only to its members, so whoever speaks there is one. */
export function askerOf({ activity }: Turn): Asker {
  const person = { id: activity.from.id, name: nameOf(activity) };
  return {
    id: person.id,
    who: async () => person,
    shownName: person.name,
    ...given({ place: toPlace(activity) }),
    ...given({ team: activity.channelData?.team?.id ?? undefined }),
    address: activity.serviceUrl,
    isMember: async () => true,
  };
}

/** How somebody is called in front of others. */
export function nameOf({ from }: Turn['activity']): string {
  return clip(tidy(from.name ?? ''), 80) || texts.someone;
}
