import type { z } from 'zod';
import type { ContentFault } from './content-fault.ts';
import { schemaFaults } from './remedies.ts';
import type { Read } from './sources.ts';
import { readYaml } from './yaml-file.ts';

/** One file as its schema gives it, or nothing; then what is wrong with it joins the faults. */
export function readAs<T extends z.ZodType>(file: string, schema: T, faults: ContentFault[]): Read<T> | undefined {
  const source = readYaml(file);
  if (!('value' in source)) {
    faults.push(...source);
    return undefined;
  }
  const parsed = schema.safeParse(source.value);
  if (parsed.success) return { entry: parsed.data, source };
  faults.push(...schemaFaults(parsed.error, source, schema));
  return undefined;
}
