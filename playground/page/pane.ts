import type { Message, Modal, Platform, RoomId, State, User, Violation } from '../state.ts';
import { createCatchUp } from './catch-up.ts';
import { h } from './dom.ts';
import { type Changes, keyedList } from './keyed.ts';
import { drawMessage, type Item } from './message.ts';
import { texts } from './page-texts.ts';

type Shown = { readonly state: State; readonly room: RoomId };
export type Pane = {
  readonly node: HTMLElement;
  /** Gives what came or changed since the last time, of others than the played user. */
  readonly show: (shown: Shown) => readonly HTMLElement[];
};
/** How a platform draws what is inside a message, and what is open on top. */
export type Look = {
  readonly drawBody: (message: Message) => readonly (Node | string)[];
  readonly showModal: (modal: Modal | undefined) => void;
};

/** What one platform has beside its messages. */
export type Extras = {
  /** Beside the name of the channel. */
  readonly tabs?: HTMLElement;
  readonly bar: HTMLElement;
  /** What may stand in the place of the messages. */
  readonly panel?: HTMLElement;
  readonly drawTools: (message: Message) => HTMLElement | undefined;
  readonly show?: (shown: Shown, news: { readonly isMine: boolean }) => void;
  /** Before messages are drawn. */
  readonly prepare: (shown: Shown) => void;
};

/** Room above a message that is brought into view, in pixels. */
const headroom = 12;

/** One platform: a channel with its messages, and above it what the platform would refuse. */
export function createPane(platform: Platform, { drawBody, showModal }: Look, extras: Extras): Pane {
  const frame = drawFrame(platform, extras);
  const { node, log } = frame;
  const showMessages = keyedList<Item>(
    log,
    ({ message }) => message.id,
    (item) => drawMessage(item, drawBody(item.message), extras.drawTools(item.message)),
  );
  const showRefusals = createRefusals(frame);
  const catchUp = createCatchUp(log, (message) => reveal(log, withQuestion(log, message)));
  let latest: Shown | undefined;
  return {
    node,
    show(shown) {
      const { state, room } = shown;
      const hasMoved = latest?.room !== room || latest.state.me !== state.me;
      latest = shown;
      const messages = inThreads(state.panes[platform].messages.filter((message) => message.room === room));
      extras.prepare(shown);
      const sawNewest = isInSight(log, log.lastElementChild);
      label(frame, platform, shown);
      frame.empty.hidden = messages.length > 0;
      const me = state.users.find(({ id }) => id === state.me);
      const changes = showMessages(messages.map((message) => ({ message, isMine: isMine(message, me) })));
      const isMineNew = !hasMoved && changes.added.some((message) => !isAnswer(message));
      extras.show?.(shown, { isMine: isMineNew });
      follow(log, changes, { hasMoved, sawNewest });
      catchUp([...changes.added, ...changes.replaced].findLast(isAnswer));
      showRefusals(state.violations.filter((violation) => violation.platform === platform));
      showModal(state.panes[platform].modal);
      return hasMoved ? [] : [...changes.added, ...changes.replaced].filter(isAnswer);
    },
  };
}

type Frame = ReturnType<typeof drawFrame>;

/** The pane as it stands before anybody has said anything. */
function drawFrame(platform: Platform, extras: Extras) {
  const name = texts.platform[platform];
  const channel = h('h3', { class: 'channel-name' });
  const topic = h('p', { class: 'channel-topic' });
  const log = h('div', {
    class: 'log',
    id: `${platform}-log`,
    role: 'log',
    // Both panes would read every answer in full: heard-once.ts says once what came.
    'aria-live': 'off',
    'aria-label': texts.messagesIn(name),
    tabindex: 0,
  });
  const empty = h('p', { class: 'log-empty' });
  const dots = h('span', { class: 'dots', 'aria-hidden': 'true' }, h('i'), h('i'), h('i'));
  const waiting = h('p', { class: 'waiting', hidden: true }, dots, texts.typing);
  const refusals = h('ul');
  const title = h('strong', {}, texts.refused[platform]);
  const alarm = h('div', { class: 'alarm', role: 'alert', hidden: true }, title, refusals);
  const node = h(
    'section',
    { class: `pane pane-${platform}`, id: `pane-${platform}`, 'aria-labelledby': `pane-${platform}-name` },
    h('header', { class: 'pane-bar' }, h('h2', { id: `pane-${platform}-name` }, name)),
    h('div', { class: 'channel' }, channel, topic, extras.tabs, extras.bar),
    alarm,
    h('div', { class: 'log-frame' }, log, empty, extras.panel, waiting),
  );
  return { node, channel, topic, log, empty, waiting, alarm, refusals };
}

/** Says which channel this is, and what there is to say when it is empty or the bot is busy. */
function label({ node, channel, topic, empty, waiting }: Frame, platform: Platform, { state, room }: Shown): void {
  const pane = state.panes[platform];
  node.dataset.room = room;
  channel.textContent = texts.room[room][platform];
  topic.textContent = texts.room[room].topic;
  empty.textContent = pane.available ? texts.empty[platform] : texts.away[platform];
  waiting.hidden = !pane.waiting;
}

function createRefusals({ alarm, refusals }: Frame): (refused: readonly Violation[]) => void {
  const show = keyedList<Violation>(
    refusals,
    ({ at, rule, detail }) => `${at} ${rule} ${detail}`,
    ({ rule, detail }) => h('li', {}, h('code', {}, rule), ` ${detail}`),
  );
  return (refused) => {
    alarm.hidden = refused.length === 0;
    show(refused);
  };
}

function isMine({ from }: Message, me: User | undefined): boolean {
  return from.kind === 'user' && from.name === me?.name;
}

/** An answer in a thread stands right under what it answers. */
function inThreads(messages: readonly Message[]): Message[] {
  const ids = new Set(messages.map(({ id }) => id));
  const isReply = ({ thread, id }: Message) => thread !== undefined && thread !== id && ids.has(thread);
  const replies = Map.groupBy(messages.filter(isReply), ({ thread }) => thread);
  return messages
    .filter((message) => !isReply(message))
    .flatMap((message) => [message, ...(replies.get(message.id) ?? [])]);
}

const isAnswer = (message: HTMLElement): boolean => !message.classList.contains('mine');

type Reading = { readonly hasMoved: boolean; readonly sawNewest: boolean };

/** Keeps what is new in sight for who was reading the newest, or said it. What changed is always shown. */
function follow(log: HTMLElement, { added, replaced }: Changes, { hasMoved, sawNewest }: Reading): void {
  const isWanted = sawNewest || added.some((message) => message.classList.contains('mine'));
  if (hasMoved) reveal(log, added.at(-1));
  else if (isWanted) reveal(log, withQuestion(log, added.find(isAnswer) ?? added[0]));
  for (const message of replaced) if (!isInSight(log, message)) reveal(log, message);
}

/** Scrolls to the end, or no further than the start of this message. */
function reveal(log: HTMLElement, message: HTMLElement | undefined): void {
  if (!message) return;
  const top = message.getBoundingClientRect().top - log.getBoundingClientRect().top + log.scrollTop;
  log.scrollTop = Math.min(top - headroom, log.scrollHeight);
}

/** An answer is read together with the question right above it, when both fit. */
function withQuestion(log: HTMLElement, message: HTMLElement | undefined): HTMLElement | undefined {
  const question = message?.previousElementSibling;
  if (!message || !(question instanceof HTMLElement) || !question.classList.contains('mine')) return message;
  const both = message.offsetTop + message.offsetHeight - question.offsetTop;
  return both + headroom <= log.clientHeight ? question : message;
}

/** True when the start of a message can be seen, or all of it that fits. */
function isInSight(log: HTMLElement, message: Element | null): boolean {
  if (!message) return true;
  const { top, bottom } = message.getBoundingClientRect();
  const frame = log.getBoundingClientRect();
  return top < frame.bottom && bottom > frame.top;
}
