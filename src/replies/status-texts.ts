import type { NotReady } from '../domain/not-ready.ts';

/** What is wrong with the bot itself, for people in a chat. What to do about it stands in the manual for administrators. */
const notReady: Readonly<Record<NotReady, string>> = {
  database: 'Ik kan nu niets bewaren. Je beheerder kan dat oplossen. Lessen opzoeken werkt wel.',
  content: 'In de nieuwste lessen staat een fout. Ik gebruik nu de vorige.',
  disk: 'Mijn schijf is bijna vol. Je beheerder kan dat oplossen.',
  'slack-token': 'Slack weigert mijn sleutel. Een beheerder moet die vernieuwen.',
  'slack-scopes': 'Ik mag in Slack niet alles wat ik nodig heb. Een beheerder moet mij opnieuw installeren.',
  'slack-socket': 'Ik heb nu geen verbinding met Slack. Je beheerder kan dat oplossen.',
  'teams-sign-in': 'Microsoft weigert mijn aanmelding. Een beheerder moet die vernieuwen.',
};

/** What `status` says, in Dutch at B1. Each sentence is said only when it was looked up. */
export const statusTexts = {
  title: 'Hoe het gaat',
  well: 'Alles werkt.',
  notReady,
  lessons: (count: number) => `Ik ken ${count} lessen.`,
  next: (date: string, time: string) => `De volgende kaart komt op ${date} om ${time}.`,
  uncertain: (count: number) =>
    count === 1
      ? 'Van één kaart weet ik niet zeker of die is aangekomen. Kijk in het logboek.'
      : `Van ${count} kaarten weet ik niet zeker of ze zijn aangekomen. Kijk in het logboek.`,
  waiting: (count: number) =>
    count === 1 ? 'Eén kaart wacht nog op versturen.' : `${count} kaarten wachten nog op versturen.`,
  missed: (count: number) =>
    count === 1
      ? 'Eén kaart van de laatste vier weken is niet verstuurd. Kijk in het logboek.'
      : `${count} kaarten van de laatste vier weken zijn niet verstuurd. Kijk in het logboek.`,
  untold: 'Een bericht over een wijziging staat nog niet in het kanaal.',
  untoldInDoubt: 'Van een bericht over een wijziging weet ik niet zeker of het in het kanaal staat.',
  /** Only where some were sent, and none is in doubt. */
  allSent: 'Alle kaarten van de laatste vier weken zijn verstuurd.',
} as const;
