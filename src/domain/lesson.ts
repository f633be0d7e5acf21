/** A list that is never empty: Slack refuses an empty list, so the compiler does too. */
export type Several<T> = readonly [T, ...T[]];

/** Where a claim comes from. We may pass on what we derived ourselves, never as if the source said it. */
type Origin = 'source' | 'derived';
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
  readonly occasion: string;
  readonly risk: string;
  readonly step: string;
  readonly question: string;
};

export type Lesson = {
  readonly id: LessonId;
  readonly category: CategoryId;
  readonly title: string;
  readonly kind: 'lesson' | 'precondition';
  readonly gist: string;
  readonly risk: Several<Claim>;
  readonly advice: Several<Claim>;
  readonly reason: Several<Claim>;
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
  readonly source: { readonly publication: string; readonly seeAlso?: string };
};

export type Category = {
  readonly id: CategoryId;
  readonly name: string;
  readonly summary: string;
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
  readonly seeAlso?: string;
};
