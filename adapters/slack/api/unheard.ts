import type { Logger } from 'pino';
import { z } from 'zod';
import { texts } from '#core';
import { programWord } from '../../wire/describe-error.ts';
import { onceMore } from '../../wire/once-more.ts';
import { toNotice } from '../render.ts';
import { type Delivery, installationFor, onlyForYou, type ReplyTarget } from './deliver-answer.ts';
import { respond } from './respond.ts';

const signed = z.object({
  type: z.string().max(60).optional().catch(undefined),
  response_url: z.string().optional().catch(undefined),
  minute_rate_limited: z.number().optional().catch(undefined),
});

/**
 * What Slack signed and nothing of ours understood: an old button, a kind that we do not know. It leaves a line, without its content;
 * and whoever waits for an answer hears how to go on.
 */
export async function answerUnheard(
  body: unknown,
  { apiUrl, log }: { readonly apiUrl: string; readonly log: Logger },
): Promise<void> {
  const { type, response_url: url, minute_rate_limited: minute } = signed.safeParse(body).data ?? {};
  if (type === 'app_rate_limited') log.warn({ minute }, 'Slack holds events back: there are too many for one app');
  else log.debug({ type: programWord(type) }, 'Slack sent something we do not know');
  if (url !== undefined)
    await onceMore(() => respond(url, { ...onlyForYou, ...toNotice(texts.oldButton) }, { apiUrl, log }));
}

/** Somebody does something where nobody installed us (any more): they hear what to do, where they wait for an answer. */
export async function answerStranger(
  from: Pick<ReplyTarget, 'workspace' | 'via'>,
  url: string | undefined,
  { respond: answer, log }: Pick<Delivery, 'respond' | 'log'>,
): Promise<void> {
  log.warn({ workspace: installationFor(from) }, 'something came from a workspace where we are not installed');
  if (url !== undefined) await answer(url, { ...onlyForYou, ...toNotice(texts.notInstalled) });
}
