import { z } from 'zod';
import { phases } from '../domain/lesson.ts';

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

const hedges = line(60).regex(
  /^[\p{L}'’-]+( [\p{L}'’-]+)*$/u,
  'is geen woord of groepje woorden. Gebruik alleen letters',
);
const toneWords = line(60).regex(
  /^[\p{L}'’-]+( (… )?[\p{L}'’-]+)*[:,.]?$/u,
  'is geen woord of groepje woorden. Gebruik letters, en “…” voor andere woorden ertussen',
);

/** Words that give a text its tone. */
export const toneEntry = z.strictObject({
  voorzichtig: several(hedges, 200),
  stellig: several(toneWords, 200),
  alarm: several(toneWords, 200),
  verwijt: several(toneWords, 200),
  belerend: several(toneWords, 200),
  dwingend: several(toneWords, 200),
  leunend: several(toneWords, 200),
});
