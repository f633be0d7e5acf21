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

type Origins = { readonly bron?: unknown; readonly afgeleid?: unknown };

/** For a group of fields that says with one of two keys where it comes from. */
export const oneOrigin = [
  ({ bron, afgeleid }: Origins) => (bron === undefined) !== (afgeleid === undefined),
  'heeft niet precies één herkomst. Schrijf óf “bron:” óf “afgeleid:”',
] as const;

/** The two keys, one of which stands at each claim. */
export const origins = (text: z.ZodString, meaning: { readonly bron: string; readonly afgeleid: string }) => ({
  bron: text.optional().describe(meaning.bron),
  afgeleid: text.optional().describe(meaning.afgeleid),
});

const claim = z
  .strictObject(
    origins(line(320), {
      bron: 'Wat de publicatie zegt, in gewone taal. Schrijf bij elk streepje óf “bron” óf “afgeleid”.',
      afgeleid: 'Wat wij er zelf aan toevoegen. Schrijf hier nooit iets alsof de publicatie het zegt.',
    }),
  )
  .refine(...oneOrigin);

export const claims = several(claim, 8);
export const maybeClaims = z.array(claim).max(8);
