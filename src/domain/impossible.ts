/** Ends a `switch` over a closed set: the compiler complains when a case is missing. */
export function impossible(value: never): never {
  throw new Error(`unexpected: ${JSON.stringify(value)}`);
}
