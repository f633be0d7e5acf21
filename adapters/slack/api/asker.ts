import { type Asker, given } from '#core';
import { toPlace } from '../parse.ts';
import { installationFor, type ReplyTarget } from './deliver-answer.ts';
import type { PeopleOf } from './people.ts';

/** Who does something, by id. Slack sends a name along with some payloads. */
export type Somebody = { readonly id: string; readonly name?: string | undefined };

/** Where they do it; in the Home tab and in some modals there is no channel. */
type AskedFrom = Pick<ReplyTarget, 'workspace' | 'via' | 'member' | 'isGroup' | 'isOutsider'> & {
  readonly channel?: string | undefined;
};

/** Who asks, and where, as the desk wants to know it. */
export function askerOf({ id, name }: Somebody, from: AskedFrom, peopleOf: PeopleOf): Asker {
  const { workspace, channel, member, isGroup = false, isOutsider = false } = from;
  const people = peopleOf(installationFor(from));
  return {
    id,
    who: async () => ({ id, name: await people.name(id, name) }),
    ...given({ shownName: name }),
    ...given({ place: channel === undefined ? undefined : toPlace({ workspace, channel }) }),
    isGroup,
    isOutsider,
    invitation: 'in Slack: /invite @Lessenbot',
    isMember: async () => member || (channel !== undefined && (await people.isMember(channel, id))),
  };
}
