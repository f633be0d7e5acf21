/** JSON from outside as data; `undefined` for what is none. What it holds is for the reader to check. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A value as JSON for people to read, in a file. */
export const jsonFile = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;

/** Something of which nothing is known yet but that it has keys. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value from outside has keys to look at: an object or a list. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null;
}
