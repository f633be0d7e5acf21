/** The same answer each time for the same thing, found when it is first asked for: several rules ask the same of a draft. */
export function foundOnce<Of extends object, Found>(find: (of: Of) => Found): (of: Of) => Found {
  const known = new WeakMap<Of, { readonly found: Found }>();
  return (of) => {
    const before = known.get(of);
    if (before) return before.found;
    const found = find(of);
    known.set(of, { found });
    return found;
  };
}
