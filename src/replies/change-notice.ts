import type { Catalogue } from '../content/catalogue.ts';
import { type Phase, phases } from '../domain/lesson.ts';
import type { LocalDate, Project } from '../domain/project.ts';
import type { Part, Reply, ReplyButton } from '../domain/reply.ts';
import { dateText, farDateText } from '../rules/calendar.ts';
import type { ChecklistItem } from '../rules/checklist.ts';
import { capital } from '../text/capital.ts';
import { budgets, wordsOn } from './budget.ts';
import { changeTexts } from './change-texts.ts';
import { buttons, isSeveral, openButton, points, whenAny } from './parts.ts';
import { toPlan, toResume } from './project-buttons.ts';
import { projectTexts } from './project-texts.ts';
import { shortReply } from './short-reply.ts';
import { standsAgain } from './what-changed.ts';

/** Who changed a project, and the id of the change, by which it can be undone. */
export type By = { readonly who: string; readonly change: string };

/** Takes back a change. */
export function undoButton(change: string): ReplyButton {
  return openButton(projectTexts.buttons.undo, { kind: 'undo', change });
}

/** In which phase a project is, and the others as buttons. */
export function phaseChoice(now: Phase): Reply {
  const { choose, nowIn } = projectTexts.phase;
  const others = phases.filter((phase) => phase !== now);
  return shortReply({
    title: choose,
    text: nowIn(projectTexts.phases[now]),
    buttons: others.map((phase) => openButton(capital(projectTexts.phases[phase]), { kind: 'set-phase', phase })),
  });
}

/** Another phase, with what the team can watch in it, and the lessons about that. */
export function phaseNotice(phase: Phase, items: readonly ChecklistItem[], by: By): Reply {
  const cards = [3, 2, 1, 0].map((most) => phaseCard(phase, items.slice(0, most), by));
  return cards.find((card) => wordsOn(card) <= budgets.project.words) ?? phaseCard(phase, [], by);
}

function phaseCard(phase: Phase, items: readonly ChecklistItem[], { who, change }: By): Reply {
  const words = projectTexts.phase;
  return {
    title: words.title(projectTexts.phases[phase]),
    parts: [
      { kind: 'text', text: words.by(who) },
      ...whenAny(
        items,
        (some): Part => ({
          kind: 'points',
          heading: words.checklist,
          points: points(some, ({ title, signal: { kind, text } }) => words.sign[kind](title, text)),
        }),
      ),
      ...buttons([undoButton(change), toPlan, ...toLessons(items)]),
    ],
  };
}

/** The way to the lessons of what is to be watched. */
function toLessons(items: readonly ChecklistItem[]): readonly ReplyButton[] {
  const lessons = items.map(({ lesson }) => lesson);
  if (!isSeveral(lessons)) return [];
  const [lesson, ...others] = lessons;
  const { lesson: one, lessons: several } = projectTexts.buttons;
  return [
    others.length === 0
      ? openButton(one, { kind: 'show-lesson', lesson })
      : openButton(several, { kind: 'list-lessons', lessons }),
  ];
}

/** A pause, until a day or without an end. */
export function pauseNotice(until: LocalDate | undefined, { who, change }: By): Reply {
  const { title, open, until: untilDay } = projectTexts.pause;
  return shortReply({
    title,
    text: until === undefined ? open(who) : untilDay(who, farDateText(until)),
    buttons: [undoButton(change), toResume],
  });
}

/** Going on, with the day of the next nudge. */
export function resumeNotice({ next }: Project, { who, change }: By): Reply {
  const { title, text } = projectTexts.resume;
  const day = next ? dateText(next.date) : projectTexts.project.noNext;
  return shortReply({ title, text: text(who, day), buttons: [undoButton(change)] });
}

/** An end to the nudges. */
export function stopNotice({ who, change }: By): Reply {
  const { title, text } = projectTexts.stop;
  return shortReply({ title, text: text(who), buttons: [undoButton(change)] });
}

/** A change that was taken back. */
type Undone = {
  /** What kind it was; `first` made the project. */
  readonly kind: keyof typeof changeTexts.undone;
  /** The project as the change had made it, and as it is saved now. */
  readonly before: Project;
  readonly after: Project;
  /** How the project stands when something happened since that no undo takes away. */
  readonly kept?: string | undefined;
};

/** What was taken back and how the project stands again, as much as fits: what people want to know first goes before. */
export function undoneNotice(who: string, { kind, kept, ...both }: Undone, catalogue: Catalogue): Reply {
  const { title, done } = projectTexts.undo;
  const undone = changeTexts.undone[kind];
  const what = typeof undone === 'string' ? undone : undone(projectTexts.phases[both.before.phase]);
  const stands = [...(kept === undefined ? [] : [kept]), ...standsAgain(both, catalogue)];
  const card = (most: number) =>
    shortReply({ title, text: [done(who, what), ...stands.slice(0, most)].join(' '), buttons: [toPlan] });
  const cards = stands.map((_, fewer) => card(stands.length - fewer));
  return cards.find((each) => wordsOn(each) <= budgets.project.words) ?? card(0);
}
