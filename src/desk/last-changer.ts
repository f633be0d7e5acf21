import type { Person, Project } from '../domain/project.ts';

/** Who made the last change of a project, for as long as this process knows: it is kept nowhere, for a store need not tell who did what. */
export type LastChanger = {
  /** A project was saved by somebody. */
  note(project: Pick<Project, 'id' | 'version'>, by: Person): void;
  /** The name of who made it what it is now; nothing when something else happened to it since, or was done in another process. */
  of(project: Pick<Project, 'id' | 'version'>): string | undefined;
};

/** Forms are open for minutes, so older names are of no use. */
const mostProjects = 500;

export function createLastChanger(): LastChanger {
  const known = new Map<string, { readonly version: number; readonly name: string }>();
  return {
    note({ id, version = 0 }, { name }) {
      known.delete(id);
      // The store counts one further with each save.
      known.set(id, { version: version + 1, name });
      const [oldest] = known.keys();
      if (known.size > mostProjects && oldest !== undefined) known.delete(oldest);
    },
    of({ id, version }) {
      const found = known.get(id);
      return found?.version === version ? found?.name : undefined;
    },
  };
}
