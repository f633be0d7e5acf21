import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { type Bring, given, type Outcome, renderAndSend, texts } from '#core';
import { onceMore } from '../wire/once-more.ts';
import type { Mount, Mounted, MountParts, PlatformAdapter } from '../wire/platform-adapter.ts';
import { createReplayGuard } from '../wire/replay-guard.ts';
import { hearAnywhere } from './api/ask-anywhere.ts';
import { type ChannelsOf, createChannelsOf } from './api/channels-of.ts';
import { type AccessSettings, type DoorSettings, slackConfiguration } from './api/configuration.ts';
import { installationFor, type ReplyTarget, updateCard } from './api/deliver-answer.ts';
import { describeError } from './api/errors.ts';
import { createGreeting } from './api/greet.ts';
import { hearChannels } from './api/hear-channels.ts';
import { hearHome } from './api/hear-home.ts';
import { hearInstalling, installPath } from './api/hear-installing.ts';
import { hearLinks } from './api/hear-links.ts';
import { hearShortcuts } from './api/hear-shortcuts.ts';
import { createHomes, type Homes } from './api/homes.ts';
import { doneByOutsider, homeOf, installationOf, saidByOutsider, teamOf, type Whereabouts } from './api/identity.ts';
import { installedWorkspaces } from './api/installed-workspaces.ts';
import { formCallback, noticeInModal } from './api/modal-view.ts';
import { appMention, blockActions, directMessage, isGroupConversation, slashCommand } from './api/payloads.ts';
import { createViewPresses } from './api/pressed-in-view.ts';
import { respond } from './api/respond.ts';
import type { Acknowledge } from './api/sent-form.ts';
import { createSignsOfLife, type SignsOfLife } from './api/signs-of-life.ts';
import { answerStranger, answerUnheard } from './api/unheard.ts';
import { callSlack } from './api/web-api.ts';
import { oneWorkspace, type Workspaces, withAccess } from './api/workspaces.ts';
import { asked, type Conversation, letIn, pressed, submitted } from './converse.ts';
import { fromForm } from './form.ts';
import { rateLimits } from './limits.ts';
import { toMessage } from './render.ts';
import { send } from './send.ts';

type Bolt = ReturnType<typeof import('./api/bolt.ts').openBolt> & {
  readonly line: Mounted['line'];
  readonly people: Conversation['people'];
  readonly workspaces: Workspaces;
  readonly channelsOf: ChannelsOf;
};
type Talk = Conversation & Whereabouts & { readonly signs: SignsOfLife };

export type Settings = {
  readonly door: DoorSettings;
  readonly access: AccessSettings;
  readonly apiUrl: string;
};

const path = '/slack/events';

/** Slack: the command, mentions, direct messages, buttons and forms, on POST /slack/events or over a socket. */
export const adapter: PlatformAdapter<Settings> = {
  id: 'slack',
  name: 'Slack',
  path,
  workspace: { option: 'workspace', word: 'werkruimte' },
  rateLimits,
  readiness: { refused: 'slack-token', incomplete: 'slack-scopes', away: 'slack-socket' },
  reachedBy: ({ door }) => (door.kind === 'socket' ? 'via Socket Mode, geen openbaar adres nodig' : undefined),
  configuration: slackConfiguration,
  notes: ({ access }) =>
    access.kind === 'many'
      ? [`Slack installeren:  ${access.publicUrl}${installPath}  (deel dit adres met werkruimten)`]
      : [],
  async load(): Promise<Mount<Settings>> {
    const [{ openDoor }, { openBolt }, { createPeople }] = await Promise.all([
      import('./api/open-door.ts'),
      import('./api/bolt.ts'),
      import('./api/people.ts'),
    ]);
    return (settings, parts) => {
      const { log, now = Date.now } = parts;
      const { receiver, line, start } = openDoor(settings, parts, path);
      const unheard = (body: unknown) => answerUnheard(body, { apiUrl: settings.apiUrl, log });
      const bolt = openBolt({ ...settings, ...parts, receiver, unheard });
      const workspaces = openWorkspaces(settings, parts);
      const asking = { client: bolt.client, tokenOf: tokenFrom(workspaces), log, now };
      const people = createPeople(asking);
      const channelsOf = createChannelsOf(asking);
      const mounted = mount({ ...bolt, line, workspaces, people, channelsOf }, settings, parts);
      start();
      return mounted;
    };
  },
};

/** Where we are installed; for many workspaces with the pages by which somebody installs us. */
function openWorkspaces({ access, apiUrl }: Settings, parts: MountParts): Workspaces {
  if (access.kind === 'one') return oneWorkspace({ apiUrl, botToken: access.botToken });
  const { server, log, running, shared, installations, now = Date.now } = parts;
  if (!installations) throw new Error('there is no place to keep the tokens of workspaces');
  const options = { ...access, apiUrl, installations, log, running, shared, now };
  hearInstalling(server, options);
  return installedWorkspaces(options);
}

const tokenFrom =
  ({ find }: Workspaces) =>
  async (installation: string): Promise<string | undefined> => {
    const found = await find(installation);
    return found.kind === 'open' ? found.access.botToken : undefined;
  };

/** Who presses *Deel in kanaal* twice meant it once. */
const shareTtlMs = 60_000;

function mount(bolt: Bolt, settings: Settings, parts: MountParts): Mounted {
  const { desk, log, shared, onUntaken, now = Date.now } = parts;
  const { app, line, people, workspaces, channelsOf } = bolt;
  const say: Mounted['say'] = ({ place }, reply) =>
    renderAndSend(
      () => toMessage(reply, { canShare: false }),
      (message) => withAccess(workspaces, place.workspace, (access) => send(place, message, access)),
    );
  const talk: Talk = {
    desk,
    shares: createReplayGuard({ name: 'slack share', ttlMs: shareTtlMs, now, shared }),
    signs: createSignsOfLife((place) => letIn(place, { desk }), log, now),
    log,
    people,
    respond: (url, message) => onceMore(() => respond(url, message, { apiUrl: settings.apiUrl, log })).then(counting),
    post: (to, message, installation) =>
      onceMore(() => withAccess(workspaces, installation, (access) => send(to, message, access))).then(
        noting('an answer'),
      ),
    call: (method, content, installation) =>
      onceMore(() => withAccess(workspaces, installation, (access) => callSlack(method, content, access))).then(
        noting(method),
      ),
    homeIn: (body, channel) => homeOf(installationOf(body), channel, { desk, workspaces }),
    isGone: (home) => workspaces.isGone(installationFor(home)),
    async announce(announcement, { channel, message }, replace) {
      const inChannel: Bring = async (reply, project) => {
        const place = { ...project.place, channel };
        const outcome = await say({ place }, reply);
        if (outcome.kind === 'sent') await talk.signs.surely(place);
        return outcome;
      };
      const untold = await desk.announce(announcement, replace ? [replace, inChannel] : [inChannel]);
      const { folds } = announcement;
      if (folds && folds.message !== message)
        await updateCard(talk, { ...folds, channel: folds.place.channel }, folds.place.workspace);
      return untold;
    },
  };
  const counting = (outcome: Outcome) => {
    if (outcome.kind !== 'sent') onUntaken?.(outcome.reason);
    return outcome;
  };
  const noting = (what: string) => (outcome: Outcome) => {
    if (outcome.kind !== 'sent')
      log.warn({ what, outcome: outcome.kind, reason: outcome.reason }, 'Slack did not take it');
    return counting(outcome);
  };
  hearCommands(bolt, talk);
  hearMessages(bolt, talk, parts);
  const homes = createHomes({ desk, call: talk.call, channelsOf });
  hearHome(app, homes, talk);
  hearLinks(app, talk);
  hearPresses(bolt, talk, createViewPresses({ talk, homes, channelsOf }));
  hearShortcuts(bolt, talk, talk.signs);
  hearAnywhere(bolt, talk);
  hearForms(bolt, talk, homes);
  const { homeIn } = talk;
  hearChannels(app, { desk, log, workspaces, homeIn, now, welcome: createGreeting(talk, parts, say) });
  app.error(async (error) =>
    log.error({ errorId: randomUUID(), error: describeError(error) }, 'Bolt reported an error'),
  );

  return {
    say,
    line,
    tell: ({ place, owner }, reply) => say({ place: { ...place, channel: owner.id } }, reply),
    probe: workspaces.probe,
  };
}

/** Slack gives up after three seconds, so we acknowledge first. https://docs.slack.dev/interactivity/slash-commands */
function hearCommands({ app, unheard }: Bolt, talk: Talk): void {
  app.command('/lessen', async ({ ack, payload }) => {
    await ack();
    const command = slashCommand.safeParse(payload).data;
    const home = command && (await talk.homeIn(payload, command.channel_id));
    if (!command || !home) return unheard(payload);
    const { text, channel_id, channel_name, user_id, user_name, trigger_id, response_url } = command;
    if (await talk.isGone(home)) return answerStranger(home, response_url, talk);
    // Slack shows no composer to who is not in the channel, so who types a command there is a member.
    const target = {
      ...home,
      channel: channel_id,
      user: user_id,
      trigger: trigger_id,
      url: response_url,
      member: true,
      isGroup: isGroupConversation({ name: channel_name }),
    };
    await asked({ text, by: { id: user_id, name: user_name }, target }, talk);
    await talk.signs.perhaps(target);
  });
}

/** A mention inside a direct message arrives as two events, moments apart; one that is edited arrives again, a day later too. */
const messageTtlMs = 24 * 60 * 60_000;

/** Of bots, and what is no question: an edit, somebody who joins. */
const notSaid = 'a message that is not for us to answer';

function hearMessages({ app, workspaces }: Bolt, talk: Talk, { now = Date.now, shared }: MountParts): void {
  const messages = createReplayGuard({ name: 'slack message', ttlMs: messageTtlMs, now, shared });

  async function hear(said: z.output<typeof appMention>, body: unknown, thread: string | undefined): Promise<void> {
    const { channel, ts, text, user, thread_ts, files, channel_type } = said;
    const turn = await messages.begin(`${channel}:${ts}`);
    if (turn.kind !== 'first') return;
    const home = (await talk.homeIn(body, channel)) ?? { workspace: '' };
    if (await talk.isGone(home)) return answerStranger(home, undefined, talk);
    const target: ReplyTarget = {
      ...home,
      channel,
      user,
      member: true,
      isOutsider: saidByOutsider(body),
      inThread: thread_ts !== undefined,
      isGroup: isGroupConversation({ type: channel_type }),
      ...given({ thread }),
    };
    const hasFiles = files !== undefined && files.length > 0;
    await talk.signs.surely(target);
    await asked({ text, by: { id: user }, target, hasFiles }, talk);
    await turn.done();
  }
  app.event('app_mention', async ({ payload, body }) => {
    const mention = appMention.safeParse(payload).data;
    if (mention) await hear(mention, body, mention.thread_ts ?? mention.ts);
    else talk.log.debug(notSaid);
  });
  app.event('message', async ({ payload, body }) => {
    const message = directMessage.safeParse(payload).data;
    const root = workspaces.isAgent() ? message?.ts : undefined;
    if (message) await hear(message, body, message.thread_ts ?? root);
    else talk.log.debug(notSaid);
  });
}

function hearPresses({ app, unheard }: Bolt, talk: Talk, isOfView: (body: unknown) => Promise<boolean>): void {
  app.action({ type: 'block_actions' }, async ({ ack, body }) => {
    await ack();
    if (await isOfView(body)) return;
    const action = blockActions.safeParse(body).data;
    const home = action && (await talk.homeIn(body, action.channel.id));
    if (!action || !home) return unheard(body);
    const { response_url: url, user, channel, container, actions, trigger_id } = action;
    if (await talk.isGone(home)) return answerStranger(home, url, talk);
    const target: ReplyTarget = {
      ...home,
      channel: channel.id,
      user: user.id,
      url,
      member: false,
      pressed: container.is_ephemeral ? 'private' : 'public',
      isGroup: isGroupConversation(channel),
      isOutsider: doneByOutsider(body),
      ...given({ trigger: trigger_id, thread: container.thread_ts, message: container.message_ts }),
    };
    await pressed({ value: actions[0].value, by: user, target }, talk);
    await talk.signs.perhaps(target);
  });
}

function hearForms({ app, unheard }: Bolt, talk: Talk, homes: Homes): void {
  app.view({ callback_id: formCallback, type: 'view_submission' }, async ({ ack, body }) => {
    const sent = fromForm(body);
    if (!sent) {
      await ack(noticeInModal(texts.sorry, texts.oldButton));
      return unheard(body);
    }
    if (await talk.isGone(sent.place)) {
      await ack(noticeInModal(texts.sorry, texts.notInstalled));
      return answerStranger(sent.place, undefined, talk);
    }
    const isOutsider = doneByOutsider(body, sent.place.workspace);
    const acknowledge: Acknowledge = (response) => (response ? ack(response) : ack());
    await submitted({ ...sent, by: sent.user, isOutsider, acknowledge }, talk);
    if (sent.place.fromHome) {
      await homes.refresh({ installation: installationFor(sent.place), user: sent.user.id, team: teamOf(body) });
    }
    await talk.signs.perhaps(sent.place);
  });
}
