type Given<Values> = {
  readonly [Key in keyof Values as undefined extends Values[Key] ? never : Key]: Values[Key];
} & {
  readonly [Key in keyof Values as undefined extends Values[Key] ? Key : never]?: Exclude<Values[Key], undefined>;
};

/** What was given: the same values without the keys that are `undefined`. Spread it where a property is optional. */
export function given<Values extends object>(values: Values): Given<Values> {
  const known = Object.entries(values).filter(([, value]) => value !== undefined);
  // Object.fromEntries cannot say which keys are left; the filter above can.
  return Object.fromEntries(known) as Given<Values>;
}
