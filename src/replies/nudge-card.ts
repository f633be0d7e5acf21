import type { Catalogue } from '../content/catalogue.ts';
import type { Lesson, NudgeText } from '../domain/lesson.ts';
import type { Choice, NudgeAnswer, Project } from '../domain/project.ts';
import type { Part, Reply, ReplyButton } from '../domain/reply.ts';
import { shortDate } from '../rules/calendar.ts';
import { briefly } from './brief-reasons.ts';
import { budgets, wordsOn } from './budget.ts';
import { isOurs, markedClaim } from './claim-section.ts';
import { type Asked, didItWork, didItWorkBriefly, undoFollowUp } from './did-it-work.ts';
import { buttons, note, openButton, primary, seldom } from './parts.ts';
import { toPlan } from './project-buttons.ts';
import { projectTexts } from './project-texts.ts';

const words = projectTexts.nudge;

type Content = { readonly lesson: Lesson; readonly text: NudgeText };

/** The lesson and the nudge that a choice names; `undefined` when an editor took one of them away. */
export function contentOf(choice: Choice, catalogue: Catalogue): Content | undefined {
  const lesson = catalogue.lesson(choice.lesson);
  const text = lesson?.nudges.find(({ id }) => id === choice.nudge);
  return lesson && text ? { lesson, text } : undefined;
}

/** A nudge as a card: which one, why it was chosen, whose project it is, and what the team answered, if anything. */
export type NudgeCard = {
  /** The id of the nudge. */
  readonly nudge: string;
  readonly choice: Choice;
  readonly project: Pick<Project, 'owner' | 'state'>;
  readonly answered: { readonly answer: NudgeAnswer; readonly by?: string } | undefined;
  /** The last *Doen we*, when this card asks how that went. */
  readonly asked?: Asked | undefined;
};

/**
 * A nudge as a busy colleague would send it: the step, why now, a question, and the buttons to answer. With an answer it
 * folds to one line, which can be taken back. Nothing when an editor took the lesson away.
 */
export function nudgeCard(card: NudgeCard, catalogue: Catalogue): Reply | undefined {
  const content = contentOf(card.choice, catalogue);
  if (!content) return undefined;
  const asking = didItWork(card.nudge, card.asked, catalogue);
  if (card.answered) return folded(card, card.answered, { ...content, asking });
  return open(card, { ...content, asking, briefly: didItWorkBriefly(card.nudge, card.asked, catalogue) });
}

/** With *Gelukt?* about the last *Doen we*, if there is one to ask about. */
type Asking = Content & { readonly asking: readonly Part[] };

function open(
  { nudge, choice, project, asked }: NudgeCard,
  content: Asking & { readonly briefly: readonly Part[] },
): Reply {
  const { lesson, text } = content;
  const origin = originOf(text);
  const { name } = project.owner;
  const signed = name === '' ? [] : [words.by(lesson.title, origin, name), words.byOwner(origin, name)];
  const answers = buttons([
    ...answerButtons(nudge),
    why(nudge),
    seldom(toLesson(content.lesson)),
    ...undoFollowUp(nudge, asked),
  ]);
  const { asking, briefly: brief } = content;
  return shortest(content, {
    choice,
    after: brief.length === 0 ? [[...answers, ...asking]] : [asking, brief].map((some) => [...answers, ...some]),
    notes: [...signed, origin],
  });
}

/** Who answered what, and what follows; what the team is going to do stays in sight. */
function folded(
  { nudge, asked, project }: NudgeCard,
  { answer, by }: NonNullable<NudgeCard['answered']>,
  content: Asking,
): Reply {
  const [name, follow] = [projectTexts.answers[answer], words.follow[project.state.kind][answer]];
  const [first, ...more]: readonly [Part, ...Part[]] = [
    { kind: 'note', text: answer === 'doing' ? ourStep(content.text) : content.lesson.title },
    ...buttons([undo(nudge), why(nudge), seldom(toLesson(content.lesson)), ...undoFollowUp(nudge, asked)]),
    ...content.asking,
  ];
  return {
    title: by === undefined ? words.answered(name, follow) : words.answeredBy(by, name, follow),
    parts: [first, ...more],
  };
}

/** The next nudge as only the asker sees it: nothing to answer. */
export function previewCard(choice: Choice, catalogue: Catalogue): Reply | undefined {
  const content = contentOf(choice, catalogue);
  if (!content) return undefined;
  const after = buttons([toLesson(content.lesson), toPlan]);
  const origin = originOf(content.text);
  const bare = `${words.preview} ${origin}.`;
  // What a team said stands above the card already.
  const notes = whyAgain(choice) ? [bare] : [`${briefly(choice, catalogue)} ${bare}`, bare];
  return { ...shortest(content, { choice, after: [after], notes }), onlyForAsker: true };
}

type Shape = {
  readonly choice: Choice;
  /** What stands under the question, the whole first and then shorter. */
  readonly after: readonly (readonly Part[])[];
  /** Small print, the best first; each says what is ours on the card. */
  readonly notes: readonly string[];
};

/** Nobody reads a long card: what matters least goes first, the small print but whose words these are, and then the occasion. */
function shortest({ text }: Content, { choice, after, notes }: Shape): Reply {
  const said = whyAgain(choice);
  const { occasion, risk } = text;
  const reasons = [...(occasion === undefined ? [] : [`${occasion} ${risk.text}`]), risk.text].map((why) =>
    said ? `${said} ${why}` : why,
  );
  const card = (ask: readonly Part[], rest: readonly Part[], reason: string, small: string): Reply => ({
    title: text.step,
    parts: [{ kind: 'text', text: reason }, ...ask, ...rest, ...note(small)],
  });
  const question: Part = { kind: 'text', text: text.question };
  // A card that asks how the last one went, and comes back itself, may have no room for a second question.
  const cards = [[question], []].flatMap((ask) =>
    after.flatMap((rest) => reasons.flatMap((reason) => notes.map((small) => card(ask, rest, reason, small)))),
  );
  return cards.find((each) => wordsOn(each) <= budgets.nudge.words) ?? cards.at(-1) ?? card([], [], risk.text, '');
}

/** What a team said of the lesson, and when, where the card comes because of it. */
function whyAgain({ reasons, kind }: Choice): string | undefined {
  const said = reasons.find((reason) => reason.kind === 'answer');
  return said && words.again[kind][said.answer]?.(shortDate(said.date));
}

/** What of a card comes from the source. */
const originOf = ({ kind, risk }: NudgeText): string => (isOurs(risk) ? words.origin.ours : words.origin.source[kind]);

/** A step on its own says that it is ours. */
const ourStep = ({ step }: NudgeText): string => markedClaim({ text: step, origin: 'derived' });

/** What may be answered on the card, the usual first; a mistake of ours is rare. */
const answerButtons = (nudge: string): readonly ReplyButton[] => {
  const button = (answer: NudgeAnswer) =>
    openButton(projectTexts.answers[answer], { kind: 'answer-nudge', nudge, answer });
  return Object.values({
    doing: primary(button('doing')),
    later: button('later'),
    'not-now-here': button('not-now-here'),
    wrong: seldom(button('wrong')),
  } satisfies Record<NudgeAnswer, ReplyButton>);
};
const undo = (nudge: string) => openButton(projectTexts.buttons.undo, { kind: 'undo-answer', nudge });
const why = (nudge: string) => seldom(openButton(projectTexts.buttons.why, { kind: 'why-nudge', nudge }));
const toLesson = ({ id }: Lesson) => openButton(projectTexts.buttons.lesson, { kind: 'show-lesson', lesson: id });
