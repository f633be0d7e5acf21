import type { Catalogue } from '../content/catalogue.ts';
import type { Nudge, Project } from '../domain/project.ts';
import type { Reply } from '../domain/reply.ts';
import { dateText } from '../rules/calendar.ts';
import { buttons, openButton } from './parts.ts';
import { stateButtons, stateText } from './project-state.ts';
import { projectTexts } from './project-texts.ts';

const words = projectTexts.status;

/** Is the bot well, when is the next nudge, is anything uncertain. */
export function showStatus(project: Project | undefined, uncertain: readonly Nudge[], catalogue: Catalogue): Reply {
  const lines = [words.well, words.lessons(catalogue.lessons.length)];
  if (!project) lines.push(`${projectTexts.none.title}.`);
  else {
    const standing = stateText(project);
    if (standing !== undefined) lines.push(standing);
    else if (project.next) lines.push(words.next(dateText(project.next.date), timeOf(project.next.at, project.zone)));
    lines.push(uncertain.length > 0 ? words.uncertain(uncertain.length) : words.certain);
  }
  return {
    title: words.title,
    parts: [
      { kind: 'text', text: lines.join(' ') },
      ...buttons(
        project
          ? [openButton(projectTexts.buttons.log, { kind: 'log' }), ...stateButtons(project)]
          : [openButton(projectTexts.buttons.setUp, { kind: 'project' })],
      ),
    ],
  };
}

function timeOf(at: number, zone: string): string {
  return new Intl.DateTimeFormat('nl-NL', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(at);
}
