import type { Catalogue } from '../content/catalogue.ts';
import type { Lesson, Relation, Several } from '../domain/lesson.ts';
import type { Part, Reply, ReplyButton } from '../domain/reply.ts';
import { buttons, claims, openButton, points, whenAny } from './parts.ts';
import { texts } from './texts.ts';

/** A whole lesson: what it says, why, when it bites, how to notice, and which lessons it works with or against. */
export function showLesson(lesson: Lesson, catalogue: Catalogue, pages?: string): Reply {
  const words = texts.lesson;
  const category = catalogue.category(lesson.category);
  const kind = words.kind[lesson.kind];
  const names = (ids: readonly string[], name: (id: string) => string | undefined) =>
    ids.flatMap((id) => name(id) ?? []).join(', ');
  const related = (heading: string, relations: readonly Relation[]): readonly Part[] =>
    whenAny(relations, (some) =>
      claims(heading, some, (relation) => `${catalogue.lesson(relation.lesson)?.title ?? relation.lesson}: `),
    );
  const { publication, seeAlso } = lesson.source;
  return {
    title: lesson.title,
    parts: [
      { kind: 'text', text: lesson.gist },
      claims(words.risk, lesson.risk),
      claims(words.advice, lesson.advice),
      claims(words.reason, lesson.reason),
      ...whenAny(lesson.examples, (some) => claims(words.examples, some)),
      ...whenAny(
        lesson.terms.flatMap((id) => catalogue.term(id) ?? []),
        (terms) =>
          claims(
            words.terms,
            points(terms, ({ name, explanation: [first] }) => ({ ...first, name })),
            ({ name }) => `${name}: `,
          ),
      ),
      {
        kind: 'points',
        heading: `${words.signals} ${words.ours}`,
        points: points(lesson.signals, ({ kind: sign, text }) => words[sign](text)),
      },
      claims(words.phases, lesson.phases, ({ phase }) => `${phase}: `),
      {
        kind: 'section',
        heading: words.appliesTo,
        text: `${names(
          lesson.appliesTo.map(({ intervention }) => intervention),
          (id) => catalogue.intervention(id)?.name,
        )}.`,
      },
      ...related(words.reinforces, lesson.reinforces),
      ...related(words.inTensionWith, lesson.inTensionWith),
      ...(lesson.inTensionWith.length > 0 ? [{ kind: 'note', text: words.tension } as const] : []),
      ...buttons([...relatedButtons(lesson, catalogue), ...backButton(category)]),
      {
        kind: 'note',
        text: [
          `${kind}.`,
          words.source(publication),
          seeAlso === undefined ? '' : words.seeAlso(seeAlso),
          words.oursNote,
        ]
          .filter((sentence) => sentence !== '')
          .join(' '),
      },
      ...(pages === undefined ? [] : [linkTo(lesson, pages)]),
    ],
    share: { kind: 'show-lesson', lesson: lesson.id },
  };
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

function backButton(category: { id: string; name: string } | undefined): Several<ReplyButton> | readonly [] {
  return category
    ? [openButton(texts.buttons.backTo(category.name), { kind: 'show-category', category: category.id })]
    : [];
}
