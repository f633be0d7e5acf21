import type { Catalogue } from '../content/catalogue.ts';
import { impossible } from '../domain/impossible.ts';
import type { Claim, Lesson, LessonId } from '../domain/lesson.ts';
import type { Part, Reply, ReplyButton } from '../domain/reply.ts';
import { budgets, wordsOn } from './budget.ts';
import { claimPart, claimSection, markedClaim } from './claim-section.ts';
import { type LessonGroup, type LessonSection, lessonLayout } from './lesson-layout.ts';
import { buttons, isSeveral, note, openButton, points } from './parts.ts';
import { texts } from './texts.ts';
import { withShare } from './with-share.ts';

const words = texts.lesson;

/** A lesson in short: what it says, what to do, the risk, and the lesson that it may clash with. The rest is behind *Meer*. */
export function showLesson(lesson: Lesson, catalogue: Catalogue): Reply {
  // As much advice as fits; a clash explains itself only where there is room left.
  const cards = [3, 2, 1].flatMap((advice) => [true, false].map((why) => inShort(lesson, catalogue, { advice, why })));
  const fitting = cards.find((card) => wordsOn({ ...card, parts: toShow(card) }) <= budgets.lesson.words);
  return fitting ?? inShort(lesson, catalogue, { advice: 1, why: false });
}

function toShow(card: Reply): Reply['parts'] {
  const shown = withShare(card);
  return isSeveral(shown) ? shown : card.parts;
}

type Length = { readonly advice: number; readonly why: boolean };

function inShort(lesson: Lesson, catalogue: Catalogue, { advice, why }: Length): Reply {
  const { id, title, gist, risk } = lesson;
  const clash = clashOf(lesson, catalogue);
  const advices = lesson.advice.slice(0, advice);
  const more = openButton(texts.buttons.moreOfLesson, { kind: 'more-of-lesson', lesson: id });
  return {
    title,
    parts: [
      { kind: 'text', text: markedClaim(gist) },
      ...(isSeveral(advices) ? [claimPart(claimSection(words.advice, advices))] : []),
      claimPart(claimSection(words.risk, [risk[0]])),
      ...(clash ? [clashPart(clash, why)] : []),
      ...buttons([more, ...(clash ? [toLesson(clash.title, clash.lesson)] : []), ...backButton(lesson, catalogue)]),
      ...note(texts.source.line(catalogue.source.publication)),
    ],
    share: { kind: 'show-lesson', lesson: id },
  };
}

type Clash = { readonly lesson: LessonId; readonly title: string; readonly claim: Claim };

/** The first lesson that it may clash with: somebody needs that one to weigh this one. */
function clashOf({ inTensionWith: [first] }: Lesson, catalogue: Catalogue): Clash | undefined {
  const other = first && catalogue.lesson(first.lesson);
  return other && { lesson: other.id, title: other.title, claim: first };
}

function clashPart({ title, claim: { text, origin } }: Clash, why: boolean): Part {
  const said = why ? `${words.clash(title)} ${text}` : words.clash(title);
  return { kind: 'text', text: markedClaim({ text: said, origin }) };
}

/** What is behind *Meer*: what the source says and what we add, each with advice, risks, why, how to notice, terms and clashes. */
export function moreOfLesson(lesson: Lesson, catalogue: Catalogue, pages?: string): Reply {
  const { groups, tension, source } = lessonLayout(lesson, catalogue);
  const { id, title } = lesson;
  return {
    title,
    parts: [
      { kind: 'text', text: markedClaim(lesson.gist) },
      ...groups.flatMap(toGroup),
      ...note(tension),
      ...buttons([
        openButton(texts.buttons.backTo(title), { kind: 'show-lesson', lesson: id }),
        ...related(lesson, catalogue),
      ]),
      ...note(source),
      ...(pages === undefined ? [] : [linkTo(lesson, pages)]),
    ],
    share: { kind: 'show-lesson', lesson: id },
  };
}

function toGroup({ heading, sections }: LessonGroup): readonly Part[] {
  const parts = sections.filter(({ about }) => !onPageOnly.has(about)).map(toPart);
  return parts.length === 0 ? [] : [{ kind: 'heading', text: heading }, ...parts];
}

/** What a reader at leisure may want to know, and nobody in a chat. */
const onPageOnly: ReadonlySet<LessonSection['about']> = new Set(['phases', 'applies-to', 'reinforces']);

/** A section on a card: shorter than on a page where it can be. */
function toPart(section: LessonSection): Part {
  switch (section.kind) {
    case 'claims':
      return claimPart(section);
    case 'names':
      return {
        kind: 'section',
        heading: section.heading,
        text: `${section.claims.map(({ text }) => text).join(', ')}.`,
      };
    case 'terms':
      return {
        kind: 'points',
        heading: section.heading,
        points: points(section.terms, ({ name, lines: [line] }) => `${name}: ${line}`),
      };
    default:
      return impossible(section);
  }
}

/** The page of a lesson, to read at leisure or to send to somebody without Slack or Teams. */
function linkTo({ id }: Lesson, pages: string): Part {
  return { kind: 'link', label: words.page, url: `${pages.replace(/\/+$/, '')}/lessen/${id}` };
}

function toLesson(title: string, lesson: LessonId): ReplyButton {
  return openButton(title, { kind: 'show-lesson', lesson });
}

/** The counterparts first: those are the lessons somebody needs to weigh this one. */
function related({ inTensionWith, reinforces }: Lesson, catalogue: Catalogue): readonly ReplyButton[] {
  return [...inTensionWith, ...reinforces].slice(0, 3).flatMap(({ lesson: id }) => {
    const lesson = catalogue.lesson(id);
    return lesson ? [toLesson(lesson.title, id)] : [];
  });
}

function backButton({ category: id }: Lesson, catalogue: Catalogue): readonly ReplyButton[] {
  const category = catalogue.category(id);
  return category ? [openButton(texts.buttons.allOf(category.id), { kind: 'show-category', category: id })] : [];
}
