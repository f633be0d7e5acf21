import type { Message, Platform, State } from '../../playground/state.ts';
import { ofBot, type startBot } from './playground-server.ts';
import { within } from './within.ts';

type Options = { readonly user?: string; readonly values?: unknown; readonly of?: Message };
type Node = Readonly<Record<string, unknown>>;

/** All that people read on a message. */
export const textOf = ({ blocks, card, text }: Message): string =>
  JSON.stringify(blocks ?? (card as { body: unknown } | undefined)?.body ?? text);

/** What people do in the playground of a bot, by its HTTP doors; each gives what somebody sees after it. */
export function inPlayground(bot: Awaited<ReturnType<typeof startBot>>) {
  return {
    /** Presses a button of the bot's last message, or of another one. */
    async press(platform: Platform, label: string, { user = 'anna', of, values }: Options = {}): Promise<State> {
      const before = await bot.state(user);
      const message = of ?? ofBot(before, platform).at(-1);
      const found = within(message?.blocks ?? message?.card)
        .flatMap((node) => (node.type === 'overflow' ? optionsOf(node) : [node]))
        .find((node) =>
          platform === 'slack'
            ? isButton(node) && (node.text as { text: string }).text === label
            : node.type === 'Action.Execute' && node.title === label,
        );
      if (!message || !found) throw new Error(`no button “${label}” on ${platform}: ${message && textOf(message)}`);
      const action =
        platform === 'slack'
          ? {
              type: found.type,
              action_id: found.action_id,
              ...(found.option === undefined ? {} : { selected_option: found.option }),
            }
          : { type: 'Action.Execute', verb: found.verb, data: { ...(found.data as object), ...(values as object) } };
      const response = await bot.post('/playground/press', { platform, user, message: message.id, action });
      if (response.status !== 200) throw new Error(`the playground answers ${response.status}`);
      return bot.until((now) => now.version !== before.version && !now.panes[platform].waiting, user);
    },
    /** Says something on each platform, and waits for the answers. */
    async say(text: string, platforms: readonly Platform[], user = 'anna'): Promise<State> {
      const before = await bot.state(user);
      await bot.say(text, { user });
      return bot.until((now) => platforms.every((one) => ofBot(now, one).length > ofBot(before, one).length), user);
    },
    /** Moves the clock of the playground, with all that comes meanwhile. */
    async travel(ms: number): Promise<State> {
      const { clock } = await bot.state();
      const response = await bot.post('/playground/time', { to: new Date(clock + ms).toISOString() });
      if (response.status !== 200) throw new Error(`the playground answers ${response.status}`);
      return bot.state();
    },
  };
}

const isButton = ({ type }: Node) => type === 'button' || type === 'overflow';

/** What can be chosen from an overflow, each as the press it is. */
function optionsOf({ type, action_id, options }: Node): Node[] {
  return (options as { readonly text: { readonly text: string } }[]).map((option) => ({
    type,
    action_id,
    option,
    text: option.text,
  }));
}
