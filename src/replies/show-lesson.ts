import type { Catalogue } from '../content/catalogue.ts';
import { impossible } from '../domain/impossible.ts';
import type { Lesson } from '../domain/lesson.ts';
import type { Part, Reply, ReplyButton } from '../domain/reply.ts';
import { claimPart, claimSection } from './claim-section.ts';
import { type LessonSection, lessonLayout } from './lesson-layout.ts';
import { buttons, note, openButton, points } from './parts.ts';
import { texts } from './texts.ts';

/** A whole lesson: what it says, why, when it bites, how to notice, and which lessons it works with or against. */
export function showLesson(lesson: Lesson, catalogue: Catalogue, pages?: string): Reply {
  const { kind, sections, tension, source } = lessonLayout(lesson, catalogue);
  return {
    title: lesson.title,
    parts: [
      { kind: 'text', text: lesson.gist },
      ...sections.map(toPart),
      ...note(tension),
      ...buttons([...relatedButtons(lesson, catalogue), ...backButton(lesson, catalogue)]),
      ...note(`${kind}. ${source}`),
      ...(pages === undefined ? [] : [linkTo(lesson, pages)]),
    ],
    share: { kind: 'show-lesson', lesson: lesson.id },
  };
}

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
    case 'terms': {
      const first = points(section.terms, ({ name, explanation: [claim] }) => ({ ...claim, name }));
      return claimPart(claimSection(section.heading, first, ({ name }) => ({ name })));
    }
    default:
      return impossible(section);
  }
}

/** The page of a lesson, to read at leisure or to send to somebody without Slack or Teams. */
function linkTo({ id }: Lesson, pages: string): Part {
  return { kind: 'link', label: texts.lesson.page, url: `${pages.replace(/\/+$/, '')}/lessen/${id}` };
}

/** The counterpart first: that is the lesson somebody needs to weigh this one. */
function relatedButtons({ inTensionWith, reinforces }: Lesson, catalogue: Catalogue): readonly ReplyButton[] {
  return [...inTensionWith, ...reinforces].slice(0, 4).flatMap(({ lesson: id }) => {
    const lesson = catalogue.lesson(id);
    return lesson ? [openButton(lesson.title, { kind: 'show-lesson', lesson: id })] : [];
  });
}

function backButton({ category: id }: Lesson, catalogue: Catalogue): readonly ReplyButton[] {
  const category = catalogue.category(id);
  return category ? [openButton(texts.buttons.backTo(category.name), { kind: 'show-category', category: id })] : [];
}
