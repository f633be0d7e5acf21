import type { Outcome, Probed } from '#core';
import { probeRights } from './auth-test.ts';
import { agentScope } from './rights.ts';
import type { Access } from './web-api.ts';

/** Our way into a workspace; or, without one, what that means for a message that was to go there. */
export type Found =
  | { readonly kind: 'open'; readonly access: Access }
  | { readonly kind: 'shut'; readonly outcome: Extract<Outcome, { readonly kind: 'not-sent' | 'parked' }> };

/** Where we are installed: one workspace with a token of its own, or many. None of these rejects. */
export type Workspaces = {
  /** Our token for a workspace, fit for use now. */
  find(workspace: string): Promise<Found>;
  /** Whether Slack takes us, in a workspace or at all. */
  probe(workspace?: string): Promise<Probed>;
  /** Whether Slack shows us as an agent, in which each direct message begins a thread, as far as we know by now. */
  isAgent(): boolean;
  /** Nobody installed us there, for certain. */
  isGone(workspace: string): Promise<boolean>;
  /** Whether a workspace is of an organisation, so that a channel they share is one place. */
  isOf(workspace: string, organisation: string): Promise<boolean>;
  /**
   * Slack says that the app was taken away there at that moment (epoch ms), or that a token of it was. Gives false when that is not so
   * any more: somebody installed it again since, or ours is another token.
   */
  left(workspace: string, what: 'app' | 'token', at: number): Promise<boolean>;
};

/** One workspace: everything that reaches us came through the one installation there is. */
export function oneWorkspace(access: Access): Workspaces {
  let isAgent = false;
  return {
    find: async () => ({ kind: 'open', access }),
    async probe() {
      const { probed, scopes } = await probeRights(access);
      if (scopes) isAgent = scopes.includes(agentScope);
      return probed;
    },
    isAgent: () => isAgent,
    isGone: async () => false,
    isOf: async () => true,
    left: async () => true,
  };
}

/** Does something with our token for a workspace; without one, gives what that means for the message. */
export async function withAccess(
  workspaces: Pick<Workspaces, 'find'>,
  workspace: string,
  use: (access: Access) => Promise<Outcome>,
): Promise<Outcome> {
  const found = await workspaces.find(workspace);
  return found.kind === 'open' ? use(found.access) : found.outcome;
}
