import { z } from 'zod';
import { nudgeKinds, phases, type Several } from '../domain/lesson.ts';
import { answers, followUps, type Nudge, type ProjectPlan, type Reason, turns, weekdays } from '../domain/project.ts';

/**
 * What we keep as JSON, checked when it is read. Keys that we do not know are kept: another version wrote them. Reasons that
 * we do not know are left out, for nobody could put them into words.
 */

const text = z.string().min(1);
export const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const time = z.string().regex(/^\d{2}:\d{2}$/);
const phase = z.literal(phases);
const weekday = z.literal(weekdays);

const rhythm = z.union([
  z.object({ every: z.literal(['week', 'two-weeks']), weekday, time }),
  z.object({ every: z.literal('month'), nth: z.literal(turns), weekday, time }),
]);

export const plan = z.looseObject({
  name: z.string(),
  interventions: z.tuple([text], text),
  phase,
  rhythm,
  zone: z.string().refine(isZone),
  startDate: date,
  owner: z.looseObject({ id: z.string(), name: z.string() }),
}) satisfies z.ZodType<ProjectPlan>;

const reason = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('phase'), phase, main: z.boolean() }),
  z.object({ kind: z.literal('other-phase'), phase }),
  z.object({ kind: z.literal('intervention'), intervention: text }),
  z.object({ kind: z.literal('lookup'), date }),
  z.object({ kind: z.literal('answer'), answer: z.literal([...answers, ...followUps]), date }),
  z.object({ kind: z.literal('last-shown'), date }),
  z.object({ kind: z.literal('never-shown') }),
  z.object({ kind: z.literal('turn-to-confirm') }),
]) satisfies z.ZodType<Reason>;

const reasons = z.array(z.unknown()).transform((all) => all.flatMap((each) => reason.safeParse(each).data ?? []));

function atLeastOne([first, ...others]: readonly Reason[], context: z.RefinementCtx): Several<Reason> {
  if (first) return [first, ...others];
  context.addIssue({ code: 'custom' });
  return z.NEVER;
}

const choice = z.looseObject({
  lesson: text,
  nudge: text,
  kind: z.literal(nudgeKinds),
  phase,
  reasons: reasons.transform(atLeastOne),
  counterpart: z.exactOptional(text),
  asks: z.exactOptional(z.looseObject({ date, lesson: text, nudge: z.exactOptional(text) })),
  runnerUp: z.exactOptional(text),
  instead: z.exactOptional(z.looseObject({ lesson: text, because: reasons })),
});

export const content = z.discriminatedUnion('kind', [
  z.looseObject({ kind: z.literal('lesson'), choice }),
  z.looseObject({ kind: z.literal('check-in') }),
]) satisfies z.ZodType<Nudge['content']>;

/** Enough to know where to look. */
const mostIssues = 5;

/** What was read, or what is wrong with it: where, and by which rule, never what stands there. */
export type Parsed<Value> = { readonly value: Value } | { readonly fault: string };

/** What a team told us about its project. */
export const parsePlan = (json: string): Parsed<ProjectPlan> => parse(plan, json);

/** What a nudge says. */
export const parseContent = (json: string): Parsed<Nudge['content']> => parse(content, json);

function parse<Value>(schema: z.ZodType<Value>, json: string): Parsed<Value> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return { fault: 'no JSON' };
  }
  const { success, data, error } = schema.safeParse(value);
  if (success) return { value: data };
  return {
    fault: error.issues
      .slice(0, mostIssues)
      .map(({ path, code }) => `${path.join('.') || 'all of it'}: ${code}`)
      .join('; '),
  };
}

const zones = new Map<string, boolean>();

/** Whether dates can be reckoned in a zone. There are some hundreds, and each is tried once. */
function isZone(timeZone: string): boolean {
  const known = zones.get(timeZone);
  if (known !== undefined) return known;
  const is = canFormat(timeZone);
  if (is) zones.set(timeZone, is);
  return is;
}

function canFormat(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('nl', { timeZone });
    return true;
  } catch {
    return false;
  }
}
