import type { Catalogue } from '../content/catalogue.ts';
import type { Choice, FollowUp } from '../domain/project.ts';
import type { Part } from '../domain/reply.ts';
import { shortDate } from '../rules/calendar.ts';
import { buttons, openButton, seldom } from './parts.ts';
import { projectTexts } from './project-texts.ts';

const words = projectTexts.nudge;

/** Enough words to know a lesson by: a card has no room for the longest titles. */
const mostOfTitle = 3;

/** The card before it of which a team said *Doen we*, and how that went as far as they told. */
export type Asked = NonNullable<Choice['asks']> & { readonly said?: FollowUp };

/** *Gelukt?* with its two buttons, or what the team said to it. Nothing when an editor took the lesson away. */
export function didItWork(nudge: string, asked: Asked | undefined, catalogue: Catalogue): readonly Part[] {
  const title = asked && catalogue.lesson(asked.lesson)?.title;
  if (!asked || title === undefined) return [];
  const date = shortDate(asked.date);
  const name = inShort(title);
  if (asked.said) {
    return [{ kind: 'text', text: words.itWent(name, date, projectTexts.followUps[asked.said]) }];
  }
  return [{ kind: 'text', text: words.didItWork(name, date) }, ...answersTo(nudge)];
}

/** The same without the name of the lesson, for a card that has no room for it. Nothing when there is nothing to answer. */
export function didItWorkBriefly(nudge: string, asked: Asked | undefined, catalogue: Catalogue): readonly Part[] {
  if (!asked || asked.said || !catalogue.lesson(asked.lesson)) return [];
  return [{ kind: 'text', text: words.didItWorkBriefly(shortDate(asked.date)) }, ...answersTo(nudge)];
}

const answersTo = (nudge: string): readonly Part[] =>
  buttons([
    openButton(projectTexts.buttons.worked, { kind: 'follow-up', nudge, said: 'worked' }),
    openButton(projectTexts.buttons.notYet, { kind: 'follow-up', nudge, said: 'not-yet' }),
  ]);

function inShort(title: string): string {
  const all = title.split(' ');
  return all.length > mostOfTitle ? `${all.slice(0, mostOfTitle).join(' ')}…` : title;
}

/** Takes back what was said to *Gelukt?*, when something was. */
export function undoFollowUp(nudge: string, asked: Asked | undefined) {
  return asked?.said ? [seldom(openButton(projectTexts.buttons.undoFollowUp, { kind: 'undo-follow-up', nudge }))] : [];
}
