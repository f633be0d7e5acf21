import type { Catalogue } from '../content/catalogue.ts';
import type { Lesson, NudgeText } from '../domain/lesson.ts';
import { answers, type Choice, type NudgeAnswer, type Project } from '../domain/project.ts';
import type { Part, Reply, ReplyButton } from '../domain/reply.ts';
import { reasonPoints } from './explain-choice.ts';
import { buttons, openButton, primary } from './parts.ts';
import { projectTexts } from './project-texts.ts';

const words = projectTexts.nudge;

/** The lesson and the nudge that a choice names; `undefined` when an editor took one of them away. */
function contentOf(choice: Choice, catalogue: Catalogue): { lesson: Lesson; text: NudgeText } | undefined {
  const lesson = catalogue.lesson(choice.lesson);
  const text = lesson?.nudges.find(({ id }) => id === choice.nudge);
  return lesson && text ? { lesson, text } : undefined;
}

/** A nudge as a card: which one, why it was chosen, whose project it is, and what the team answered, if anything. */
export type NudgeCard = {
  /** The id of the nudge. */
  readonly nudge: string;
  readonly choice: Choice;
  readonly project: Pick<Project, 'owner' | 'phase'>;
  readonly answered: { readonly answer: NudgeAnswer; readonly by?: string } | undefined;
};

/**
 * A nudge as a busy colleague would send it: why now, the risk, one step, a question, and the buttons to answer.
 * With an answer it says who gave it, and offers to take it back. Nothing when an editor took the lesson away.
 */
export function nudgeCard({ nudge, choice, project, answered }: NudgeCard, catalogue: Catalogue): Reply | undefined {
  const content = contentOf(choice, catalogue);
  if (!content) return undefined;
  const { lesson } = content;
  const others = [why(nudge), toLesson(lesson)];
  return {
    title: lesson.title,
    parts: [
      ...body(choice, content, catalogue),
      ...(answered
        ? [answerText(answered), ...buttons([undo(nudge), ...others])]
        : [...buttons(answerButtons(nudge)), ...buttons(others)]),
      byline(project),
    ],
  };
}

/** The next nudge as only the asker sees it: nothing to answer. */
export function previewCard(choice: Choice, project: Project, catalogue: Catalogue): Reply | undefined {
  const content = contentOf(choice, catalogue);
  if (!content) return undefined;
  return {
    onlyForAsker: true,
    title: content.lesson.title,
    parts: [
      ...body(choice, content, catalogue),
      reasonPoints(choice, catalogue),
      ...buttons([toLesson(content.lesson), openButton(projectTexts.buttons.plan, { kind: 'plan' })]),
      { kind: 'note', text: words.preview },
      byline(project),
    ],
  };
}

type Body = readonly [Part, ...Part[]];

function body(choice: Choice, { lesson, text }: { lesson: Lesson; text: NudgeText }, catalogue: Catalogue): Body {
  const counterpart = choice.counterpart === undefined ? undefined : catalogue.lesson(choice.counterpart);
  const relation = lesson.inTensionWith.find((each) => each.lesson === choice.counterpart);
  return [
    { kind: 'text', text: `${text.occasion} ${text.risk}` },
    { kind: 'section', heading: words.step, text: text.step },
    { kind: 'text', text: text.question },
    ...(counterpart && relation ? [{ kind: 'text', text: words.both(counterpart.title, relation.text) } as const] : []),
  ];
}

function answerText({ answer, by }: NonNullable<NudgeCard['answered']>): Part {
  const name = projectTexts.answers[answer];
  const line = by === undefined ? words.answered(name) : words.answeredBy(by, name);
  return { kind: 'text', text: `${line} ${words.follow[answer]}` };
}

const answerButtons = (nudge: string): readonly ReplyButton[] =>
  answers.map((answer) => {
    const button = openButton(projectTexts.answers[answer], { kind: 'answer-nudge', nudge, answer });
    return answer === 'doing' ? primary(button) : button;
  });
const undo = (nudge: string) => openButton(projectTexts.buttons.undo, { kind: 'undo-answer', nudge });
const why = (nudge: string) => openButton(projectTexts.buttons.why, { kind: 'why-nudge', nudge });
const toLesson = ({ id }: Lesson) => openButton(projectTexts.buttons.lesson, { kind: 'show-lesson', lesson: id });

/** Who switched the nudges on, in which phase the project is, and whose the step is. */
function byline({ owner, phase }: Pick<Project, 'owner' | 'phase'>): Part {
  const by = projectTexts.project.by(owner.name, projectTexts.phases[phase]);
  return { kind: 'note', text: `${by}. ${words.tip}` };
}
