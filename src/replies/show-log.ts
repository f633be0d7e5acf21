import type { Catalogue } from '../content/catalogue.ts';
import { impossible } from '../domain/impossible.ts';
import type { LocalDate, Nudge } from '../domain/project.ts';
import type { Reply } from '../domain/reply.ts';
import { shortDate } from '../rules/calendar.ts';
import { capital } from '../text/capital.ts';
import { budgets, wordsOn } from './budget.ts';
import { buttons, isSeveral, lessonTitle, openButton } from './parts.ts';
import { toPicture, toPlan } from './project-buttons.ts';
import { projectTexts } from './project-texts.ts';
import { whyShutOutThen } from './shut-out-texts.ts';

const words = projectTexts.log;

/** A change that somebody made: what kind, and on which day. */
type LoggedChange = { readonly kind: keyof typeof words.changes; readonly at: number; readonly date: LocalDate };

/** The day, what it was, and what came of it. */
export type LogRow = readonly [day: string, what: string, outcome: string];

type Page = {
  readonly nudges: readonly Nudge[];
  readonly changes: readonly LoggedChange[];
  /** How many lines are newer than this page. */
  readonly after: number;
  /** The latest card in doubt that may be sent again. */
  readonly doubt?: Pick<Nudge, 'id' | 'attempts'> | undefined;
};

/** More lines than anybody reads at once. */
const mostLines = 8;

/** What was sent, what the team did with it and what was changed, newest first, a page at a time. Per team, never per person. */
export function showLog({ nudges, changes, after, doubt }: Page, catalogue: Catalogue): Reply {
  const lines = logRows({ nudges, changes }, catalogue).slice(after);
  const lengths = Array.from({ length: mostLines }, (_, shorter) => mostLines - shorter);
  const pages = lengths.map((most) => page(lines.slice(0, most), { after, more: lines.length > most, doubt }));
  return (
    pages.find((each) => wordsOn(each) <= budgets.project.words) ??
    page(lines.slice(0, 1), { after, more: lines.length > 1, doubt })
  );
}

/** The whole log, newest first. */
export function logRows(
  { nudges, changes }: Pick<Page, 'nudges' | 'changes'>,
  catalogue: Catalogue,
): readonly LogRow[] {
  const newestFirst = changes.toSorted((one, other) => other.at - one.at);
  return [
    ...nudges.map((nudge) => ({ at: nudge.dueAt, row: rowOf(nudge, changes, catalogue) })),
    ...newestFirst.map((change) => ({
      at: change.at,
      row: [shortDate(change.date), what(change, newestFirst), ''] as const,
    })),
  ]
    .toSorted((one, other) => other.at - one.at)
    .map(({ row }) => row);
}

/** What was changed; an undo takes back the change before it, and another undo is told by itself. */
function what({ kind, at }: LoggedChange, newestFirst: readonly LoggedChange[]): string {
  const last = newestFirst.find((change) => change.at < at && isOfProject(change));
  if (kind !== 'undo' || !last || last.kind === 'undo') return capital(words.changes[kind]);
  return capital(words.undone(words.changes[last.kind]));
}

/** Of its page nothing can be undone. */
const isOfProject = ({ kind }: LoggedChange): boolean => kind !== 'page' && kind !== 'page-revoked';

type Around = Pick<Page, 'after' | 'doubt'> & { readonly more: boolean };

function page(lines: readonly LogRow[], { after, more, doubt }: Around): Reply {
  const again = doubt ? [openButton(words.resend, { kind: 'resend', nudge: doubt.id, attempts: doubt.attempts })] : [];
  const older = openButton(words.older, { kind: 'log', after: after + lines.length });
  return {
    title: words.title,
    parts: [
      isSeveral(lines) ? { kind: 'table', ...words.table, rows: lines } : { kind: 'text', text: words.empty },
      ...buttons([...again, ...(more ? [older] : []), toPicture, toPlan]),
      { kind: 'note', text: words.privacy },
    ],
  };
}

function rowOf(nudge: Nudge, changes: readonly LoggedChange[], catalogue: Catalogue): LogRow {
  const { content, date } = nudge;
  if (content.kind === 'check-in') return [shortDate(date), words.checkIn, checkInOutcome(nudge, changes)];
  return [shortDate(date), lessonTitle(content.choice.lesson, catalogue), outcome(nudge)];
}

/** A question how to go on is answered by a choice after it. */
function checkInOutcome(nudge: Nudge, changes: readonly LoggedChange[]): string {
  const isAnswered = changes.some(({ kind, at }) => kind === 'check-in' && at >= nudge.dueAt);
  return isAnswered && nudge.state === 'sent' ? words.checkInAnswered : outcome(nudge);
}

function outcome({ state, answer, reason }: Nudge): string {
  switch (state) {
    case 'planned':
      return words.planned;
    case 'sending':
      return words.sending;
    case 'sent':
      return answer ? answeredAs(answer) : words.noAnswer;
    case 'uncertain':
      return words.uncertain(reason);
    case 'parked':
      return words.parked(whyShutOutThen(reason ?? ''));
    case 'skipped':
      return words.skipped(reason);
    default:
      return impossible(state);
  }
}

/** What the team said, and how it went. */
function answeredAs({ answer, followUp }: NonNullable<Nudge['answer']>): string {
  const said = words.answered(projectTexts.answers[answer]);
  return followUp ? `${said} ${capital(projectTexts.followUps[followUp.said])}.` : said;
}
