import { describe, expect, test } from 'vitest';
import type { Project, ProjectState } from '../../../src/domain/project.ts';
import { homeTexts } from '../../../src/replies/home-texts.ts';
import { projectTexts } from '../../../src/replies/project-texts.ts';
import { showHome } from '../../../src/replies/show-home.ts';
import { texts } from '../../../src/replies/texts.ts';
import { core } from '../../support/real-core.ts';

const project = (state: ProjectState, more: Partial<Project> = {}): Project => ({
  id: 'p',
  name: 'Noord',
  place: { platform: 'slack', workspace: 'T1', channel: 'C1' },
  interventions: ['buurtpreventie'],
  phase: 'start',
  rhythm: { every: 'week', weekday: 2, time: '10:00' },
  zone: 'Europe/Amsterdam',
  startDate: '2026-11-24',
  owner: { id: 'U1', name: 'Anna' },
  state,
  ...more,
});
const found = (projects: readonly Project[], page = 1) => ({ kind: 'found', projects, page }) as const;
const next = { next: { at: 0, date: '2026-12-01' } };
const { buttons, plan } = projectTexts;

test.each<[string, Project, text: string, labels: readonly string[]]>([
  ['runs', project({ kind: 'active' }, next), 'Volgende kaart: dinsdag 1 december.', [buttons.pause, buttons.plan]],
  ['has nothing to come', project({ kind: 'active' }), plan.empty, [buttons.pause, buttons.plan]],
  ['is on pause', project({ kind: 'paused' }), plan.pausedOpen, [buttons.resume, buttons.plan]],
  [
    'is on pause until a day',
    project({ kind: 'paused', until: '2026-12-15' }),
    '15 december',
    [buttons.resume, buttons.plan],
  ],
  ['waits for an answer', project({ kind: 'waiting' }), plan.waiting, [buttons.resume, buttons.plan]],
  ['cannot be reached', project({ kind: 'parked', reason: 'archived' }), plan.parked, [buttons.resume, buttons.plan]],
  ['was stopped', project({ kind: 'stopped' }), plan.stopped, [buttons.setUp]],
])('a project that %s says so, with what can be done', (_, one, text, labels) => {
  const [shown] = showHome(found([one]), core).projects;
  expect(shown?.text).toContain(text);
  expect(shown?.buttons.map(({ label }) => label)).toEqual(labels);
});

test('what the whole workspace refuses stands at each project, and no date', () => {
  const [shown] = showHome(
    { ...found([project({ kind: 'active' }, next)]), trouble: { reason: 'signed-out' } },
    core,
  ).projects;
  expect(shown?.text).toContain(plan.parked);
  expect(shown?.text).not.toContain('december');
});

describe('without projects', () => {
  test.each(['looking', 'unknown', 'away'] as const)('because of %s, that is said and nothing else', (kind) => {
    const page = showHome({ kind }, core);
    expect(page.about).toBe(homeTexts[kind]);
    expect(page.projects).toEqual([]);
    expect(page.pages).toBeUndefined();
  });

  test('it says how to begin', () => expect(showHome(found([]), core).about).toBe(homeTexts.none));
});

test('what is kept is told as the organisation chose it', () => {
  const said = (keepsQuestions: boolean) => JSON.stringify(showHome(found([]), { ...core, keepsQuestions }).end);
  expect(said(false)).toContain(texts.help.privacy.usual);
  expect(said(true)).toContain(texts.help.privacy.kept);
});

test('projects stand in the order of their names, and only as many as there are need pages', () => {
  const all = Array.from({ length: 41 }, (_, at) =>
    project({ kind: 'active' }, { id: `p${at}`, name: `n${String(at).padStart(2, '0')}` }),
  );
  const page = showHome(found(all.toReversed(), 2), core);
  expect(page.projects.map(({ name }) => name)).toEqual(all.slice(20, 40).map(({ name }) => name));
  expect(page.pages).toMatchObject({ at: 2, ways: [{ page: 1 }, { page: 3 }] });
  expect(showHome(found(all.slice(0, 20)), core).pages).toBeUndefined();
});
