import type { Catalogue } from '../content/catalogue.ts';
import type { Project } from '../domain/project.ts';
import type { Part, Reply } from '../domain/reply.ts';
import { dateText } from '../rules/calendar.ts';
import { capital } from '../text/capital.ts';
import { buttons, openButton } from './parts.ts';
import { toPlan, undoButton } from './project-buttons.ts';
import { projectTexts } from './project-texts.ts';
import { rhythmText } from './rhythm-text.ts';
import { namesOf, whatWasSet } from './what-changed.ts';

const words = projectTexts.project;

type News = {
  /** Who did what. */
  readonly lead: string;
  /** The id of the change, by which it can be undone. */
  readonly change: string;
};

/** Who did what to a project that is set: switched its lessons on, for the first time or again, or changed what about it. */
export function leadOf(who: string, before: Project | undefined, after: Project): string {
  if (!before) return words.intro(who);
  const what = whatWasSet({ before, after });
  const isRestarted = before.state.kind !== after.state.kind && after.state.kind === 'active';
  if (isRestarted) return what === undefined ? words.restarted(who) : words.restartedAnd(who, what);
  return what === undefined ? words.changedSomehow(who) : words.changed(who, what);
}

/** What the channel sees when somebody sets or changes the project: all of it, who did it, and a way back. */
export function projectCard(project: Project, { lead, change }: News, catalogue: Catalogue): Reply {
  return {
    title: project.name,
    parts: [
      { kind: 'text', text: lead },
      summary(project, catalogue),
      ...buttons([toPlan, openButton(projectTexts.buttons.change, { kind: 'project' }), undoButton(change)]),
      { kind: 'note', text: words.promise },
    ],
  };
}

function summary(project: Project, catalogue: Catalogue): Part {
  const names = namesOf(project.interventions, catalogue);
  return {
    kind: 'facts',
    facts: [
      { name: words.what, value: capital(names.join(', ')) },
      { name: words.phase, value: capital(projectTexts.phases[project.phase]) },
      { name: words.rhythm, value: capital(rhythmText(project.rhythm)) },
      { name: words.next, value: project.next ? capital(dateText(project.next.date)) : words.noNext },
    ],
  };
}
