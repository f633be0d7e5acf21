import { randomUUID } from 'node:crypto';
import type { App } from '@slack/bolt';
import type { Conversation } from '../converse.ts';
import { toMessage } from '../render.ts';
import { describeError } from './errors.ts';
import { installationOf, type Whereabouts } from './identity.ts';
import { linkShared } from './payloads.ts';

/** More links to lessons in one message than anybody reads below it. */
const mostCards = 3;

/**
 * Somebody puts the address of a lesson in a message: below it comes its short card, with nothing to press, already while they write.
 * Of the rest of the message Slack tells us nothing. https://docs.slack.dev/messaging/unfurling-links-in-messages
 */
export function hearLinks(app: App, talk: Conversation & Whereabouts): void {
  app.event('link_shared', async ({ payload, body }) => {
    const shared = linkShared.safeParse(payload).data;
    const { by: installation } = installationOf(body);
    if (!shared || installation === undefined) return talk.log.debug('a link that is not for us to show');
    try {
      const found = shared.links
        .flatMap(({ url }) => {
          const card = talk.desk.behindLink(url)?.card;
          return card ? [{ url, card }] : [];
        })
        .slice(0, mostCards);
      if (found.length === 0 || (await talk.isGone({ workspace: installation }))) return;
      const { unfurl_id, source, channel, message_ts } = shared;
      const where =
        unfurl_id !== undefined && source !== undefined ? { unfurl_id, source } : { channel, ts: message_ts };
      const unfurls = Object.fromEntries(
        found.map(({ url, card }) => [url, { blocks: toMessage(card, { canShare: false }).blocks }]),
      );
      await talk.call('chat.unfurl', { ...where, unfurls }, installation);
    } catch (error) {
      talk.log.error({ errorId: randomUUID(), error: describeError(error) }, 'a link could not be shown');
    }
  });
}
