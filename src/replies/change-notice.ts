import type { Catalogue } from '../content/catalogue.ts';
import { type Phase, phases } from '../domain/lesson.ts';
import type { LocalDate, Project } from '../domain/project.ts';
import type { Part, Reply, ReplyButton } from '../domain/reply.ts';
import { dateText, farDateText } from '../rules/calendar.ts';
import type { ChecklistItem } from '../rules/checklist.ts';
import { capital } from '../text/capital.ts';
import { budgets, wordsOn } from './budget.ts';
import { changeTexts } from './change-texts.ts';
import { buttons, echo, isSeveral, openButton, points, whenAny } from './parts.ts';
import { type By, toPlan, toResume, undoButton } from './project-buttons.ts';
import { projectTexts } from './project-texts.ts';
import { type ShortReply, shortReply } from './short-reply.ts';
import { standsAgain } from './what-changed.ts';

/** In which phase a project is, and the others as buttons; first that there is none that is called so. */
export function phaseChoice(now: Phase, unknown?: string): Reply {
  const { choose, nowIn, unknown: notThere } = projectTexts.phase;
  const lead = unknown === undefined ? '' : `${notThere(echo(unknown))} `;
  const others = phases.filter((phase) => phase !== now);
  return shortReply({
    title: choose,
    text: `${lead}${nowIn(projectTexts.phases[now])}`,
    buttons: others.map((phase) => openButton(capital(projectTexts.phases[phase]), { kind: 'set-phase', phase })),
  });
}

/** Another phase, with what the team can watch in it, and the lessons about that; `stands` is what else they must know of the project now. */
export function phaseNotice(phase: Phase, items: readonly ChecklistItem[], by: By, stands?: string): Reply {
  const cards = [3, 2, 1, 0].map((most) => phaseCard(phase, items.slice(0, most), by, stands));
  return cards.find((card) => wordsOn(card) <= budgets.project.words) ?? phaseCard(phase, [], by, stands);
}

function phaseCard(
  phase: Phase,
  items: readonly ChecklistItem[],
  { who, change }: By,
  stands: string | undefined,
): Reply {
  const words = projectTexts.phase;
  return {
    title: words.title(projectTexts.phases[phase]),
    parts: [
      { kind: 'text', text: stands === undefined ? words.by(who) : `${words.by(who)} ${stands}` },
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

type Pause = {
  readonly until?: LocalDate | undefined;
  /** The first card after it. */
  readonly next?: Project['next'];
  /** The pause in whose place it comes. */
  readonly was?: { readonly until?: LocalDate } | undefined;
};

/** A pause, until a day or without an end. */
export function pauseNotice(pause: Pause, { who, change }: By): Reply {
  const next = pause.until !== undefined && pause.next;
  const after = next ? ` ${projectTexts.checkIn.next(dateText(next.date))}` : '';
  return shortReply({
    title: projectTexts.pause.title,
    text: `${paused(pause, who)}${after}`,
    buttons: [undoButton(change), toResume],
  });
}

function paused({ until, was }: Pause, who: string): string {
  const words = projectTexts.pause;
  const day = until === undefined ? undefined : farDateText(until);
  if (!was) return day === undefined ? words.open(who) : words.until(who, day);
  const before = was.until === undefined ? words.wasOpen : words.wasUntil(farDateText(was.until));
  const now = day === undefined ? words.nowOpen : words.nowUntil(day);
  return [words.changed(who), now, before, ...(day === undefined ? [words.how] : [])].join(' ');
}

/** For who pauses what is paused already: until when. */
export function pausedAlready(until: LocalDate | undefined): ShortReply {
  const { title, same, sameUntil } = projectTexts.pause;
  return { title, text: until === undefined ? same : sameUntil(farDateText(until)), buttons: [toResume] };
}

/** Going on, with the day of the next nudge. */
export const resumeNotice = goingOn(projectTexts.resume.text);

/** Somebody answered a card while we waited for a choice: going on, with the day of the next nudge. */
export const backByAnswer = goingOn(projectTexts.resume.answered);

function goingOn(say: (who: string, next: string) => string) {
  return ({ next }: Project, { who, change }: By): Reply => {
    const day = next ? dateText(next.date) : projectTexts.project.noNext;
    return shortReply({ title: projectTexts.resume.title, text: say(who, day), buttons: [undoButton(change)] });
  };
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
