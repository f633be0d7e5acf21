import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Project } from '../../src/domain/project.ts';
import type { Reply } from '../../src/domain/reply.ts';
import { listUncertain, redo } from '../../src/engine/resend.ts';
import {
  addAnnouncement,
  expireAnnouncements,
  finishAnnouncing,
  listAnnouncements,
  startAnnouncing,
  waitingAnnouncements,
  wakeAnnouncements,
} from '../../src/store/announcements.ts';
import { saveAnswer, saveFollowUp } from '../../src/store/answers.ts';
import { addAudit, listAudit } from '../../src/store/audit.ts';
import {
  blockWorkspace,
  markLeft,
  markTold,
  probeAllNow,
  takeProbe,
  unblockUnlessLeft,
  unblockWorkspace,
} from '../../src/store/blocked.ts';
import { checkWritable } from '../../src/store/check-writable.ts';
import { mendSomeFutureRows, projectsAfter, reschedule } from '../../src/store/clock-faults.ts';
import { countTrouble } from '../../src/store/counts.ts';
import { beginOnce, endOnce, extendOnce } from '../../src/store/first-time.ts';
import { historyOf } from '../../src/store/history.ts';
import {
  findInstallation,
  leaseInstallation,
  removeInstallation,
  renewInstallation,
  resealInstallations,
  saveInstallation,
} from '../../src/store/installations.ts';
import { addLookup } from '../../src/store/lookups.ts';
import { migrate } from '../../src/store/migrate.ts';
import { migrations } from '../../src/store/migrations.ts';
import { findNudge, findNudgeOn, listNudges } from '../../src/store/nudge-rows.ts';
import { keepOpenQuestion, listOpenQuestions } from '../../src/store/open-questions.ts';
import { dropPageKey, pageSince, projectBehind, savePageKey } from '../../src/store/project-pages.ts';
import { findByPlace, saveProject } from '../../src/store/project-rows.ts';
import { pruneSome } from '../../src/store/prune.ts';
import { type Ending, expireLeases, findWork, finishSending, planNudges, startSending } from '../../src/store/queue.ts';
import { createSecretBox } from '../../src/store/secret-box.ts';
import type { Store } from '../../src/store/store.ts';
import { eraseOneLeft, eraseWorkspace, exportWorkspace } from '../../src/store/workspace-data.ts';
import { takeTurns } from '../../src/store/workspace-pace.ts';
import { lessonContent, projectIn } from './nudge-project.ts';

const dayMs = 86_400_000;
const start = Date.parse('2026-11-24T09:00:00Z');
const news: Reply = { title: 'Gewijzigd', parts: [{ kind: 'text', text: 'Anna heeft het project gewijzigd.' }] };

/** The same promises for every engine. Each test uses a workspace of its own. */
export function storeContract(open: () => Store): void {
  let count = 0;
  const fresh = (more: Partial<Project> = {}) => projectIn(`W${++count}-${randomBytes(3).toString('hex')}`, 'C1', more);

  async function saved(more: Partial<Project> = {}) {
    const project = await saveProject(open().query, fresh(more), start);
    if (!project) throw new Error('not saved');
    return project;
  }

  async function sentNudge(project: Project, date: string, lesson = 'heldere-kaders') {
    const { query } = open();
    await planNudges(
      query,
      [{ project: project.id, date, dueAt: Date.parse(date), content: lessonContent(lesson) }],
      start,
    );
    const nudge = (await listNudges(query, project.id, 100)).find((one) => one.date === date);
    if (!nudge) throw new Error('not planned');
    await startSending(query, [nudge], { leaseUntil: start + 1, now: start });
    await finishSending(query, [{ id: nudge.id, attempts: 1, ending: { state: 'sent', messageId: 'm1' } }]);
    return nudge.id;
  }

  /** Whether the outcome of this attempt was written. */
  async function finish(id: string, attempts: number, ending: Ending): Promise<boolean> {
    return (await finishSending(open().query, [{ id, attempts, ending }])).has(id);
  }

  test('a project comes back as it was kept, at its place', async () => {
    const { version, ...project } = await saved({
      name: 'Wijk & buurt “Ëen”',
      address: 'https://smba.trafficmanager.net/emea/',
      state: { kind: 'paused', until: '2026-12-01' },
      next: { at: start + 7 * dayMs, date: '2026-12-01' },
    });
    expect(version).toBe(1);
    expect(await findByPlace(open().query, project.place)).toEqual({ ...project, version });
    expect(await findByPlace(open().query, { ...project.place, channel: 'C2' })).toBeUndefined();
  });

  test('a channel has one project, and of two who change it at once the second hears so', async () => {
    const project = await saved();
    const { version: _, ...again } = project;
    expect(await saveProject(open().query, { ...again, id: 'another' }, start)).toBeUndefined();
    expect(await saveProject(open().query, { ...project, name: 'Eerste' }, start)).toMatchObject({ version: 2 });
    expect(await saveProject(open().query, { ...project, name: 'Tweede' }, start)).toBeUndefined();
    expect(await findByPlace(open().query, project.place)).toMatchObject({ name: 'Eerste' });
  });

  test('a state takes its next moment along, or has none', async () => {
    const { query } = open();
    const project = await saved({ next: { at: start, date: '2026-11-24' } });
    const stopped = await saveProject(query, { ...project, state: { kind: 'stopped' } }, start);
    expect(stopped).toMatchObject({ state: { kind: 'stopped' } });
    expect(stopped).not.toHaveProperty('next');
    const next = { at: start + dayMs, date: '2026-11-25' };
    expect(await saveProject(query, { ...project, version: 2, state: { kind: 'active' }, next }, start)).toMatchObject({
      state: { kind: 'active' },
      next,
    });
  });

  test('a project gets one nudge a day, whoever plans it', async () => {
    const { id } = await saved();
    const plan = (lesson: string) =>
      planNudges(
        open().query,
        [{ project: id, date: '2026-11-24', dueAt: start, content: lessonContent(lesson) }],
        start,
      );
    await Promise.all([plan('a'), plan('b'), plan('c')]);
    expect(await listNudges(open().query, id, 10)).toHaveLength(1);
  });

  test('an answer is kept, changed and taken back, and shows in the history', async () => {
    const project = await saved();
    const id = await sentNudge(project, '2026-11-17');
    const { query } = open();
    expect(await saveAnswer(query, { nudge: id, answer: 'doing', at: start })).toMatchObject({
      answer: { answer: 'doing', at: start },
    });
    await saveAnswer(query, { nudge: id, answer: 'wrong', at: start + 1 });
    expect((await historyOf(query, project)).shown).toMatchObject([{ date: '2026-11-17', answer: 'wrong' }]);
    expect(await saveAnswer(query, { nudge: id, answer: undefined, at: start })).not.toHaveProperty('answer');
    expect(await saveAnswer(query, { nudge: 'unknown', answer: 'doing', at: start })).toBeUndefined();
  });

  test('how it went is kept beside *Doen we*, twice the same is once, and goes with it', async () => {
    const { query } = open();
    const project = await saved();
    const id = await sentNudge(project, '2026-11-17');
    const tell = (said: 'worked' | 'not-yet' | undefined) => saveFollowUp(query, { nudge: id, said, at: start });
    const shown = async () => (await historyOf(query, project)).shown[0];
    await tell('worked');
    expect(await shown()).not.toHaveProperty('followUp');
    await saveAnswer(query, { nudge: id, answer: 'doing', at: start });
    for (const _again of [1, 2]) await tell('worked');
    expect(await findNudgeOn(query, project.id, '2026-11-17')).toMatchObject({
      id,
      answer: { answer: 'doing', followUp: { said: 'worked', at: start } },
    });
    await saveAnswer(query, { nudge: id, answer: 'doing', at: start + 1 });
    expect(await shown()).toMatchObject({ answer: 'doing', followUp: 'worked' });
    await tell(undefined);
    expect(await shown()).not.toHaveProperty('followUp');
    await tell('not-yet');
    const lines = await exportWorkspace(query, project.place);
    expect(lines.find(({ kind }) => kind === 'nudge')).toMatchObject({ answer: { followUp: { said: 'not-yet' } } });
    for (const answer of ['later', 'doing'] as const) await saveAnswer(query, { nudge: id, answer, at: start });
    expect(await shown()).not.toHaveProperty('followUp');
  });

  test('the history is oldest first, in local days, and leaves out what did not arrive', async () => {
    const project = await saved();
    const { query } = open();
    await sentNudge(project, '2026-11-17', 'b');
    await sentNudge(project, '2026-11-10', 'a');
    await planNudges(
      query,
      [{ project: project.id, date: '2026-11-24', dueAt: start, content: lessonContent('c') }],
      start,
    );
    // Half past eleven in the evening UTC is already tomorrow in Amsterdam.
    await addLookup(query, { place: project.place, lesson: 'x', at: Date.parse('2026-11-20T23:30:00Z') });
    await addLookup(query, { place: { ...project.place, channel: 'elsewhere' }, lesson: 'y', at: start });
    const history = await historyOf(query, project);
    expect(history.shown.map(({ lesson }) => lesson)).toEqual(['a', 'b']);
    expect(history.lookups).toEqual([{ date: '2026-11-21', lesson: 'x' }]);
  });

  test('tokens are unreadable at rest, bound to their workspace, and follow a new key', async () => {
    const { query } = open();
    const [oldKey, newKey] = [randomBytes(32), randomBytes(32)].map((key) => key.toString('base64')) as [
      string,
      string,
    ];
    const at = fresh().place;
    await saveInstallation(open(), createSecretBox([oldKey]), { at, secret: 'xoxb-geheim', now: start });
    const rows = await query<{ sealed: string }>('SELECT * FROM installation');
    expect(JSON.stringify(rows)).not.toContain('geheim');
    await expect(findInstallation(query, createSecretBox([newKey]), at)).rejects.toThrow('is not set');

    const both = createSecretBox([newKey, oldKey]);
    expect(await findInstallation(query, both, at)).toEqual({ secret: 'xoxb-geheim', version: 1, installedAt: start });
    expect(await resealInstallations(query, createSecretBox([newKey]))).toMatchObject({
      again: 0,
      lost: [{ workspace: at.workspace }],
    });
    expect(await resealInstallations(query, both)).toEqual({ again: 1, lost: [] });
    expect(await resealInstallations(query, both)).toEqual({ again: 0, lost: [] });
    expect(await findInstallation(query, createSecretBox([newKey]), at)).toMatchObject({ secret: 'xoxb-geheim' });

    await query('UPDATE installation SET workspace = $1 WHERE workspace = $2', ['W-other', at.workspace]);
    await expect(findInstallation(query, both, { ...at, workspace: 'W-other' })).rejects.toThrow();
    await query('DELETE FROM installation');
  });

  describe('a key whose work takes a while', () => {
    const leaseUntil = start + 1000;
    const begin = (key: string, now = start) => beginOnce(open().query, key, { leaseUntil: now + 1000, now });
    const fresh = () => `w${++count}-${Math.random()}`;

    test('is for one of ten who come at once, busy for the others, and done for who comes later', async () => {
      const key = fresh();
      const ten = await Promise.all(Array.from({ length: 10 }, () => begin(key)));
      expect(ten.toSorted()).toEqual([...Array.from({ length: 9 }, () => 'busy'), 'first']);
      await endOnce(open().query, key, { expiresAt: start + dayMs });
      expect(await begin(key, leaseUntil + 1)).toBe('done');
      expect(await begin(key, start + dayMs)).toBe('first');
    });

    test('comes free when whoever took it died', async () => {
      const key = fresh();
      await begin(key);
      expect([await begin(key, leaseUntil - 1), await begin(key, leaseUntil)]).toEqual(['busy', 'first']);
    });

    test('stays taken as long as its work goes on, and what is done stays done', async () => {
      const key = fresh();
      await begin(key);
      await extendOnce(open().query, key, { leaseUntil: leaseUntil + 5 });
      expect(await begin(key, leaseUntil + 4)).toBe('busy');
      await endOnce(open().query, key, { expiresAt: start + dayMs });
      await extendOnce(open().query, key, { leaseUntil });
      expect(await begin(key, leaseUntil + 6)).toBe('done');
    });

    test('is done also when the note of its beginning was cleaned away meanwhile', async () => {
      const key = fresh();
      await begin(key);
      await open().query('DELETE FROM seen WHERE key = $1', [key]);
      await endOnce(open().query, key, { expiresAt: start + dayMs });
      expect(await begin(key)).toBe('done');
    });
  });

  test('an outcome that comes a second time changes nothing', async () => {
    const { query } = open();
    const project = await saved();
    const id = await sentNudge(project, '2026-11-17');
    expect(await finish(id, 1, { state: 'uncertain', reason: 'no-answer' })).toBe(false);
    expect(await findNudge(query, id)).toMatchObject({ state: 'sent', messageId: 'm1' });
  });

  test('D2 the outcome of an older attempt never takes the place of a newer one', async () => {
    const { query } = open();
    const { id: project } = await saved();
    await planNudges(query, [{ project, date: '2026-11-24', dueAt: start, content: lessonContent('x') }], start);
    const [nudge] = await listNudges(query, project, 10);
    if (!nudge) throw new Error('no nudge');
    const { id } = nudge;
    const lease = { leaseUntil: start + 1, now: start };
    await startSending(query, [nudge], lease);
    expect(await finish(id, 1, { state: 'planned', notBefore: start })).toBe(true);
    await startSending(query, [nudge], lease);
    // While the second is on its way, and after it was called uncertain.
    for (const state of ['sending', 'uncertain']) {
      expect(await finish(id, 1, { state: 'sent', messageId: 'old' })).toBe(false);
      expect(await findNudge(query, id)).toMatchObject({ state, attempts: 2 });
      await expireLeases(query, start + 2);
    }
    expect(await finish(id, 2, { state: 'sent', messageId: 'new' })).toBe(true);
    expect(await finish(id, 1, { state: 'uncertain', reason: 'no-answer' })).toBe(false);
    expect(await findNudge(query, id)).toMatchObject({ state: 'sent', messageId: 'new' });
  });

  test('P14 a workspace has a turn at a time, whoever asks; one that is a little early makes the next one later', async () => {
    const [mine, other] = [fresh().place, fresh().place].map((place) => ({ ...place, apartMs: 250 }));
    if (!mine || !other) throw new Error('two places');
    const ask = async (at: number, ...who: (typeof mine)[]) => [
      ...(await takeTurns(open().query, who, start + at)).values(),
    ];
    expect(await ask(0, mine, other)).toEqual([0, 0]);
    expect(await ask(199, other, mine)).toEqual([26, 26]);
    expect(await ask(200, mine)).toEqual([0]);
    expect(await ask(449, mine, other)).toEqual([26, 0]);
    expect(await ask(450, mine)).toEqual([0]);
    // A clock that was a day ahead keeps nobody waiting.
    expect(await ask(dayMs, mine)).toEqual([0]);
    expect(await ask(1_000, mine)).toEqual([0]);
    expect(await ask(1_001, mine)).toEqual([224]);
  });

  describe('what lets us into a workspace', () => {
    const box = createSecretBox([randomBytes(32).toString('base64')]);
    const install = async (secret = 'xoxb-geheim', now = start) => {
      const at = fresh().place;
      await saveInstallation(open(), box, { at, secret, now });
      return at;
    };
    const secretOf = async (at: Project['place']) => (await findInstallation(open().query, box, at))?.secret;

    test('is forgotten when the app is taken away, but not when somebody installed it again since', async () => {
      const { query } = open();
      const at = await install();
      expect(await removeInstallation(query, at, { installedBefore: start - 1 })).toBe(false);
      expect(await secretOf(at)).toBe('xoxb-geheim');
      expect(await removeInstallation(query, at, { installedBefore: start })).toBe(true);
      expect(await secretOf(at)).toBeUndefined();
      expect(await removeInstallation(query, at, { installedBefore: start })).toBe(true);
    });

    test('is for one of ten to renew, and for the next when that is done or takes too long', async () => {
      const { query } = open();
      const at = await install();
      const lease = (now = start) => leaseInstallation(query, box, { at, now, until: now + 60_000 });
      const ten = await Promise.all(Array.from({ length: 10 }, () => lease()));
      expect(ten.filter((one) => one)).toEqual([{ secret: 'xoxb-geheim', version: 1, installedAt: start }]);
      expect(await renewInstallation(query, box, { at, secret: 'xoxb-nieuw', version: 1 })).toBe(true);
      expect(await lease()).toEqual({ secret: 'xoxb-nieuw', version: 2, installedAt: start });
      expect(await lease(start + 59_999)).toBeUndefined();
      expect(await lease(start + 60_000)).toMatchObject({ version: 2 });
      // A clock that was a day ahead gave out a lease of a day.
      expect(await lease(start - dayMs)).toMatchObject({ version: 2 });
      expect(await leaseInstallation(query, box, { at: fresh().place, now: start, until: start })).toBeUndefined();
    });

    test('is what somebody installed, also when a renewal of before comes in later', async () => {
      const { query } = open();
      const at = await install();
      await leaseInstallation(query, box, { at, now: start, until: start + 60_000 });
      await saveInstallation(open(), box, { at, secret: 'xoxb-opnieuw', now: start + 1 });
      expect(await renewInstallation(query, box, { at, secret: 'xoxb-laat', version: 1 })).toBe(false);
      expect(await findInstallation(query, box, at)).toMatchObject({ secret: 'xoxb-opnieuw', installedAt: start + 1 });
      expect(await leaseInstallation(query, box, { at, now: start, until: start + 1 })).toMatchObject({ version: 2 });
    });
  });

  test('D18 of a workspace that took the app away all goes, unless it came back', async () => {
    const store = open();
    const { query } = store;
    const box = createSecretBox([randomBytes(32).toString('base64')]);
    const [gone, back, blocked] = [await saved(), await saved(), await saved()];
    for (const { place } of [gone, back, blocked]) {
      await blockWorkspace(query, place, { reason: 'no-installation', now: start, probeAt: start + dayMs });
    }
    for (const { place } of [gone, back]) await markLeft(query, place, start);
    await markLeft(query, gone.place, start + dayMs);
    // A post that was under way when it left says nothing.
    await unblockUnlessLeft(query, [gone.place]);
    await saveInstallation(store, box, { at: back.place, secret: 'xoxb-terug', now: start });
    expect(await eraseOneLeft(store, start)).toBeUndefined();
    expect(await eraseOneLeft(store, start + 1)).toEqual({ platform: 'slack', workspace: gone.place.workspace });
    expect(await eraseOneLeft(store, start + 400 * dayMs)).toBeUndefined();
    expect(await exportWorkspace(query, gone.place)).toEqual([]);
    expect(await findByPlace(query, back.place)).toBeDefined();
    expect(await findByPlace(query, blocked.place)).toBeDefined();
    // It is asked at once whether it takes us.
    expect(await takeProbe(query, start, () => start + dayMs)).toMatchObject({ workspace: back.place.workspace });
    for (const { place } of [back, blocked]) await eraseWorkspace(store, place);
  });

  test('S40 a page opens by its newest key alone, of which nothing is kept that opens it, and goes with its workspace', async () => {
    const project = await saved();
    const { query } = open();
    expect(await pageSince(query, project.id)).toBeUndefined();
    expect(await dropPageKey(query, project.id)).toBe(false);
    const old = await savePageKey(query, project.id, start);
    const key = await savePageKey(query, project.id, start + 1);
    expect(key).toMatch(/^[\w-]{32}$/);
    expect(await pageSince(query, project.id)).toBe(start + 1);
    expect((await projectBehind(query, key))?.id).toBe(project.id);
    for (const other of [old, '', `${key}x`, key.slice(1), key.toUpperCase(), "' OR 1=1 --", '%'])
      expect(await projectBehind(query, other), other).toBeUndefined();
    const rows = await query('SELECT * FROM project_page WHERE project = $1', [project.id]);
    expect(JSON.stringify(rows)).not.toContain(key);
    const lines = await exportWorkspace(query, project.place);
    expect(lines.filter(({ kind }) => kind === 'page')).toEqual([
      { kind: 'page', project: project.id, since: start + 1 },
    ]);
    await eraseWorkspace(open(), project.place);
    expect(await projectBehind(query, key)).toBeUndefined();
    expect(await query('SELECT * FROM project_page WHERE project = $1', [project.id])).toEqual([]);
  });

  test('what is in doubt or stands still is counted, each on its own platform', async () => {
    const { query } = open();
    const before = await countTrouble(query, 'slack');
    const elsewhere = await countTrouble(query, 'teams');
    const { place } = await saved({ state: { kind: 'parked', reason: 'archived' } });
    await blockWorkspace(query, place, { reason: 'signed-out', now: start, probeAt: start + dayMs });
    expect(await countTrouble(query, 'slack')).toEqual({
      ...before,
      parkedChannels: before.parkedChannels + 1,
      blockedWorkspaces: before.blockedWorkspaces + 1,
    });
    expect(await countTrouble(query, 'teams')).toEqual(elsewhere);
    await unblockWorkspace(query, place);
    expect((await countTrouble(query, 'slack')).blockedWorkspaces).toBe(before.blockedWorkspaces);
  });

  test('P20 a doubt is planned again once, put aside for good, and ended by who answers the card', async () => {
    const { query } = open();
    const store = open();
    const project = await saved({ next: { at: start + dayMs, date: '2026-11-25' } });
    const doubted = async (date: string) => {
      const id = await sentNudge(project, date);
      await query(`UPDATE nudge SET state = 'uncertain', reason = 'no-answer', due_at = $2 WHERE id = $1`, [id, start]);
      return id;
    };
    const [again, aside, answered] = [
      await doubted('2026-11-10'),
      await doubted('2026-11-17'),
      await doubted('2026-11-24'),
    ];
    const now = start + 1;
    const mine = async () => (await listUncertain(store, now)).filter(({ nudge }) => nudge.project === project.id);
    expect(new Set((await mine()).map(({ nudge }) => nudge.id))).toEqual(new Set([again, aside, answered]));
    const before = (await countTrouble(query, 'slack')).uncertainNudges;

    const both = await Promise.all([1, 2].map(() => redo(store, 'resend', again, now)));
    expect(both.map(({ kind }) => kind).toSorted()).toEqual(['already', 'done']);
    expect(await findNudge(query, again)).toMatchObject({ state: 'planned', dueAt: now, date: '2026-11-10' });
    expect(await redo(store, 'dismiss', aside, now)).toEqual({ kind: 'done' });
    expect(await redo(store, 'resend', aside, now)).toMatchObject({ kind: 'already', deed: 'dismiss' });
    expect(await findNudge(query, aside)).toMatchObject({ state: 'uncertain', dismissed: true });
    await saveAnswer(query, { nudge: answered, answer: 'doing', at: now });
    expect(await redo(store, 'resend', answered, now)).toEqual({ kind: 'certain', state: 'sent' });
    expect(await mine()).toEqual([]);
    expect((await countTrouble(query, 'slack')).uncertainNudges).toBe(before - 3);
    const late = await doubted('2026-11-03');
    expect(await redo(store, 'resend', late, start + 3 * dayMs)).toEqual({ kind: 'too-old' });
    await blockWorkspace(query, project.place, { reason: 'signed-out', now: start, probeAt: start + dayMs });
    expect(await redo(store, 'resend', late, now)).toEqual({ kind: 'shut-out' });
    expect(await redo(store, 'resend', 'no-such-nudge', now)).toEqual({ kind: 'unknown' });
    await eraseWorkspace(store, project.place);
  });

  test('the log of a project is newest first', async () => {
    const { id } = await saved();
    await addAudit(open().query, { project: id, at: start, kind: 'made', person: 'Anna' });
    await addAudit(open().query, { project: id, at: start + 1, kind: 'paused', detail: '2026-12-01' });
    expect(await listAudit(open().query, id, 10)).toEqual([
      { project: id, at: start + 1, kind: 'paused', detail: '2026-12-01' },
      { project: id, at: start, kind: 'made', person: 'Anna' },
    ]);
  });

  test('a transaction is all or nothing, and nobody sees half of it', async () => {
    const store = open();
    const project = fresh();
    const failing = store.transaction(async (query) => {
      await saveProject(query, project, start);
      expect(await findByPlace(query, project.place)).toBeDefined();
      throw new Error('changed our mind');
    });
    await expect(failing).rejects.toThrow('changed our mind');
    expect(await findByPlace(store.query, project.place)).toBeUndefined();
    expect(await store.transaction(async () => 'fine')).toBe('fine');
  });

  test('what goes along with the end of a transaction is kept with it', async () => {
    const store = open();
    const [one, other] = [fresh(), fresh()];
    const given = await store.transaction(async (query, along) => {
      along([saveProject(query, one, start), saveProject(query, other, start)]);
      return 'fine';
    });
    expect(given).toBe('fine');
    for (const { place } of [one, other]) expect(await findByPlace(store.query, place)).toBeDefined();
  });

  test('when what goes along fails, or the work itself, nothing of the transaction is kept', async () => {
    const store = open();
    const [one, other] = [fresh(), fresh()];
    const wrong = store.transaction(async (query, along) => {
      await saveProject(query, one, start);
      along([query('UPDATE nowhere SET there = 1'), saveProject(query, other, start)]);
    });
    await expect(wrong).rejects.toMatchObject({ code: 'incomplete' });
    const failing = store.transaction(async (query, along) => {
      along([saveProject(query, one, start), query('UPDATE nowhere SET there = 1')]);
      throw new Error('changed our mind');
    });
    await expect(failing).rejects.toThrow('changed our mind');
    for (const { place } of [one, other]) expect(await findByPlace(store.query, place)).toBeUndefined();
    expect(await store.transaction(async () => 'fine')).toBe('fine');
  });

  test('a wrong statement is a fault of ours, and the next one works', async () => {
    await expect(open().query('SELECT nothing FROM')).rejects.toMatchObject({ code: 'failed' });
    expect(await open().query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('a light note is kept like any other', async () => {
    const key = `l${++count}-${Math.random()}`;
    expect(await beginOnce(open().light, key, { leaseUntil: start + 1, now: start })).toBe('first');
    expect(await beginOnce(open().query, key, { leaseUntil: start + 1, now: start })).toBe('busy');
  });

  test('whether something can be kept is found out by keeping it', async () => {
    expect(await checkWritable(open(), start)).toBeUndefined();
    expect(await checkWritable(open(), start + 1)).toBeUndefined();
    expect(await open().query("SELECT at FROM mark WHERE name = 'written'")).toEqual([{ at: start + 1 }]);
  });

  test('a table that went is named as such, and not as a slip of ours', async () => {
    const store = open();
    await store.query('ALTER TABLE lookup RENAME TO gone');
    expect(await checkWritable(store, start)).toBe('incomplete');
    await expect(store.query('SELECT at FROM lookup')).rejects.toMatchObject({
      code: 'incomplete',
      message: /npm run restore/,
    });
    await store.query('ALTER TABLE gone RENAME TO lookup');
    expect(await checkWritable(store, start)).toBeUndefined();
  });

  test('D11 a newer schema is refused without writing', async () => {
    await expect(open().transaction((query) => migrate(query, []))).rejects.toMatchObject({ code: 'newer-schema' });
    expect(await open().query('SELECT version FROM schema_version')).toEqual([{ version: migrations.length }]);
  });

  test('D11 a migration that breaks half way leaves nothing behind, and resumes', async () => {
    const store = open();
    const step = ['CREATE TABLE half (id TEXT)', 'CREATE TABLE half (id TEXT)'];
    await expect(store.transaction((query) => migrate(query, [...migrations, step]))).rejects.toThrow();
    await expect(store.query('SELECT * FROM half')).rejects.toMatchObject({ code: 'incomplete' });
    expect(await store.transaction((query) => migrate(query))).toBe(false);
  });

  test('P4 what a clock of the future left is put right in steps, and what was sent stays sent', async () => {
    const store = open();
    const project = await saved({ next: { at: start + 60 * dayMs, date: '2027-01-23' } });
    const at = (days: number) => ({
      dueAt: start + days * dayMs,
      date: new Date(start + days * dayMs).toISOString().slice(0, 10),
    });
    const plan = (days: number, more: { readonly skipped?: 'missed' } = {}) =>
      planNudges(store.query, [{ project: project.id, ...at(days), content: lessonContent('a'), ...more }], start);
    for (const days of [7, 14]) await plan(days, { skipped: 'missed' });
    for (const days of [20, 40]) await plan(days);
    await sentNudge(project, '2100-01-12');
    await sentNudge(project, '2026-12-29');
    await addLookup(store.query, { place: project.place, lesson: 'x', at: start + 900 * dayMs });
    let steps = 0;
    while ((await mendSomeFutureRows(store, start)) > 0) steps++;
    expect(steps).toBeGreaterThan(2);
    expect((await listNudges(store.query, project.id, 10)).map(({ date, state }) => [date, state])).toEqual([
      ['2026-12-29', 'sent'],
      [at(20).date, 'planned'],
      ['2026-11-23', 'sent'],
    ]);
    expect((await historyOf(store.query, project)).lookups).toEqual([]);
    const found = await findByPlace(store.query, project.place);
    expect(found?.next).toEqual({ at: at(7).dueAt, date: at(7).date });
    const later = () => projectsAfter(store.query, { at: start, limit: 1000 });
    expect((await later()).map(({ id }) => id)).toContain(project.id);
    if (found) await reschedule(store.query, found, { at: start - 1, date: '2026-11-24' });
    expect((await later()).map(({ id }) => id)).not.toContain(project.id);
  });

  test('P4 a lease of the far future is over', async () => {
    const { query } = open();
    const project = await saved();
    await planNudges(
      query,
      [{ project: project.id, date: '2026-11-24', dueAt: start, content: lessonContent('a') }],
      start,
    );
    const [nudge] = await listNudges(query, project.id, 1);
    if (nudge) await startSending(query, [nudge], { leaseUntil: start + 999 * dayMs, now: start });
    expect((await findWork(query, start - 1, start)).toExpire).toBe(true);
    await expireLeases(query, start);
    expect(await listNudges(query, project.id, 1)).toMatchObject([{ state: 'uncertain', reason: 'no-outcome' }]);
  });

  test('D14 what is too old is forgotten in steps, and only that', async () => {
    const { query } = open();
    const project = await saved();
    const now = start + 800 * dayMs;
    for (let day = 0; day < 3; day++) await sentNudge(project, `2026-11-2${day}`);
    await sentNudge(project, '2028-12-01', 'recent');
    await addLookup(query, { place: project.place, lesson: 'old', at: now - 91 * dayMs });
    await addLookup(query, { place: project.place, lesson: 'recent', at: now - 89 * dayMs });
    await beginOnce(query, `old-${project.id}`, { leaseUntil: start, now: start - 1 });
    while ((await pruneSome(open(), now)) > 0);
    const history = await historyOf(query, project);
    expect(history.shown.map(({ lesson }) => lesson)).toEqual(['recent']);
    expect(history.lookups.map(({ lesson }) => lesson)).toEqual(['recent']);
    expect(await query('SELECT * FROM seen WHERE key = $1', [`old-${project.id}`])).toEqual([]);
  });

  test('D14 after half a year only what was shown, what was said to it and that something changed is left', async () => {
    const store = open();
    const { query } = store;
    const project = await saved();
    const now = start + 400 * dayMs;
    let day = 10;
    for (const days of [182, 184])
      for (const state of ['sent', 'uncertain', 'skipped']) {
        const id = await sentNudge(project, `2026-01-${++day}`, `${state}-${days}`);
        await query('UPDATE nudge SET state = $2, due_at = $3 WHERE id = $1', [id, state, now - days * dayMs]);
        if (state === 'sent') await saveAnswer(query, { nudge: id, answer: 'doing', at: now });
      }
    for (const days of [182, 184]) {
      const id = `${days}-${project.id}`;
      await addAnnouncement(query, { id, project: project.id, at: now - days * dayMs, reply: news });
      await addAudit(query, { id, project: project.id, at: now - days * dayMs, kind: 'set', detail: 'Anna' });
    }
    while ((await pruneSome(store, now)) > 0);
    const left = await listNudges(query, project.id, 100);
    const lessonOf = (content: (typeof left)[number]['content']) =>
      content.kind === 'lesson' ? content.choice.lesson : '';
    expect(left.map(({ content, messageId }) => [lessonOf(content), messageId]).toSorted()).toEqual([
      ['sent-182', 'm1'],
      ['sent-184', undefined],
      ['skipped-182', 'm1'],
      ['uncertain-182', 'm1'],
    ]);
    expect((await historyOf(query, project)).shown).toMatchObject([{ answer: 'doing' }, { answer: 'doing' }]);
    expect(await listAnnouncements(query, project.id, 10)).toHaveLength(1);
    const changes = await listAudit(query, project.id, 10);
    expect(changes.map(({ detail }) => detail)).toEqual(['Anna', undefined]);
  });

  test('the changes of a project are told in their order, one by one, and of each attempt the last one counts', async () => {
    const { query, skipLocked } = open();
    const project = await saved();
    const [first, second] = ['1', '2'].map((each) => `${each}-${project.id}`) as [string, string];
    for (const [index, id] of [first, second].entries()) {
      await addAnnouncement(query, { id, project: project.id, at: start + index, reply: news });
    }
    const waiting = () => waitingAnnouncements(query, { skipLocked, now: start + 1000, limit: 10 });
    const mine = async () => (await waiting()).filter((id) => id.endsWith(project.id));
    expect(await mine()).toEqual([first]);
    expect(await startAnnouncing(query, second, start)).toBeUndefined();
    const taken = await startAnnouncing(query, first, start + 90);
    expect(taken).toMatchObject({ announcement: { id: first, attempts: 1, reply: news }, project: { id: project.id } });
    expect(await startAnnouncing(query, first, start)).toBeUndefined();
    expect(await mine()).toEqual([]);
    await finishAnnouncing(query, { id: first, attempts: 1 }, { state: 'planned', notBefore: start + 500 });
    expect(await mine()).toEqual([first]);
    await startAnnouncing(query, first, start + 90);
    expect(await finishAnnouncing(query, { id: first, attempts: 1 }, { state: 'sent' })).toBe(false);
    expect(await expireAnnouncements(query, start + 91)).toBe(1);
    expect(await finishAnnouncing(query, { id: first, attempts: 2 }, { state: 'sent' })).toBe(true);
    await startAnnouncing(query, second, start + 90);
    await finishAnnouncing(query, { id: second, attempts: 1 }, { state: 'parked', reason: 'archived' });
    expect(await listAnnouncements(query, project.id, 5)).toEqual([
      { state: 'parked', reason: 'archived', at: start + 1 },
      { state: 'sent', reason: undefined, at: start },
    ]);
    expect(await wakeAnnouncements(query, project.id, start)).toBe(1);
    expect(await mine()).toEqual([second]);
    // Words are kept no longer than needed.
    const [row] = await query<{ content: string }>('SELECT content FROM announcement WHERE id = $1', [first]);
    expect(row?.content).toBe('');
  });

  test('what is meant for a workspace that refuses us waits until it takes us again', async () => {
    const { query, skipLocked } = open();
    const project = await saved();
    const id = `news-${project.id}`;
    await addAnnouncement(query, { id, project: project.id, at: start, reply: news });
    const waiting = () => waitingAnnouncements(query, { skipLocked, now: start, limit: 50 });
    const block = { reason: 'signed-out', now: start, probeAt: start + 5 };
    expect(await blockWorkspace(query, project.place, block)).toBe(true);
    expect(await blockWorkspace(query, project.place, block)).toBe(false);
    expect(await waiting()).not.toContain(id);
    expect(await takeProbe(query, start + 4, () => 0)).toBeUndefined();
    expect(await takeProbe(query, start + 5, (probes) => start + 10 + probes)).toMatchObject({
      probes: 0,
      told: false,
    });
    expect(await takeProbe(query, start + 9, () => 0)).toBeUndefined();
    await markTold(query, project.place);
    await probeAllNow(query, start);
    expect(await takeProbe(query, start, (probes) => start + 10 + probes)).toMatchObject({ probes: 1, told: true });
    expect(await unblockWorkspace(query, project.place)).toMatchObject({ reason: 'signed-out', since: start });
    expect(await unblockWorkspace(query, project.place)).toBeUndefined();
    expect(await waiting()).toContain(id);
    await query('DELETE FROM project WHERE id = $1', [project.id]);
  });

  test('questions that found nothing are counted, at most a thousand, and forgotten after 90 days', async () => {
    const store = open();
    await keepOpenQuestion(store.query, 'appel taart', start);
    await keepOpenQuestion(store.query, 'appel taart', start + 1);
    await keepOpenQuestion(store.query, 'zwembad', start);
    expect(await listOpenQuestions(store.query)).toEqual([
      { words: 'appel taart', times: 2, lastAt: start + 1 },
      { words: 'zwembad', times: 1, lastAt: start },
    ]);
    const many = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 998)';
    await store.query(`INSERT INTO open_question (words, times, last_at) ${many} SELECT 'w' || i, 1, ${start} FROM n`);
    await keepOpenQuestion(store.query, 'nog een', start);
    await keepOpenQuestion(store.query, 'zwembad', start);
    const kept = await listOpenQuestions(store.query);
    expect(kept).toHaveLength(1000);
    expect(kept.filter(({ words }) => words === 'zwembad' || words === 'nog een').map(({ times }) => times)).toEqual([
      2,
    ]);
    while ((await pruneSome(store, start + 91 * dayMs)) > 0);
    expect(await listOpenQuestions(store.query)).toEqual([]);
  });

  test('D14 a thousand old rows go in small steps, also when they are of one moment', async () => {
    const store = open();
    const project = await saved();
    const now = start + 800 * dayMs;
    const many = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)';
    const { platform, workspace, channel } = project.place;
    await store.query(`INSERT INTO lookup (platform, workspace, channel, lesson, at) ${many}
      SELECT '${platform}', '${workspace}', '${channel}', 'les', ${start} FROM n`);
    await store.query(`INSERT INTO nudge (id, project, date, due_at, planned_at, state, content, attempts, not_before) ${many}
      SELECT '${project.id}-' || i, '${project.id}', 'd' || i, ${start}, ${start}, 'sent', '{}', 1, ${start} FROM n`);
    const steps: number[] = [];
    do steps.push(await pruneSome(store, now));
    while (steps.at(-1) !== 0);
    expect(Math.max(...steps)).toBeLessThanOrEqual(200);
    expect(await store.query('SELECT 1 FROM lookup WHERE workspace = $1', [workspace])).toEqual([]);
    expect(await store.query('SELECT 1 FROM nudge WHERE project = $1', [project.id])).toEqual([]);
  });

  test('D15 export gives all of a workspace and nothing else; after erase there is no row with its id', async () => {
    const { query } = open();
    const mine = await saved();
    const other = await saved();
    const box = createSecretBox([randomBytes(32).toString('base64')]);
    for (const project of [mine, other]) {
      await saveAnswer(query, { nudge: await sentNudge(project, '2026-11-17'), answer: 'doing', at: start });
      await addLookup(query, { place: project.place, lesson: 'x', at: start });
      await addAudit(query, { project: project.id, at: start, kind: 'made', person: 'Anna' });
      await saveInstallation(open(), box, { at: project.place, secret: 'xoxb-geheim', now: start });
      await addAnnouncement(query, { id: `news-${project.id}`, project: project.id, at: start, reply: news });
      await blockWorkspace(query, project.place, { reason: 'signed-out', now: start, probeAt: start });
    }
    const read = () => exportWorkspace(query, mine.place);
    const lines = await read();
    const kinds = ['announcement', 'audit', 'blocked', 'installation', 'lookup', 'nudge', 'project'];
    expect(lines.map(({ kind }) => kind).sort()).toEqual(kinds);
    expect(JSON.stringify(lines)).not.toContain(other.place.workspace);
    expect(JSON.stringify(lines)).not.toMatch(/geheim|sealed/);
    const before = await exportWorkspace(query, other.place);

    expect(await eraseWorkspace(open(), mine.place)).toBeGreaterThan(0);
    expect(await read()).toEqual([]);
    for (const table of [
      'project',
      'nudge',
      'announcement',
      'blocked',
      'answer',
      'lookup',
      'installation',
      'audit',
      'seen',
    ]) {
      const rows = JSON.stringify(await query(`SELECT * FROM ${table}`));
      expect(rows, table).not.toContain(mine.place.workspace);
      expect(rows, table).not.toContain(mine.id);
    }
    expect(await exportWorkspace(query, other.place)).toEqual(before);
    await eraseWorkspace(open(), other.place);
  });
}
