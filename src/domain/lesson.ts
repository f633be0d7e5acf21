/** A list that is never empty: Slack refuses an empty list, so the compiler does too. */
export type Several<T> = readonly [T, ...T[]];

/**
 * Where a claim comes from: the source says it, we derived it, or it says of the source what that does or does not say.
 * We may pass on what we derived ourselves, never as if the source said it.
 */
export type Origin = 'source' | 'derived' | 'about-source';
export type Claim = { readonly text: string; readonly origin: Origin };

export const phases = ['voorbereiding', 'start', 'uitvoering', 'borging'] as const;
export type Phase = (typeof phases)[number];

/** Ids are Dutch slugs out of `data/`, e.g. `heldere-kaders`. */
export type LessonId = string;
export type CategoryId = string;
export type InterventionId = string;
export type TermId = string;

/** The id that stands for every participatory intervention. */
export const everyIntervention: InterventionId = 'alle';

export type Relation = Claim & { readonly lesson: LessonId };
export type Signal = { readonly text: string; readonly kind: 'said' | 'seen' };

export const nudgeKinds = ['risk', 'confirmation'] as const;
export type NudgeKind = (typeof nudgeKinds)[number];

/** A reminder an editor wrote for a lesson: why now, the risk with the source's own hedge, one step, a question. */
export type NudgeText = {
  /** Unique within its lesson. */
  readonly id: string;
  readonly kind: NudgeKind;
  readonly phases: Several<Phase>;
  /** Why now, always ours; absent where nothing is always true. */
  readonly occasion?: string;
  readonly risk: Claim;
  readonly step: string;
  readonly question: string;
};

export type Lesson = {
  readonly id: LessonId;
  readonly category: CategoryId;
  readonly title: string;
  readonly kind: 'lesson' | 'precondition';
  readonly gist: Claim;
  readonly risk: Several<Claim>;
  readonly advice: Several<Claim>;
  readonly reason: readonly Claim[];
  readonly examples: readonly Claim[];
  readonly terms: readonly TermId[];
  /** The first phase weighs most. */
  readonly phases: Several<Claim & { readonly phase: Phase }>;
  readonly appliesTo: Several<{ readonly intervention: InterventionId; readonly origin: Origin }>;
  readonly reinforces: readonly Relation[];
  readonly inTensionWith: readonly Relation[];
  readonly signals: Several<Signal>;
  /** Everyday words by which people look for this lesson. */
  readonly words: readonly string[];
  readonly nudges: readonly NudgeText[];
};

export type Category = {
  readonly id: CategoryId;
  readonly name: string;
  readonly summary: Claim;
  readonly about: Several<Claim>;
  readonly goal: readonly Claim[];
  readonly examples: readonly Claim[];
  readonly lessons: readonly LessonId[];
  readonly words: readonly string[];
};

export type Intervention = {
  readonly id: InterventionId;
  readonly name: string;
  /** The category it belongs to; absent for the one that stands for all. */
  readonly category?: CategoryId;
  readonly about: Several<Claim>;
  readonly words: readonly string[];
};

export type Term = {
  readonly id: TermId;
  readonly name: string;
  readonly explanation: Several<Claim>;
  readonly words: readonly string[];
};

/** What is known of the publication that the lessons come from, and who made our texts of it. */
export type Source = {
  /** What it is called in a sentence, as it gives no title of its own. */
  readonly publication: string;
  readonly known: Several<string>;
  readonly unknown: Several<string>;
  /** How it groups the lessons, and why. */
  readonly grouping: Several<Claim>;
  /** Another piece that it refers to, and where. We do not have that piece. */
  readonly refersTo: {
    readonly title: string;
    readonly words: readonly string[];
    readonly lessons: readonly LessonId[];
    readonly terms: readonly TermId[];
  };
  readonly texts: {
    readonly makers: string;
    readonly version: string;
    readonly checkedBy: string;
    /** The day of the last check, as `2026-11-26`. */
    readonly checkedOn: string;
    readonly rights: Several<string>;
  };
  /** What an organisation knows of the publication itself, e.g. its title. */
  readonly added: readonly { readonly name: string; readonly value: string }[];
};
