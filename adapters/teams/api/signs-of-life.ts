import { type Desk, given } from '#core';
import { toPlace } from '../parse.ts';
import type { Activity } from './activity.ts';

/**
 * Something came from a conversation, so we may write there. What is told of a whole team, such as that we were added to it, names the
 * team as its conversation: then that holds for all of its channels.
 */
export async function heard(activity: Activity, desk: Pick<Desk, 'letIn'>): Promise<void> {
  const place = toPlace(activity);
  if (!place) return;
  const { channel, ...tenant } = place;
  const team = activity.channelData?.team?.id ?? undefined;
  const about = activity.channelData?.channel?.id ?? undefined;
  const sign = given({ address: activity.serviceUrl, inTeam: team });
  await desk.letIn({ ...place, ...sign });
  // Some of what is told of one channel names the team as its conversation too.
  if (about !== undefined && about !== channel) return desk.letIn({ ...tenant, channel: about, ...sign });
  if (team === channel) await desk.letIn({ ...tenant, team, ...sign });
}
