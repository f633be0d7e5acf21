import { z } from 'zod';
import type { Category, Claim, Intervention, Lesson, NudgeText, Relation, Signal, Term } from '../domain/lesson.ts';
import { phases } from '../domain/lesson.ts';
import type { Twins, Vocabulary } from './catalogue.ts';

/** The one place where Dutch content becomes English code. Lengths keep every card within the platforms' limits. */
const slug = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is geen id. Gebruik kleine letters, cijfers en streepjes');
const line = (max: number) => z.string().trim().min(1).max(max);
const several = <T extends z.ZodType>(item: T, max: number) => z.array(item).min(1).max(max);
const words = z.array(line(60)).max(200).default([]);

type Origins = { bron?: string | undefined; afgeleid?: string | undefined };
const oneOrigin = (claim: Origins) => (claim.bron === undefined) !== (claim.afgeleid === undefined);
const oneOriginMessage = 'heeft niet precies één herkomst. Schrijf óf “bron:” óf “afgeleid:”';
const origins = (text: z.ZodString) => ({ bron: text.optional(), afgeleid: text.optional() });

function toClaim({ bron, afgeleid }: Origins): Claim {
  return bron === undefined ? { text: afgeleid ?? '', origin: 'derived' } : { text: bron, origin: 'source' };
}

const claim = z.strictObject(origins(line(320))).refine(oneOrigin, oneOriginMessage);
const relation = z.strictObject({ les: slug, ...origins(line(200)) }).refine(oneOrigin, oneOriginMessage);
const phase = z.strictObject({ fase: z.enum(phases), ...origins(line(200)) }).refine(oneOrigin, oneOriginMessage);
const applies = z.strictObject(origins(slug)).refine(oneOrigin, oneOriginMessage);
const signal = z
  .strictObject({ gezegd: line(200).optional(), gezien: line(200).optional() })
  .refine(
    ({ gezegd, gezien }) => (gezegd === undefined) !== (gezien === undefined),
    'is niet duidelijk. Schrijf óf “gezegd:” óf “gezien:”',
  );

const nudge = z.strictObject({
  id: slug,
  soort: z.enum(['risico', 'bevestiging']),
  fasen: several(z.enum(phases), 4),
  aanleiding: line(200),
  risico: line(240),
  stap: line(320),
  vraag: line(120),
});

const claims = several(claim, 8);
const maybeClaims = z.array(claim).max(8);

/** One lesson as an editor writes it. */
export const lessonEntry = z.strictObject({
  id: slug,
  titel: line(80),
  soort: z.enum(['les', 'randvoorwaarde']),
  kern: line(200),
  risico: claims,
  advies: claims,
  waarom: claims,
  voorbeelden: maybeClaims,
  begrippen: z.array(slug).max(10),
  fasen: several(phase, 4),
  geldt_voor: several(applies, 14),
  versterkt: z.array(relation).max(10),
  spanning_met: z.array(relation).max(10),
  signalen: several(signal, 8),
  woorden: words,
  nudges: z.array(nudge).min(2).max(12),
  bron: z.strictObject({ publicatie: line(120), zie_ook: line(120).exactOptional() }),
});

export const categoryEntries = several(
  z.strictObject({
    id: slug,
    naam: line(80),
    kort: line(120),
    wat: claims,
    doel: maybeClaims,
    voorbeelden: maybeClaims,
    lessen: z.array(slug).max(40),
    woorden: words,
  }),
  12,
);

export const interventionEntries = several(
  z.strictObject({ id: slug, naam: line(80), categorie: slug, uitleg: claims, woorden: words }),
  60,
);

export const termEntries = several(
  z.strictObject({ id: slug, naam: line(80), uitleg: claims, woorden: words, zie_ook: line(120).exactOptional() }),
  100,
);

const word = line(60).regex(/^\S+$/, 'is meer dan één woord. Schrijf hier losse woorden');

/** Words that belong to no lesson, or to more than one. */
export const wordsEntry = z.strictObject({
  buiten_onderwerp: z.array(word).max(2000),
  alledaags: z.array(word).max(2000),
  verwant: z.array(z.array(word).min(2).max(20)).max(200),
  gedeeld: z.array(line(60)).max(500),
  tweelingen: z.array(z.strictObject({ lessen: z.tuple([slug, slug]), verschil: line(240) })).max(60),
});

// A schema with `.min(1)` has checked that these lists are not empty.
const toSeveral = <A, B>(list: readonly A[], to: (item: A) => B) => list.map(to) as unknown as readonly [B, ...B[]];
const toRelation = (entry: z.output<typeof relation>): Relation => ({ ...toClaim(entry), lesson: entry.les });
const toSignal = ({ gezegd, gezien }: z.output<typeof signal>): Signal =>
  gezegd === undefined ? { text: gezien ?? '', kind: 'seen' } : { text: gezegd, kind: 'said' };

const toNudge = ({ id, soort, fasen, aanleiding, risico, stap, vraag }: z.output<typeof nudge>): NudgeText => ({
  id,
  kind: soort === 'risico' ? 'risk' : 'confirmation',
  phases: toSeveral(fasen, (at) => at),
  occasion: aanleiding,
  risk: risico,
  step: stap,
  question: vraag,
});

/** Translates a checked entry; the folder it lies in is its category. */
export function toLesson(entry: z.output<typeof lessonEntry>, category: string): Lesson {
  const { publicatie, zie_ook } = entry.bron;
  return {
    id: entry.id,
    category,
    title: entry.titel,
    kind: entry.soort === 'les' ? 'lesson' : 'precondition',
    gist: entry.kern,
    risk: toSeveral(entry.risico, toClaim),
    advice: toSeveral(entry.advies, toClaim),
    reason: toSeveral(entry.waarom, toClaim),
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
    source: { publication: publicatie, ...(zie_ook !== undefined && { seeAlso: zie_ook }) },
  };
}

export function toCategory(entry: z.output<typeof categoryEntries>[number]): Category {
  return {
    id: entry.id,
    name: entry.naam,
    summary: entry.kort,
    about: toSeveral(entry.wat, toClaim),
    goal: entry.doel.map(toClaim),
    examples: entry.voorbeelden.map(toClaim),
    lessons: entry.lessen,
    words: entry.woorden,
  };
}

export function toIntervention(entry: z.output<typeof interventionEntries>[number]): Intervention {
  return {
    id: entry.id,
    name: entry.naam,
    ...(entry.categorie !== 'alle' && { category: entry.categorie }),
    about: toSeveral(entry.uitleg, toClaim),
    words: entry.woorden,
  };
}

export function toTerm(entry: z.output<typeof termEntries>[number]): Term {
  return {
    id: entry.id,
    name: entry.naam,
    explanation: toSeveral(entry.uitleg, toClaim),
    words: entry.woorden,
    ...(entry.zie_ook !== undefined && { seeAlso: entry.zie_ook }),
  };
}

export function toWords(entry: z.output<typeof wordsEntry>): { vocabulary: Vocabulary; twins: readonly Twins[] } {
  return {
    vocabulary: { offTopic: entry.buiten_onderwerp, everyday: entry.alledaags, related: entry.verwant },
    twins: entry.tweelingen.map(({ lessen, verschil }) => ({ lessons: lessen, difference: verschil })),
  };
}
