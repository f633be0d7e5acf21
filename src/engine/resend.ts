import { createHash } from 'node:crypto';
import type { Nudge, Project, ProjectState } from '../domain/project.ts';
import { findBlocked } from '../store/blocked.ts';
import {
  type Deed,
  type DoneDeed,
  type Doubted,
  dismiss,
  findDoubted,
  listDeeds,
  listDoubts,
  planOnceMore,
} from '../store/doubts.ts';
import type { Query, Store } from '../store/store.ts';

/**
 * What a person does about a nudge of which nobody knows whether it arrived. The bot never does it by itself: it cannot see whether
 * the card is there, and a person can.
 */

const dayMs = 86_400_000;
/** The next card comes a week later at the soonest: near it, the one before only comes in its way. */
const longestMs = 3 * dayMs;

/** Why a nudge is not planned again. */
export type NotAgain =
  | { readonly kind: 'certain'; readonly state: Exclude<Nudge['state'], 'uncertain'> }
  /** Its moment is more than three days ago. */
  | { readonly kind: 'too-old' }
  | { readonly kind: 'resting'; readonly state: Exclude<ProjectState['kind'], 'active'> }
  /** The whole workspace refuses us. */
  | { readonly kind: 'shut-out' };

/** What came of it. What was done already is not done twice. */
export type Redone =
  | { readonly kind: 'done' }
  | ({ readonly kind: 'already' } & Pick<DoneDeed, 'deed' | 'at'>)
  | NotAgain
  | { readonly kind: 'unknown' };

/** An uncertain nudge in a list, with the number by which people name it, and what keeps it from going again. */
export type ListedDoubt = Doubted & {
  readonly number: string;
  /** Until when it may go again, epoch ms. */
  readonly until: number;
  readonly notAgain: NotAgain | undefined;
};

/** All that are in doubt, oldest first. A number stands for this nudge after this attempt, so that it never comes to mean another. */
export async function listUncertain({ query }: Pick<Store, 'query'>, now: number): Promise<readonly ListedDoubt[]> {
  const doubts = await listDoubts(query);
  const digits = doubts.map(({ nudge }) => digitsOf(nudge.id, nudge.attempts));
  return Promise.all(
    doubts.map(async (doubted, index) => ({
      ...doubted,
      number: shortest(digits[index] ?? '', digits),
      until: doubted.nudge.dueAt + longestMs,
      notAgain: await whyNot(query, doubted, now),
    })),
  );
}

/** Does it for the nudge that a number of the list or a whole id names, at `now` (epoch ms). Throws a `StoreError`. */
export async function redo(store: Store, deed: Deed, named: string, now: number): Promise<Redone> {
  return isNumber(named) ? redoNumber(store, deed, named, now) : redoId(store, deed, named, now);
}

/** Fewer digits may be the place in a list, which changes. */
const fewest = 4;
const isNumber = (named: string) => /^\d+$/.test(named);

async function redoNumber(store: Store, deed: Deed, number: string, now: number): Promise<Redone> {
  const isMeant = (nudge: string, attempts: number) =>
    number.length >= fewest && digitsOf(nudge, attempts).startsWith(number);
  const doubts = await listDoubts(store.query);
  const [only, ...others] = doubts.filter(({ nudge }) => isMeant(nudge.id, nudge.attempts));
  if (only && others.length === 0) return redoAttempt(store, deed, only.nudge, now);
  const done = (await listDeeds(store.query)).find(({ nudge, attempts }) => isMeant(nudge, attempts));
  return done ? already(done) : { kind: 'unknown' };
}

/** An id says nothing of which attempt: what was done about this nudge once is not done by its id again. */
async function redoId(store: Store, deed: Deed, id: string, now: number): Promise<Redone> {
  const found = await findDoubted(store.query, id);
  if (!found) return { kind: 'unknown' };
  const done = (await listDeeds(store.query, found.project.id)).find(({ nudge }) => nudge === id);
  return done ? already(done) : redoAttempt(store, deed, found.nudge, now);
}

/** Does it for the doubt after this very attempt: of two who come at once, one. Throws a `StoreError`. */
export function redoAttempt(
  store: Store,
  deed: Deed,
  { id, attempts }: Pick<Nudge, 'id' | 'attempts'>,
  now: number,
): Promise<Redone> {
  return store.transaction(async (query): Promise<Redone> => {
    const found = await findDoubted(query, id);
    if (!found) return { kind: 'unknown' };
    const why = deed === 'dismiss' ? certain(found.nudge) : await whyNot(query, found, now);
    if (!why && (await deedOf[deed](query, { ...found.nudge, attempts }, now))) return { kind: 'done' };
    const done = (await listDeeds(query, found.project.id)).find(
      (one) => one.nudge === id && one.attempts === attempts,
    );
    return done ? already(done) : (why ?? { kind: 'unknown' });
  });
}

const deedOf = { resend: planOnceMore, dismiss } as const satisfies Record<Deed, unknown>;

const already = ({ deed, at }: DoneDeed): Redone => ({ kind: 'already', deed, at });

function certain({ state }: Nudge): NotAgain | undefined {
  return state === 'uncertain' ? undefined : { kind: 'certain', state };
}

async function whyNot(query: Query, doubted: Doubted, now: number): Promise<NotAgain | undefined> {
  const why = whyNotAgain(doubted, now);
  return !why && (await findBlocked(query, doubted.project.place)) ? { kind: 'shut-out' } : why;
}

/** Why a nudge is not to be sent again, as far as it and its project say. */
export function whyNotAgain(
  { nudge, project }: { readonly nudge: Nudge; readonly project: Pick<Project, 'state'> },
  now: number,
): NotAgain | undefined {
  const known = certain(nudge);
  if (known) return known;
  if (now - nudge.dueAt >= longestMs) return { kind: 'too-old' };
  const { kind } = project.state;
  return kind === 'active' ? undefined : { kind: 'resting', state: kind };
}

/** Fifteen digits that stand for a nudge after an attempt, the same on every machine. */
function digitsOf(id: string, attempts: number): string {
  const hash = createHash('sha256').update(`${id} ${attempts}`).digest('hex');
  return String(BigInt(`0x${hash.slice(0, 16)}`) % 10n ** 15n).padStart(15, '0');
}

/** As few of these digits as tell it from the others. */
function shortest(digits: string, all: readonly string[]): string {
  let length = fewest;
  while (length < digits.length && all.filter((each) => each.startsWith(digits.slice(0, length))).length > 1) length++;
  return digits.slice(0, length);
}
