import type { z } from 'zod';
import type { DraftGuide, DraftRule } from '../domain/draft.ts';
import { given } from '../domain/given.ts';
import type {
  Category,
  Claim,
  Intervention,
  Lesson,
  NudgeText,
  Relation,
  Several,
  Signal,
  Source,
  Term,
} from '../domain/lesson.ts';
import type { Twins, Vocabulary } from './catalogue.ts';
import type { draftEntry } from './draft-schema.ts';
import type { lessonEntry } from './lesson-schema.ts';
import type { categoryEntries, interventionEntries, termEntries } from './list-schemas.ts';
import type { sourceEntry } from './source-schema.ts';
import type { Tone } from './tone.ts';
import type { toneEntry, wordsEntry } from './word-schemas.ts';

type LessonEntry = z.output<typeof lessonEntry>;
type SourceEntry = z.output<typeof sourceEntry>;

/** The one place where Dutch content becomes English code. The folder in which a lesson lies is its category. */
export function toLesson(entry: LessonEntry, category: string): Lesson {
  return {
    id: entry.id,
    category,
    title: entry.titel,
    kind: entry.soort === 'les' ? 'lesson' : 'precondition',
    gist: toClaim(entry.kern),
    risk: toSeveral(entry.risico, toClaim),
    advice: toSeveral(entry.advies, toClaim),
    reason: entry.waarom.map(toClaim),
    examples: entry.voorbeelden.map(toClaim),
    terms: entry.begrippen,
    phases: toSeveral(entry.fasen, (at) => ({ ...toClaim(at), phase: at.fase })),
    appliesTo: toSeveral(entry.geldt_voor, (to) => {
      const { text, origin } = toClaim(to);
      return { intervention: text, origin };
    }),
    reinforces: entry.versterkt.map(toRelation),
    inTensionWith: entry.spanning_met.map(toRelation),
    signals: toSeveral(entry.signalen, toSignal),
    words: entry.woorden,
    nudges: entry.nudges.map(toNudge),
  };
}

/** What the second reader of drafts looks for, in English; the names of signs stay as editors know them. */
export function toDraftGuide({ regels, tekens }: z.output<typeof draftEntry>): DraftGuide {
  const rules = regels.map(
    (rule): DraftRule => ({
      id: rule.id,
      ...given({ lesson: rule.les }),
      origin: draftOrigins[rule.herkomst],
      weight: rule.gewicht,
      channels: rule.kanalen,
      question: rule.vraag,
      advice: rule.advies,
      example: rule.voorbeeld,
    }),
  );
  return { rules, signs: tekens };
}

const draftOrigins = { bron: 'source', afgeleid: 'derived', buiten_de_bron: 'outside' } as const;

/** A category in English. */
export function toCategory(entry: z.output<typeof categoryEntries>[number]): Category {
  return {
    id: entry.id,
    name: entry.naam,
    summary: toClaim(entry.kort),
    about: toSeveral(entry.wat, toClaim),
    goal: entry.doel.map(toClaim),
    examples: entry.voorbeelden.map(toClaim),
    lessons: entry.lessen,
    words: entry.woorden,
  };
}

/** An intervention in English; the one that stands for all has no category. */
export function toIntervention(entry: z.output<typeof interventionEntries>[number]): Intervention {
  return {
    id: entry.id,
    name: entry.naam,
    ...(entry.categorie !== 'alle' && { category: entry.categorie }),
    about: toSeveral(entry.uitleg, toClaim),
    words: entry.woorden,
  };
}

/** A term in English. */
export function toTerm(entry: z.output<typeof termEntries>[number]): Term {
  return {
    id: entry.id,
    name: entry.naam,
    explanation: toSeveral(entry.uitleg, toClaim),
    words: entry.woorden,
  };
}

/** The words that belong to no lesson, or to more than one, in English. */
export function toWords(entry: z.output<typeof wordsEntry>): { vocabulary: Vocabulary; twins: readonly Twins[] } {
  return {
    vocabulary: { offTopic: entry.buiten_onderwerp, everyday: entry.alledaags, related: entry.verwant },
    twins: entry.tweelingen.map(({ lessen, verschil }) => ({ lessons: lessen, difference: toClaim(verschil) })),
  };
}

/** The lists of tone in English. */
export function toTone(entry: z.output<typeof toneEntry>): Tone {
  return {
    hedges: entry.voorzichtig,
    certainties: entry.stellig,
    alarms: entry.alarm,
    blames: entry.verwijt,
    lectures: entry.belerend,
    orders: entry.dwingend,
    leaning: entry.leunend,
    conditions: entry.voorwaarde,
    claiming: entry.bewerend,
    props: entry.rekwisiet,
    viewpoints: entry.standplaats,
    misleading: entry.verwarrend,
  };
}

/** What is known of the source in English. */
export function toSource({
  publicatie,
  bekend,
  onbekend,
  indeling,
  verwijzing,
  teksten,
  aanvulling,
}: SourceEntry): Source {
  return {
    publication: publicatie,
    known: toSeveral(bekend, (line) => line),
    unknown: toSeveral(onbekend, (line) => line),
    grouping: toSeveral(indeling, toClaim),
    refersTo: {
      title: verwijzing.titel,
      words: verwijzing.woorden,
      lessons: verwijzing.lessen,
      terms: verwijzing.begrippen,
    },
    texts: {
      makers: teksten.makers,
      version: teksten.versie,
      checkedBy: teksten.nagelezen_door,
      checkedOn: teksten.nagelezen_op,
      rights: toSeveral(teksten.rechten, (line) => line),
    },
    added: aanvulling.map(({ naam, waarde }) => ({ name: naam, value: waarde })),
  };
}

type Origins = {
  readonly bron?: string | undefined;
  readonly afgeleid?: string | undefined;
  readonly over_de_bron?: string | undefined;
};

function toClaim({ bron, afgeleid, over_de_bron }: Origins): Claim {
  if (bron !== undefined) return { text: bron, origin: 'source' };
  if (over_de_bron !== undefined) return { text: over_de_bron, origin: 'about-source' };
  return { text: afgeleid ?? '', origin: 'derived' };
}

const toRelation = (entry: LessonEntry['versterkt'][number]): Relation => ({ ...toClaim(entry), lesson: entry.les });

const toSignal = ({ gezegd, gezien }: LessonEntry['signalen'][number]): Signal =>
  gezegd === undefined ? { text: gezien ?? '', kind: 'seen' } : { text: gezegd, kind: 'said' };

const toNudge = (entry: LessonEntry['nudges'][number]): NudgeText => ({
  id: entry.id,
  kind: entry.soort === 'risico' ? 'risk' : 'confirmation',
  phases: toSeveral(entry.fasen, (phase) => phase),
  ...given({ occasion: entry.aanleiding }),
  risk: toClaim(entry.risico),
  step: entry.stap,
  question: entry.vraag,
});

/** Throws on an empty list: the schema lets none through. */
function toSeveral<A, B>([first, ...rest]: readonly A[], to: (item: A) => B): Several<B> {
  if (first === undefined) throw new Error('an empty list came through the schema');
  return [to(first), ...rest.map(to)];
}
