import type { Catalogue } from '../content/catalogue.ts';
import type { Lesson, NudgeText, Several } from '../domain/lesson.ts';
import type { Choice, NudgeAnswer, Project } from '../domain/project.ts';
import type { Part, Reply, ReplyButton } from '../domain/reply.ts';
import { shortDate } from '../rules/calendar.ts';
import { firstWords } from '../text/first-words.ts';
import { briefly } from './brief-reasons.ts';
import { budgets, wordsOn } from './budget.ts';
import { isOurs, markedClaim } from './claim-section.ts';
import { type Asked, type DidItWork, didItWork, undoFollowUp } from './did-it-work.ts';
import { buttons, note, openButton, points, primary, seldom } from './parts.ts';
import { toPlan } from './project-buttons.ts';
import { projectTexts } from './project-texts.ts';

const words = projectTexts.nudge;

/** Enough words to know a lesson by, and a colleague, where there is no room for more. */
const mostOfTitle = 3;
const mostOfName = 3;

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
  return open(card, { ...content, asking });
}

/** With *Gelukt?* about the last *Doen we*, if there is one to ask about. */
type Asking = Content & { readonly asking: DidItWork };

function open({ nudge, choice, project, asked }: NudgeCard, content: Asking): Reply {
  const { lesson, text, asking } = content;
  const answers = buttons([
    ...answerButtons(nudge),
    why(nudge),
    seldom(toLesson(content.lesson)),
    ...undoFollowUp(nudge, asked),
  ]);
  return shortest(content, {
    choice,
    named: points(asking.named, (ask) => [...answers, ...ask]),
    brief: [...answers, ...asking.brief],
    notes: signatures(project.owner.name, lesson.title, text),
  });
}

/** Which lesson it is and who switched the lessons on, always; in short where there is no room, the name of a person last of all. */
function signatures(name: string, title: string, text: NudgeText): Shape['notes'] {
  const owners = name === '' ? [name] : [...new Set([name, firstWords(name, mostOfName)])];
  const titles = [...new Set([title, firstWords(title, mostOfTitle)])];
  const sign = (lesson: string, origin: string, owner: string) =>
    owner === '' ? words.byNobody(lesson, origin) : words.by(lesson, origin, owner);
  return owners.flatMap((owner) =>
    titles.map((lesson) => originsOf(text).map((origin) => sign(lesson, origin, owner))),
  );
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
    ...content.asking.named[0],
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
  const [origin] = originsOf(content.text);
  const bare = `${words.preview} ${origin}.`;
  // What a team said stands above the card already.
  const notes = whysAgain(choice)[0] ? [bare] : [`${briefly(choice, catalogue)} ${bare}`, bare];
  return { ...shortest(content, { choice, named: [after], brief: after, notes: [notes] }), onlyForAsker: true };
}

type Shape = {
  readonly choice: Choice;
  /** What stands under the question, the whole first and then shorter; and what is left of it where there is hardly any room. */
  readonly named: Several<readonly Part[]>;
  readonly brief: readonly Part[];
  /** Small print that says what is ours on the card, the best first: who and which lesson it names outside, the ways to say what is ours inside. */
  readonly notes: readonly (readonly string[])[];
};

/**
 * Nobody reads a long card: what matters least goes first. That is the small print but whose words these are, then the occasion, the words
 * of *Gelukt?* and of the title and the name beyond the first, and only then the question about the work. Which lesson it is and who
 * switched the lessons on stays.
 */
function shortest({ text }: Content, { choice, named, brief, notes }: Shape): Reply {
  const { occasion, risk } = text;
  const whys = [...(occasion === undefined ? [] : [`${occasion} ${risk.text}`]), risk.text];
  const card = (rest: readonly Part[], reason: string, small: string): Reply => ({
    title: text.step,
    parts: [{ kind: 'text', text: reason }, ...rest, ...note(small)],
  });
  const question: Part = { kind: 'text', text: text.question };
  // A card that asks how the last one went, and comes back itself, may have no room for a second question.
  const cards = [[question], []].flatMap((ask) =>
    [named, [brief]].flatMap((rests) =>
      whysAgain(choice).flatMap((again) =>
        notes.flatMap((smalls) =>
          rests.flatMap((rest) =>
            whys.flatMap((why) =>
              smalls.map((small) => card([...ask, ...rest], again === '' ? why : `${again} ${why}`, small)),
            ),
          ),
        ),
      ),
    ),
  );
  return cards.find((each) => wordsOn(each) <= budgets.nudge.words) ?? cards.at(-1) ?? card([], risk.text, '');
}

/** What a team said of the lesson where the card comes because of it: with the day, and in short. Nothing to say otherwise. */
function whysAgain({ reasons, kind }: Choice): Several<string> {
  const said = reasons.find((reason) => reason.kind === 'answer');
  const again = said && words.again[kind][said.answer]?.(shortDate(said.date));
  return said && again !== undefined ? [again, projectTexts.reasons.brief.answer[kind][said.answer]] : [''];
}

/** What of a card comes from the source, the whole first and then in short. */
const originsOf = ({ kind, risk }: NudgeText): Several<string> =>
  isOurs(risk) ? [words.origin.ours] : [words.origin.source[kind], words.origin.partly];

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
