import type { Catalogue } from '../content/catalogue.ts';
import { checkInWishes, type ProjectIntent } from '../domain/intent.ts';
import { phases } from '../domain/lesson.ts';
import type { Choice, Project, ProjectState } from '../domain/project.ts';
import type { Reply } from '../domain/reply.ts';
import type { Redone } from '../engine/resend.ts';
import {
  backByAnswer,
  pauseNotice,
  phaseChoice,
  phaseNotice,
  resumeNotice,
  stopNotice,
  undoneNotice,
} from '../replies/change-notice.ts';
import { checkedIn, checkInCard, noSlower } from '../replies/check-in.ts';
import { explainChoice } from '../replies/explain-choice.ts';
import { foldedCheckIn, noLongerAsked } from '../replies/no-longer-asked.ts';
import { lessonTitle } from '../replies/parts.ts';
import { stateText } from '../replies/project-state.ts';
import { projectTexts } from '../replies/project-texts.ts';
import { resendText } from '../replies/resend-texts.ts';
import { shortReply } from '../replies/short-reply.ts';
import { askToRevoke, noPage, pageIsThere, pageMade, pageRevoked, pagesAreOff } from '../replies/show-page.ts';
import { leadOf, projectCard } from '../replies/show-project.ts';
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
    told('nieuw', 'Lessen aangezet', newsOf(undefined, project, catalogue)),
    told('gewijzigd', 'Project gewijzigd: alles', newsOf(otherThan(project), project, catalogue)),
    told('gewijzigd-fase', 'Project gewijzigd: fase', newsOf({ ...project, phase: 'borging' }, project, catalogue)),
    told('weer-aan', 'Lessen weer aangezet', newsOf(stopped(project), project, catalogue)),
    told('weer-aan-gewijzigd', 'Lessen weer aangezet, anders', newsOf(stopped(otherThan(project)), project, catalogue)),
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
  pause: ({ project }) => [
    told('pauze', 'Pauze zonder einde', pauseNotice({}, by)),
    told('pauze-tot', 'Pauze tot een dag', pauseNotice({ until: '2026-12-15', next: project.next }, by)),
    told(
      'pauze-anders',
      'Pauze zonder einde in plaats van tot een dag',
      pauseNotice({ was: { until: '2026-12-15' } }, by),
    ),
  ],
  resume: ({ project }) => [told('hervat', 'De lessen gaan weer door', resumeNotice(project, by))],
  stop: () => [told('stop', 'De lessen zijn gestopt', stopNotice(by))],
  undo: (sample, catalogue) => undone(sample, catalogue),
  'check-in': ({ project }) => [
    told('doorgaan', 'Na twee kaarten zonder antwoord', checkInCard('voorbeeld', project)),
    told('doorgaan-ja', 'Ga zo door', checkedIn('go-on', project, by)),
    told('doorgaan-minder', 'Minder vaak', checkedIn('slower', project, by)),
    told('doorgaan-stop', 'Stop', checkedIn('stop', { rhythm: project.rhythm }, by)),
    told('doorgaan-over', 'De vraag, als iets anders haar beantwoordde', foldedCheckIn(project)),
    told('doorgaan-antwoord', 'Een kaart beantwoord terwijl ik wachtte', backByAnswer(project, by)),
    shown('doorgaan-langzaamst', 'Minder vaak dan elke maand', noSlower('voorbeeld')),
    ...checkInWishes.map((wish) =>
      shown(`doorgaan-voorbij-${wish}`, `Te laat: ${projectTexts.wishes[wish]}`, noLongerAsked(wish, project)),
    ),
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

const newsOf = (before: Project | undefined, after: Project, catalogue: Catalogue): Reply =>
  projectCard(after, { lead: leadOf(owner.name, before, after), change: by.change }, catalogue);

const stopped = ({ next: _none, ...project }: Project): Project => ({ ...project, state: { kind: 'stopped' } });

/** The same project with all set otherwise that can be set. */
const otherThan = (project: Project): Project => ({
  ...project,
  ...{ name: 'Bankjesdag', interventions: ['bankjesdag'], phase: 'borging', startDate: '2026-12-01' },
  ...{ rhythm: { every: 'month', nth: 1, weekday: 4, time: '14:30' }, owner: { id: 'U0B', name: 'Bilal Yılmaz' } },
});

/** Each kind of change taken back, and one while the project waits for people. */
function undone({ project }: SampleProject, catalogue: Catalogue): readonly GalleryCard[] {
  const { next: _none, ...still } = project;
  const paused: Project = { ...still, state: { kind: 'paused', until: '2026-12-15' } };
  const other = otherThan(project);
  const card = (id: string, name: string, what: Parameters<typeof undoneNotice>[1]) =>
    told(`ongedaan-${id}`, `Ongedaan gemaakt: ${name}`, undoneNotice(owner.name, what, catalogue));
  const kept = stateText(waits(project));
  return [
    card('fase', 'fase', { kind: 'phase', before: { ...project, phase: 'borging' }, after: project }),
    card('pauze', 'pauze', { kind: 'pause', before: paused, after: project }),
    card('hervat', 'hervat', { kind: 'resume', before: project, after: paused }),
    card('stop', 'stop', { kind: 'stop', before: stopped(project), after: project }),
    card('keuze', 'keuze hoe ik doorga', { kind: 'check-in', before: project, after: waits(still) }),
    card('project', 'wijziging van het project', { kind: 'set', before: other, after: project }),
    card('nieuw', 'lessen aangezet', { kind: 'first', before: project, after: stopped(project) }),
    card('ongedaan', 'ongedaan gemaakt', { kind: 'undo', before: project, after: { ...project, phase: 'borging' } }),
    card('stand', 'fase, en wat blijft', { kind: 'phase', before: other, after: { ...other, phase: 'start' }, kept }),
  ];
}

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
