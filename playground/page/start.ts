import type { Press, RoomId, Say, SlackAction, State, Submit, TeamsAction, User } from '../state.ts';
import { createComposer } from './composer.ts';
import { type Call, follow, post } from './connection.ts';
import { askFirst } from './dialogs.ts';
import { find, h } from './dom.ts';
import { createInspector } from './inspector.ts';
import { keyedList } from './keyed.ts';
import { drawWords, initials, shade } from './message.ts';
import { createModal } from './modal.ts';
import { texts } from './page-texts.ts';
import { createPane, type DrawBody } from './pane.ts';
import { createProject } from './project-panel.ts';
import { type Block, drawBlocks } from './slack-blocks.ts';
import { openSlackModal, type Values } from './slack-modal.ts';
import { drawMrkdwn } from './slack-text.ts';
import { drawCard, toTextCard } from './teams-card.ts';
import { openTeamsModal } from './teams-modal.ts';
import { createTheme } from './theme.ts';

/** Who is played and in which room stands in the address, so a reload and a second window keep it. */
const address = new URL(location.href);
let user = address.searchParams.get('als') ?? undefined;
let room: RoomId = address.searchParams.get('kamer') === 'direct' ? 'direct' : 'project';
let state: State | undefined;

const drawInSlack: DrawBody = (message) => {
  const press = (action: SlackAction) => send('press', { platform: 'slack', message: message.id, action });
  if (message.blocks) return drawBlocks(message.blocks as readonly Block[], { nameOf, press });
  if (message.from.kind === 'user') return [drawWords(message.text ?? '')];
  return [h('p', {}, drawMrkdwn(message.text ?? '', nameOf))];
};
const drawInTeams: DrawBody = (message) => {
  if (message.card === undefined && message.from.kind === 'user') return [drawWords(message.text ?? '')];
  const press = (action: TeamsAction) => send('press', { platform: 'teams', message: message.id, action });
  return [drawCard(message.card ?? toTextCard(message.text ?? ''), press)];
};
const panes = [createPane('slack', drawInSlack), createPane('teams', drawInTeams)];
find('panes', HTMLElement).append(...panes.map(({ node }) => node));

const modals = {
  slack: createModal<Values>((modal, kept = {}) => {
    const { viewId } = modal;
    return openSlackModal(modal, kept, {
      nameOf,
      submit: (values) => send('submit', { viewId, kind: 'submit', values }),
      close: () => send('submit', { viewId, kind: 'close' }),
      press: (action, values) => send('press', { platform: 'slack', message: viewId, action, values }),
    });
  }),
  teams: createModal((modal) => {
    const { viewId } = modal;
    return openTeamsModal(modal, {
      submit: (values) => send('submit', { viewId, kind: 'submit', values }),
      close: () => send('submit', { viewId, kind: 'close' }),
    });
  }),
};
const showExchanges = createInspector();
const composer = createComposer((text) => send('say', { room, text }));
const showProject = createProject({
  say: (text) => composer.say(text),
  travel: (to) => send('time', { to: new Date(to).toISOString() }),
});
const users = find('users', HTMLFieldSetElement);
const showUsers = keyedList<User>(users.appendChild(h('div', { class: 'switch-options' })), ({ id }) => id, drawUser);
createTheme();
let connection = connect();
showRoom();
composer.focus();

function connect() {
  return follow(() => user, {
    onState: (next) => {
      say('connection', '');
      state = next;
      render(next);
    },
    onLost: () => {
      // Somebody in the address whom the playground does not know: then as whom it likes.
      if (!state) user = undefined;
      say('connection', texts.lost);
    },
  });
}

function render(next: State): void {
  remember('als', next.me);
  showUsers(next.users);
  for (const input of users.querySelectorAll('input')) input.checked = input.value === next.me;
  for (const pane of panes) pane.show({ state: next, room });
  modals.slack(next.panes.slack.modal);
  modals.teams(next.panes.teams.modal);
  showExchanges(next.exchanges);
  showProject(next);
  const isEmpty = Object.values(next.panes).every(({ messages }) => messages.every((message) => message.room !== room));
  find('welcome', HTMLElement).hidden = !isEmpty;
  find('lesson-count', HTMLElement).textContent = String(next.content.lessons);
  showFaults(next.content.faults);
}

function showRoom(): void {
  for (const input of document.querySelectorAll<HTMLInputElement>('input[name=room]'))
    input.checked = input.value === room;
  composer.setPlaceholder(texts.placeholder[room]);
  remember('kamer', room);
  if (state) render(state);
}

function showFaults(faults: readonly string[]): void {
  const box = find('faults', HTMLElement);
  const content = JSON.stringify(faults);
  if (box.dataset.content === content) return;
  box.dataset.content = content;
  box.replaceChildren(
    ...(faults.length === 0
      ? []
      : [h('strong', {}, texts.faults), h('ul', {}, ...faults.map((fault) => h('li', {}, fault)))]),
  );
}

function drawUser({ id, name }: User): HTMLElement {
  const avatar = h('span', { class: `avatar small avatar-${shade(name)}`, 'aria-hidden': 'true' }, initials(name));
  const [first = name, ...rest] = name.split(' ');
  const words = h('span', {}, first, rest.length > 0 && h('span', { class: 'wide' }, ` ${rest.join(' ')}`));
  const input = h('input', { type: 'radio', name: 'user', value: id });
  return h('label', {}, input, h('span', { class: 'switch-label' }, avatar, words));
}

/** Platforms know people by their own ids. */
function nameOf(id: string): string {
  return state?.names[id] ?? id;
}

/** What the page may say to the server; who says it is added on the way. */
type Content<Body> = Body extends unknown ? Omit<Body, 'user'> : never;
type Contents = {
  say: Content<Say>;
  press: Content<Press>;
  submit: Content<Submit>;
  reset: object;
  time: { readonly to: string };
};

/** Sends a call as the played user. False when it does not arrive; the page says so too. */
async function send<Path extends Call>(path: Path, content: Contents[Path]): Promise<boolean> {
  const failure = await post(path, { ...content, user: state?.me });
  say('failure', failure ?? '');
  return failure === undefined;
}

function say(id: 'connection' | 'failure', words: string): void {
  find(id, HTMLElement).textContent = words;
}

function remember(name: string, value: string): void {
  address.searchParams.set(name, value);
  history.replaceState(null, '', address);
}

users.addEventListener('change', ({ target }) => {
  if (!(target instanceof HTMLInputElement)) return;
  user = target.value;
  connection.close();
  connection = connect();
});
find('rooms', HTMLFieldSetElement).addEventListener('change', ({ target }) => {
  if (!(target instanceof HTMLInputElement)) return;
  room = target.value === 'direct' ? 'direct' : 'project';
  showRoom();
});
find('welcome', HTMLElement).addEventListener('click', ({ target }) => {
  if (target instanceof HTMLButtonElement && target.dataset.say) composer.say(target.dataset.say);
});
find('reset-button', HTMLButtonElement).addEventListener('click', () =>
  askFirst(
    {
      title: 'Opnieuw beginnen?',
      text: 'Alle berichten in deze speeltuin verdwijnen, in Slack en in Teams.',
      yes: 'Ja, begin opnieuw',
      no: 'Nee, laat staan',
      isDangerous: true,
    },
    () => send('reset', {}),
  ),
);
