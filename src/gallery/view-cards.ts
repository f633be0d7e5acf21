import type { Catalogue } from '../content/catalogue.ts';
import type { ProjectIntent } from '../domain/intent.ts';
import type { Nudge, Project, ProjectState, SkipReason } from '../domain/project.ts';
import type { Reply } from '../domain/reply.ts';
import { previewCard } from '../replies/nudge-card.ts';
import { projectTexts } from '../replies/project-texts.ts';
import { shortReply } from '../replies/short-reply.ts';
import { showLog } from '../replies/show-log.ts';
import { type Looked, showPicture, wholePicture } from '../replies/show-picture.ts';
import { showPlan } from '../replies/show-plan.ts';
import { showStatus } from '../replies/show-status.ts';
import { coverage } from '../rules/coverage.ts';
import { planAhead } from '../rules/plan.ts';
import { chooseNudge } from '../rules/relevance.ts';
import { type GalleryCard, privateCard, whole } from './gallery-card.ts';
import type { SampleProject } from './sample-project.ts';

type View = Extract<ProjectIntent['kind'], 'plan' | 'next-now' | 'status' | 'picture' | 'whole-picture' | 'log'>;
type Make = (sample: SampleProject, catalogue: Catalogue) => readonly GalleryCard[];

/** What only looks at a project. */
export function viewCards(sample: SampleProject, catalogue: Catalogue): readonly GalleryCard[] {
  return Object.values(views).flatMap((make) => make(sample, catalogue));
}

const limit = whole('project');
const card = (id: string, name: string, reply: Reply): GalleryCard =>
  privateCard({ id, kind: 'project', name, limit }, reply);

const views: { readonly [Kind in View]: Make } = {
  plan: (sample, catalogue) => [
    ...resting.map(({ id, name, state }) =>
      card(`plan-${id}`, `Wat er komt: ${name}`, planOf({ ...sample.project, state }, sample, catalogue)),
    ),
    card(
      'plan-vraag',
      'Wat er komt: eerst de vraag',
      showPlan(sample.project, { planned: plannedFor(sample, catalogue), asksFirst: true }, catalogue),
    ),
  ],
  'next-now': (sample, catalogue) => {
    const { project, history } = sample;
    const choice = chooseNudge({ project, history, date: project.next?.date ?? project.startDate, catalogue });
    const preview = choice && previewCard(choice, catalogue);
    const { title, empty } = projectTexts.plan;
    const nothing = card('nu-niets', 'Geef er nu een: er is niets', shortReply({ title, text: empty }));
    const named = { id: 'nu', kind: 'project', name: 'Geef er nu een', limit: whole('nudge') } as const;
    return [...(preview ? [privateCard(named, preview)] : []), nothing];
  },
  status: statuses,
  picture: (sample, catalogue) => [
    card('overzicht', 'Overzicht', showPicture(lookedAt(sample, catalogue))),
    card('overzicht-kan-pagina', 'Overzicht, met een pagina te maken', pictured('possible', sample, catalogue)),
    card('overzicht-met-pagina', 'Overzicht, met een pagina', pictured('made', sample, catalogue)),
  ],
  'whole-picture': (sample, catalogue) => {
    const named = { id: 'overzicht-per-les', kind: 'project', name: 'Overzicht, les voor les' } as const;
    return [privateCard(named, wholePicture(lookedAt(sample, catalogue)))];
  },
  log: ({ nudges, project, now }, catalogue) => [
    card('logboek', 'Logboek', showLog({ nudges, changes: setUpOn(project, nudges), after: 0 }, catalogue)),
    card('logboek-ouder', 'Logboek, ouder', showLog({ nudges, changes: [], after: 6 }, catalogue)),
    card('logboek-leeg', 'Logboek zonder iets', showLog({ nudges: [], changes: [], after: 0 }, catalogue)),
    ...outcomes(nudges[0], now).map(({ id, name, nudge }) =>
      card(`logboek-${id}`, `Logboek: ${name}`, showLog({ nudges: [nudge], changes: [], after: 0 }, catalogue)),
    ),
    card(
      'logboek-opnieuw',
      'Logboek: met een kaart die opnieuw kan',
      showLog({ nudges, changes: setUpOn(project, nudges), after: 0, doubt: nudges[0] }, catalogue),
    ),
  ],
};

/** Every state in which a project can be. */
const resting: readonly { readonly id: string; readonly name: string; readonly state: ProjectState }[] = [
  { id: 'loopt', name: 'het project loopt', state: { kind: 'active' } },
  { id: 'pauze', name: 'op pauze', state: { kind: 'paused' } },
  { id: 'pauze-tot', name: 'op pauze tot een dag', state: { kind: 'paused', until: '2026-12-15' } },
  { id: 'wacht', name: 'wacht op antwoord', state: { kind: 'waiting' } },
  { id: 'gestopt', name: 'gestopt', state: { kind: 'stopped' } },
  { id: 'geweigerd', name: 'mag niet in het kanaal', state: { kind: 'parked', reason: 'not-in-channel' } },
];

function planOf(project: Project, sample: SampleProject, catalogue: Catalogue): Reply {
  const asked = project.state.kind === 'waiting' ? 'voorbeeld' : undefined;
  return showPlan(
    project,
    { planned: plannedFor({ ...sample, project }, catalogue), asksFirst: false, asked },
    catalogue,
  );
}

function plannedFor({ project, history, now }: SampleProject, catalogue: Catalogue) {
  return planAhead({ project, history, catalogue }, now);
}

const pictured = (page: Looked['page'], sample: SampleProject, catalogue: Catalogue): Reply =>
  showPicture({ ...lookedAt(sample, catalogue), page });

function lookedAt(sample: SampleProject, catalogue: Catalogue): Looked {
  const { project, history } = sample;
  return { coverage: coverage({ project, history, catalogue, planned: plannedFor(sample, catalogue) }), catalogue };
}

function statuses({ project, nudges, now }: SampleProject, { lessons }: Catalogue): readonly GalleryCard[] {
  const all = lessons.length;
  const of = (state: ProjectState) => ({ project: { ...project, state }, nudges, announcements: [] });
  const running = resting.map(({ id, name, state }) =>
    card(
      `status-${id}`,
      `Hoe het gaat: ${name}`,
      showStatus({ lessons: all, reasons: [], of: of(state), inChannel: true, now }),
    ),
  );
  const reasons = [
    'database',
    'content',
    'disk',
    'slack-token',
    'slack-scopes',
    'slack-socket',
    'teams-sign-in',
  ] as const;
  const wrong = reasons.map((reason) =>
    card(
      `status-${reason}`,
      `Hoe het gaat, storing: ${reason}`,
      showStatus({ lessons: all, reasons: [reason], inChannel: false, now }),
    ),
  );
  const [last, ...earlier] = nudges;
  const asking = last ? [{ ...last, content: { kind: 'check-in' } as const }, ...earlier] : nudges;
  const waiting = { ...of({ kind: 'waiting' }), nudges: asking };
  return [
    ...running,
    card(
      'status-vraag',
      'Hoe het gaat: met de vraag hoe verder',
      showStatus({ lessons: all, reasons: [], of: waiting, inChannel: true, now }),
    ),
    card(
      'status-geen-project',
      'Hoe het gaat zonder project',
      showStatus({ lessons: all, reasons: [], inChannel: true, now }),
    ),
    card(
      'status-direct',
      'Hoe het gaat, aan jou alleen',
      showStatus({ lessons: all, reasons: [], inChannel: false, now }),
    ),
    ...wrong,
  ];
}

type Outcome = { readonly id: string; readonly name: string; readonly nudge: Nudge };

/** What can become of a card on its way. */
function outcomes(nudge: Nudge | undefined, now: number): readonly Outcome[] {
  if (!nudge) return [];
  const { answer: _, ...bare } = nudge;
  const skipped = [
    'missed',
    'too-late',
    'restored',
    'paused',
    'refused',
    'lesson-gone',
  ] as const satisfies SkipReason[];
  return [
    { id: 'klaar', name: 'staat klaar', nudge: { ...bare, state: 'planned', dueAt: now } },
    { id: 'onderweg', name: 'wordt verstuurd', nudge: { ...bare, state: 'sending' } },
    { id: 'onzeker', name: 'onzeker', nudge: { ...bare, state: 'uncertain', reason: 'no-answer' } },
    { id: 'geweigerd', name: 'niet verstuurd', nudge: { ...bare, state: 'parked', reason: 'archived' } },
    {
      id: 'vraag',
      name: 'de vraag of het zo door moet',
      nudge: { ...bare, state: 'sent', content: { kind: 'check-in' } },
    },
    ...skipped.map(
      (reason): Outcome => ({
        id: `overgeslagen-${reason}`,
        name: `overgeslagen, ${reason}`,
        nudge: { ...bare, state: 'skipped', reason },
      }),
    ),
  ];
}

function setUpOn(project: Project, nudges: readonly Nudge[]) {
  const at = (nudges.at(-1)?.dueAt ?? 0) - 1;
  return [{ kind: 'set', at, date: project.startDate }] as const;
}
