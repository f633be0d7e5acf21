import type { Catalogue } from '../content/catalogue.ts';
import type { Project } from '../domain/project.ts';
import type { Part, Reply, ReplyButton } from '../domain/reply.ts';
import { dateText } from '../rules/calendar.ts';
import { buttons, capital, openButton } from './parts.ts';
import { projectTexts } from './project-texts.ts';
import { rhythmText } from './rhythm-text.ts';

const words = projectTexts.project;

/** What the channel sees when somebody sets or changes the project: all of it, who did it, and a way back. */
export function projectCard(project: Project, catalogue: Catalogue, lead: string, change?: string): Reply {
  return {
    title: project.name,
    parts: [
      { kind: 'text', text: lead },
      ...summary(project, catalogue),
      ...buttons([
        openButton(projectTexts.buttons.plan, { kind: 'plan' }),
        openButton(projectTexts.buttons.change, { kind: 'project' }),
        ...(change === undefined ? [] : [undoButton(change)]),
      ]),
      { kind: 'note', text: words.promise },
    ],
  };
}

export function undoButton(change: string): ReplyButton {
  return openButton(projectTexts.buttons.undo, { kind: 'undo', change });
}

function summary(project: Project, catalogue: Catalogue): readonly Part[] {
  const names = project.interventions.map((id) => catalogue.intervention(id)?.name ?? id);
  return [
    { kind: 'section', heading: words.what, text: `${capital(names.join(', '))}.` },
    { kind: 'section', heading: words.phase, text: `${capital(projectTexts.phases[project.phase])}.` },
    { kind: 'section', heading: words.rhythm, text: `${capital(rhythmText(project.rhythm))}.` },
    {
      kind: 'section',
      heading: words.next,
      text: project.next ? `${capital(dateText(project.next.date))}.` : words.noNext,
    },
  ];
}

/** No project here yet: what it would give, and how to start. */
export function noProject(): Reply {
  const { title, text, words: example } = projectTexts.none;
  return {
    title,
    parts: [
      { kind: 'text', text },
      ...buttons([openButton(projectTexts.buttons.setUp, { kind: 'project' })]),
      { kind: 'note', text: example },
    ],
  };
}

/** A project lives in a channel; elsewhere we say so. */
export function onlyInChannel(): Reply {
  const { title, text } = projectTexts.onlyInChannel;
  return say(title, text);
}

/** For who switched a project on: its nudges cannot come any more. */
export function parkedNotice(project: string): Reply {
  const { title, text } = projectTexts.parked;
  return say(title, text(project));
}

/** A sentence with a heading, and buttons to go on. */
export function say(title: string, text: string, list: readonly ReplyButton[] = [], note?: string): Reply {
  return {
    title,
    parts: [
      { kind: 'text', text },
      ...buttons(list),
      ...(note === undefined ? [] : [{ kind: 'note', text: note } as const]),
    ],
  };
}
