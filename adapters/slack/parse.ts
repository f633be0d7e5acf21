import { type Place, type Press, readPress } from '#core';
import { isDirect } from './api/payloads.ts';

const characters: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&' };

/** Digits alone are of a time, such as `10:00:30`, but for two. https://docs.slack.dev/messaging/formatting-message-text#emoji */
const emojiName = String.raw`:(?:100|1234|(?!\p{N}+:)[\p{Ll}\p{Lo}\p{M}\p{N}_+'-]{1,100}):(?::skin-tone-[2-6]:)?`;
/** Against a word on one side at most: between two words a colon is a colon. */
const emoji = new RegExp(String.raw`(?<![\p{L}\p{N}])${emojiName}|(?<!\p{N})${emojiName}(?![\p{L}\p{N}])`, 'gu');

/** Slack writes each emoji as its name: `:wave:`, `:+1::skin-tone-3:`. In an address it is none. */
function withoutEmoji(text: string): string {
  return text.replace(/\S+/gu, (word) => (word.includes('://') ? word : word.replace(emoji, ' ')));
}

/**
 * What somebody typed, without Slack's own marks. One pass, so that an escaped `&amp;lt;` is not read twice.
 * https://docs.slack.dev/messaging/formatting-message-text
 */
export function toText(text: string): string {
  const plain = text
    .toWellFormed()
    .replace(/<([@#!]|https?:|mailto:|tel:)([^<>]*)>|&(lt|gt|amp);/g, (_whole, mark, rest, entity) =>
      entity === undefined ? visible(mark, rest) : (characters[entity] ?? ''),
    );
  return withoutEmoji(plain).trim();
}

/** What Slack shows for `<mark…|label>`: a person is left out, a link without a label is its address. */
function visible(mark: string, rest: string): string {
  const [target = '', ...label] = rest.split('|');
  const shown = label.length === 0 ? undefined : toText(label.join('|'));
  switch (mark) {
    case '@':
      return ' ';
    case '#':
      return shown ? `#${shown}` : ' ';
    case '!':
      return shown ?? `@${target}`;
    default:
      return shown ?? toText(mark + target);
  }
}

/** What a button carries; `undefined` for what none of our buttons carries now. */
export function toPress(value: unknown): Press | undefined {
  return readPress(value);
}

/** Where a project lives; nothing in a direct message, where none can. */
export function toPlace({ workspace, channel }: Omit<Place, 'platform'>): Place | undefined {
  return isDirect(channel) ? undefined : { platform: 'slack', workspace, channel };
}
