import { type Place, type Press, readPress } from '#core';
import { isDirect } from './api/payloads.ts';

const characters: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&' };

/** Slack writes each emoji as its name: `:wave:`, `:+1::skin-tone-3:`. A time such as `10:00:30` is none. */
const emoji = /(?<![\p{L}\p{N}:/]):[a-z0-9_+'-]{1,60}:(?::skin-tone-[2-6]:)?(?![\p{L}\p{N}/])/gu;

/**
 * What somebody typed, without Slack's own marks. One pass, so that an escaped `&amp;lt;` is not read twice.
 * https://docs.slack.dev/messaging/formatting-message-text
 */
export function toText(text: string): string {
  return text
    .toWellFormed()
    .replace(/<([@#!]|https?:|mailto:|tel:)([^<>]*)>|&(lt|gt|amp);/g, (_whole, mark, rest, entity) =>
      entity === undefined ? visible(mark, rest) : (characters[entity] ?? ''),
    )
    .replace(emoji, ' ')
    .trim();
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
