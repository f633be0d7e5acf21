import type { App } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Desk, ParkReason, Place } from '#core';
import { toPlace } from '../parse.ts';
import { isOurself, workspaceOfEvent } from './identity.ts';
import { channelEvent, channelIdChanged, tokensRevoked } from './payloads.ts';

type Hall = {
  readonly desk: Desk;
  readonly log: Logger;
  /** Somebody put us in a channel. */
  readonly welcome: (place: Place, inviter: string | undefined) => Promise<void>;
};
type Happened = { readonly payload: unknown; readonly body: unknown };
type Hearing = (happened: Happened) => Promise<void>;

/** Slack tells these only of channels where we are or were: they open a channel to us, close it, or give it another id. */
export function hearChannels(app: App, { desk, log, welcome }: Hall): void {
  const opened: Hearing = async (happened) => {
    const place = placeOf(happened);
    if (place) await desk.letIn(place);
  };
  const closed =
    (reason: ParkReason): Hearing =>
    async (happened) => {
      const place = placeOf(happened);
      if (place) await desk.shutOut(place, reason);
    };
  const ended =
    (reason: ParkReason): Hearing =>
    async ({ body }) => {
      const workspace = workspaceOfEvent(body);
      if (workspace) await desk.shutOut({ platform: 'slack', workspace }, reason);
    };
  app.event('member_joined_channel', async (happened) => {
    await opened(happened);
    const place = placeOf(happened);
    const { user = '', inviter } = channelEvent.safeParse(happened.payload).data ?? {};
    if (place && isOurself(happened.body, user)) await welcome(place, inviter);
  });
  app.event('channel_unarchive', opened);
  app.event('group_unarchive', opened);
  app.event('channel_archive', closed('archived'));
  app.event('group_archive', closed('archived'));
  app.event('channel_deleted', closed('channel-not-found'));
  app.event('group_deleted', closed('channel-not-found'));
  app.event('channel_left', closed('not-in-channel'));
  app.event('group_left', closed('not-in-channel'));
  app.event('member_left_channel', async (happened) => {
    const { user = '' } = channelEvent.safeParse(happened.payload).data ?? {};
    if (isOurself(happened.body, user)) await closed('not-in-channel')(happened);
  });
  app.event('channel_id_changed', (happened) => moved(happened, desk, log));
  app.event('app_uninstalled', ended('no-installation'));
  app.event('tokens_revoked', async (happened) => {
    // That somebody took back a token of their own is no news to us.
    if (isOfBot(happened.payload)) await ended('signed-out')(happened);
  });
}

async function moved({ payload, body }: Happened, desk: Desk, log: Logger): Promise<void> {
  const ids = channelIdChanged.safeParse(payload).data;
  const workspace = workspaceOfEvent(body);
  if (!ids || !workspace) return;
  const from = toPlace({ workspace, channel: ids.old_channel_id });
  const to = toPlace({ workspace, channel: ids.new_channel_id });
  if (!from || !to) return;
  if ((await desk.moved(from, to)) === 'taken') {
    log.warn('a channel got another id, under which there is a project already: that one stays');
  }
  await desk.letIn(to);
}

/** Whether a token of ours is among those that were revoked. */
function isOfBot(payload: unknown): boolean {
  return (tokensRevoked.safeParse(payload).data?.tokens.bot?.length ?? 0) > 0;
}

function placeOf({ payload, body }: Happened) {
  const channel = channelEvent.safeParse(payload).data?.channel;
  const workspace = workspaceOfEvent(body);
  return channel && workspace ? toPlace({ workspace, channel }) : undefined;
}
