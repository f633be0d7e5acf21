/** What the playground's page shows: types shared by the server and the page. Everything is plain JSON. */

import type { Platform } from '#core';

/** Where a message is, and a project at a glance for the panel beside the panes: the page has them from here. */
export type { Platform, ProjectOverview } from '#core';

/** The project channel, or the direct chat of one user with the bot. */
export type RoomId = 'project' | 'direct';

/** Somebody who can be played. The ids differ per platform; this one is the playground's own. */
export type User = { readonly id: string; readonly name: string; readonly initials: string };

/** A block of Block Kit, checked by the local Slack. */
export type SlackBlock = Readonly<Record<string, unknown>>;

/** One message in one pane. Only those meant for everybody or for the played user are sent to the page. */
export type Message = {
  readonly id: string;
  readonly room: RoomId;
  readonly from: { readonly kind: 'user' | 'bot'; readonly name: string };
  /** Epoch ms. */
  readonly at: number;
  /** Somebody's own words as typed. Of the bot: mrkdwn (Slack) or Markdown (Teams), of a message without blocks or card. */
  readonly text?: string;
  /** Slack's Block Kit. */
  readonly blocks?: readonly SlackBlock[];
  /** An Adaptive Card, for Microsoft's renderer. */
  readonly card?: unknown;
  /** Only the played user sees this: ephemeral in Slack, targeted in Teams. */
  readonly onlyYou: boolean;
  /** The message it answers in a thread. */
  readonly thread?: string;
  readonly edited: boolean;
};

/**
 * What is open for the played user on top of the pane: in Slack a modal, whose `view` is Slack's own; in Teams a
 * dialog, whose `view` is `{ title, card }`. `problem` is for the whole of it, `errors` for a block of it.
 */
export type Modal = {
  readonly viewId: string;
  readonly view: unknown;
  readonly errors?: Readonly<Record<string, string>>;
  readonly problem?: string;
};

/** A page of the bot for the played user alone, Slack's Home tab, as it was published last. */
export type Home = Pick<Modal, 'viewId' | 'view'>;

/** What somebody chooses in the menu of a message, or from anywhere. */
export type Shortcut = { readonly id: string; readonly name: string; readonly type: 'message' | 'global' };

/** One HTTP exchange between the local platform and the bot, for the inspector. */
export type Exchange = {
  readonly id: string;
  readonly platform: Platform;
  readonly direction: 'to-bot' | 'from-bot';
  /** `POST /slack/events (slash command)`. */
  readonly what: string;
  readonly at: number;
  readonly tookMs?: number;
  readonly status?: number;
  readonly request: unknown;
  readonly response?: unknown;
};

/** The bot broke a rule of the platform: a limit, a deadline, an expired trigger. Shown on the page, fails tests. */
export type Violation = {
  readonly platform: Platform;
  readonly at: number;
  readonly rule: string;
  readonly detail: string;
};

/** What the page shows: as seen by one user. It comes whole at first, and then by its changes. */
export type State = {
  readonly version: number;
  readonly users: readonly User[];
  readonly me: string;
  /** What a platform's id stands for in text, `U0ANNA` is `Anna de Vries`. */
  readonly names: Readonly<Record<string, string>>;
  readonly panes: Readonly<
    Record<
      Platform,
      {
        /** False when the real platform runs instead: then this pane is not played here and stays empty. */
        readonly available: boolean;
        readonly messages: readonly Message[];
        /** The bot is working on something this user asked. */
        readonly waiting: boolean;
        readonly modal?: Modal;
        readonly home?: Home;
        readonly shortcuts?: readonly Shortcut[];
      }
    >
  >;
  readonly exchanges: readonly Exchange[];
  readonly violations: readonly Violation[];
  readonly content: { readonly lessons: number; readonly faults: readonly string[] };
  /** What went wrong with keeping this page, in sentences for people. */
  readonly problems: readonly string[];
  /** The bot's own clock for schedules, epoch ms, and the IANA zone in which it is told. */
  readonly clock: number;
  readonly zone: string;
};

/** Of a list only what differs: items that are gone, and items that are new (they come last) or changed (in their place). */
export type ListChange<Item> = { readonly gone: readonly string[]; readonly put: readonly Item[] };

type PaneState = State['panes'][Platform];

/** What turns the state with version `since` into the next: its lists by what differs, the rest of it whole. */
export type Change = {
  readonly since: number;
  readonly rest: Omit<State, 'panes' | 'exchanges'>;
  readonly panes: Readonly<
    Record<Platform, { readonly rest: Omit<PaneState, 'messages'>; readonly messages: ListChange<Message> }>
  >;
  readonly exchanges: ListChange<Exchange>;
};

/** A quarter for the story, in which a holiday moves a card: when it begins, when that card comes (epoch ms), and both in words. */
export type Quarter = {
  readonly beginsAt: number;
  readonly movedAt: number;
  readonly words: Readonly<Record<'begin' | 'weekday' | 'holiday' | 'freeDay' | 'movedTo', string>>;
};

/**
 * The page's calls; bodies and answers are JSON, and every POST must come from the page itself (same origin).
 * GET  /playground/state?user=…            one State
 * GET  /playground/events?user=…           Server-Sent Events: the first `data:` is a State, each that follows a Change
 * POST /playground/say     Say             typed once, sent to both platforms
 * POST /playground/press   Press           a button, menu or picker in a message
 * POST /playground/submit  Submit          a Slack modal sent or closed
 * POST /playground/shortcut UseShortcut    a shortcut of Slack, on a message or from anywhere
 * POST /playground/home    {user}          opens Slack's Home tab
 * POST /playground/reset   {}              an empty channel again
 * POST /playground/time    {"to": ISO}     moves the bot's clock forward
 * GET  /playground/quarter                 one Quarter, the next one by the bot's clock
 * A POST answers 200 `{}` once both platforms have passed it on, or 4xx `{"error": "…"}` with a Dutch sentence.
 * GET  /playground/vendor/adaptivecards.js and markdown-it.js are plain scripts: `AdaptiveCards` and `markdownit`.
 */
export type Say = { readonly user: string; readonly room: RoomId; readonly text: string };
type Actions = { readonly slack: SlackAction; readonly teams: TeamsAction };
export type Press = {
  readonly [Each in Platform]: {
    readonly platform: Each;
    readonly user: string;
    /** A message, or the `viewId` of the open modal. */
    readonly message: string;
    readonly action: Actions[Each];
    /** All fields of a modal as they stand, as Slack's `state.values`. */
    readonly values?: unknown;
  };
}[Platform];
/** An element of a message's blocks that was used: Slack's own action payload without `action_ts`. */
export type SlackAction = {
  readonly block_id?: string;
  readonly action_id: string;
  readonly type: string;
  readonly [more: string]: unknown;
};
/** What Microsoft's renderer gives for a pressed action; `data` has the inputs merged in. */
export type TeamsAction = {
  readonly type: 'Action.Execute' | 'Action.Submit';
  readonly verb?: string;
  readonly data: unknown;
};
/** `values` is Slack's `state.values`, or in Teams the data of the pressed action with the inputs merged in. */
export type Submit =
  | { readonly user: string; readonly viewId: string; readonly kind: 'submit'; readonly values: unknown }
  | { readonly user: string; readonly viewId: string; readonly kind: 'close' };
/** `room` is where the played user is; `message` the one in whose menu it was. */
export type UseShortcut = {
  readonly user: string;
  readonly shortcut: string;
  readonly room: RoomId;
  readonly message?: string | undefined;
};
