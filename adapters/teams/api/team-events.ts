import type { Desk, ParkReason, Place } from '#core';
import { toPlace } from '../parse.ts';
import type { Activity } from './activity.ts';
import { heard } from './signs-of-life.ts';

/**
 * What happened to a team or channel: it closes to us, or opens again. These name the team as their conversation, and the channel
 * in their data. Names and members that change are no news to us.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events
 */
export async function teamHappened(activity: Activity, desk: Pick<Desk, 'letIn' | 'shutOut'>): Promise<void> {
  const { channelData, membersRemoved, recipient, type, action } = activity;
  const isRemoved =
    membersRemoved?.some(({ id }) => id === recipient.id) ?? (type === 'installationUpdate' && action === 'remove');
  if (isRemoved) return shutOut('not-in-channel', activity, desk);
  const eventType = channelData?.eventType ?? '';
  if (Object.hasOwn(closing, eventType)) return shutOut(closing[eventType] ?? 'channel-not-found', activity, desk);
  if (opening.has(eventType)) return heard(activity, desk);
}

/**
 * Whether we were added to this one channel: into a shared or private one an app comes by itself, and no `installationUpdate` tells it. A team
 * as a whole does get one, so that is not meant here.
 */
export function isAddedToChannel(activity: Activity): boolean {
  const { type, membersAdded, recipient, channelData } = activity;
  const channel = channelData?.channel?.id ?? undefined;
  const isAdded = type === 'conversationUpdate' && membersAdded?.some(({ id }) => id === recipient.id);
  const isWhole = channelData?.eventType === 'teamMemberAdded' || channel === (channelData?.team?.id ?? undefined);
  // Where the team stands for the conversation, a word would come in another channel.
  return isAdded === true && channel !== undefined && !isWhole && channel === toPlace(activity)?.channel;
}

const closing: Readonly<Record<string, ParkReason>> = {
  channelDeleted: 'channel-not-found',
  teamDeleted: 'channel-not-found',
  teamHardDeleted: 'channel-not-found',
  teamArchived: 'archived',
};
const opening: ReadonlySet<string> = new Set(['channelRestored', 'teamRestored', 'teamUnarchived', 'channelShared']);

/** One channel where one is named, else all channels of the team. */
async function shutOut(reason: ParkReason, activity: Activity, desk: Pick<Desk, 'shutOut'>): Promise<void> {
  const place: Place | undefined = toPlace(activity);
  if (!place) return;
  const { channel: conversation, ...tenant } = place;
  const channel = activity.channelData?.channel?.id ?? undefined;
  const team = activity.channelData?.team?.id ?? undefined;
  if (channel !== undefined && channel !== team) return desk.shutOut({ ...tenant, channel }, reason);
  if (team !== undefined && (channel === team || conversation === team))
    return desk.shutOut({ ...tenant, team }, reason);
  return desk.shutOut(place, reason);
}
