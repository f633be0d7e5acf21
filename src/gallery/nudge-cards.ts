import type { Catalogue } from '../content/catalogue.ts';
import type { Lesson, NudgeText } from '../domain/lesson.ts';
import { answers, type Choice, followUps } from '../domain/project.ts';
import type { Reply } from '../domain/reply.ts';
import { nudgeCard, previewCard } from '../replies/nudge-card.ts';
import { projectTexts } from '../replies/project-texts.ts';
import { type GalleryCard, privateCard, publicCard, whole } from './gallery-card.ts';
import { owner } from './sample-project.ts';

const project = { owner, state: { kind: 'active' } } as const;
/** Who answers: somebody else than who switched the lessons on. */
const by = 'Bilal Yılmaz';
const doneOn = '2026-09-08';
const laterOn = '2026-09-15';

/** Every card that a team may get, and of each lesson what becomes of one. */
export function nudgeCards(catalogue: Catalogue): readonly GalleryCard[] {
  return catalogue.lessons.flatMap((lesson) => {
    const [first] = lesson.nudges;
    return [
      ...lesson.nudges.flatMap((text) => open(lesson, text, catalogue)),
      ...(first ? states(lesson, first, catalogue) : []),
    ];
  });
}

function choiceOf({ id }: Lesson, { id: nudge, kind, phases: [phase] }: NudgeText): Choice {
  return {
    ...{ lesson: id, nudge, kind, phase },
    reasons: [{ kind: 'phase', phase, main: true }, { kind: 'never-shown' }],
  };
}

const idOf = (lesson: Lesson, text: NudgeText) => `team-${lesson.id}-${text.id}`;

function open(lesson: Lesson, text: NudgeText, catalogue: Catalogue): readonly GalleryCard[] {
  const id = idOf(lesson, text);
  const reply = nudgeCard({ nudge: id, choice: choiceOf(lesson, text), project, answered: undefined }, catalogue);
  const named = { id, kind: 'nudge', name: `${lesson.title}: ${text.id}`, limit: whole('nudge') } as const;
  return reply ? [publicCard(named, reply)] : [];
}

/** A card in every other state in which people see it. */
function states(lesson: Lesson, text: NudgeText, catalogue: Catalogue): readonly GalleryCard[] {
  const [nudge, choice] = [idOf(lesson, text), choiceOf(lesson, text)];
  const asked = { lesson: lesson.id, nudge: text.id, date: doneOn };
  const returned: Choice = {
    ...choice,
    reasons: [...choice.reasons, { kind: 'answer', answer: 'later', date: laterOn }],
  };
  const bare = { nudge, choice, project, answered: undefined };
  const card = (end: string, words: string, reply: Reply | undefined): readonly GalleryCard[] => {
    const isAsking = end.startsWith('gelukt');
    const limit = whole(isAsking ? 'askingNudge' : 'nudge');
    const named = { id: `${nudge}-${end}`, kind: 'answered', name: `${lesson.title}: ${words}`, limit } as const;
    return reply ? [(end === 'vooraf' ? privateCard : publicCard)(named, reply)] : [];
  };
  return [
    ...answers.flatMap((answer) =>
      card(slugs[answer], projectTexts.answers[answer], nudgeCard({ ...bare, answered: { answer, by } }, catalogue)),
    ),
    ...card('terug-na-later', 'terug na Later', nudgeCard({ ...bare, choice: returned }, catalogue)),
    ...card('gelukt', 'met “Gelukt?”', nudgeCard({ ...bare, asked }, catalogue)),
    ...followUps.flatMap((one) =>
      card(
        `gelukt-${slugs[one]}`,
        projectTexts.followUps[one],
        nudgeCard({ ...bare, asked: { ...asked, said: one } }, catalogue),
      ),
    ),
    ...card('vooraf', 'vooraf gezien', previewCard(choice, catalogue)),
  ];
}

const slugs = {
  doing: 'doen-we',
  later: 'later',
  'not-now-here': 'niet-voor-ons',
  wrong: 'klopt-niet',
  worked: 'ja',
  'not-yet': 'nog-niet',
} as const;
