import { z } from 'zod';
import { type ButtonIntent, checkInWishes, isLookup, type Press } from '../domain/intent.ts';
import { phases } from '../domain/lesson.ts';
import { answers, followUps, turns, weekdays } from '../domain/project.ts';

const id = z.string().max(80);
/** What was named of a rhythm; older buttons carry a whole one. */
const rhythm = z.strictObject({
  every: z.enum(['week', 'two-weeks', 'month']).exactOptional(),
  nth: z.literal(turns).exactOptional(),
  weekday: z.literal(weekdays).exactOptional(),
  time: z
    .string()
    .regex(/^\d\d:\d\d$/)
    .exactOptional(),
});
const draft = z.strictObject({
  interventions: z.array(id).max(14),
  phase: z.enum(phases).exactOptional(),
  rhythm: rhythm.exactOptional(),
  whole: z.boolean(),
});

const button = <Kind extends string, Fields extends z.ZodRawShape>(kind: Kind, fields: Fields) =>
  z.strictObject({ kind: z.literal(kind), ...fields });

/** What a button of each kind carries. A kind without a line here does not compile. */
const intents: { readonly [Kind in ButtonIntent['kind']]: z.ZodType<ButtonIntent & { readonly kind: Kind }> } = {
  help: button('help', {}),
  'show-category': button('show-category', { category: id }),
  'show-lesson': button('show-lesson', { lesson: id }),
  'more-of-lesson': button('more-of-lesson', { lesson: id }),
  'more-of-category': button('more-of-category', { category: id }),
  'list-lessons': button('list-lessons', {
    lessons: z.tuple([id], id).refine((lessons) => lessons.length <= 24),
  }),
  'list-examples': button('list-examples', { category: id.exactOptional() }),
  'show-example': button('show-example', { intervention: id }),
  'list-terms': button('list-terms', {}),
  'show-term': button('show-term', { term: id }),
  'show-source': button('show-source', {}),
  'more-of-source': button('more-of-source', {}),
  'missing-piece': button('missing-piece', {}),
  'show-privacy': button('show-privacy', {}),
  project: button('project', {}),
  'set-project': button('set-project', { draft }),
  'set-phase': button('set-phase', { phase: z.enum(phases) }),
  pause: button('pause', { until: z.iso.date().exactOptional() }),
  resume: button('resume', {}),
  stop: button('stop', {}),
  plan: button('plan', {}),
  'next-now': button('next-now', {}),
  log: button('log', { after: z.number().int().min(0).max(100_000).exactOptional() }),
  status: button('status', {}),
  picture: button('picture', {}),
  'whole-picture': button('whole-picture', {}),
  undo: button('undo', { change: id.exactOptional() }),
  phases: button('phases', {}),
  draft: button('draft', {}),
  thanks: button('thanks', {}),
  'on-card': button('on-card', {}),
  'answer-nudge': button('answer-nudge', { nudge: id, answer: z.enum(answers) }),
  'follow-up': button('follow-up', { nudge: id, said: z.enum(followUps) }),
  'undo-follow-up': button('undo-follow-up', { nudge: id }),
  'undo-answer': button('undo-answer', { nudge: id }),
  'why-nudge': button('why-nudge', { nudge: id }),
  'show-nudge': button('show-nudge', { nudge: id }),
  resend: button('resend', { nudge: id, attempts: z.number().int().min(0).max(1_000) }),
  'make-page': button('make-page', { again: z.literal(true).exactOptional() }),
  'revoke-page': button('revoke-page', { sure: z.literal(true).exactOptional() }),
  'check-in': button('check-in', { nudge: id, wish: z.enum(checkInWishes) }),
};
const isKind = (kind: unknown) => typeof kind === 'string' && Object.hasOwn(intents, kind);

/** What each way of pressing does with the intent. Only look-ups are shared: they show nobody's project. */
const presses: { readonly [Kind in Press['press']]: (intent: ButtonIntent) => Press | undefined } = {
  open: (intent) => ({ press: 'open', intent }),
  share: (intent) => (isLookup(intent) ? { press: 'share', intent } : undefined),
};
const isPress = (press: unknown) => typeof press === 'string' && Object.hasOwn(presses, press);

const envelope = z.strictObject({
  press: z.custom<Press['press']>(isPress),
  intent: z.looseObject({ kind: z.custom<ButtonIntent['kind']>(isKind) }),
});

/** Slack's limit for the value of a button, in characters. https://docs.slack.dev/reference/block-kit/block-elements/button-element */
const longest = 2000;

/** A press as the short text that a button carries. */
export function writePress(kind: Press['press'], intent: ButtonIntent): string {
  return JSON.stringify({ press: kind, intent });
}

/** Reads what a button sent. Anybody can send anything, so all else gives `undefined`, never an error. */
export function readPress(value: unknown): Press | undefined {
  const sent = envelope.safeParse(jsonIn(value)).data;
  const intent = sent && intents[sent.intent.kind].safeParse(sent.intent).data;
  return intent && presses[sent.press](intent);
}

function jsonIn(value: unknown): unknown {
  if (typeof value !== 'string' || value.length > longest) return undefined;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}
