import type { Outcome, Project, Reply } from '#core';

/** Says something in the channel of a project without being asked: one call, no second try, and what came of it. */
export type Say = (project: Pick<Project, 'place' | 'address'>, reply: Reply) => Promise<Outcome>;
