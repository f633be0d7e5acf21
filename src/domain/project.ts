import type { InterventionId, LessonId, NudgeKind, Phase, Several } from './lesson.ts';

/** One channel of one Slack workspace (team id) or Teams tenant (Entra id). A project lives in one place. */
export type Place = { readonly platform: Platform; readonly workspace: string; readonly channel: string };
export const platforms = ['slack', 'teams'] as const;
export type Platform = (typeof platforms)[number];

/** A calendar day without a zone, `2026-11-24`, and a wall-clock time, `10:00`. */
export type LocalDate = string;
export type LocalTime = string;

/** Monday is 1, Friday is 5: nudges come on working days. */
export const weekdays = [1, 2, 3, 4, 5] as const;
export type Weekday = (typeof weekdays)[number];

/** Which such weekday of a month; -1 is the last. */
export const turns = [1, 2, 3, 4, -1] as const;
export type Turn = (typeof turns)[number];

/** When nudges come, in the wall-clock time of the project's zone. */
export type Rhythm =
  | { readonly every: 'week' | 'two-weeks'; readonly weekday: Weekday; readonly time: LocalTime }
  | { readonly every: 'month'; readonly nth: Turn; readonly weekday: Weekday; readonly time: LocalTime };

/** Somebody, as the platform knows them. The name is shown, so that a nudge comes from a colleague and not from a machine. */
export type Person = { readonly id: string; readonly name: string };

/** What a team told the bot about its project. */
export type ProjectPlan = {
  readonly name: string;
  readonly interventions: Several<InterventionId>;
  readonly phase: Phase;
  readonly rhythm: Rhythm;
  /** An IANA zone, `Europe/Amsterdam`. */
  readonly zone: string;
  /** No nudge before this day; two-weekly rhythms count from its week. */
  readonly startDate: LocalDate;
  readonly owner: Person;
};

export type ProjectState =
  | { readonly kind: 'active' }
  | { readonly kind: 'paused'; readonly until?: LocalDate }
  /** Two nudges in a row got no answer: the bot has asked how to go on, and waits. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'stopped' }
  /** The platform does not let us in (archived, removed, revoked). The reason is a code of ours. */
  | { readonly kind: 'parked'; readonly reason: string };

export type Project = ProjectPlan & {
  readonly id: string;
  readonly place: Place;
  /** Where the platform wants our messages: the Teams service URL. Slack needs none. */
  readonly address?: string;
  /** The Teams team that the channel is in. Slack knows no such thing. */
  readonly team?: string;
  readonly state: ProjectState;
  /** The next moment for a nudge (epoch ms) and its local day; absent when none is planned. */
  readonly next?: { readonly at: number; readonly date: LocalDate };
  /** How often it was saved, so that nobody saves over somebody else's change. Absent when it was never saved. */
  readonly version?: number;
};

/** What a team did with a nudge: *Doen we*, *Niet voor ons*, *Later*, *Klopt niet*. */
export const answers = ['doing', 'not-now-here', 'later', 'wrong'] as const;
export type NudgeAnswer = (typeof answers)[number];

/** How *Doen we* went, asked on the next card: *Gelukt?* Ja, or nog niet. */
export const followUps = ['worked', 'not-yet'] as const;
export type FollowUp = (typeof followUps)[number];

/** The last that a team said of a card. */
export type TeamSaid = NudgeAnswer | FollowUp;

/** What happened in a project so far, oldest first: all that the choice of a nudge may look at. */
export type History = {
  readonly shown: readonly {
    readonly date: LocalDate;
    readonly lesson: LessonId;
    readonly nudge: string;
    readonly kind: NudgeKind;
    /** The phase the project was in on that day: `Choice.phase`. */
    readonly phase: Phase;
    readonly answer?: NudgeAnswer;
    /** The local day of that answer, where it is known. */
    readonly answeredOn?: LocalDate;
    /** How it went, after *Doen we*, and the local day on which the team said so. */
    readonly followUp?: FollowUp;
    readonly followedUpOn?: LocalDate;
  }[];
  /** Lessons that were opened in this channel, and on which local day; never by whom or with what words. */
  readonly lookups: readonly { readonly date: LocalDate; readonly lesson: LessonId }[];
  /** The last day on which the bot asked how to go on. Nudges before it no longer count as ignored. */
  readonly checkedIn?: LocalDate;
};

/** Why a nudge was chosen, as facts that can be shown and replayed. */
export type Reason =
  | { readonly kind: 'phase'; readonly phase: Phase; readonly main: boolean }
  /** The lesson is for another phase: those of the project's own phase have had their turn. */
  | { readonly kind: 'other-phase'; readonly phase: Phase }
  | { readonly kind: 'intervention'; readonly intervention: InterventionId }
  | { readonly kind: 'lookup'; readonly date: LocalDate }
  | { readonly kind: 'answer'; readonly answer: TeamSaid; readonly date: LocalDate }
  | { readonly kind: 'last-shown'; readonly date: LocalDate }
  | { readonly kind: 'never-shown' }
  /** One in three says what a team does well. */
  | { readonly kind: 'turn-to-confirm' };

/** Which nudge of which lesson, and why. */
export type Choice = {
  readonly lesson: LessonId;
  /** The id of the nudge within the lesson. */
  readonly nudge: string;
  readonly kind: NudgeKind;
  /** The phase of the project when the choice was made. */
  readonly phase: Phase;
  readonly reasons: Several<Reason>;
  /** The lesson it pulls against; shown on the same card. */
  readonly counterpart?: LessonId;
  /** The card before it of which the team said *Doen we*: this one asks how that went. */
  readonly asks?: { readonly date: LocalDate; readonly lesson: LessonId; readonly nudge?: string };
  /** What came second. */
  readonly runnerUp?: LessonId;
  /** What the plan foretold after the nudge before this one, when that was something else, and what happened since. */
  readonly instead?: { readonly lesson: LessonId; readonly because: readonly Reason[] };
};

/** Why a nudge was not sent and will not be: its moment passed, its project rests, or we cannot make the card. */
export type SkipReason =
  | 'missed'
  | 'too-late'
  | 'restored'
  | 'no-nudge'
  | Exclude<ProjectState['kind'], 'active'>
  | 'refused'
  | 'cannot-render'
  /** An editor took its lesson away, and no other fitted. */
  | 'lesson-gone';

/** How far a nudge has come. */
export const nudgeStates = ['planned', 'sending', 'sent', 'uncertain', 'parked', 'skipped'] as const;

/**
 * One nudge on its way. *Project and local date* is unique, so no clock, zone or restart makes two.
 * planned → sending → sent, uncertain or parked; skipped when its moment passed. Uncertain is never sent again by itself.
 */
export type Nudge = {
  readonly id: string;
  readonly project: string;
  readonly date: LocalDate;
  /** Epoch ms. */
  readonly dueAt: number;
  readonly state: (typeof nudgeStates)[number];
  /** A lesson's nudge, or the question how to go on after two without an answer. */
  readonly content: { readonly kind: 'lesson'; readonly choice: Choice } | { readonly kind: 'check-in' };
  /** A code of ours that says why it was skipped, parked, uncertain or not sent yet. */
  readonly reason?: string;
  readonly attempts: number;
  /** Somebody looked at this doubt and put it aside. */
  readonly dismissed?: true;
  /** What the platform calls the message: Slack's ts, Teams' activity id. */
  readonly messageId?: string;
  readonly answer?: {
    readonly answer: NudgeAnswer;
    readonly at: number;
    /** How it went, as the team said on a later card. */
    readonly followUp?: { readonly said: FollowUp; readonly at: number };
  };
};
