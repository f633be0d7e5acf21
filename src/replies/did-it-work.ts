import type { Catalogue } from '../content/catalogue.ts';
import type { Several } from '../domain/lesson.ts';
import type { Choice, FollowUp } from '../domain/project.ts';
import type { Part } from '../domain/reply.ts';
import { shortDate } from '../rules/calendar.ts';
import { firstWords } from '../text/first-words.ts';
import { buttons, openButton, points, seldom } from './parts.ts';
import { projectTexts } from './project-texts.ts';

const texts = projectTexts.nudge;

/** How many words of a step a card may have room for, the most first. Of fewer nobody knows what it was. */
const lengths = [8, 6, 5, 4, 3] as const;

/** The card before it of which a team said *Doen we*, and how that went as far as they told. */
export type Asked = NonNullable<Choice['asks']> & { readonly said?: FollowUp };

/** *Gelukt?* in as many ways as there is room for: with what the team was going to do, the whole first, and with the day alone. */
export type DidItWork = { readonly named: Several<readonly Part[]>; readonly brief: readonly Part[] };

/** *Gelukt?* with its two buttons, or what the team said to it. Nothing when an editor took the lesson away. */
export function didItWork(nudge: string, asked: Asked | undefined, catalogue: Catalogue): DidItWork {
  const step = asked && promised(asked, catalogue);
  if (!asked || step === undefined) return { named: [[]], brief: [] };
  const { said } = asked;
  const date = shortDate(asked.date);
  const part = (text: string): readonly Part[] => [{ kind: 'text', text }, ...(said ? [] : answersTo(nudge))];
  const named = (say: (step: string) => string) => points(lengths, (length) => part(say(firstWords(step, length))));
  if (!said) return { named: named((each) => texts.didItWork(each, date)), brief: part(texts.didItWorkBriefly(date)) };
  const went = projectTexts.followUps[said];
  const brief = part(texts.itWentBriefly(date, went));
  // What was told already needs no room that something else does.
  return { named: [...named((each) => texts.itWent(each, date, went)), brief], brief };
}

/** What a team said it would do: the step of that card, or its lesson where the card is not there any more. */
function promised({ lesson: id, nudge }: Asked, catalogue: Catalogue): string | undefined {
  const lesson = catalogue.lesson(id);
  const text = lesson?.nudges.find((each) => each.id === nudge);
  return text ? text.step.replace(/\.$/, '') : lesson?.title;
}

const answersTo = (nudge: string): readonly Part[] =>
  buttons([
    openButton(projectTexts.buttons.worked, { kind: 'follow-up', nudge, said: 'worked' }),
    openButton(projectTexts.buttons.notYet, { kind: 'follow-up', nudge, said: 'not-yet' }),
  ]);

/** Takes back what was said to *Gelukt?*, when something was. */
export function undoFollowUp(nudge: string, asked: Asked | undefined) {
  return asked?.said ? [seldom(openButton(projectTexts.buttons.undoFollowUp, { kind: 'undo-follow-up', nudge }))] : [];
}
