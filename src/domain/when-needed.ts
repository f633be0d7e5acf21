/** Makes something the first time it is asked for, and gives the same from then on. What throws is tried anew. */
export function whenNeeded<Made extends object>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => (made ??= make());
}
