import { isDeepStrictEqual } from 'node:util';
import type { Catalogue } from '../content/catalogue.ts';
import type { ProjectPlan } from '../domain/project.ts';
import { nameLength } from '../replies/project-form.ts';
import { namesOf } from '../replies/what-changed.ts';
import { capital } from '../text/capital.ts';
import { clip } from '../text/clip.ts';

type Named = Pick<ProjectPlan, 'name' | 'interventions'>;

/** The name of a project that nobody gave a name: what the team does. */
export function madeName(interventions: readonly string[], catalogue: Catalogue): string {
  return clip(capital(namesOf(interventions, catalogue).join(', ')), nameLength);
}

/** The name of a project that is set anew: one that was made of what the team did moves along with that, one of their own stays. */
export function nameAlong(plan: Named, before: Named | undefined, catalogue: Catalogue): string {
  if (!before || plan.name !== before.name || isSameSet(plan.interventions, before.interventions)) return plan.name;
  return isMade(before, catalogue) ? madeName(plan.interventions, catalogue) : plan.name;
}

/** In whichever order, and as older bots wrote it: without a capital. */
function isMade({ name, interventions }: Named, catalogue: Catalogue): boolean {
  const made = madeName(interventions, catalogue);
  return isSameSet(inLower(name).split(', '), inLower(made).split(', '));
}

const inLower = (name: string) => name.toLowerCase();
const isSameSet = (one: readonly string[], other: readonly string[]) =>
  isDeepStrictEqual(one.toSorted(), other.toSorted());
