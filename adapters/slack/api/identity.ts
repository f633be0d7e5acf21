import { z } from 'zod';
import type { Desk } from '#core';
import { withinDeadline } from '../../wire/deadline.ts';

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

/** Of an event: the envelope names the home of the channel, which in a shared channel may be another workspace than ours. */
export function workspaceOfEvent(body: unknown): string | undefined {
  const around = envelope.safeParse(body).data;
  const [own] = around?.authorizations ?? [];
  const organisation = own?.is_enterprise_install ? own.enterprise_id : undefined;
  return organisation ?? own?.team_id ?? around?.context_team_id ?? around?.team_id ?? undefined;
}

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

const command = z.object({ team_id: id, enterprise_id: id.nullish(), is_enterprise_install: flag });

/** Of a command. */
export function workspaceOfCommand(payload: unknown): string | undefined {
  const said = command.safeParse(payload).data;
  return said && ((said.is_enterprise_install ? said.enterprise_id : undefined) ?? said.team_id);
}

const interaction = z.object({
  team,
  enterprise: team,
  is_enterprise_install: flag,
  user: z.object({ team_id: id.nullish() }).nullish(),
  view: z.object({ app_installed_team_id: id.nullish() }).nullish(),
});

/** A form can be opened for three seconds after the press, so a slow store is not waited for. */
const patienceMs = 500;

/** Of a press. Without a team the app is installed for a whole organisation, and a project that the channel has tells whose it is. */
export async function workspaceOfPress(
  body: unknown,
  channel: string,
  desk: Pick<Desk, 'workspaceOf'>,
): Promise<string | undefined> {
  const said = interaction.safeParse(body).data;
  if (said?.team) return (said.is_enterprise_install ? said.enterprise?.id : undefined) ?? said.team.id;
  const home = await withinDeadline(desk.workspaceOf({ platform: 'slack', channel }), patienceMs, () => undefined);
  return home ?? said?.enterprise?.id;
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
