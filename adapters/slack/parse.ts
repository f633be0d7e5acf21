import { type Place, type Press, readPress } from '#core';
import { isDirect } from './api/payloads.ts';

const characters: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&' };

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
    .trim();
}

function visible(mark: string, rest: string): string {
  const bar = rest.indexOf('|');
  const label = bar < 0 ? undefined : toText(rest.slice(bar + 1));
  switch (mark) {
    case '@':
      return ' ';
    case '#':
      return label ? `#${label}` : ' ';
    case '!':
      return label ?? `@${rest}`;
    default:
      return label ?? toText(mark + rest);
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
