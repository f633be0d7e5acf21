import type { Message, PlatformId, RoomId, State, User, Violation } from '../state.ts';
import { h } from './dom.ts';
import { keyedList } from './keyed.ts';
import { drawMessage, type Item } from './message.ts';
import { texts } from './page-texts.ts';

type Shown = { readonly state: State; readonly room: RoomId };
export type Pane = { readonly node: HTMLElement; readonly show: (shown: Shown) => void };
/** How a platform draws what is inside a message. */
export type DrawBody = (message: Message, state: () => State | undefined) => readonly (Node | string)[];

const names = { slack: 'Slack', teams: 'Microsoft Teams' } as const;
/** Room above a message that is brought into view, in pixels. */
const headroom = 12;

/** One platform: a channel with its messages, and above it what the platform would refuse. */
export function createPane(platform: PlatformId, drawBody: DrawBody): Pane {
  let latest: Shown | undefined;
  const channel = h('h3', { class: 'channel-name' });
  const topic = h('p', { class: 'channel-topic' });
  const log = h('div', {
    class: 'log',
    role: 'log',
    'aria-live': 'polite',
    'aria-label': `Berichten in ${names[platform]}`,
    tabindex: 0,
  });
  const empty = h('p', { class: 'log-empty' });
  const waiting = h('p', { class: 'waiting', hidden: true }, dots(), texts.typing);
  const refusals = h('ul');
  const alarm = h(
    'div',
    { class: 'alarm', role: 'alert', hidden: true },
    h('strong', {}, texts.refused[platform]),
    refusals,
  );
  const showMessages = keyedList<Item>(
    log,
    ({ message }) => message.id,
    (item) =>
      drawMessage(
        item,
        drawBody(item.message, () => latest?.state),
      ),
  );
  const showRefusals = keyedList<Violation>(
    refusals,
    ({ at, rule, detail }) => `${at} ${rule} ${detail}`,
    ({ rule, detail }) => h('li', {}, h('code', {}, rule), ` ${detail}`),
  );
  const node = h(
    'section',
    { class: `pane pane-${platform}`, id: `pane-${platform}`, 'aria-labelledby': `pane-${platform}-name` },
    h('header', { class: 'pane-bar' }, h('h2', { id: `pane-${platform}-name` }, names[platform])),
    h('div', { class: 'channel' }, channel, topic),
    alarm,
    h('div', { class: 'log-frame' }, log, empty, waiting),
  );

  function show(shown: Shown): void {
    const { state, room } = shown;
    const moved = latest?.room !== room || latest.state.me !== state.me;
    latest = shown;
    const pane = state.panes[platform];
    const me = state.users.find(({ id }) => id === state.me);
    const messages = inThreads(pane.messages.filter((message) => message.room === room));
    const sawNewest = isInSight(log, log.lastElementChild);

    node.dataset.room = room;
    channel.textContent = texts.room[room][platform];
    topic.textContent = texts.room[room].topic;
    empty.textContent = pane.available ? texts.empty[platform] : texts.away[platform];
    empty.hidden = messages.length > 0;
    waiting.hidden = !pane.waiting;
    const { added, replaced } = showMessages(messages.map((message) => ({ message, isMine: isMine(message, me) })));
    const wanted = sawNewest || added.some((message) => message.classList.contains('mine'));
    if (moved) reveal(log, added.at(-1));
    else if (wanted) reveal(log, withQuestion(log, added[0]));
    for (const message of replaced) if (!isInSight(log, message)) reveal(log, message);

    const refused = state.violations.filter((violation) => violation.platform === platform);
    alarm.hidden = refused.length === 0;
    showRefusals(refused);
  }
  return { node, show };
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

/** Scrolls to the end, or no further than the start of this message. */
function reveal(log: HTMLElement, message: HTMLElement | undefined): void {
  if (!message) return;
  const top = message.getBoundingClientRect().top - log.getBoundingClientRect().top + log.scrollTop;
  log.scrollTop = Math.min(top - headroom, log.scrollHeight);
}

/** An answer is read together with the question right above it, unless that is long. */
function withQuestion(log: HTMLElement, message: HTMLElement | undefined): HTMLElement | undefined {
  const question = message?.previousElementSibling;
  if (!(question instanceof HTMLElement) || !question.classList.contains('mine')) return message;
  return question.offsetHeight < log.clientHeight / 3 ? question : message;
}

/** True when the start of a message can be seen, or all of it that fits. */
function isInSight(log: HTMLElement, message: Element | null): boolean {
  if (!message) return true;
  const { top, bottom } = message.getBoundingClientRect();
  const frame = log.getBoundingClientRect();
  return top < frame.bottom && bottom > frame.top;
}

function dots(): HTMLElement {
  return h('span', { class: 'dots', 'aria-hidden': 'true' }, h('i'), h('i'), h('i'));
}
