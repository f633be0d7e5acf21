import type { Catalogue } from '../content/catalogue.ts';
import type { History, LocalDate, ProjectPlan } from '../domain/project.ts';

/** What the choice of a nudge needs to know of a project. */
export type Subject = Pick<ProjectPlan, 'interventions' | 'phase'>;

/** All that a choice rests on: the same situation always gives the same choice. */
export type Situation = {
  readonly project: Subject;
  readonly history: History;
  /** The local day of the nudge. */
  readonly date: LocalDate;
  readonly catalogue: Catalogue;
};
