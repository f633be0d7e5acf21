type Tagged = { readonly kind: string };
/** What else a member has; some members stand for several kinds. */
type Having<One, Kind> = One extends { readonly kind: infer K } ? (Kind extends K ? Omit<One, 'kind'> : never) : never;

/** The member of a union with this kind. */
type OfKind<Union extends Tagged, Kind extends Union['kind']> = {
  [K in Kind]: { readonly kind: K } & Having<Union, K>;
}[Kind];

/** One handler for each kind of a union: the compiler complains when one is missing. */
export type ByKind<Union extends Tagged, Context, Result> = {
  readonly [Kind in Union['kind']]: (one: OfKind<Union, Kind>, context: Context) => Result;
};

/** Hands one member of a union to the handler of its kind. */
export function handle<Union extends Tagged, Kind extends Union['kind'], Context, Result>(
  handlers: ByKind<Union, Context, Result>,
  one: OfKind<Union, Kind>,
  context: Context,
): Result {
  return handlers[one.kind](one, context);
}
