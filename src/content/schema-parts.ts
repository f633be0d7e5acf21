import { z } from 'zod';

/** What the schemas share. Lengths keep every card within the platforms' limits. */

export const slug = z
  .string()
  .min(1, { abort: true })
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is geen id. Gebruik kleine letters, cijfers en streepjes');

/** A text of one character or more. */
export const line = (max: number) => z.string().trim().min(1).max(max);

/** A list of at least one. */
export const several = <T extends z.ZodType>(item: T, max: number) => z.array(item).min(1).max(max);

export const searchWords = z.array(line(60)).max(200).default([]);

type Origins = { readonly bron?: unknown; readonly afgeleid?: unknown; readonly over_de_bron?: unknown };

/** For a group of fields that says with one key where it comes from. */
export const oneOrigin = [
  ({ bron, afgeleid, over_de_bron }: Origins) =>
    [bron, afgeleid, over_de_bron].filter((text) => text !== undefined).length === 1,
  'heeft niet precies één herkomst. Schrijf “bron:”, “afgeleid:” of “over_de_bron:”, en maar één ervan',
] as const;

/** Two of the keys, one of which stands where something may come from the source or from us. */
export const origins = (text: z.ZodString, meaning: { readonly bron: string; readonly afgeleid: string }) => ({
  bron: text.optional().describe(meaning.bron),
  afgeleid: text.optional().describe(meaning.afgeleid),
});

/** A text that says where it comes from. */
export const claimOf = (max: number) =>
  z
    .strictObject({
      ...origins(line(max), {
        bron: 'Wat de publicatie zegt, in gewone taal en net zo voorzichtig.',
        afgeleid: 'Wat wij er zelf aan toevoegen. Schrijf hier nooit iets alsof de publicatie het zegt.',
      }),
      over_de_bron: line(max)
        .optional()
        .describe('Een zin over de publicatie. Bijvoorbeeld “De bron geeft geen aparte reden.”'),
    })
    .refine(...oneOrigin);

const claim = claimOf(320);
export const claims = several(claim, 8);
export const maybeClaims = z.array(claim).max(8);
