import { randomUUID } from 'node:crypto';
import type { Nudge, Platform, Project } from '../../src/domain/project.ts';

/** A project for tests: active, in Amsterdam, every Tuesday at ten. */
export function projectIn(
  workspace: string,
  channel: string,
  more: Partial<Project> = {},
  platform: Platform = 'slack',
): Project {
  return {
    id: randomUUID(),
    place: { platform, workspace, channel },
    name: 'Buurtpreventie',
    interventions: ['buurtpreventie'],
    phase: 'start',
    rhythm: { every: 'week', weekday: 2, time: '10:00' },
    zone: 'Europe/Amsterdam',
    startDate: '2026-11-02',
    owner: { id: 'U1', name: 'Anna' },
    state: { kind: 'active' },
    ...more,
  };
}

export function lessonContent(lesson: string): Nudge['content'] {
  return {
    kind: 'lesson',
    choice: { lesson, nudge: 'n1', kind: 'risk', phase: 'start', reasons: [{ kind: 'never-shown' }] },
  };
}
