import type { Catalogue } from '../content/catalogue.ts';
import type { ProjectIntent } from '../domain/intent.ts';
import { phases } from '../domain/lesson.ts';
import type { Choice, Project, ProjectState } from '../domain/project.ts';
import type { Reply } from '../domain/reply.ts';
import type { Redone } from '../engine/resend.ts';
import {
  pauseNotice,
  phaseChoice,
  phaseNotice,
  resumeNotice,
  stopNotice,
  undoneNotice,
} from '../replies/change-notice.ts';
import { checkedIn, checkInCard } from '../replies/check-in.ts';
import { explainChoice } from '../replies/explain-choice.ts';
import { lessonTitle } from '../replies/parts.ts';
import { stateText } from '../replies/project-state.ts';
import { projectTexts } from '../replies/project-texts.ts';
import { resendText } from '../replies/resend-texts.ts';
import { shortReply } from '../replies/short-reply.ts';
import { askToRevoke, noPage, pageIsThere, pageMade, pageRevoked, pagesAreOff } from '../replies/show-page.ts';
import { projectCard } from '../replies/show-project.ts';
import { checklist } from '../rules/checklist.ts';
import { type CardLimit, type GalleryCard, privateCard, publicCard, whole } from './gallery-card.ts';
import { owner, type SampleProject } from './sample-project.ts';
import { viewCards } from './view-cards.ts';

type Make = (sample: SampleProject, catalogue: Catalogue) => readonly GalleryCard[];

const by = { who: owner.name, change: 'wijziging' } as const;
const limit: CardLimit = whole('project');

/** Everything a team sees of its project, in each state it can be in. */
export function projectCards(sample: SampleProject, catalogue: Catalogue): readonly GalleryCard[] {
  return [...Object.values(cards).flatMap((make) => make(sample, catalogue)), ...viewCards(sample, catalogue)];
}

const told = (id: string, name: string, reply: Reply): GalleryCard =>
  publicCard({ id: `project-${id}`, kind: 'project', name, limit }, reply);
const shown = (id: string, name: string, reply: Reply): GalleryCard =>
  privateCard({ id: `project-${id}`, kind: 'project', name, limit }, reply);

/** What stands elsewhere in the gallery: among the cards of lessons, the forms, or what only looks at a project. */
const elsewhere: Make = () => [];

const cards: { readonly [Kind in ProjectIntent['kind']]: Make } = {
  project: elsewhere,
  'set-project': ({ project }, catalogue) => [
    told('nieuw', 'Lessen aangezet', newsOf(project, projectTexts.project.intro, catalogue)),
    told('gewijzigd', 'Project gewijzigd', newsOf(project, projectTexts.project.changed, catalogue)),
  ],
  phases: () =>
    phases.map((phase) =>
      shown(`fasen-${phase}`, `Kies een fase, nu ${projectTexts.phases[phase]}`, phaseChoice(phase)),
    ),
  'unknown-phase': () => [shown('fase-onbekend', 'Een fase die er niet is', phaseChoice('start', 'afgerond'))],
  'set-phase': ({ project }, catalogue) =>
    phases.map((phase) =>
      told(
        `fase-${phase}`,
        `Naar de fase ${projectTexts.phases[phase]}`,
        phaseNotice(phase, checklist({ ...project, phase }, catalogue), by),
      ),
    ),
  pause: () => [
    told('pauze', 'Pauze zonder einde', pauseNotice(undefined, by)),
    told('pauze-tot', 'Pauze tot een dag', pauseNotice('2026-12-15', by)),
  ],
  resume: ({ project }) => [told('hervat', 'De lessen gaan weer door', resumeNotice(project, by))],
  stop: () => [told('stop', 'De lessen zijn gestopt', stopNotice(by))],
  undo: ({ project }) => [
    told('ongedaan', 'Ongedaan gemaakt', undoneNotice(owner.name)),
    told('ongedaan-stand', 'Ongedaan gemaakt, en wat blijft', undoneNotice(owner.name, stateText(waits(project)))),
  ],
  'check-in': ({ project }) => [
    told('doorgaan', 'Na twee kaarten zonder antwoord', checkInCard('voorbeeld', project)),
    told('doorgaan-ja', 'Ga zo door', checkedIn(owner.name, 'go-on', project)),
    told('doorgaan-minder', 'Minder vaak', checkedIn(owner.name, 'slower', project)),
    told('doorgaan-stop', 'Stop', checkedIn(owner.name, 'stop', { rhythm: project.rhythm })),
  ],
  resend: () =>
    Object.entries(redone).map(([id, each]) =>
      shown(`opnieuw-${id}`, `Stuur opnieuw: ${id}`, shortReply(resendText(each))),
    ),
  'why-nudge': (sample, catalogue) => [
    ...whys(sample, catalogue),
    shown(
      'waarom-vraag',
      'Waarom de vraag of het zo door moet',
      shortReply({ title: projectTexts.checkIn.title, text: projectTexts.why.checkIn }),
    ),
  ],
  'make-page': () => [
    shown('pagina', 'Maak een pagina', pageMade('https://lessenbot.example/overzicht/voorbeeld')),
    shown('pagina-bestaat', 'Er is al een pagina', pageIsThere('15 dec')),
    shown('pagina-kan-niet', 'Zonder adres voor pagina’s', pagesAreOff()),
  ],
  'revoke-page': () => [
    shown('pagina-weg-vraag', 'De pagina intrekken?', askToRevoke()),
    shown('pagina-weg', 'De pagina is ingetrokken', pageRevoked(true)),
    shown('pagina-geen', 'Geen pagina om in te trekken', noPage(true)),
  ],
  'answer-nudge': elsewhere,
  'undo-answer': elsewhere,
  'follow-up': elsewhere,
  'undo-follow-up': elsewhere,
  'show-nudge': elsewhere,
  plan: elsewhere,
  'next-now': elsewhere,
  status: elsewhere,
  picture: elsewhere,
  'whole-picture': elsewhere,
  log: elsewhere,
};

/** What can come of *Stuur opnieuw*. */
const redone: Readonly<Record<string, Redone>> = {
  klaar: { kind: 'done' },
  al: { kind: 'already', deed: 'resend', at: 0 },
  weggezet: { kind: 'already', deed: 'dismiss', at: 0 },
  aangekomen: { kind: 'certain', state: 'sent' },
  overgeslagen: { kind: 'certain', state: 'skipped' },
  oud: { kind: 'too-old' },
  rust: { kind: 'resting', state: 'paused' },
  dicht: { kind: 'shut-out' },
  weg: { kind: 'unknown' },
};

const newsOf = (project: Project, lead: (who: string) => string, catalogue: Catalogue): Reply =>
  projectCard(project, { lead: lead(owner.name), change: by.change }, catalogue);

const waits = (project: Project): Project => ({ ...project, state: { kind: 'waiting' } satisfies ProjectState });

/** *Waarom zie ik dit?* of every card the sample project had. */
function whys({ nudges, project }: SampleProject, catalogue: Catalogue): readonly GalleryCard[] {
  return nudges.flatMap(({ id, content }) => (content.kind === 'lesson' ? [why(id, content.choice)] : []));

  function why(nudge: string, choice: Choice): GalleryCard {
    const name = `Waarom zie ik dit? ${lessonTitle(choice.lesson, catalogue)}`;
    const named = { id: `waarom-${nudge}`, kind: 'project', name } as const;
    return privateCard(named, explainChoice({ choice, nudge, project }, catalogue));
  }
}
