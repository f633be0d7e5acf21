import { randomUUID } from 'node:crypto';
import { type Answer, type Asker, type Desk, type FormValues, type LookupButton, shortReply, texts } from '#core';
import type { ReplayGuard } from '../wire/replay-guard.ts';
import { askerOf, type Somebody } from './api/asker.ts';
import {
  answerAlone,
  type Delivery,
  deliverAnswer,
  forEverybody,
  installationFor,
  isRefused,
  onlyForYou,
  type ReplyTarget,
  threadOf,
} from './api/deliver-answer.ts';
import { describeError } from './api/errors.ts';
import type { FormPlace } from './api/modal-view.ts';
import type { PeopleOf } from './api/people.ts';
import { type Acknowledge, answerForm } from './api/sent-form.ts';
import { toPlace, toPress, toText } from './parse.ts';
import { toMessage, toNotice } from './render.ts';

/** What a conversation needs: the desk that knows the answers, and the ways to bring them. */
export type Conversation = Delivery & {
  readonly desk: Desk;
  readonly people: PeopleOf;
  /** What was shared a moment ago. */
  readonly shares: ReplayGuard;
};

type Asked = {
  readonly text: string;
  readonly by: Somebody;
  readonly target: ReplyTarget;
  /** Files came along: we do not read them. */
  readonly hasFiles?: boolean;
};
type Pressed = { readonly value: unknown; readonly by: Somebody; readonly target: ReplyTarget };
type Submitted = {
  readonly values: FormValues;
  readonly by: Somebody;
  readonly isOutsider: boolean;
  readonly place: FormPlace;
  readonly view: string | undefined;
  readonly acknowledge: Acknowledge;
};

/** Somebody typed the command, mentioned us or wrote to us. */
export async function asked({ text, by, target, hasFiles = false }: Asked, talk: Conversation): Promise<void> {
  const words = toText(text);
  await orApologise(target, talk, async () => {
    if (hasFiles && words === '') return whisper(texts.noAttachments, target, talk);
    return bring(await talk.desk.ask(words, askerOf(by, target, talk.people)), { by, target }, talk);
  });
}

/** Somebody wants lessons beside a message of somebody else, which nobody else needs to know. */
export async function askedBeside({ text, by, target }: Asked, talk: Conversation): Promise<void> {
  await orApologise(target, talk, async () =>
    bring(await talk.desk.beside(toText(text), askerOf(by, target, talk.people)), { by, target }, talk),
  );
}

/** Somebody wants a message of somebody else read by a second reader, which nobody else needs to know. */
export async function askedToCheck({ text, by, target }: Asked, talk: Conversation): Promise<void> {
  await orApologise(target, talk, async () =>
    bring(await talk.desk.check(toText(text), askerOf(by, target, talk.people)), { by, target }, talk),
  );
}

/** Somebody pressed a button of ours. */
export async function pressed({ value, by, target }: Pressed, talk: Conversation): Promise<void> {
  await orApologise(target, talk, async () => {
    const press = toPress(value);
    if (!press) return whisper(texts.oldButton, target, talk);
    if (press.press === 'share') return share(press.intent, { by, target }, talk);
    return bring(await talk.desk.press(press.intent, askerOf(by, target, talk.people)), { by, target }, talk);
  });
}

type Here = { readonly by: Somebody; readonly target: ReplyTarget };

async function bring(answer: Answer, { by, target }: Here, talk: Conversation): Promise<void> {
  await deliverAnswer(answer, target, talk);
  // Who fills in a form will be named when it is saved: asked by now, that costs nobody a wait.
  if (answer.kind === 'form') await talk.people(installationFor(target)).name(by.id, by.name);
}

/** Somebody sent a form. Nothing is asked of Slack before it has its acknowledgement. */
export async function submitted(
  { values, by, isOutsider, place, view, acknowledge }: Submitted,
  talk: Conversation,
): Promise<void> {
  const form = answerForm({ place, user: by.id, view }, acknowledge, talk);
  const asker = askerOf(by, { ...place, isOutsider }, talk.people);
  const late: Asker = {
    ...asker,
    who:
      talk.people(installationFor(place)).known(by.id) === undefined ? () => form.working().then(asker.who) : asker.who,
    isMember: place.member ? asker.isMember : () => form.working().then(asker.isMember),
  };
  try {
    await form.give(await talk.desk.submit({ about: place.about ?? 'project', values, basis: place.basis }, late));
  } catch (error) {
    talk.log.error({ errorId: randomUUID(), error: describeError(error) }, 'a Slack form failed');
    await form.give({ kind: 'reply', reply: apology });
  } finally {
    form.done();
  }
}

const apology = shortReply({ title: texts.sorry, text: texts.apology });

/** Something came from a channel that only comes from where we may write. */
export async function letIn(
  { workspace = '', channel }: { readonly workspace: string | undefined; readonly channel: string },
  { desk }: Pick<Conversation, 'desk'>,
): Promise<void> {
  const place = toPlace({ workspace, channel });
  if (place && workspace !== '') await desk.letIn(place);
}

async function share(
  intent: LookupButton,
  { by, target }: { readonly by: Somebody; readonly target: ReplyTarget },
  talk: Conversation,
): Promise<void> {
  const { url = '', pressed: where, channel, message: pressedOn, user, trigger } = target;
  const turn = await talk.shares.begin(`${channel}:${pressedOn ?? trigger}:${user}:${JSON.stringify(intent)}`);
  if (turn.kind !== 'first') return talk.log.debug('what is shared already was not shared again');
  const message = toMessage(talk.desk.share(intent), { canShare: false, sharedBy: by.id });
  const shared = await talk.respond(url, { ...forEverybody, ...threadOf(target), ...message });
  if (isRefused(shared)) {
    turn.forget();
    return whisper(texts.shareFailed, target, talk);
  }
  await turn.done();
  if (shared.kind === 'uncertain') return whisper(texts.shareInDoubt, target, talk);
  const again = toNotice(texts.shared, { label: texts.buttons.open, press: 'open', intent });
  await talk.respond(url, { response_type: 'ephemeral', replace_original: where === 'private', ...again });
}

/** The one catch: what went wrong is logged under an id, without a word of what was asked, and the asker hears that we are sorry. */
async function orApologise(target: ReplyTarget, talk: Conversation, work: () => Promise<void>): Promise<void> {
  const { log } = talk;
  try {
    await work();
  } catch (error) {
    log.error({ errorId: randomUUID(), error: describeError(error) }, 'a Slack request failed');
    await whisper(texts.apology, target, talk).catch((again: unknown) =>
      log.error({ error: describeError(again) }, 'the apology failed too'),
    );
  }
}

/** One sentence to the asker, where Slack lets us: only to them, else in the conversation. */
async function whisper(sentence: string, target: ReplyTarget, talk: Conversation): Promise<void> {
  const message = toNotice(sentence);
  const { channel, thread, url } = target;
  if (url === undefined) await talk.post({ channel, thread }, message, installationFor(target));
  else await answerAlone(message, { ...onlyForYou, ...threadOf(target), ...message }, { target, delivery: talk });
}
