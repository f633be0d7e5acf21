import express, { type Request, type RequestHandler } from 'express';
import { z } from 'zod';
import { given } from '#core';
import { cutAtLimit, maxBodyBytes } from '../../adapters/wire/body-limit.ts';
import type { Place, Stored } from '../message-store.ts';
import { noBrowser } from '../same-origin.ts';
import type { TeamsParts } from './local-parts.ts';
import { post, readContent } from './posts.ts';
import { ConnectorRefusal } from './refusal.ts';
import type { Target } from './tenant.ts';

/** What a call answers, and the one user whose business it is. */
type Outcome = { readonly status: number; readonly body: unknown; readonly onlyFor?: string | undefined };
type Call = (parts: TeamsParts, request: Request) => Outcome;

/**
 * Where the bot calls Teams: the Bot Connector's REST doors that it uses.
 * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference
 */
export function teamsDoors(parts: TeamsParts): express.Router {
  const router = express.Router();
  router.use(noBrowser, cutAtLimit(express.json({ limit: maxBodyBytes })));
  const door = (what: string, call: Call) => openDoor(parts, what, call);
  const at = '/v3/conversations/:id';
  router.post('/v3/conversations', door('conversations', createConversation));
  router.post(`${at}/activities`, door('activities', postActivity));
  router.post(`${at}/activities/:activity`, door('activities (reply)', postActivity));
  router.put(`${at}/activities/:activity`, door('activities', updateActivity));
  router.delete(`${at}/activities/:activity`, door('activities', deleteActivity));
  router.get(at, door('conversation', showConversation));
  router.get(`${at}/members`, door('members', listMembers));
  router.get(`${at}/pagedmembers`, door('pagedmembers', pageMembers));
  router.get(`${at}/members/:member`, door('member', showMember));
  return router;
}

/** Runs a call, and shows it in the inspector to those whose business it is. */
function openDoor(parts: TeamsParts, what: string, call: Call): RequestHandler {
  const { room } = parts;
  return (request, response) => {
    const name = `${request.method} ${what}${isTargeted(request) ? ' (targeted)' : ''}`;
    const exchange = { platform: 'teams', direction: 'from-bot', what: name, at: Date.now() } as const;
    try {
      const { status, body, onlyFor } = call(parts, request);
      room.record({ ...exchange, request: request.body ?? {}, status, response: body }, onlyFor);
      response.status(status).json(body);
    } catch (error) {
      if (!(error instanceof ConnectorRefusal)) throw error;
      const { status, code, message } = error;
      const body = { error: { code, message } };
      // Whose business a refused call was is not known, so its content is not shown at all.
      room.record({ ...exchange, request: {}, status, response: body });
      room.violate('teams', code, `${name}: ${message}`);
      response.status(status).json(body);
    }
  };
}

const isTargeted = ({ query }: Request): boolean => query.isTargetedActivity === 'true';

/** The conversation in the address of a call. */
function targetOf({ tenant }: TeamsParts, { params }: Request): Target {
  return known(tenant.place(String(params.id)), 'Conversation');
}

function known<Found>(found: Found | undefined, what: 'Conversation' | 'Activity'): Found {
  const code = { Conversation: 'ConversationNotFound', Activity: 'ActivityNotFoundInConversation' }[what];
  if (!found) throw new ConnectorRefusal(404, code, `${what} not found.`);
  return found;
}

const newConversation = z.looseObject({
  members: z.array(z.looseObject({ id: z.string() })).optional(),
  activity: z.unknown().optional(),
  channelData: z.looseObject({ channel: z.looseObject({ id: z.string() }).optional() }).optional(),
});

function createConversation(parts: TeamsParts, { body }: Request): Outcome {
  const wished = newConversation.safeParse(body).data;
  if (!wished) throw new ConnectorRefusal(400, 'BadSyntax', 'Conversation is not valid.');
  const place = placeWished(parts, wished);
  const activityId =
    wished.activity === undefined ? undefined : post(parts, { target: place, body: wished.activity }).id;
  const id = parts.tenant.conversation(place, activityId);
  return { status: 201, body: { id, ...given({ activityId }) }, onlyFor: place.owner };
}

/** The direct chat with a member, or else a channel. */
function placeWished({ tenant }: TeamsParts, { members, channelData }: z.output<typeof newConversation>): Place {
  const user = tenant.userBy(members?.[0]?.id ?? '');
  if (user) return { room: 'direct', owner: user.id };
  const channel = channelData?.channel?.id;
  if (channel === undefined) throw new ConnectorRefusal(403, 'BotNotInConversationRoster', 'Unknown member.');
  return known(tenant.place(channel), 'Conversation');
}

function postActivity(parts: TeamsParts, request: Request): Outcome {
  const { activity: replyTo } = request.params;
  const { id, onlyFor } = post(parts, {
    target: targetOf(parts, request),
    body: request.body,
    isTargeted: isTargeted(request),
    replyTo: replyTo === undefined ? undefined : String(replyTo),
  });
  return { status: 201, body: given({ id }), onlyFor };
}

function updateActivity(parts: TeamsParts, request: Request): Outcome {
  const { card: _, text: _text, cardFor: _cardFor, ...message } = existing(parts, request);
  const { content } = readContent(parts.room, request.body);
  parts.room.add({ ...message, ...content, edited: true });
  return { status: 200, body: { id: message.id }, onlyFor: message.onlyFor ?? message.owner };
}

function deleteActivity(parts: TeamsParts, request: Request): Outcome {
  const { id, onlyFor, owner } = existing(parts, request);
  parts.room.remove('teams', id);
  return { status: 200, body: {}, onlyFor: onlyFor ?? owner };
}

/** A message of the bot that stands there. */
function existing(parts: TeamsParts, request: Request): Stored {
  const { owner } = targetOf(parts, request);
  const message = parts.room.find('teams', String(request.params.activity));
  const isOwn = message?.author === undefined && message?.owner === owner;
  return known(isOwn ? message : undefined, 'Activity');
}

function showConversation(parts: TeamsParts, request: Request): Outcome {
  const { tenant } = parts;
  const place = targetOf(parts, request);
  const body = { id: tenant.conversation(place), isGroup: place.owner === undefined, tenantId: tenant.tenantId };
  return { status: 200, body, onlyFor: place.owner };
}

function membersAt(parts: TeamsParts, request: Request) {
  const { owner } = targetOf(parts, request);
  const { tenant, room } = parts;
  const present = room.users.filter(({ id }) => owner === undefined || owner === id);
  const members = present.map((user) => ({ ...tenant.account(user), tenantId: tenant.tenantId, userRole: 'user' }));
  return { members, onlyFor: owner };
}

function listMembers(parts: TeamsParts, request: Request): Outcome {
  const { members, onlyFor } = membersAt(parts, request);
  return { status: 200, body: members, onlyFor };
}

function pageMembers(parts: TeamsParts, request: Request): Outcome {
  const { members, onlyFor } = membersAt(parts, request);
  return { status: 200, body: { members }, onlyFor };
}

function showMember(parts: TeamsParts, request: Request): Outcome {
  const { members, onlyFor } = membersAt(parts, request);
  const id = String(request.params.member);
  const member = members.find((one) => one.id === id || one.aadObjectId === id);
  if (!member) throw new ConnectorRefusal(404, 'MemberNotFoundInConversation', 'Member not found.');
  return { status: 200, body: member, onlyFor };
}
