import { impossible } from '#core';
import type { ListedDoubt, NotAgain, Redone } from '#core/wiring';
import { platforms } from '../host/platforms.ts';

/** What `npm run uncertain` says, in Dutch at B1. Nothing in it is about a person. */

const columns = ['nummer', 'wanneer', 'platform', 'werkruimte', 'project', 'les', 'opnieuw kan'] as const;
/** Longer names say no more in a table. */
const longestCell = 40;

/** The lines of the list: a row for each, and what can be done. */
export function doubtTable(doubts: readonly ListedDoubt[]): readonly string[] {
  if (doubts.length === 0) return ['Van elke kaart is bekend of die is verstuurd.'];
  const rows = [columns, ...doubts.map(rowOf)];
  const widths = columns.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return [
    ...rows.map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    ),
    '',
    'Kijk in het kanaal of de kaart er staat.',
    'Staat hij er niet: npm run -s uncertain -- resend NUMMER. De bot stuurt hem dan meteen, op elk uur van de dag.',
    'Staat hij er wel, of hoeft het niet meer: npm run -s uncertain -- dismiss NUMMER.',
  ];
}

function rowOf({ nudge, project, number, until, notAgain }: ListedDoubt): readonly string[] {
  const { content } = nudge;
  const { platform, workspace } = project.place;
  return [
    number,
    moment(nudge.dueAt, project.zone),
    platforms[platform].name,
    workspace,
    project.name,
    content.kind === 'lesson' ? content.choice.lesson : 'vraag of ik door moet gaan',
    notAgain ? `nee, ${whyNot(notAgain)}` : `tot ${moment(until, project.zone)}`,
  ].map(plain);
}

/** What a team typed may hold anything: a line end or a colour code would make another line of it. */
function plain(cell: string): string {
  const line = cell.replace(/[\p{C}\s]+/gu, ' ').trim();
  return line.length > longestCell ? `${line.slice(0, longestCell - 1)}…` : line;
}

/** In this zone, or else in that of this computer. */
function moment(at: number, timeZone?: string): string {
  return new Intl.DateTimeFormat('nl-NL', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at);
}

/** What came of a deed, in a sentence. */
export function redoneText(name: string, deed: 'resend' | 'dismiss', redone: Redone): string {
  switch (redone.kind) {
    case 'done':
      return deed === 'resend'
        ? `${name} staat klaar. De bot verstuurt hem binnen een paar tellen, als hij draait.`
        : `${name} is van de lijst. Er wordt niets verstuurd.`;
    case 'already': {
      const what = redone.deed === 'resend' ? 'opnieuw klaargezet' : 'van de lijst gehaald';
      return `${name} is al ${what}, op ${moment(redone.at)}. Er is nu niets veranderd.`;
    }
    case 'unknown':
      return `${name} staat niet op de lijst, of past bij meer dan één kaart. Er is niets veranderd. Kijk met npm run -s uncertain.`;
    default:
      return `${name} wordt niet opnieuw verstuurd: ${whyNot(redone)}. Er is niets veranderd.`;
  }
}

const states: Readonly<Record<Extract<NotAgain, { kind: 'certain' }>['state'], string>> = {
  planned: 'hij staat al klaar',
  sending: 'hij wordt nu verstuurd',
  sent: 'hij is aangekomen',
  parked: 'hij is zeker niet aangekomen en wacht niet meer; het logboek van het project zegt waarom',
  skipped: 'hij is overgeslagen; het logboek van het project zegt waarom',
};
const rests: Readonly<Record<Extract<NotAgain, { kind: 'resting' }>['state'], string>> = {
  paused: 'het project staat op pauze',
  waiting: 'de bot wacht op antwoord van het team of het door moet gaan',
  stopped: 'het project is gestopt',
  parked: 'de bot mag niet in het kanaal van dit project',
};

function whyNot(not: NotAgain): string {
  switch (not.kind) {
    case 'certain':
      return states[not.state];
    case 'too-old':
      return 'te oud, meer dan drie dagen na zijn moment';
    case 'resting':
      return rests[not.state];
    case 'shut-out':
      return 'de werkruimte laat de bot nu niet toe';
    default:
      return impossible(not);
  }
}
