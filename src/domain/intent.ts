import type { CategoryId, InterventionId, LessonId, Phase, Several, TermId } from './lesson.ts';
import type { FollowUp, LocalDate, LocalTime, NudgeAnswer, Rhythm, Turn, Weekday } from './project.ts';

/** What a person looks up: answered from memory, whatever happens to the store. */
export type LookupIntent =
  | { readonly kind: 'help' }
  | { readonly kind: 'show-category'; readonly category: CategoryId }
  | { readonly kind: 'show-lesson'; readonly lesson: LessonId }
  /** What is behind *Meer*: what a card does not show at first. */
  | { readonly kind: 'more-of-lesson'; readonly lesson: LessonId }
  | { readonly kind: 'more-of-category'; readonly category: CategoryId }
  | { readonly kind: 'search'; readonly words: string }
  /** Named lessons in a given order: what is left of a search, or what is shared of one. */
  | { readonly kind: 'list-lessons'; readonly lessons: Several<LessonId> }
  | { readonly kind: 'list-examples'; readonly category?: CategoryId }
  | { readonly kind: 'show-example'; readonly intervention: InterventionId; readonly readAs?: string }
  | { readonly kind: 'list-terms' }
  /** `readAs` is what was typed, where that is only nearly its name. */
  | { readonly kind: 'show-term'; readonly term: TermId; readonly readAs?: string }
  | { readonly kind: 'unknown-term'; readonly words: string; readonly near?: TermId }
  /** Where the lessons come from, and who made our texts of them. */
  | { readonly kind: 'show-source' }
  | { readonly kind: 'more-of-source' }
  /** The other piece that the source refers to, which we do not have. */
  | { readonly kind: 'missing-piece' }
  /** What the bot reads and keeps. */
  | { readonly kind: 'show-privacy' }
  /** Thank you, goodbye: one line. */
  | { readonly kind: 'thanks' }
  /** Somebody typed what stands on a button of a card. */
  | { readonly kind: 'on-card' }
  /** Nearly a command: it is offered, beside the lessons that fit the words. */
  | {
      readonly kind: 'did-you-mean';
      readonly words: string;
      readonly typed: string;
      readonly intent: ButtonIntent;
      /** They named a later day to begin a pause on, and a pause begins at once. */
      readonly startsNow?: true;
    }
  /** A pause until something that is no day we can read, or none to wait for; asked on `today`. */
  | { readonly kind: 'which-day'; readonly words: string; readonly why: DayDoubt; readonly today: LocalDate };

/** Why it must be asked until which day a pause lasts; `one-card` is for who wants to miss just that. */
export type DayDoubt = 'unread' | 'past' | 'no-such-day' | 'too-far' | 'one-card';

/** What somebody named of a rhythm: all else stays as it is. */
export type RhythmWish = {
  readonly every?: Rhythm['every'];
  readonly nth?: Turn;
  readonly weekday?: Weekday;
  readonly time?: LocalTime;
};

/** What somebody wrote of a project, as far as we understood it. */
export type ProjectDraft = {
  readonly interventions: readonly InterventionId[];
  readonly phase?: Phase;
  readonly rhythm?: RhythmWish;
  /** Every word had a meaning, so nothing needs to be asked. */
  readonly whole: boolean;
  /** What we could not read, or read as something else. No button carries anybody's words. */
  readonly doubts?: Several<DraftDoubt>;
};

/** Why something that was typed of a project is not taken as it stands. */
export type DraftDoubt =
  | { readonly kind: 'unread'; readonly words: string }
  | { readonly kind: 'read-as'; readonly words: string; readonly intervention: InterventionId }
  /** It says when, but not so that we can keep it. */
  | {
      readonly kind: 'too-often' | 'weekend' | 'friday-afternoon' | 'no-moment' | 'part-of-day';
      readonly words: string;
    }
  | { readonly kind: 'unknown-phase'; readonly words: string };

/** What concerns the project of a channel: answered from the store, and sometimes changing it. */
export type ProjectIntent =
  | { readonly kind: 'project' }
  | { readonly kind: 'set-project'; readonly draft: ProjectDraft }
  | { readonly kind: 'set-phase'; readonly phase: Phase }
  | { readonly kind: 'pause'; readonly until?: LocalDate }
  | { readonly kind: 'resume' | 'stop' }
  | { readonly kind: 'plan' | 'next-now' | 'status' | 'picture' | 'whole-picture' }
  /** `after` skips so many of the newest lines. */
  | { readonly kind: 'log'; readonly after?: number }
  /** Takes back a change, or the last one; refused when something else was changed after it. */
  | { readonly kind: 'undo'; readonly change?: string }
  /** The phases, to choose from. */
  | { readonly kind: 'phases' }
  /** A phase that there is not. */
  | { readonly kind: 'unknown-phase'; readonly words: string }
  | { readonly kind: 'answer-nudge'; readonly nudge: string; readonly answer: NudgeAnswer }
  /** *Gelukt?*, asked on this nudge of the last *Doen we*. */
  | { readonly kind: 'follow-up'; readonly nudge: string; readonly said: FollowUp }
  | { readonly kind: 'undo-follow-up'; readonly nudge: string }
  | { readonly kind: 'undo-answer' | 'why-nudge' | 'show-nudge'; readonly nudge: string }
  /** An uncertain card once more, for the doubt after this many attempts. */
  | { readonly kind: 'resend'; readonly nudge: string; readonly attempts: number }
  | { readonly kind: 'check-in'; readonly nudge: string; readonly wish: CheckInWish }
  /** A page of the project for who has its address; `again` makes one in the place of the one there is. */
  | { readonly kind: 'make-page'; readonly again?: true }
  /** Without `sure` it is asked back. */
  | { readonly kind: 'revoke-page'; readonly sure?: true };

/** How a team wants to go on after two nudges without an answer. */
export const checkInWishes = ['go-on', 'slower', 'stop'] as const;
export type CheckInWish = (typeof checkInWishes)[number];

/** A second reader for a message to residents: the form for it, or what was typed of it at once. */
export type DraftIntent = { readonly kind: 'draft' } | { readonly kind: 'check-draft'; readonly words: string };

/** What a person asks for. Typed text and pressed buttons both end up here. */
export type Intent = LookupIntent | ProjectIntent | DraftIntent;

const lookupKinds = {
  help: true,
  'show-category': true,
  'show-lesson': true,
  'more-of-lesson': true,
  'more-of-category': true,
  search: true,
  'list-lessons': true,
  'list-examples': true,
  'show-example': true,
  'list-terms': true,
  'show-term': true,
  'unknown-term': true,
  'show-source': true,
  'more-of-source': true,
  'missing-piece': true,
  'show-privacy': true,
  thanks: true,
  'on-card': true,
  'did-you-mean': true,
  'which-day': true,
} satisfies Record<LookupIntent['kind'], true>;

/** Whether somebody asks for a lesson, a category or the like; other intents concern the channel's project, or a draft. */
export function isLookup<Given extends Intent>(intent: Given): intent is Given & LookupIntent {
  return Object.hasOwn(lookupKinds, intent.kind);
}

/** The look-ups that stand by ids alone. Only these fit in a button, so nobody's own words travel in one. */
export type LookupButton = Exclude<LookupIntent, { readonly words: string }>;
export type ButtonIntent = LookupButton | Exclude<ProjectIntent | DraftIntent, { readonly words: string }>;

/** Pressed instead of typed: show the next answer to the asker, or share the present one with everybody. */
export type Press =
  | { readonly press: 'open'; readonly intent: ButtonIntent }
  | { readonly press: 'share'; readonly intent: LookupButton };
