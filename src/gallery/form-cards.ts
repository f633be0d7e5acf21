import type { Catalogue } from '../content/catalogue.ts';
import { given } from '../domain/given.ts';
import type { Form } from '../domain/input-form.ts';
import type { ButtonIntent, ProjectDraft } from '../domain/intent.ts';
import { draftForm } from '../replies/draft-form.ts';
import { draftIntro } from '../replies/draft-intro.ts';
import { draftTexts } from '../replies/draft-texts.ts';
import { formInvitation } from '../replies/form-invitation.ts';
import { type FilledProject, prefilled, projectForm } from '../replies/project-form.ts';
import { projectTexts } from '../replies/project-texts.ts';
import { type GalleryCard, privateCard } from './gallery-card.ts';
import { owner, type SampleProject } from './sample-project.ts';

const today = '2026-11-24';

/** The form of a project: empty, filled in, with what was not understood, and with what is wrong in it. */
export function formCards({ project }: SampleProject, catalogue: Catalogue): readonly GalleryCard[] {
  const bare: FilledProject = { interventions: [], owner: owner.name };
  const empty = projectForm({ filled: bare, today }, catalogue);
  const { empty: missing, past, pickOne, ...faults } = projectTexts.form.faults;
  const wrong = { name: missing, interventions: pickOne, time: faults['no-time'], start: past };
  return [
    form('leeg', 'Nieuw project', empty),
    form('ingevuld', 'Wijzig project', projectForm({ filled: prefilled(undefined, project, ''), today }, catalogue)),
    form('fout', 'Formulier met fouten', projectForm({ filled: bare, today, faults: wrong }, catalogue)),
    ...drafts.map(({ id, name, draft }) => form(id, name, drafted(draft, catalogue))),
    form('toets', 'Een bericht laten nalezen', draftForm()),
    form('toets-leeg', 'Zonder bericht', draftForm(draftTexts.form.empty)),
    invitation('uitnodiging-toets', draftForm(), { kind: 'draft' }),
    invitation('uitnodiging', empty, { kind: 'project' }),
    invitation('uitnodiging-gelezen', drafted(read, catalogue), { kind: 'set-project', draft: read }),
  ];
}

const form = (id: string, name: string, shown: Form): GalleryCard => ({
  ...{ id: `formulier-${id}`, kind: 'form', name, onlyYou: true, show: 'form' },
  form: shown,
});

const invitation = (id: string, shown: Form, intent: ButtonIntent): GalleryCard =>
  privateCard({ id: `formulier-${id}`, kind: 'form', name: 'Knop naar het formulier' }, formInvitation(shown, intent));

const read: ProjectDraft = {
  ...{ interventions: [], phase: 'start', whole: false },
  doubts: [{ kind: 'unread', words: 'in de wijk' }],
};
const drafts: readonly { readonly id: string; readonly name: string; readonly draft: ProjectDraft }[] = [
  { id: 'gelezen', name: 'Formulier na woorden die niet gelezen zijn', draft: read },
  {
    id: 'te-vaak',
    name: 'Formulier na “elke dag”',
    draft: { interventions: [], whole: false, doubts: [{ kind: 'too-often', words: 'elke dag' }] },
  },
  {
    id: 'vrijdag',
    name: 'Formulier na vrijdagmiddag',
    draft: { interventions: [], whole: false, rhythm: { every: 'week', weekday: 5, time: '14:00' } },
  },
];

function drafted(draft: ProjectDraft, catalogue: Catalogue): Form {
  const filled = prefilled(draft, undefined, owner.name);
  const bare = projectForm({ filled, today }, catalogue);
  return { ...bare, ...given({ intro: draftIntro(draft, filled, catalogue) ?? bare.intro }) };
}
