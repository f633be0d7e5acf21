import { readJson } from '../../adapters/wire/json.ts';
import type { Room } from '../room.ts';
import { checkHome, type HomeView } from './block-kit.ts';
import { SlackRefusal } from './refusal.ts';
import { randomId, type Workspace } from './workspace.ts';

/** A Home tab as Slack keeps it for one user. */
type HomeTab = { readonly id: string; readonly view: HomeView; readonly hash: string };

/** What the app published, for each user one. https://docs.slack.dev/surfaces/app-home */
export type HomeTabs = {
  of(user: string): HomeTab | undefined;
  /** Throws what Slack would say. */
  publish(user: string, view: unknown, hash: unknown): object;
  payload(tab: HomeTab, values: unknown): object;
  clear(): void;
};

/** Nothing is published yet. */
export function createHomeTabs(room: Room, { team, appId, bot }: Workspace): HomeTabs {
  const tabs = new Map<string, HomeTab>();
  function payload({ id, view, hash }: HomeTab, values: unknown): object {
    const app = { app_id: appId, app_installed_team_id: team.id, bot_id: bot.id };
    const ids = { id, team_id: team.id, root_view_id: id, previous_view_id: null };
    return { private_metadata: '', callback_id: '', external_id: '', ...view, ...ids, ...app, hash, state: { values } };
  }
  return {
    of: (user) => tabs.get(user),
    publish(user, view, hash) {
      const before = tabs.get(user);
      if (hash !== undefined && before && hash !== before.hash) throw new SlackRefusal('hash_conflict');
      const checked = checkHome(typeof view === 'string' ? readJson(view) : view);
      const tab = { id: before?.id ?? `V0${randomId().toUpperCase()}`, view: checked, hash: randomId() };
      tabs.set(user, tab);
      room.showHome('slack', user, { viewId: tab.id, view: checked });
      return payload(tab, {});
    },
    payload,
    clear: () => tabs.clear(),
  };
}
