import { timingSafeEqual } from 'node:crypto';
import express from 'express';
import { maxBodyBytes } from '../../adapters/wire/body-limit.ts';
import type { Room } from '../room.ts';
import { noBrowser } from '../same-origin.ts';
import { readable } from '../to-bot.ts';
import type { LocalSlack } from './local-slack.ts';
import { SlackRefusal } from './refusal.ts';
import { checkScope } from './scopes.ts';

/** The token of the app and what it may do with it. */
type Rights = { readonly botToken: string; readonly scopes: readonly string[] };

/** Where the bot calls: the Web API under `/api/`, and the response_urls under `/respond/`. */
export function slackDoors(room: Room, { methods, hooks }: LocalSlack, { botToken, scopes }: Rights): express.Router {
  const router = express.Router();
  router.use(noBrowser, express.json({ limit: maxBodyBytes }));
  router.use(express.urlencoded({ extended: false, limit: maxBodyBytes, parameterLimit: 100 }));

  router.post('/api/:method', ({ params: { method }, headers, body }, response) => {
    const given: Record<string, unknown> = typeof body === 'object' && body !== null ? body : {};
    const { token: _, ...shown } = given;
    const token = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1] ?? given.token;
    if (!isSame(token, botToken))
      return void response.json({ ok: false, error: token ? 'invalid_auth' : 'not_authed' });
    const request = { platform: 'slack', direction: 'from-bot', what: `POST ${method}`, at: Date.now() } as const;
    try {
      const known = Object.hasOwn(methods, method) ? methods[method] : undefined;
      if (!known) throw new SlackRefusal('unknown_method');
      checkScope(method, scopes);
      const { answer, onlyFor } = known(given);
      const whole = { ok: true, ...answer };
      room.record({ ...request, request: readableArguments(shown), status: 200, response: whole }, onlyFor);
      response.json(whole);
    } catch (error) {
      if (!(error instanceof SlackRefusal)) throw error;
      const { code, details } = error;
      const refusal = { ok: false, error: code, ...(details.length > 0 && messages(details)) };
      // Whose business a refused call was is not known, so its content is not shown at all.
      room.record({ ...request, request: {}, status: 200, response: refusal });
      room.violate('slack', code, `${method}: ${details.join(' ')}`);
      response.json(refusal);
    }
  });

  router.post('/respond/:id', ({ params: { id }, body }, response) => {
    const request = { platform: 'slack', direction: 'from-bot', what: 'POST response_url', at: Date.now() } as const;
    const hook = hooks.find(id);
    try {
      const isPublic = hooks.use(id, typeof body === 'object' && body !== null ? body : {});
      const onlyFor = isPublic && hook?.place.owner === undefined ? undefined : hook?.user;
      room.record({ ...request, request: body, status: 200, response: 'ok' }, onlyFor);
      response.type('text').send('ok');
    } catch (error) {
      if (!(error instanceof SlackRefusal)) throw error;
      const { code, details } = error;
      const status = ['used_url', 'expired_url', 'invalid_url'].includes(code) ? 404 : 400;
      if (hook) room.record({ ...request, request: body, status, response: { ok: false, error: code } }, hook.user);
      if (hook) room.violate('slack', code, `response_url: ${details.join(' ')}`);
      response.status(status).json({ ok: false, error: code });
    }
  });
  return router;
}

const messages = (details: readonly string[]) => ({ errors: details, response_metadata: { messages: details } });

/** A form carries blocks as a string of JSON; the inspector shows what is in it. */
function readableArguments(given: Record<string, unknown>): Record<string, unknown> {
  const parsed = (text: unknown) => (typeof text === 'string' ? readable(text) : text);
  return {
    ...given,
    ...(given.blocks !== undefined && { blocks: parsed(given.blocks) }),
    ...(given.view !== undefined && { view: parsed(given.view) }),
  };
}

function isSame(given: unknown, expected: string): boolean {
  if (typeof given !== 'string' || given.length !== expected.length) return false;
  return timingSafeEqual(Buffer.from(given), Buffer.from(expected));
}
