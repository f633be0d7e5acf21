import { projectTexts } from '#core';
import type { Kept } from './chaos-board.ts';
import { nameOf, platformPatienceMs } from './chaos-door.ts';
import { isOnlyLate, isShortRefusal } from './chaos-faults.ts';
import { act, type Change, type ChaosWorld, untilNextNudge } from './chaos-world.ts';

const fourWeeksMs = 28 * 86_400_000;

const ask = (world: ChaosWorld, text: string) => act(world, { kind: 'command', text }, { name: text });

/** All that is not as promised, once the platform is well again. */
export async function whatIsWrong(world: ChaosWorld): Promise<readonly string[]> {
  const wrong = [
    ...heardInTime(world),
    ...everybodyAnswered(world),
    ...answersShown(world),
    ...(await everythingAnnounced(world)),
    ...nothingDoubled(world),
    ...(await everythingResumed(world)),
  ];
  wrong.push(...(await statusIsTrue(world)), ...(await nudgesGoOn(world)));
  return [...wrong, ...(await nudgesOnce(world)), ...nothingSlipped(world)];
}

/** The platform hears in time that the bot has it. */
function heardInTime({ done, door }: ChaosWorld): readonly string[] {
  return done.flatMap(({ what, brought: { status, tookMs } }) => [
    ...(status === 200 ? [] : [`“${what}” got ${status}`]),
    ...(tookMs < platformPatienceMs[door.platform] ? [] : [`“${what}” was acknowledged after ${tookMs} ms`]),
  ]);
}

/** Whoever did something sees what came of it; where the platform did not take the answer, it was tried at least. */
function everybodyAnswered({ done, door }: ChaosWorld): readonly string[] {
  return done.flatMap(({ who, what, answered, faults, changes }) => {
    const heard = changes.some((change) => newsOf(door, who, change).length > 0);
    if (answered || heard || ownOf(door, who).length > 0) return [];
    const about = `“${what}” of ${nameOf(who)} got no answer`;
    if (faults.every(isOnlyLate)) return [`${about}, while nothing was wrong`];
    const rest = faults.filter((fault) => !isOnlyLate(fault));
    return rest.length === 1 && rest.every(isShortRefusal) ? [`${about}, and was not tried once more`] : [];
  });
}

/** An answer to a nudge that is saved stands on the card, or who gave it was told; where both were refused, both were tried. */
function answersShown({ done, door }: ChaosWorld): readonly string[] {
  return done.flatMap(({ who, what, answers, faults }) => {
    const isShown = door.board.kept.some(({ versions }) => versions.some((words) => words.includes(nameOf(who))));
    if (answers.length === 0 || isShown || ownOf(door, who).length > 0) return [];
    return faults.filter((fault) => !isOnlyLate(fault)).length > 1
      ? []
      : [`“${what}” of ${nameOf(who)} was saved, and nobody sees it`];
  });
}

/** What somebody alone sees. */
function ownOf({ board }: ChaosWorld['door'], who: string) {
  const form = board.form(who);
  return [...(form ? [form] : []), ...board.kept.filter(({ to }) => to === who)];
}

/** The news of a change in the channel: it can be taken back there, or it says who did it. Nobody owns a project by taking something back. */
function newsOf({ board }: ChaosWorld['door'], who: string, { id, kind }: Change) {
  const says = (words: string) => words.includes(nameOf(who));
  const isIt =
    kind === 'undo' || kind === 'check-in'
      ? ({ versions }: Kept) => versions.some(says)
      : ({ changes }: Kept) => changes.has(id);
  return board.kept.filter((message) => message.to === 'everybody' && isIt(message));
}

/** Each change has its news in the channel, once; or the store says that it is in doubt; or who made it was told. */
async function everythingAnnounced({ bot, door, done }: ChaosWorld): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const { who, what, change } of done.flatMap((one) => one.changes.map((change) => ({ ...one, change })))) {
    const [row] = await bot.store.query<{ state: string; reason: string | null }>(
      'SELECT state, reason FROM announcement WHERE id = $1',
      [change.id],
    );
    const times = newsOf(door, who, change).length;
    const state = row?.state ?? 'not kept';
    const isTrue: Record<string, boolean> = {
      sent: times === 1,
      uncertain: times <= 1,
      skipped: times === 0 && ownOf(door, who).length > 0,
    };
    if (isTrue[state]) continue;
    const why = row?.reason ? ` (${row.reason})` : '';
    wrong.push(
      `the news of “${what}” (${change.kind}) of ${nameOf(who)} is ${state}${why}, and stands there ${times} times`,
    );
  }
  return wrong;
}

/** No two messages for one person say the same. */
function nothingDoubled({ door, done }: ChaosWorld): readonly string[] {
  return done.flatMap(({ who, what }) => {
    const words = ownOf(door, who).flatMap(({ versions }) => versions.slice(0, 1));
    const doubled = words.filter((one, index) => words.indexOf(one) < index);
    return [...new Set(doubled)].map(
      (one) => `twice for who did “${what}”: ${one.slice(0, 120).replaceAll('\n', ' ')}`,
    );
  });
}

/** Nothing stands still any more for what was wrong. */
async function everythingResumed({ bot }: ChaosWorld): Promise<readonly string[]> {
  const parked = await bot.store.query<{ detail: string }>("SELECT detail FROM project WHERE state = 'parked'");
  const blocked = await bot.store.query<{ reason: string }>('SELECT reason FROM blocked');
  return [
    ...parked.map(({ detail }) => `a project is still parked (${detail})`),
    ...blocked.map(({ reason }) => `a workspace is still blocked (${reason})`),
  ];
}

/** While something stands still, `status` does not say that all is well. */
export async function statusOfTrouble(world: ChaosWorld): Promise<readonly string[]> {
  const standstill = async () =>
    (
      await world.bot.store.query<{ why: string }>(
        "SELECT reason AS why FROM blocked UNION ALL SELECT detail AS why FROM project WHERE state = 'parked'",
      )
    ).map(({ why }) => why);
  const before = await standstill();
  const said = await askStatus(world);
  // A word of somebody may have been the sign of life.
  const [why] = (await standstill()).filter((one) => before.includes(one));
  if (why === undefined || said === undefined || !said.includes(projectTexts.status.well)) return [];
  return [`\`status\` says “${projectTexts.status.well}” while ${why}`];
}

/** What `status` says to somebody new; nothing when it says nothing. */
async function askStatus(world: ChaosWorld): Promise<string | undefined> {
  const done = await ask(world, 'status');
  const said = world.door.board.kept.findLast(({ to }) => to === done?.who)?.versions.at(-1);
  return said?.replaceAll(/[\\\u200b]/g, '');
}

/** What `status` says of doubt is what the store says. */
async function statusIsTrue(world: ChaosWorld): Promise<readonly string[]> {
  const { bot } = world;
  const said = await askStatus(world);
  if (said === undefined) return ['`status` says nothing'];
  const [row] = await bot.store.query<{ count: number }>(
    "SELECT count(*) AS count FROM nudge WHERE state = 'uncertain'",
  );
  const count = Number(row?.count);
  const { uncertain, allSent } = projectTexts.status;
  const [open] = await bot.store.query<{ count: number }>(
    `SELECT (SELECT count(*) FROM nudge WHERE state IN ('sending', 'parked')
        OR (state = 'skipped' AND reason IN ('missed', 'too-late', 'restored', 'refused', 'cannot-render', 'parked')))
      + (SELECT count(*) FROM announcement WHERE state <> 'sent' AND state <> 'skipped') AS count`,
  );
  const [sent] = await bot.store.query<{ count: number }>(
    "SELECT count(*) AS count FROM nudge WHERE state = 'sent' AND due_at > $1",
    [world.time.now() - fourWeeksMs],
  );
  const isAll = count === 0 && Number(open?.count) === 0 && Number(sent?.count) > 0;
  const expected = count > 0 ? uncertain(count) : allSent;
  // What else is open is said in other words; then it must not say that all was sent.
  return said.includes(expected) === (isAll || count > 0)
    ? []
    : [`\`status\` does not say “${expected}” but “${said.slice(0, 300).replaceAll('\n', ' ')}”`];
}

/** The next nudge comes, unless the team wanted none: then it comes when they want it again. */
async function nudgesGoOn(world: ChaosWorld): Promise<readonly string[]> {
  const { bot, time } = world;
  const project = async () => (await bot.store.query<{ state: string }>('SELECT state FROM project'))[0]?.state;
  if ((await project()) !== 'active') await ask(world, 'hervat');
  const from = time.now();
  await untilNextNudge(world);
  const rows = await bot.store.query<{ state: string; reason: string | null }>(
    'SELECT state, reason FROM nudge WHERE due_at >= $1',
    [from - 1_000],
  );
  if (rows.length === 1 && rows[0]?.state === 'sent') return [];
  return [`the nudge after all is well: ${JSON.stringify(rows)}, project ${await project()}`];
}

/** A nudge that was sent stands there once, one in doubt at most once, and any other not at all. */
async function nudgesOnce({ bot, door }: ChaosWorld): Promise<readonly string[]> {
  const nudges = await bot.store.query<{ id: string; state: string }>('SELECT id, state FROM nudge');
  return nudges.flatMap(({ id, state }) => {
    const cards = door.board.kept.filter(({ to, nudge }) => to === 'everybody' && nudge === id).length;
    const fits = state === 'sent' ? cards === 1 : state === 'uncertain' ? cards <= 1 : cards === 0;
    return fits ? [] : [`a nudge is ${state} and stands there ${cards} times`];
  });
}

const ourSlips = ['TypeError', 'RangeError', 'ReferenceError', 'SyntaxError'];

/** A slip of ours is in the log, and there should be none. */
function nothingSlipped({ bot }: ChaosWorld): readonly string[] {
  return bot.logged.filter((line) => {
    const { err, error } = JSON.parse(line);
    return ourSlips.includes((err ?? error)?.name);
  });
}
