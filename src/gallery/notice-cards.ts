import type { Reply } from '../domain/reply.ts';
import { type ParkReason, parkReasons } from '../engine/outcome.ts';
import {
  backAgainNotice,
  backNotice,
  noProject,
  notAnnounced,
  notInGroup,
  onlyInChannel,
  shutOutNotice,
  tooFast,
} from '../replies/notices.ts';
import { toPlan, toResume, toSetUp } from '../replies/project-buttons.ts';
import { stateText } from '../replies/project-state.ts';
import { projectTexts } from '../replies/project-texts.ts';
import { type ShortReply, shortReply } from '../replies/short-reply.ts';
import { texts } from '../replies/texts.ts';
import { welcome } from '../replies/welcome.ts';
import { type GalleryCard, privateCard, publicCard } from './gallery-card.ts';
import type { SampleProject } from './sample-project.ts';

/** What the bot says when something cannot be done, or happened beside what was asked. */
export function noticeCards({ project }: SampleProject): readonly GalleryCard[] {
  const stopped = stateText({ ...project, state: { kind: 'stopped' } });
  const { refused: title, tooLate, stateMoved } = projectTexts.undo;
  return [
    ...Object.entries(refusals).map(([id, words]) => notice(id, words)),
    notice('ongedaan-te-laat', { title, text: tooLate }),
    notice('ongedaan-niet', { title, text: stateMoved(stopped ?? '') }),
    ...Object.entries(places).map(([id, make]) => card(id, make())),
    ...announced.flatMap(({ id, outcome }) => {
      const reply = notAnnounced(outcome, '/invite @Lessenbot');
      return reply ? [card(`niet-gemeld-${id}`, reply)] : [];
    }),
    ...parkReasons.flatMap((reason) => shutOut(project.name, reason)),
    publicCard({ id: 'welkom', kind: 'notice', name: texts.welcome.title }, welcome('Anna de Vries')),
    publicCard({ id: 'terug-in-kanaal', kind: 'notice', name: projectTexts.back.title }, backNotice(project)),
    ...Object.entries(sentences).map(([id, sentence]) => sentenceCard(id, sentence)),
  ];
}

const card = (id: string, reply: Reply): GalleryCard => privateCard({ id, kind: 'notice', name: reply.title }, reply);
const notice = (id: string, words: ShortReply): GalleryCard => card(id, shortReply(words));

const { nudge, phase, pause, resume, stop } = projectTexts;

const refusals: Readonly<Record<string, ShortReply>> = {
  'opslag-weg': projectTexts.unavailable,
  'opslag-twijfel': projectTexts.saveInDoubt,
  ingehaald: projectTexts.overtaken,
  'platform-stil': projectTexts.platformSilent,
  'alleen-leden': projectTexts.membersOnly,
  buitenstaander: projectTexts.outsider,
  'stond-al-zo': { ...projectTexts.project.same, buttons: [toPlan] },
  'fase-al-zo': {
    title: phase.title(projectTexts.phases.start),
    text: phase.same(projectTexts.phases.start),
    buttons: [toPlan],
  },
  'pauze-al-zo': { title: pause.title, text: pause.same, buttons: [toResume] },
  'hervat-al-zo': { title: resume.already, text: resume.same, buttons: [toPlan] },
  'stop-al-zo': { title: stop.title, text: stop.same, buttons: [toSetUp] },
  'kaart-te-oud': { title: nudge.title, text: nudge.old },
  'ging-mis': { title: texts.sorry, text: texts.apology },
};

const places: Readonly<Record<string, () => Reply>> = {
  'geen-project': noProject,
  'alleen-in-kanaal': onlyInChannel,
  'niet-in-groep': notInGroup,
  'te-snel': tooFast,
};

const announced = [
  { id: 'wacht', outcome: undefined },
  { id: 'niet-gemaakt', outcome: { kind: 'not-sent', reason: 'cannot-render' } },
  { id: 'twijfel', outcome: { kind: 'uncertain', reason: 'no-answer' } },
  { id: 'geweigerd', outcome: { kind: 'parked', reason: 'not-in-channel', scope: 'channel' } },
] as const;

function shutOut(name: string, reason: ParkReason): readonly GalleryCard[] {
  const out = shutOutNotice([name], reason);
  const back = backAgainNotice([name, 'Bankjesdag', 'Buurtbarbecue'], reason);
  const named = (id: string, title: string) =>
    ({ id: `${id}-${reason}`, kind: 'notice', name: `${title}: ${reason}` }) as const;
  return [privateCard(named('buiten', out.title), out), privateCard(named('weer-binnen', back.title), back)];
}

/** What a platform says in one sentence. */
const sentences: Readonly<Record<string, string>> = {
  gedeeld: texts.shared,
  'delen-bezig': texts.sharing,
  'delen-mislukt': texts.shareFailed,
  'delen-twijfel': texts.shareInDoubt,
  'oude-knop': texts.oldButton,
  'al-gedaan': texts.alreadyDone,
  'geen-bijlagen': texts.noAttachments,
  'alleen-jij': texts.answeredAlone,
  excuses: texts.apology,
  'alleen-bewaard': nudge.savedOnly,
  'project-bewaard': projectTexts.project.saved,
  'project-bewaard-nu': projectTexts.project.savedNow,
};

const sentenceCard = (id: string, sentence: string): GalleryCard => ({
  ...{ id: `zin-${id}`, kind: 'notice', name: sentence, onlyYou: true, show: 'sentence' },
  sentence,
});
