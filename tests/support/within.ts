type Node = Readonly<Record<string, unknown>>;

/** Every object inside, at any depth. */
export function within(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(within);
  if (typeof value !== 'object' || value === null) return [];
  return [value as Node, ...Object.values(value).flatMap(within)];
}
