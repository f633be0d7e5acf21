import { z } from 'zod';

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
});

/** Of an event: the envelope names the home of the channel, which in a shared channel may be another workspace than ours. */
export function workspaceOfEvent(body: unknown): string | undefined {
  const around = envelope.safeParse(body).data;
  const [own] = around?.authorizations ?? [];
  const organisation = own?.is_enterprise_install ? own.enterprise_id : undefined;
  return organisation ?? own?.team_id ?? around?.context_team_id ?? around?.team_id ?? undefined;
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

const interaction = z.object({ team, enterprise: team, is_enterprise_install: flag });

/** Of a press: without a team the app is installed for a whole organisation. */
export function workspaceOfPress(body: unknown): string | undefined {
  const said = interaction.safeParse(body).data;
  if (said?.is_enterprise_install && said.enterprise) return said.enterprise.id;
  return said?.team?.id ?? said?.enterprise?.id;
}
