import express, { type Response } from 'express';
import { maxBodyBytes } from '../../adapters/wire/body-limit.ts';
import type { Room, Stored } from '../room.ts';
import { noBrowser } from '../same-origin.ts';
import { type Activity, ConnectorRefusal, contentOf, newConversation, readActivity } from './outbound.ts';
import type { Place, Tenant } from './tenant.ts';

type Target = Place & { readonly thread?: string };

/**
 * Where the bot calls Teams: the Bot Connector's REST doors that it uses.
 * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference
 */
export function connectorDoors(room: Room, tenant: Tenant): express.Router {
  const router = express.Router();
  router.use(noBrowser, express.json({ limit: maxBodyBytes }));

  function targetOf(id: string): Target {
    const place = tenant.place(id);
    if (!place) throw new ConnectorRefusal(404, 'ConversationNotFound', 'Conversation not found.');
    return place;
  }

  /** Runs a call, and shows it in the inspector to those whose business it is. */
  function door(what: string, work: (request: express.Request) => Outcome): express.RequestHandler {
    return (request, response) => {
      const exchange = {
        platform: 'teams',
        direction: 'from-bot',
        at: Date.now(),
        request: request.body ?? {},
      } as const;
      const name = `${request.method} ${what}${request.query.isTargetedActivity === 'true' ? ' (targeted)' : ''}`;
      try {
        const { status, body, onlyFor } = work(request);
        room.record({ ...exchange, what: name, status, response: body }, onlyFor);
        reply(response, status, body);
      } catch (error) {
        if (!(error instanceof ConnectorRefusal)) throw error;
        const { status, code, message } = error;
        const body = { error: { code, message } };
        // Whose business a refused call was is not known, so its content is not shown at all.
        room.record({ ...exchange, what: name, request: {}, status, response: body });
        room.violate('teams', code, `${name}: ${message}`);
        reply(response, status, body);
      }
    };
  }

  function post(target: Target, body: unknown, isTargeted: boolean, replyTo?: string): Outcome {
    const sent = readActivity(body);
    if (sent.type === 'typing') return { status: 201, body: { id: tenant.nextId() } };
    if (sent.type !== 'message') throw new ConnectorRefusal(400, 'BadArgument', `Activity type ${sent.type}.`);
    const onlyFor = isTargeted ? recipientOf(sent, target) : undefined;
    if (!isTargeted && sent.recipient?.isTargeted === true)
      room.violate(
        'teams',
        'TargetedInPublic',
        'een antwoord voor één persoon ging naar iedereen: isTargetedActivity ontbreekt',
      );
    const parent = replyTo === undefined ? undefined : room.find('teams', replyTo);
    const thread = target.owner === undefined ? (parent?.thread ?? parent?.id ?? target.thread) : undefined;
    const { content, noted, single } = contentOf(sent);
    for (const fault of noted) room.violate('teams', 'AdaptiveCard', fault);
    const id = tenant.nextId();
    const { thread: _, ...place } = target;
    room.add({
      platform: 'teams',
      id,
      ...place,
      from: { kind: 'bot', name: tenant.bot.name },
      at: room.clock(),
      ...content,
      ...(thread !== undefined && { thread }),
      ...(onlyFor !== undefined && { onlyFor }),
      edited: false,
    });
    return { status: 201, body: single ? { id } : {}, ...mine(onlyFor ?? target.owner) };
  }

  function recipientOf({ recipient }: Activity, target: Target): string {
    const user = recipient?.isTargeted === true ? tenant.userBy(recipient.id) : undefined;
    if (!user) throw new ConnectorRefusal(400, 'BadArgument', 'A targeted message needs a recipient.');
    if (target.owner !== undefined)
      throw new ConnectorRefusal(400, 'BadArgument', 'Targeted messages are for channels and group chats.');
    return user.id;
  }

  function existing(target: Target, id: string): Stored {
    const message = room.find('teams', id);
    if (!message || message.author !== undefined || message.owner !== target.owner)
      throw new ConnectorRefusal(404, 'ActivityNotFoundInConversation', 'Activity not found.');
    return message;
  }

  router.post(
    '/v3/conversations',
    door('conversations', ({ body }) => {
      const wished = newConversation.safeParse(body).data;
      if (!wished) throw new ConnectorRefusal(400, 'BadSyntax', 'Conversation is not valid.');
      const { members, activity: first, channelData } = wished;
      const user = tenant.userBy(members?.[0]?.id ?? '');
      const channel = channelData?.channel?.id;
      if (channel === undefined && !user)
        throw new ConnectorRefusal(403, 'BotNotInConversationRoster', 'Unknown member.');
      const place: Place = user ? { room: 'direct', owner: user.id } : targetOf(channel ?? '');
      const posted = first === undefined ? undefined : (post(place, first, false).body as { id?: string }).id;
      const id = tenant.conversation(place, posted);
      return { status: 201, body: { id, ...(posted !== undefined && { activityId: posted }) }, ...mine(place.owner) };
    }),
  );

  const isTargeted = ({ query }: express.Request) => query.isTargetedActivity === 'true';
  const at = '/v3/conversations/:id';
  router.post(
    `${at}/activities`,
    door('activities', (request) => post(targetOf(idIn(request)), request.body, isTargeted(request))),
  );
  router.post(
    `${at}/activities/:activity`,
    door('activities (reply)', (request) =>
      post(targetOf(idIn(request)), request.body, isTargeted(request), String(request.params.activity)),
    ),
  );
  router.put(
    `${at}/activities/:activity`,
    door('activities', (request) => {
      const {
        blocks: _,
        card: _card,
        text: _text,
        cardFor: _cardFor,
        ...message
      } = existing(targetOf(idIn(request)), String(request.params.activity));
      const { content, noted } = contentOf(readActivity(request.body));
      for (const fault of noted) room.violate('teams', 'AdaptiveCard', fault);
      room.add({ ...message, ...content, edited: true });
      return { status: 200, body: { id: message.id }, ...mine(message.onlyFor ?? message.owner) };
    }),
  );
  router.delete(
    `${at}/activities/:activity`,
    door('activities', (request) => {
      const message = existing(targetOf(idIn(request)), String(request.params.activity));
      room.remove('teams', message.id);
      return { status: 200, body: {}, ...mine(message.onlyFor ?? message.owner) };
    }),
  );

  const membersOf = ({ owner }: Place) =>
    room.users
      .filter(({ id }) => owner === undefined || owner === id)
      .map((user) => ({ ...tenant.account(user), tenantId: tenant.tenantId, userRole: 'user' }));
  router.get(
    at,
    door('conversation', (request) => {
      const place = targetOf(idIn(request));
      return {
        status: 200,
        body: { id: tenant.conversation(place), isGroup: place.owner === undefined, tenantId: tenant.tenantId },
        ...mine(place.owner),
      };
    }),
  );
  router.get(
    `${at}/members`,
    door('members', (request) => {
      const place = targetOf(idIn(request));
      return { status: 200, body: membersOf(place), ...mine(place.owner) };
    }),
  );
  router.get(
    `${at}/pagedmembers`,
    door('pagedmembers', (request) => {
      const place = targetOf(idIn(request));
      return { status: 200, body: { members: membersOf(place) }, ...mine(place.owner) };
    }),
  );
  router.get(
    `${at}/members/:member`,
    door('member', (request) => {
      const place = targetOf(idIn(request));
      const id = String(request.params.member);
      const member = membersOf(place).find((one) => one.id === id || one.aadObjectId === id);
      if (!member) throw new ConnectorRefusal(404, 'MemberNotFoundInConversation', 'Member not found.');
      return { status: 200, body: member, ...mine(place.owner) };
    }),
  );
  return router;
}

type Outcome = { readonly status: number; readonly body: unknown; readonly onlyFor?: string };

const idIn = ({ params }: express.Request): string => String(params.id);
const mine = (onlyFor: string | undefined) => (onlyFor === undefined ? {} : { onlyFor });

function reply(response: Response, status: number, body: unknown): void {
  response.status(status).json(body);
}
