import { given } from '#core';
import type { User } from '../state.ts';
import { homeOpened } from './events.ts';
import type { SlackParts } from './local-parts.ts';
import { asJson, tellBot } from './tell-bot.ts';

/** Somebody opens their Home tab: the app hears of it, and fills it. */
export async function openHome(parts: SlackParts, user: User): Promise<void> {
  const { homeTabs, workspace } = parts;
  const tab = homeTabs.of(user.id);
  const event = homeOpened(workspace, user, given({ view: tab && homeTabs.payload(tab, {}) }));
  await tellBot(parts, { what: 'app_home_opened', content: asJson(event), onlyFor: user.id });
}
