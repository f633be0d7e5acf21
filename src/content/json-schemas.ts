import { z } from 'zod';
import { draftEntry } from './draft-schema.ts';
import { lessonEntry } from './lesson-schema.ts';
import { categoryEntries, interventionEntries, termEntries } from './list-schemas.ts';
import { sourceEntry } from './source-schema.ts';
import { toneEntry, wordsEntry } from './word-schemas.ts';

const schemas: Readonly<Record<string, z.ZodType>> = {
  les: lessonEntry,
  categorieen: categoryEntries,
  interventies: interventionEntries,
  begrippen: termEntries,
  woorden: wordsEntry,
  toon: toneEntry,
  bron: sourceEntry,
  toets: draftEntry,
};

/** The schemas by which an editor helps while typing, made of those the bot checks with: a file name and its text. */
export function jsonSchemas(): readonly { readonly file: string; readonly text: string }[] {
  return Object.entries(schemas).map(([name, schema]) => ({
    file: `${name}.json`,
    text: `${JSON.stringify(z.toJSONSchema(schema, { io: 'input' }), null, 2)}\n`,
  }));
}
