import { beforeEach, describe, expect, test } from 'vitest';
import { type Answer, type Asker, PlatformUnavailable, toPlainText } from '#core';
import { StoreError } from '#core/store';
import { openDesk, openProjects } from '#core/wiring';
import { ChangedMeanwhile, type Projects } from '../../../src/desk/project-port.ts';
import { tick } from '../../../src/engine/tick.ts';
import { createPlanning } from '../../../src/rules/planning.ts';
import { openSqliteFile } from '../../../src/store/sqlite.ts';
import type { Store, StoreFault } from '../../../src/store/store.ts';
import { core } from '../../support/real-core.ts';
import { replyOf } from '../../support/reply-of.ts';

const place = { platform: 'slack', workspace: 'T1', channel: 'C1' } as const;
const samira: Asker = { who: async () => ({ id: 'S', name: 'Samira' }), place, isMember: async () => true };
/** Tuesday, a minute after the first card is due. */
const tuesday = Date.parse('2026-11-24T10:01:00+01:00');
const silent = { info: () => {}, warn: () => {}, error: () => {} };
const ratelimited = async () => {
  throw new PlatformUnavailable('Slack said ratelimited');
};

let store: Store;
let heard: string[];
beforeEach(async () => {
  store = await openSqliteFile(':memory:');
  heard = [];
  await deskWith().ask('project bankjesdag fase start', samira);
});

/** A desk whose store does some things differently. */
function deskWith(projects: Partial<Projects> = {}, lessons = () => core) {
  return openDesk({
    core: lessons,
    projects: { ...openProjects(store), ...projects },
    now: () => Date.parse('2026-11-23T12:00:00+01:00'),
    zone: 'Europe/Amsterdam',
    onError: (_error, what) => void heard.push(what),
  });
}

/** A desk on the same rows, with a store that keeps what it is given and breaks before it says so. */
function deskThatBreaks(fault: StoreFault) {
  const breaks = (): never => {
    throw new StoreError(fault);
  };
  return deskWith(
    openProjects({
      ...store,
      query: (sql, values) => {
        const rows = store.query<never>(sql, values);
        return sql.startsWith('INSERT') ? rows.then(breaks) : rows;
      },
      transaction: (work) => store.transaction(work).then(breaks),
    }),
  );
}

/** The card that comes on the first day, sent. */
async function sentCard(): Promise<string> {
  await tick({ store, planning: createPlanning(() => core.catalogue), log: silent }, tuesday);
  await store.query("UPDATE nudge SET state = 'sent'");
  const project = await openProjects(store).find(place);
  const [nudge] = await openProjects(store).nudges(project?.id ?? '');
  if (!nudge) throw new Error('no card');
  return nudge.id;
}

const said = (answer: Answer) => toPlainText(replyOf(answer));
const phaseNow = async () => (await openProjects(store).find(place))?.phase;

describe('the store', () => {
  test.each(['disk-full', 'busy', 'read-only'] as const)(
    'that says for certain that it kept nothing (%s): so does the bot',
    async (fault) => {
      const desk = deskWith({ save: () => Promise.reject(new StoreError(fault)) });
      expect(said(await desk.ask('fase borging', samira))).toContain('Er is niets veranderd');
      expect(await phaseNow()).toBe('start');
      expect(heard).toEqual(['the store could not be used']);
    },
  );

  test.each(['unreachable', 'failed', 'damaged'] as const)(
    'that breaks off while it saves (%s) may have kept it, and the bot says no more than that',
    async (fault) => {
      const words = said(await deskThatBreaks(fault).ask('fase borging', samira));
      expect(words).toContain('Ik weet niet of dit is bewaard');
      expect(words).not.toContain('niets veranderd');
      expect(await phaseNow()).toBe('borging');
      expect(heard).toEqual(['the store broke off while it was saving']);
    },
  );

  test('that is away when a lesson is opened does not keep anybody from that lesson', async () => {
    const desk = deskWith({ lookedUp: () => Promise.reject(new StoreError('unreachable')) });
    expect(said(await desk.ask('heldere kaders', samira))).toContain('Heldere kaders');
    await expect.poll(() => heard).toEqual(['a look-up was not kept']);
  });

  test('that is away gives no overview, and lets nobody in', async () => {
    const away = () => Promise.reject(new StoreError('unreachable'));
    const desk = deskWith({ find: away, letIn: away });
    expect(await desk.overview(place)).toBeUndefined();
    await desk.letIn(place);
    expect(heard).toEqual(['the store could not be used', 'the store could not be used']);
  });
});

describe('the platform', () => {
  test.each([
    ['who is in the channel', { isMember: ratelimited }],
    ['who somebody is', { who: ratelimited }],
  ])('that does not say %s is not taken for the store, and nothing is saved', async (_, silent) => {
    const words = said(await deskWith().ask('fase borging', { ...samira, ...silent }));
    expect(words).toMatch(/vertelde me niet wie .* Probeer het over een minuut nog eens/);
    expect(words).not.toMatch(/projecten|veranderd|bewaard/);
    expect(await phaseNow()).toBe('start');
    expect(heard).toEqual(['the platform did not answer']);
  });
});

describe('two people at once', () => {
  test('who is overtaken twice hears that it was not saved', async () => {
    const desk = deskWith({ save: () => Promise.reject(new ChangedMeanwhile()) });
    expect(said(await desk.ask('fase borging', samira))).toContain('Jouw wijziging is niet bewaard');
  });
});

describe('a slip of ours rises to whoever asked the desk', () => {
  const slip = new TypeError('a slip');

  test('in the news of a change, which is made before the save: so nothing is saved', async () => {
    const catalogue = {
      ...core.catalogue,
      get lessons(): never {
        throw slip;
      },
    };
    const desk = deskWith({}, () => ({ ...core, catalogue }));
    await expect(desk.press({ kind: 'set-phase', phase: 'borging' }, samira)).rejects.toBe(slip);
    expect(await phaseNow()).toBe('start');
  });

  test('after the save: what was saved stays, and nobody hears that nothing changed', async () => {
    const real = openProjects(store);
    const desk = deskWith({
      async save(saving) {
        await real.save(saving);
        throw slip;
      },
    });
    await expect(desk.ask('fase borging', samira)).rejects.toBe(slip);
    expect(await phaseNow()).toBe('borging');
  });

  test('in a look-up, an overview, or when the bot is let in', async () => {
    const slips = () => Promise.reject(slip);
    const desk = deskWith({ find: slips, letIn: slips });
    await expect(desk.ask('plan', samira)).rejects.toBe(slip);
    await expect(desk.overview(place)).rejects.toBe(slip);
    await expect(desk.letIn(place)).rejects.toBe(slip);
    expect(heard).toEqual([]);
  });
});

describe('an answer to a card', () => {
  test('that may have been kept is said to be in doubt', async () => {
    const nudge = await sentCard();
    const answer = await deskThatBreaks('unreachable').press({ kind: 'answer-nudge', nudge, answer: 'doing' }, samira);
    expect(said(answer)).toContain('Ik weet niet of dit is bewaard');
    expect((await openProjects(store).nudge(nudge))?.answer?.answer).toBe('doing');
  });

  test('whose lesson an editor took away is not kept: nobody could see it', async () => {
    const nudge = await sentCard();
    const catalogue = { ...core.catalogue, lesson: () => undefined };
    const desk = deskWith({}, () => ({ ...core, catalogue }));
    const answer = await desk.press({ kind: 'answer-nudge', nudge, answer: 'doing' }, samira);
    expect(said(answer)).toContain('niet meer antwoorden');
    expect((await openProjects(store).nudge(nudge))?.answer).toBeUndefined();
  });
});
