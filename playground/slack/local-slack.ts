import { randomBytes } from 'node:crypto';
import type { LocalPlatform } from '../local-platform.ts';
import { placeFor } from '../message-store.ts';
import { slackDoors } from './doors.ts';
import { createParts, type SlackOptions } from './local-parts.ts';
import { submit } from './modals.ts';
import { openHome } from './open-home.ts';
import { press } from './presses.ts';
import { manifestShortcuts, useShortcut } from './shortcuts.ts';
import { botPath } from './tell-bot.ts';
import { say } from './typed.ts';

/** With these the bot takes this Slack for the real one. */
export type SlackSettings = {
  readonly door: { readonly kind: 'http'; readonly signingSecret: string };
  readonly access: { readonly kind: 'one'; readonly botToken: string };
  readonly apiUrl: string;
};

type Options = SlackOptions & {
  /** What the app may do in this workspace. */
  readonly scopes: readonly string[];
};

/** A Slack of our own: what people do in it goes to the bot, signed, and what the bot sends comes in by its doors. */
export function openLocalSlack(options: Options): LocalPlatform & { readonly settings: SlackSettings } {
  const { room, origin, scopes } = options;
  // Secrets that live as long as this process: nobody but this Slack can know them.
  const signingSecret = randomBytes(32).toString('hex');
  const botToken = `xoxb-${randomBytes(24).toString('hex')}`;
  const parts = createParts(options, signingSecret);
  const { team, project, bot, idOf } = parts.workspace;
  return {
    settings: {
      door: { kind: 'http', signingSecret },
      access: { kind: 'one', botToken },
      apiUrl: `${origin}/playground/slack/api/`,
    },
    project: { workspace: team.id, channel: project.id },
    shortcuts: manifestShortcuts(),
    names: {
      ...Object.fromEntries(room.users.map(({ id, name }) => [idOf(id), name])),
      [bot.user]: bot.name,
      [project.id]: project.name,
    },
    botPath,
    doors: slackDoors(parts, { botToken, scopes }),
    say(user, roomId, text) {
      const place = placeFor(roomId, user.id);
      parts.at.set(user.id, place);
      return say(parts, { user, place, text });
    },
    openHome: (user) => openHome(parts, user),
    useShortcut: (user, used) => useShortcut(parts, user, used),
    press: (user, pressed) => press(parts, user, pressed),
    submit: (user, submitted) => submit(parts, user, submitted),
    reset() {
      parts.views.clear();
      parts.homeTabs.clear();
      parts.chosen.clear();
    },
  };
}
