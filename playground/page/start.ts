import type { Platform, State } from '../state.ts';
import { roomInAddress, takeWish, userInAddress, type Wish } from './address.ts';
import { createCalls } from './calls.ts';
import { createComposer } from './composer.ts';
import { follow } from './connection.ts';
import { askFirst } from './dialogs.ts';
import { find } from './dom.ts';
import { createAnnouncements } from './heard-once.ts';
import { createInspector } from './inspector.ts';
import { notify, showFaults } from './page-notices.ts';
import { texts } from './page-texts.ts';
import { createPane, type Pane } from './pane.ts';
import { createProject } from './project-panel.ts';
import { createSlackExtras } from './slack-extras.ts';
import { createSlackLook } from './slack-look.ts';
import { createStory } from './story.ts';
import { createRoomSwitch, createUserSwitch } from './switches.ts';
import { createTeamsExtras } from './teams-extras.ts';
import { createTeamsLook } from './teams-look.ts';
import { createTheme } from './theme.ts';
import { createWalkRound } from './walk-round.ts';
import { tellIn } from './zoned.ts';

/** The page: it shows one state of the playground after another, as the played user sees it. */
let user = userInAddress();
let room = roomInAddress();
let state: State | undefined;
/** What failed while the bot was away says nothing once it is back. */
let isLost = false;

const calls = createCalls(
  () => state?.me,
  (failure) => notify('failure', failure),
);
/** Platforms know people by their own ids. */
const nameOf = (id: string): string => state?.names[id] ?? id;

const panes: Readonly<Record<Platform, Pane>> = {
  slack: createPane('slack', createSlackLook(calls, nameOf), createSlackExtras(calls, { nameOf, room: () => room })),
  teams: createPane(
    'teams',
    createTeamsLook(calls),
    createTeamsExtras(calls, () => room),
  ),
};
find('panes', HTMLElement).append(...Object.values(panes).map(({ node }) => node));

const composer = createComposer((text) => calls.say({ room, text }));
const showProject = createProject({ say: composer.say, travel: calls.travel });
const showExchanges = createInspector();
const announce = createAnnouncements();
const play = (id: string) => {
  user = id;
  connection.close();
  connection = connect();
};
const showUsers = createUserSwitch(play);
const showRoom = createRoomSwitch((chosen) => {
  room = chosen;
  enterRoom();
});
const story = createStory({
  calls,
  composer,
  state: () => state,
  play,
  enterChannel: () => {
    if (room === 'project') return;
    room = 'project';
    enterRoom();
  },
  onToggle: () => state && render(state),
});
createTheme();
createWalkRound();
let connection = connect();
/** What the address asks for, until the bot is there to hear it. */
let wish: Wish | undefined = takeWish(room);
enterRoom();
composer.focus();

function connect() {
  return follow(() => user, {
    onState: (next) => {
      if (isLost) notify('failure', '');
      isLost = false;
      notify('connection', '');
      state = next;
      tellIn(next.zone);
      render(next);
      const wished = wish;
      wish = undefined;
      if (wished?.story) story.start();
      else if (wished?.question !== undefined) void composer.say(wished.question);
    },
    onLost: () => {
      // Somebody in the address whom the playground does not know: then as whom it likes.
      if (!state) user = undefined;
      isLost = true;
      notify('connection', texts.lost);
    },
  });
}

function enterRoom(): void {
  showRoom(room);
  composer.setPlaceholder(texts.placeholder[room]);
  if (state) render(state);
}

function render(next: State): void {
  showUsers(next.users, next.me);
  announce('slack', panes.slack.show({ state: next, room }));
  announce('teams', panes.teams.show({ state: next, room }));
  showExchanges(next.exchanges);
  showProject(next);
  const isEmpty = Object.values(next.panes).every(({ messages }) => messages.every((message) => message.room !== room));
  find('welcome', HTMLElement).hidden = !isEmpty || story.isOpen();
  find('lesson-count', HTMLElement).textContent = String(next.content.lessons);
  showFaults(next.content.faults);
  notify('problems', next.problems.join(' '));
  story.shown(next);
}

find('welcome', HTMLElement).addEventListener('click', ({ target }) => {
  if (target instanceof HTMLButtonElement && target.dataset.say) composer.say(target.dataset.say);
});
find('reset-button', HTMLButtonElement).addEventListener('click', () =>
  askFirst({ ...texts.reset, isDangerous: true }, calls.reset),
);
