import type { CheckInWish } from '../domain/intent.ts';
import type { Phase } from '../domain/lesson.ts';
import type { FollowUp, NudgeAnswer } from '../domain/project.ts';
import { capital } from '../text/capital.ts';
import { logTexts } from './log-texts.ts';
import { nudgeTexts } from './nudge-texts.ts';
import { pictureTexts } from './picture-texts.ts';
import { projectFormTexts } from './project-form-texts.ts';
import { pageTexts } from './project-page-texts.ts';
import { reasonTexts } from './reason-texts.ts';
import { statusTexts } from './status-texts.ts';

const phaseNames: Readonly<Record<Phase, string>> = {
  voorbereiding: 'voorbereiding',
  start: 'start',
  uitvoering: 'uitvoering',
  borging: 'borging',
};

const answerNames: Readonly<Record<NudgeAnswer, string>> = {
  doing: 'Doen we',
  'not-now-here': 'Niet voor ons',
  later: 'Later',
  wrong: 'Klopt niet',
};

const followUpNames: Readonly<Record<FollowUp, string>> = { worked: 'gelukt', 'not-yet': 'nog niet gelukt' };

const wishNames: Readonly<Record<CheckInWish, string>> = { 'go-on': 'Ga zo door', slower: 'Minder vaak', stop: 'Stop' };

/** What the bot says about projects and nudges, in Dutch at B1. */
export const projectTexts = {
  phases: phaseNames,
  answers: answerNames,
  followUps: followUpNames,
  wishes: wishNames,
  buttons: {
    setUp: 'Zet lessen aan',
    change: 'Wijzig project',
    plan: 'Wat komt er?',
    log: 'Logboek',
    picture: 'Overzicht',
    makePage: 'Maak een pagina',
    newPage: 'Maak een nieuwe pagina',
    revokePage: 'Trek de pagina in',
    revokeSurely: 'Ja, trek in',
    pause: 'Pauze',
    resume: 'Ga weer door',
    stop: 'Stop',
    undo: 'Maak ongedaan',
    worked: 'Ja',
    notYet: 'Nog niet',
    undoFollowUp: 'Maak ‘gelukt?’ ongedaan',
    why: 'Waarom zie ik dit?',
    lesson: 'Bekijk de les',
    lessons: 'Bekijk de lessen',
    back: 'Terug naar de kaart',
    now: 'Geef er nu een',
    fillIn: 'Vul het formulier in',
    /** Where no window opens. */
    fillInHere: 'Vul het hier in',
  },
  none: {
    title: 'Hier staan nog geen lessen aan',
    text: 'Vertel me wat jullie doen en in welke fase jullie zitten. Dan stuur ik op een vast moment een kaart met een les die past en één stap.',
    words: 'Typ bijvoorbeeld: /lessen project whatsapp-groep fase start elke dinsdag 10:00',
  },
  notInGroup: {
    title: 'In een groepsgesprek kan dit niet',
    text: 'Ik kan hier niet zelf schrijven, want niemand kan mij aan dit groepsgesprek toevoegen. Maak een kanaal voor jullie project, en typ daar /lessen project. Een les opzoeken kan hier wel.',
  },
  onlyInChannel: {
    how: 'Lessen aanzetten doe je in het kanaal van jullie project.',
    title: 'Dit hoort in een kanaal',
    text: 'Een project hoort bij een kanaal. Typ dit in het kanaal van jullie project. Lessen opzoeken kan hier wel.',
  },
  outsider: {
    title: 'Dit kan alleen een collega van het team',
    text: 'Dit kanaal is gedeeld. Het project hoort bij een andere organisatie. Vraag iemand van die organisatie om het te wijzigen. Een kaart beantwoorden kan wel.',
  },
  membersOnly: {
    title: 'Dit kan alleen een lid van het kanaal',
    text: 'Word eerst lid van dit kanaal. Daarna kun je het project hier wijzigen.',
  },
  unavailable: {
    title: 'Ik kan nu niet bij de projecten',
    text: 'Er is niets veranderd. Probeer het over een paar minuten nog eens. Lessen opzoeken werkt gewoon.',
  },
  saveInDoubt: {
    title: 'Ik weet niet of dit is bewaard',
    text: 'Er kwam een fout terwijl ik het bewaarde. Doe het over een paar minuten nog eens, dat kan geen kwaad. Lessen opzoeken werkt gewoon.',
  },
  overtaken: {
    title: 'Het project veranderde net',
    text: 'Dit project werd op hetzelfde moment ook veranderd. Jouw wijziging is niet bewaard. Kijk wat er nu staat en probeer het nog eens.',
  },
  platformSilent: {
    title: 'Ik kreeg geen antwoord',
    text: 'Je chatprogramma vertelde me niet wie jij bent of wie er in dit kanaal zit. Dat moet ik hiervoor weten. Probeer het over een minuut nog eens.',
  },
  notAnnounced: {
    title: 'Het is bewaard',
    waits: 'Het bericht voor het kanaal is nog niet geplaatst. Ik probeer het vanzelf opnieuw.',
    inDoubt: 'Ik weet niet zeker of mijn bericht in het kanaal staat. Kijk daar even. Ik stuur het niet nog eens.',
    hopeless: 'Mijn bericht voor het kanaal kon ik niet maken. Vertel het zelf even aan je team.',
    refused: 'Maar ik kon het niet in het kanaal zetten.',
  },
  shutOut: {
    title: 'Ik kan kaarten niet bezorgen',
    text: (names: string) => `De kaarten voor ${names} komen nu niet aan.`,
  },
  backAgain: {
    title: 'Ik kan weer kaarten bezorgen',
    text: (names: string, why: string) =>
      `De kaarten voor ${names} kwamen een tijd niet aan. ${why} Nu werkt het weer, en ik ga door.`,
  },
  back: {
    title: 'Ik kan hier weer schrijven',
    text: (date: string) => `Een tijd lukte dat niet. Ik ga nu door. De volgende kaart komt op ${date}.`,
    none: 'Een tijd lukte dat niet. Ik ga nu door.',
  },
  named: {
    one: (name: string) => `‘${name}’`,
    two: (name: string, other: string) => `‘${name}’ en ‘${other}’`,
    many: (name: string, others: number) => `‘${name}’ en ${others} andere projecten`,
  },
  form: projectFormTexts,
  project: {
    intro: (who: string) => `${capital(who)} heeft lessen aangezet voor dit kanaal.`,
    changed: (who: string, what: string) => `${capital(who)} heeft gewijzigd: ${what}.`,
    restarted: (who: string) => `${capital(who)} heeft de lessen weer aangezet.`,
    restartedAnd: (who: string, what: string) =>
      `${capital(who)} heeft de lessen weer aangezet, en gewijzigd: ${what}.`,
    /** Where nobody can see what. */
    changedSomehow: (who: string) => `${capital(who)} heeft het project gewijzigd.`,
    same: { title: 'Het project stond al zo', text: 'Ik heb niets veranderd.' },
    what: 'Wat jullie doen',
    phase: 'Fase',
    rhythm: 'Wanneer',
    next: 'Volgende kaart',
    noNext: 'Er staat nu geen kaart klaar.',
    promise:
      'Ik stuur hooguit één kaart per week, met één stap. Ik lees niet mee in dit kanaal. Stoppen kan altijd: typ /lessen stop.',
    by: (name: string, phase: string) => `Aangezet door ${name} · fase ${phase}`,
    savedNow: 'Bewaard. Ik meld het nu in het kanaal.',
    saved: 'Bewaard. Iedereen in dit kanaal kan het zien.',
  },
  phase: {
    title: (phase: string) => `Jullie zitten nu in de fase ${phase}`,
    by: (who: string) => `${capital(who)} heeft de fase veranderd.`,
    choose: 'In welke fase zitten jullie?',
    nowIn: (phase: string) => `Jullie project staat nu in de fase ${phase}. Kies hieronder een andere fase.`,
    unknown: (typed: string) => `Een fase ‘${typed}’ ken ik niet.`,
    /** The signs are ours. */
    checklist: 'Let hierop (eigen aanvulling)',
    sign: {
      said: (lesson: string, text: string) => `${lesson}. Te horen: “${text}”`,
      seen: (lesson: string, text: string) => `${lesson}. Te zien: ${text}`,
    },
    same: (phase: string) => `Jullie zaten al in de fase ${phase}. Ik heb niets veranderd.`,
    goesOn: 'Ik wacht niet meer op jullie keuze, want jullie zijn er weer.',
  },
  pause: {
    title: 'De lessen staan op pauze',
    until: (who: string, date: string) =>
      `${capital(who)} heeft ze op pauze gezet tot ${date}. Daarna ga ik vanzelf weer door.`,
    open: (who: string) => `${capital(who)} heeft ze op pauze gezet. Typ /lessen hervat om weer door te gaan.`,
    changed: (who: string) => `${capital(who)} heeft de pauze veranderd.`,
    nowUntil: (date: string) => `Die duurt nu tot ${date}.`,
    nowOpen: 'De pauze heeft nu geen einddatum.',
    wasUntil: (date: string) => `Eerst was het tot ${date}.`,
    wasOpen: 'Eerst was er geen einddatum.',
    how: 'Typ /lessen hervat om weer door te gaan.',
    same: 'De lessen staan al op pauze.',
    sameUntil: (date: string) => `De lessen staan al op pauze tot ${date}.`,
    whileStopped: 'Pauze is niet nodig.',
  },
  resume: {
    title: 'De lessen gaan weer door',
    already: 'Er verandert niets',
    text: (who: string, next: string) =>
      `${capital(who)} heeft de lessen weer aangezet. De volgende kaart komt op ${next}.`,
    same: 'De lessen staan al aan.',
    answered: (who: string, next: string) =>
      `${capital(who)} heeft een kaart beantwoord, dus ik wacht niet meer op jullie keuze. De volgende kaart komt op ${next}.`,
  },
  stop: {
    title: 'De lessen zijn gestopt',
    text: (who: string) =>
      `${capital(who)} heeft de lessen in dit kanaal gestopt. Het logboek blijft staan. Opzoeken kan nog steeds.`,
    same: 'De lessen waren al gestopt.',
  },
  undo: {
    done: (who: string, what: string) => `${capital(who)} heeft ongedaan gemaakt: ${what}.`,
    title: 'Ongedaan gemaakt',
    refused: 'Niet ongedaan gemaakt',
    stateMoved: (state: string) => `Er is daarna iets anders gebeurd. ${state}`,
    tooLate: 'Ik kan dit niet meer ongedaan maken. Er is daarna iets anders veranderd, of het is al gebeurd.',
  },
  nudge: nudgeTexts,
  checkIn: {
    title: 'Willen jullie dat ik zo doorga?',
    text: 'Op de laatste twee kaarten kwam geen antwoord. Dat is niet erg. Ik wacht met de volgende kaart tot iemand kiest.',
    done: (who: string, wish: string) => `${who}: ${wish}.`,
    goOn: (next: string) => `Fijn. De volgende kaart komt op ${next}.`,
    slower: (rhythm: string, next: string) =>
      `Goed, dan kom ik minder vaak: ${rhythm}. De volgende kaart komt op ${next}.`,
    stopped: 'Goed, ik stop. Typ /lessen project als je later weer wilt.',
    noSlower: 'Minder vaak dan één keer per maand kan ik niet. Wil je pauze?',
    over: 'Ik wacht niet meer op deze keuze.',
    next: (next: string) => `De volgende kaart komt op ${next}.`,
  },
  why: {
    title: (lesson: string) => `Waarom ‘${lesson}’`,
    instead: (title: string) => `Eerder stond ‘${title}’ op het plan.`,
    since: (planned: string) => `${planned} Dit is er sindsdien gebeurd:`,
    second: (title: string) => `Als tweede paste ‘${title}’.`,
    how: 'Ik kijk naar wat jullie mij vertelden en antwoordden, en naar lessen die hier zijn opgezocht. Ik lees niet mee.',
    checkIn: 'Op twee kaarten kwam geen antwoord. Daarom vroeg ik hoe jullie verder willen.',
  },
  reasons: reasonTexts,
  plan: {
    title: 'Wat er komt',
    intro: 'Dit komt er, als er niets verandert.',
    table: {
      caption: 'De eerste kaarten',
      columns: [
        { name: 'Dag', width: 1 },
        { name: 'Les', width: 2 },
        { name: 'Waarom', width: 2 },
      ],
    },
    checkIn: 'Ik vraag of ik zo door moet gaan',
    whyCheckIn: 'Twee kaarten bleven onbeantwoord.',
    empty: 'Er staat nu geen kaart klaar.',
    paused: (date: string) => `De lessen staan op pauze tot ${date}.`,
    pausedOpen: 'De lessen staan op pauze. Typ /lessen hervat om weer door te gaan.',
    stopped: 'De lessen zijn gestopt. Typ /lessen project om ze weer aan te zetten.',
    waiting: 'Ik wacht op antwoord op mijn vraag of ik zo door moet gaan.',
    parked: 'De kaarten komen nu niet aan.',
  },
  log: logTexts,
  status: statusTexts,
  picture: pictureTexts,
  page: pageTexts,
  formFailed: 'Nog niet bewaard. Kijk naar de tekst bij de velden.',
} as const;
