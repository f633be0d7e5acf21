import { interventionName } from '../replies/parts.ts';
import { rhythmText } from '../replies/rhythm-text.ts';
import { type LogRow, logRows } from '../replies/show-log.ts';
import { farDateText, localDate } from '../rules/calendar.ts';
import { capital } from '../text/capital.ts';
import type { DeskContext } from './context.ts';
import { datedIn } from './dated-changes.ts';
import { overviewOfProject, type ProjectOverview } from './overview.ts';

/** What stands on the page of a project: no person, and nothing that was not looked up just now. */
export type ProjectReport = ProjectOverview & {
  /** The day of the look, and the first day of the project, in words. */
  readonly asOf: string;
  readonly begun: string;
  readonly interventions: readonly string[];
  readonly rhythm: string;
  /** What was sent and changed, newest first, and how many older lines there are. */
  readonly log: readonly LogRow[];
  readonly older: number;
};

/** Half a page of A4, so that the whole fits on two. */
const mostLines = 20;

/** The page that a key opens; nothing for any other key. */
export async function reportBehind(key: string, context: DeskContext): Promise<ProjectReport | undefined> {
  const { projects, now, core } = context;
  const project = await projects.behindPage(key);
  if (!project) return undefined;
  const { id, zone } = project;
  const [overview, nudges, changes] = await Promise.all([
    overviewOfProject(project, context),
    projects.nudges(id),
    projects.changes(id),
  ]);
  // Of the page itself nobody needs to read on it.
  const ofProject = changes.filter(({ kind }) => kind !== 'page' && kind !== 'page-revoked');
  const rows = logRows({ nudges, changes: datedIn(zone, ofProject) }, core.catalogue);
  return {
    ...overview,
    asOf: farDateText(localDate(now(), zone)),
    begun: farDateText(project.startDate),
    interventions: project.interventions.map((intervention) => interventionName(intervention, core.catalogue)),
    rhythm: capital(rhythmText(project.rhythm)),
    log: rows.slice(0, mostLines),
    older: Math.max(0, rows.length - mostLines),
  };
}
