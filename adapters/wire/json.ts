/** JSON from outside as data; `undefined` for what is none. What it holds is for the reader to check. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
