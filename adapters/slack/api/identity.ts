import { z } from 'zod';
import { type Desk, given } from '#core';
import { withinDeadline } from '../../wire/deadline.ts';
import { isDirect } from './payloads.ts';
import type { Workspaces } from './workspaces.ts';

/**
 * In which workspace something happens: where we are installed, which is not always where a person or a channel comes from. An
 * installation for a whole organisation counts as one workspace, by the id of the organisation.
 * https://docs.slack.dev/apis/events-api#authorizations · https://docs.slack.dev/enterprise
 */
const id = z.string().min(1).max(40);
const flag = z.union([z.boolean(), z.literal(['true', 'false']).transform((word) => word === 'true')]).catch(false);
const team = z.object({ id }).nullish();

const envelope = z.object({
  team_id: id.nullish(),
  context_team_id: id.nullish(),
  authorizations: z
    .array(
      z.object({
        team_id: id.nullish(),
        enterprise_id: id.nullish(),
        is_enterprise_install: flag,
        user_id: id.nullish(),
      }),
    )
    .catch([]),
  event: z.object({ user_team: id.nullish() }).nullish().catch(undefined),
});

/** Whether who said something belongs to another organisation, with which the channel is shared. */
export function saidByOutsider(body: unknown): boolean {
  const around = envelope.safeParse(body).data;
  const [own] = around?.authorizations ?? [];
  return isOfOthers(around?.event?.user_team, { workspace: own?.team_id, organisation: own?.enterprise_id });
}

/** Whether an event is about us ourselves, and not about another member of the channel. */
export function isOurself(body: unknown, user: string): boolean {
  return envelope.safeParse(body).data?.authorizations.some(({ user_id }) => user_id === user) ?? false;
}

const command = z.object({
  command: z.string(),
  team_id: id,
  enterprise_id: id.nullish(),
  is_enterprise_install: flag,
});

const interaction = z.object({
  team,
  enterprise: team,
  is_enterprise_install: flag,
  user: z.object({ team_id: id.nullish() }).nullish(),
  view: z.object({ app_installed_team_id: id.nullish() }).nullish(),
});
const isForm = z.object({ type: z.literal(['view_submission', 'view_closed']) });

/** Which installation a payload came by, and the organisation it is of, as far as the payload says. */
export type Installation = { readonly by: string | undefined; readonly organisation: string | undefined };

/**
 * The installation of each kind of payload, by the field that says so. `openedIn` is where a form was opened, as we wrote in it.
 *
 * | payload | installation |
 * | --- | --- |
 * | event | its authorization, for the envelope names the home of the channel; else the team of the context, else of the envelope |
 * | command | its team |
 * | press, shortcut | its team; without one, its organisation |
 * | form | where it was opened, else where the app of its view is installed; its team is of who sends it |
 *
 * Each is the organisation where that installed us as a whole. https://docs.slack.dev/reference/interaction-payloads
 */
export function installationOf(body: unknown, openedIn?: string): Installation {
  const typed = command.safeParse(body).data;
  if (typed) return ofWhole(typed.is_enterprise_install, typed.enterprise_id, typed.team_id);
  const done = interaction.safeParse(body).data;
  if (done && isForm.safeParse(body).success) {
    const installed = openedIn ?? done.view?.app_installed_team_id;
    return ofWhole(done.is_enterprise_install && openedIn === undefined, done.enterprise?.id, installed);
  }
  if (done && (done.team !== undefined || done.enterprise))
    return ofWhole(done.is_enterprise_install || !done.team, done.enterprise?.id, done.team?.id);
  const around = envelope.safeParse(body).data;
  const [own] = around?.authorizations ?? [];
  const installed = own?.team_id ?? around?.context_team_id ?? around?.team_id;
  return ofWhole(own?.is_enterprise_install ?? false, own?.enterprise_id, installed);
}

function ofWhole(
  isWhole: boolean,
  organisation: string | null | undefined,
  workspace: string | null | undefined,
): Installation {
  const by = (isWhole ? organisation : undefined) ?? workspace ?? undefined;
  return { by, organisation: organisation ?? undefined };
}

/** The workspace that a project is kept under; with the installation that lets us answer, where in an organisation that is another one. */
export type Home = { readonly workspace: string; readonly via?: string | undefined };

/** What tells who hears something where it came from. */
export type Whereabouts = {
  /** Where something happened in a channel; nothing when it does not say. */
  readonly homeIn: (body: unknown, channel: string) => Promise<Home | undefined>;
  /** Nobody installed us there, for certain. */
  readonly isGone: (home: Home) => Promise<boolean>;
};

type Known = {
  readonly desk: Pick<Desk, 'workspaceOf'>;
  readonly workspaces: Pick<Workspaces, 'isOf'>;
};

/** A form can be opened for three seconds after the press, so a slow store is not waited for. */
const patienceMs = 500;

/**
 * Where something happened in a channel. What workspaces of one organisation share is one place: that of the project it has. So is
 * where a press comes from that names no workspace.
 */
export async function homeOf(
  { by, organisation }: Installation,
  channel: string,
  { desk, workspaces }: Known,
): Promise<Home | undefined> {
  const own = by === undefined ? undefined : { workspace: by };
  // A workspace that is of no organisation shares its channels with nobody it is one with.
  if (own && organisation === undefined) return own;
  const project = () => desk.workspaceOf({ platform: 'slack', channel });
  const found = isDirect(channel) ? undefined : await withinDeadline(project(), patienceMs, () => undefined);
  if (found === undefined || found === by) return own;
  if (organisation === undefined || by === undefined) return { workspace: found, ...given({ via: by }) };
  return (await workspaces.isOf(found, organisation)) ? { workspace: found, via: by } : own;
}

/**
 * The same of a press or a form. The team of a press is where we are installed, that of a form is the one of who sends it.
 * https://docs.slack.dev/reference/interaction-payloads
 */
export function doneByOutsider(body: unknown, openedIn?: string): boolean {
  const { team: ours, enterprise, user, view } = interaction.safeParse(body).data ?? {};
  const workspace = openedIn === undefined ? ours?.id : (view?.app_installed_team_id ?? openedIn);
  return isOfOthers(user?.team_id, { workspace, organisation: enterprise?.id });
}

type Installed = { readonly workspace: string | null | undefined; readonly organisation: string | null | undefined };

/** Within an organisation we cannot tell which teams are of it, so there nobody is taken for somebody else's. */
function isOfOthers(theirs: string | null | undefined, { workspace, organisation }: Installed): boolean {
  return !organisation && !!theirs && !!workspace && theirs !== workspace;
}

const ofSomebody = z.object({
  team_id: id.nullish(),
  view: z.object({ team_id: id.nullish() }).nullish().catch(undefined),
  user: z.object({ team_id: id.nullish() }).nullish().catch(undefined),
});

/** The workspace in which somebody looks at us: a token of a whole organisation has to be told. */
export function teamOf(body: unknown): string | undefined {
  const { team_id: team, view, user } = ofSomebody.safeParse(body).data ?? {};
  return team ?? view?.team_id ?? user?.team_id ?? undefined;
}
