import { type Phase, phases } from '../domain/lesson.ts';
import type { LocalDate, Project } from '../domain/project.ts';
import type { Part, Reply, ReplyButton } from '../domain/reply.ts';
import { dateText, farDateText } from '../rules/calendar.ts';
import type { ChecklistItem } from '../rules/checklist.ts';
import { capital } from '../text/capital.ts';
import { budgets, wordsOn } from './budget.ts';
import { buttons, echo, openButton, points, whenAny } from './parts.ts';
import { toPlan, toResume } from './project-buttons.ts';
import { projectTexts } from './project-texts.ts';
import { shortReply } from './short-reply.ts';

/** Who changed a project, and the id of the change, by which it can be undone. */
export type By = { readonly who: string; readonly change: string };

/** Takes back a change. */
export function undoButton(change: string): ReplyButton {
  return openButton(projectTexts.buttons.undo, { kind: 'undo', change });
}

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

/** Another phase, with questions for the team to go through. */
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
      ...buttons([undoButton(change), toPlan]),
    ],
  };
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

/** A change that was taken back, and how the project stands when something happened since that no undo takes away. */
export function undoneNotice(who: string, stands?: string): Reply {
  const { title, done } = projectTexts.undo;
  return shortReply({ title, text: [done(who), ...(stands ? [stands] : [])].join(' '), buttons: [toPlan] });
}
