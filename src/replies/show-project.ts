import type { Catalogue } from '../content/catalogue.ts';
import { everyIntervention } from '../domain/lesson.ts';
import type { Project } from '../domain/project.ts';
import type { Part, Reply } from '../domain/reply.ts';
import { dateText } from '../rules/calendar.ts';
import { capital } from '../text/capital.ts';
import { undoButton } from './change-notice.ts';
import { buttons, interventionName, openButton } from './parts.ts';
import { toPlan } from './project-buttons.ts';
import { projectTexts } from './project-texts.ts';
import { rhythmText } from './rhythm-text.ts';

const words = projectTexts.project;

type News = {
  /** Who did what. */
  readonly lead: string;
  /** The id of the change, by which it can be undone. */
  readonly change: string;
};

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
  const names = project.interventions.map((id) =>
    id === everyIntervention ? projectTexts.form.somethingElse : interventionName(id, catalogue),
  );
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
