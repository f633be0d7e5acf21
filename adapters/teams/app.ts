import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { renderAndSend, texts } from '#core';
import { isObject } from '../wire/json.ts';
import type { Mount, Mounted, MountParts, PlatformAdapter } from '../wire/platform-adapter.ts';
import { type postOnce, postOnKept } from '../wire/post.ts';
import { createReplayGuard } from '../wire/replay-guard.ts';
import { answerQuestion } from './api/answer-question.ts';
import { createAnsweredQuestions } from './api/answered-questions.ts';
import { createTeamsClient, type TeamsClient } from './api/client.ts';
import { chosenCommand } from './api/compose-payload.ts';
import { teamsConfiguration } from './api/configuration.ts';
import { type Credentials, type SignInSettings, toCredentials } from './api/credentials.ts';
import { openDoor } from './api/door.ts';
import { openedSetUp, pressedInDialog } from './api/in-dialog.ts';
import { invokeCard, isComposing, saidOn } from './api/invoke.ts';
import { openOwnToken } from './api/own-token.ts';
import { cardBehindLink, searchToInsert } from './api/search-extension.ts';
import { sendToPerson } from './api/send-to-person.ts';
import type { Authenticate, Token } from './api/sign-in.ts';
import { heard } from './api/signs-of-life.ts';
import { isAddedToChannel, teamHappened } from './api/team-events.ts';
import { type Handled, type Turn, toTurn } from './api/turn.ts';
import { asked, askedBeside, askedToCheck, type Conversation, letIn, pressed, submitted } from './converse.ts';
import { rateLimits } from './limits.ts';
import { toText } from './parse.ts';
import { receive } from './receive.ts';
import { toMessage, toNotice } from './render.ts';
import { send } from './send.ts';

export type Settings = SignInSettings & {
  readonly allowedTenants: readonly string[];
  /** No app id: only this very computer may talk to the bot. */
  readonly local?: boolean;
  /** How a message leaves; tests play Teams here. */
  readonly post?: typeof postOnce;
};

const path = '/api/messages';
/** Who adds us again within a day has read what we do. */
const welcomeTtlMs = 24 * 60 * 60_000;

const waysToSignIn: Readonly<Record<Credentials['proof']['kind'], string>> = {
  secret: 'een clientgeheim',
  certificate: 'een certificaat',
  machine: 'een beheerde identiteit van Azure',
};

/** Teams: personal chats, group chats and channels, on POST /api/messages. */
export const adapter: PlatformAdapter<Settings> = {
  id: 'teams',
  name: 'Teams',
  path,
  workspace: { option: 'tenant', word: 'tenant' },
  rateLimits,
  readiness: { refused: 'teams-sign-in' },
  configuration: teamsConfiguration,
  signsInBy: (settings) => waysToSignIn[toCredentials(settings).proof.kind],
  async load(): Promise<Mount<Settings>> {
    return (settings, parts) => {
      if (settings.local) return mount({}, settings, parts);
      const authenticate = openDoor(settings, parts.now ?? Date.now);
      const signIn = openOwnToken(settings);
      signIn.catch((err: unknown) => parts.log.error({ err }, 'there is no way to sign in with Microsoft'));
      return mount({ authenticate, token: async (...args) => (await signIn)(...args) }, settings, parts);
    };
  },
};

/** Without an app id nobody is asked who they are: then only this computer is let in. */
type Door = { readonly authenticate?: Authenticate; readonly token?: Token };

const anybody: Authenticate = async () => undefined;

function mount({ authenticate = anybody, token }: Door, settings: Settings, parts: MountParts): Mounted {
  const { server, desk, log, shared, running, onUntaken, now = Date.now } = parts;
  const client = createTeamsClient({ ...settings, log, token });
  const answering = createTeamsClient({ post: postOnKept, ...settings, log, token });
  const welcomed = createReplayGuard({ name: 'teams welcome', ttlMs: welcomeTtlMs, now, shared });
  const answered = createAnsweredQuestions(now);
  const handle = (activity: Turn['activity']) => {
    // Nobody waits for it, and a store that is away is no reason to stay silent.
    if (isSignOfLife(activity))
      void running.add(heard(activity, desk)).catch((err: unknown) => log.error({ err }, 'a sign of life was missed'));
    return happened(toTurn(activity, answering, { log, onUntaken }), { desk, welcomed, answered }, log);
  };
  server.post(path, ...receive({ ...settings, authenticate, log, now, shared, running, handle }));
  return { say: sayBy(client, settings), tell: tellBy(client, settings), probe: client.probe };
}

/** The one place where our own mistakes end: a line in the log, and a kind word to whoever asked. */
async function happened(turn: Turn, talk: Conversation, log: Logger): Promise<Handled> {
  const { type, name } = turn.activity;
  const failed = (err: unknown) => log.error({ requestId: randomUUID(), type, name, err }, 'Teams answer failed');
  const notice = toNotice(texts.apology);
  const apologise = async (error: unknown) => {
    failed(error);
    await turn.replyAlone(notice);
  };
  try {
    const { answer: given, after } = await answer(turn, talk);
    return { ...(given && { answer: given }), ...(after && { after: () => after().catch(apologise) }) };
  } catch (error) {
    if (type !== 'invoke') return { after: () => apologise(error) };
    failed(error);
    // A card gives way to one with a way on; elsewhere there is room for a sentence alone.
    return { answer: name === 'adaptiveCard/action' ? invokeCard(notice.card) : saidOn(turn.activity, texts.apology) };
  }
}

/** Two bots that answer each other never stop. */
const isFromBot = ({ from, recipient }: Turn['activity']) => from.role === 'bot' || from.id === recipient.id;

/** Said or pressed where we can hear it, or we were added: in a shared or private channel that is all that tells so. */
function isSignOfLife(activity: Turn['activity']): boolean {
  const { type, membersAdded, recipient } = activity;
  if (isAddedToChannel(activity)) return false; // Heard where we are let in.
  if (type === 'conversationUpdate') return membersAdded?.some(({ id }) => id === recipient.id) ?? false;
  return type === 'message' || (type === 'invoke' && !isComposing(activity));
}

/** Something said, a button pressed, the bot put in a chat or taken out. Other news is heard in silence. */
async function answer(turn: Turn, talk: Conversation): Promise<Handled> {
  const { type, value, action } = turn.activity;
  if (isFromBot(turn.activity)) return {};
  switch (type) {
    case 'message':
      return { after: () => (isObject(value) ? submitted(turn, talk) : asked(turn, talk)) };
    case 'messageUpdate':
      return { after: () => edited(turn, talk) };
    case 'invoke':
      return invoked(turn, talk);
    case 'installationUpdate':
      return { after: () => (action === 'add' ? letIn(turn, talk) : teamHappened(turn.activity, talk.desk)) };
    case 'conversationUpdate':
      return {
        after: () => (isAddedToChannel(turn.activity) ? letIn(turn, talk) : teamHappened(turn.activity, talk.desk)),
      };
    default:
      return {};
  }
}

/** Somebody mended a question. A message that was taken back and comes again is none. */
async function edited(turn: Turn, { desk, answered }: Conversation): Promise<void> {
  if (turn.activity.channelData?.eventType !== 'editMessage') return;
  await answered.edited(turn, toText(turn.activity), (by) => answerQuestion(by, desk));
}

/** What can be chosen in the menu of a message, or behind the slash. */
const fromMenu: Readonly<
  Record<ReturnType<typeof chosenCommand>, (turn: Turn, talk: Conversation) => Promise<Handled>>
> = {
  besideMessage: askedBeside,
  checkMessage: askedToCheck,
  setUpProject: openedSetUp,
};

/** What Teams waits for an answer to. */
async function invoked(turn: Turn, talk: Conversation): Promise<Handled> {
  switch (turn.activity.name) {
    case 'adaptiveCard/action':
      return pressed(turn, talk);
    case 'composeExtension/query':
      return { answer: searchToInsert(turn.activity, talk.desk) };
    case 'composeExtension/queryLink':
    case 'composeExtension/anonymousQueryLink':
      return { answer: cardBehindLink(turn.activity, talk.desk) };
    case 'composeExtension/fetchTask':
      return fromMenu[chosenCommand(turn.activity)](turn, talk);
    case 'composeExtension/submitAction':
    case 'task/fetch':
    case 'task/submit':
      return pressedInDialog(turn, talk);
    default:
      return { answer: { status: 501 } };
  }
}

/** In private, to who switched a project on. */
function tellBy(client: TeamsClient, { appId = 'bot' }: Settings): Mounted['tell'] {
  return async ({ place, address, owner }, reply) => {
    if (address === undefined) return { kind: 'parked', reason: 'channel-not-found', scope: 'channel' };
    const person = { serviceUrl: address, id: owner.id, bot: `28:${appId}`, tenantId: place.workspace };
    return renderAndSend(
      () => toMessage(reply, { canShare: false }),
      (message) => sendToPerson(person, message, client),
    );
  };
}

function sayBy(client: TeamsClient, { appId = 'bot' }: Settings): Mounted['say'] {
  return async ({ place, address }, reply) => {
    // Without an address Teams has never spoken to us from there.
    if (address === undefined) return { kind: 'parked', reason: 'channel-not-found', scope: 'channel' };
    const to = { serviceUrl: address, conversationId: place.channel };
    return renderAndSend(
      () => toMessage(reply, { canShare: false }),
      (message) => send(to, message, { client, botId: `28:${appId}` }),
    );
  };
}
