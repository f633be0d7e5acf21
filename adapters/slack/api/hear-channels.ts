import type { App } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Desk, ParkReason, Place } from '#core';
import { toPlace } from '../parse.ts';
import { installationOf, isOurself, type Whereabouts } from './identity.ts';
import { channelEvent, channelIdChanged, happenedAt, tokensRevoked } from './payloads.ts';
import type { Workspaces } from './workspaces.ts';

type Hall = {
  readonly desk: Desk;
  readonly log: Logger;
  readonly workspaces: Pick<Workspaces, 'left'>;
  readonly homeIn: Whereabouts['homeIn'];
  /** Real, epoch ms. */
  readonly now: () => number;
  /** Somebody put us in a channel. */
  readonly welcome: (place: Place, inviter: string | undefined) => Promise<void>;
};
type Happened = { readonly payload: unknown; readonly body: unknown };
type Hearing = (happened: Happened) => Promise<void>;

/** Slack tells these only of channels where we are or were: they open a channel to us, close it, or give it another id. */
export function hearChannels(app: App, hall: Hall): void {
  const { desk, log, workspaces, now, welcome } = hall;
  const opened: Hearing = async (happened) => {
    const { place, isOurs } = await whereIs(happened, hall);
    if (place && isOurs) await desk.letIn(place);
  };
  const closed =
    (reason: ParkReason): Hearing =>
    async (happened) => {
      const { place, isOurs } = await whereIs(happened, hall);
      // A channel is gone for all who share it; that one of them left says nothing of the others.
      if (place && (isOurs || reason !== 'not-in-channel')) await desk.shutOut(place, reason);
    };
  const ended =
    (what: 'app' | 'token'): Hearing =>
    async ({ body }) => {
      const { by: workspace } = installationOf(body);
      if (!workspace) return;
      // Slack also brings what it could not bring before: by now somebody may have installed us again.
      const isSo = await workspaces.left(workspace, what, happenedAt(body) ?? now());
      if (isSo) await desk.left({ platform: 'slack', workspace }, endings[what]);
      else log.info({ workspace }, 'what was taken away is not what lets us in now');
    };
  app.event('member_joined_channel', async (happened) => {
    await opened(happened);
    const { place } = await whereIs(happened, hall);
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
  app.event('channel_id_changed', (happened) => moved(happened, hall));
  app.event('app_uninstalled', ended('app'));
  app.event('tokens_revoked', async (happened) => {
    // That somebody took back a token of their own is no news to us.
    if (isOfBot(happened.payload)) await ended('token')(happened);
  });
}

const endings = { app: 'no-installation', token: 'signed-out' } as const satisfies Record<string, ParkReason>;

async function moved({ payload, body }: Happened, { desk, log, homeIn }: Hall): Promise<void> {
  const ids = channelIdChanged.safeParse(payload).data;
  const home = ids && (await homeIn(body, ids.old_channel_id));
  if (!home) return;
  const { workspace } = home;
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

/** The place of an event; and whether the installation that tells it is the one that writes there. */
async function whereIs(
  { payload, body }: Happened,
  { homeIn }: Hall,
): Promise<{ readonly place?: Place | undefined; readonly isOurs: boolean }> {
  const channel = channelEvent.safeParse(payload).data?.channel;
  const home = channel === undefined ? undefined : await homeIn(body, channel);
  if (channel === undefined || !home) return { isOurs: false };
  return { place: toPlace({ workspace: home.workspace, channel }), isOurs: home.via === undefined };
}
