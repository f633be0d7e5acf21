import type { LessonId } from './lesson.ts';

/** What a message to residents is for. */
export const draftChannels = ['brief', 'app', 'post', 'nieuwsbrief'] as const;
export type DraftChannel = (typeof draftChannels)[number];

/** What a second reader may ask of a draft, by the ids of `data/toets.yaml`. */
export const draftRuleIds = [
  'geen-handeling',
  'incident-zonder-reden',
  'alleen-onveiligheid',
  'alarm',
  'cijfers-los',
  'herhaling-zonder-stap',
  'afzender-onbekend',
  'afzender-ver',
  'geen-antwoord',
  'alleen-digitaal',
  'drempel',
  'belofte',
  'taakverdeling',
  'buiten-rol',
  'herkenbaar',
] as const;
export type DraftRuleId = (typeof draftRuleIds)[number];

/** Where a rule comes from: the lesson says it, we derived it from the lesson, or it is our own and the source does not speak of it. */
export type DraftRuleOrigin = 'source' | 'derived' | 'outside';

/** A rule as an editor wrote it: what it asks, what it advises, and an example of how it may be said. */
export type DraftRule = {
  readonly id: DraftRuleId;
  /** Absent for what is our own. */
  readonly lesson?: LessonId;
  readonly origin: DraftRuleOrigin;
  /** 1 to 10: the heavier, the sooner it is on the card. */
  readonly weight: number;
  readonly channels: readonly DraftChannel[];
  readonly question: string;
  readonly advice: string;
  readonly example: string;
};

/** The words by which the rules recognise something. */
export const draftSigns = [
  'risico',
  'veiligheid',
  'leefbaar',
  'voorval',
  'gebod',
  'handeling',
  'schijnstap',
  'vraagcontact',
  'hulpvraag',
  'geruststelling',
  'vergelijking',
  'telling',
  'herhaling',
  'alarm',
  'waarschuwing',
  'belofte',
  'begrensd',
  'meedoen',
  'verdeling',
  'buiten_rol',
  'binnen_rol',
  'herkenbaar',
  'persoon',
  'kenmerk',
  'nabij',
  'ver',
  'antwoord',
  'mens',
  'digitaal',
  'drempel',
  'makkelijk',
  'anders_nieuws',
  'intern',
  'beleid',
  'acuut',
  'vraag_aan_bot',
] as const;
export type DraftSign = (typeof draftSigns)[number];

/** What an editor gave the second reader. */
export type DraftGuide = {
  readonly rules: readonly DraftRule[];
  readonly signs: Readonly<Record<DraftSign, readonly string[]>>;
};

/** Why a text is not read: it is no message to residents about safety. */
export type NoDraft = 'other-language' | 'question' | 'internal' | 'policy' | 'emergency' | 'other-subject';

/** One remark, with the words of the draft that it is about; none where something is missing. */
export type DraftPoint = { readonly rule: DraftRule; readonly words: readonly string[] };

/** Something that is good already, and the words that show it. */
export type DraftPraise = {
  readonly kind: 'step' | 'near' | 'limits' | 'compared' | 'reassures';
  readonly words: string;
};

/** How easily it reads, where that may be easier. */
export type ReadingHint = { readonly kind: 'long-sentences' | 'hard-words'; readonly words: readonly string[] };

/** What a second reader makes of a draft. The points are at most three, the heaviest first. */
export type DraftReading =
  | { readonly kind: 'no-draft'; readonly why: NoDraft }
  | {
      readonly kind: 'read';
      readonly points: readonly DraftPoint[];
      readonly praise: DraftPraise | undefined;
      readonly hint: ReadingHint | undefined;
    };
