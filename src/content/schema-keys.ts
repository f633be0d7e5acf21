import { z } from 'zod';

/** The keys of the group of fields that a schema, or each item of its list, describes; none for a text. */
export function shapeOf(schema: z.core.$ZodType): Readonly<Record<string, z.core.$ZodType>> {
  if (schema instanceof z.ZodArray) return shapeOf(schema.element);
  return schema instanceof z.ZodObject ? schema.shape : {};
}

/** The names of all keys of a schema, however deep. */
export function keysOf(schema: z.core.$ZodType): readonly string[] {
  return Object.entries(shapeOf(schema)).flatMap(([key, inner]) => [key, ...keysOf(inner)]);
}

/** What an editor is told to write at a key. */
export function descriptionOf(schema: z.core.$ZodType): string {
  return z.globalRegistry.get(schema)?.description ?? '';
}
