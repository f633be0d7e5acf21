import { timingSafeEqual } from 'node:crypto';
import express, { type Request, type Response } from 'express';
import { cutAtLimit, maxBodyBytes } from '../../adapters/wire/body-limit.ts';
import { isObject, type JsonObject } from '../../adapters/wire/json.ts';
import { noBrowser } from '../same-origin.ts';
import { readable } from '../to-bot.ts';
import { chatMethods } from './chat-methods.ts';
import type { SlackParts } from './local-parts.ts';
import type { Method, Methods } from './method.ts';
import { SlackRefusal } from './refusal.ts';
import { rosterMethods } from './roster-methods.ts';
import { checkScope } from './scopes.ts';
import { viewMethods } from './view-methods.ts';

/** The Web API methods that the bot uses. https://docs.slack.dev/reference/methods */
const methods: Methods = { ...rosterMethods, ...chatMethods, ...viewMethods };

/** The token of the app and what it may do with it. */
type Rights = { readonly botToken: string; readonly scopes: readonly string[] };

/** Where the bot calls: the Web API under `/api/`, and the response_urls under `/respond/`. */
export function slackDoors(parts: SlackParts, rights: Rights): express.Router {
  const router = express.Router();
  router.use(noBrowser, cutAtLimit(express.json({ limit: maxBodyBytes })));
  router.use(express.urlencoded({ extended: false, limit: maxBodyBytes, parameterLimit: 100 }));
  router.post('/api/:method', (request, response) => callMethod(parts, rights, { request, response }));
  router.post('/respond/:id', (request, response) => respond(parts, request, response));
  return router;
}

type Call<Name extends string> = { readonly request: Request<Record<Name, string>>; readonly response: Response };

function callMethod(parts: SlackParts, { botToken, scopes }: Rights, { request, response }: Call<'method'>): void {
  const { room } = parts;
  const { method } = request.params;
  const { token: ownToken, ...given } = bodyOf(request);
  const notLetIn = tokenFault(bearerOf(request) ?? ownToken, botToken);
  if (notLetIn) return void response.json({ ok: false, error: notLetIn });
  const exchange = { ...fromBot(method), status: 200 };
  try {
    const { answer, onlyFor } = methodCalled(method, scopes)(parts, given);
    const whole = { ok: true, ...answer };
    room.record({ ...exchange, request: readableArguments(given), response: whole }, onlyFor);
    response.json(whole);
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    const { code, details } = error;
    const refusal = { ok: false, error: code, ...(details.length > 0 && messages(details)) };
    // Whose business a refused call was is not known, so its content is not shown at all.
    room.record({ ...exchange, request: {}, response: refusal });
    room.violate('slack', code, `${method}: ${details.join(' ')}`);
    response.json(refusal);
  }
}

function methodCalled(name: string, scopes: readonly string[]): Method {
  const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
  if (!method) throw new SlackRefusal('unknown_method');
  checkScope(name, scopes);
  return method;
}

function respond({ room, hooks }: SlackParts, request: Request<{ id: string }>, response: Response): void {
  const { id } = request.params;
  const exchange = { ...fromBot('response_url'), request: request.body };
  const hook = hooks.find(id);
  try {
    const isPublic = hooks.use(id, bodyOf(request));
    const onlyFor = isPublic ? hook?.place.owner : hook?.user;
    room.record({ ...exchange, status: 200, response: 'ok' }, onlyFor);
    response.type('text').send('ok');
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    const { code, details } = error;
    const status = ['used_url', 'expired_url', 'invalid_url'].includes(code) ? 404 : 400;
    const refusal = { ok: false, error: code };
    if (hook) {
      room.record({ ...exchange, status, response: refusal }, hook.user);
      room.violate('slack', code, `response_url: ${details.join(' ')}`);
    }
    response.status(status).json(refusal);
  }
}

const bodyOf = ({ body }: { readonly body: unknown }): JsonObject => (isObject(body) ? body : {});
const fromBot = (what: string) =>
  ({ platform: 'slack', direction: 'from-bot', what: `POST ${what}`, at: Date.now() }) as const;
const messages = (details: readonly string[]) => ({ errors: details, response_metadata: { messages: details } });

/** A form carries blocks as a string of JSON; the inspector shows what is in it. */
function readableArguments(given: JsonObject): JsonObject {
  const jsonFields = ['blocks', 'view'];
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name,
      jsonFields.includes(name) && typeof value === 'string' ? readable(value) : value,
    ]),
  );
}

const bearerOf = ({ headers }: Pick<Request, 'headers'>) => /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1];

function tokenFault(token: unknown, botToken: string): 'not_authed' | 'invalid_auth' | undefined {
  if (!token) return 'not_authed';
  const given = Buffer.from(String(token));
  const expected = Buffer.from(botToken);
  const isSame = given.length === expected.length && timingSafeEqual(given, expected);
  return isSame ? undefined : 'invalid_auth';
}
