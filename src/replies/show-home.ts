import type { Catalogue } from '../content/catalogue.ts';
import { given } from '../domain/given.ts';
import type { HomePage, HomeProject } from '../domain/home-page.ts';
import { impossible } from '../domain/impossible.ts';
import type { Several } from '../domain/lesson.ts';
import type { Project } from '../domain/project.ts';
import type { ReplyButton } from '../domain/reply.ts';
import { dateText } from '../rules/calendar.ts';
import { homeTexts as words } from './home-texts.ts';
import { buttons, categoryButtons, helpButton, isSeveral, openButton, seldom } from './parts.ts';
import { toPlan, toResume, toSetUp } from './project-buttons.ts';
import { stateText } from './project-state.ts';
import { projectTexts } from './project-texts.ts';
import { texts } from './texts.ts';
import { whyUnreachable } from './whats-amiss.ts';

/** What is known of the projects in somebody's channels, as it was looked up; or why it is not. */
export type HomeProjects =
  | { readonly kind: 'looking' | 'unknown' | 'away' }
  | {
      readonly kind: 'found';
      readonly projects: readonly Project[];
      /** Why the whole workspace gets nothing from us. */
      readonly trouble?: { readonly reason: string } | undefined;
      /** From 1; a page that is not there any more is the last one. */
      readonly page: number;
    };

type Knowing = { readonly catalogue: Catalogue; readonly keepsQuestions: boolean };

/** More at once nobody looks through. A platform has room for a hundred blocks, and a project takes three. */
const pageSize = 20;

/** Somebody's own page: a field to look up a lesson, the projects of their channels, and what is kept. */
export function showHome(found: HomeProjects, { catalogue, keepsQuestions }: Knowing): HomePage {
  const { usual, kept } = texts.help.privacy;
  const { list, pages } = paged(found);
  return {
    ask: words.ask,
    below: [
      {
        kind: 'buttons',
        buttons: [
          helpButton,
          ...categoryButtons(catalogue),
          seldom(openButton(texts.buttons.examples, { kind: 'list-examples' })),
          seldom(openButton(texts.buttons.terms, { kind: 'list-terms' })),
        ],
      },
    ],
    heading: words.projects,
    ...given({ about: aboutProjects(found), pages }),
    projects: list.map((project) => homeProject(project, found)),
    end: [
      { kind: 'section', heading: words.kept.title, text: `${keepsQuestions ? kept : usual} ${words.kept.project}` },
      ...buttons([openButton(texts.buttons.source, { kind: 'show-source' })]),
    ],
  };
}

function aboutProjects(found: HomeProjects): string | undefined {
  switch (found.kind) {
    case 'looking':
    case 'unknown':
    case 'away':
      return words[found.kind];
    case 'found':
      return found.projects.length === 0 ? words.none : undefined;
    default:
      return impossible(found);
  }
}

type Paged = { readonly list: readonly Project[]; readonly pages?: HomePage['pages'] };

function paged(found: HomeProjects): Paged {
  if (found.kind !== 'found') return { list: [] };
  const byName = found.projects.toSorted((one, other) => one.name.localeCompare(other.name, 'nl'));
  const last = Math.max(1, Math.ceil(byName.length / pageSize));
  const at = Math.min(Math.max(1, found.page), last);
  const list = byName.slice((at - 1) * pageSize, at * pageSize);
  const ways = [
    ...(at > 1 ? [{ label: words.pages.previous, page: at - 1 }] : []),
    ...(at < last ? [{ label: words.pages.following, page: at + 1 }] : []),
  ];
  return isSeveral(ways) ? { list, pages: { at, ways, text: words.pages.at(at, last, byName.length) } } : { list };
}

function homeProject(project: Project, found: HomeProjects): HomeProject {
  const trouble = found.kind === 'found' ? found.trouble : undefined;
  const { place, name, next } = project;
  const comes = next ? words.next(dateText(next.date)) : projectTexts.plan.empty;
  return {
    place,
    name,
    text: whyUnreachable({ project, trouble }) ?? stateText(project) ?? comes,
    buttons: deeds(project),
  };
}

function deeds({ state }: Project): Several<ReplyButton> {
  switch (state.kind) {
    case 'active':
      return [openButton(projectTexts.buttons.pause, { kind: 'pause' }), toPlan];
    case 'paused':
    case 'waiting':
    case 'parked':
      return [toResume, toPlan];
    case 'stopped':
      return [toSetUp];
    default:
      return impossible(state);
  }
}
