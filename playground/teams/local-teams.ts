import { z } from 'zod';
import type { Room, Stored } from '../room.ts';
import type { RoomId, Submit, TeamsAction, User } from '../state.ts';
import { type BotAnswer, readable, toBot } from '../to-bot.ts';
import { invoked, mentions, submitted, typedMessage } from './activities.ts';
import { hasAction, judgeCard, limits } from './card-rules.ts';
import { createTenant, type Place, type Tenant } from './tenant.ts';

type Options = { readonly room: Room; readonly origin: string; readonly now: () => number };
type Press = { readonly message: string; readonly action: TeamsAction };

/** A Teams of our own: what people do in it goes to the bot as activities, and what the bot sends comes in by the connector. */
export type LocalTeams = {
  readonly tenant: Tenant;
  say(user: User, room: RoomId, text: string): Promise<void>;
  /** False when there is no such button for this user. */
  press(user: User, press: Press): Promise<boolean>;
  submit(user: User, submit: Submit): Promise<boolean>;
};

export function openLocalTeams({ room, origin, now }: Options): LocalTeams {
  const tenant = createTenant(room, now);
  const serviceUrl = `${origin}/playground/teams/`;
  let dialogs = 0;

  function send(what: string, activity: object, deadlineMs: number, onlyFor?: string): Promise<BotAnswer | undefined> {
    return toBot(room, {
      platform: 'teams',
      what: `POST /api/messages (${what})`,
      url: `${origin}/api/messages`,
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(activity),
      shown: activity,
      ...(onlyFor !== undefined && { onlyFor }),
      deadlineMs,
    });
  }

  async function say(user: User, roomId: RoomId, text: string): Promise<void> {
    const place: Place = roomId === 'project' ? { room: 'project' } : { room: 'direct', owner: user.id };
    const id = tenant.nextId();
    const command = /^\/lessen(?!\S)\s*/i.exec(text);
    // In a one-to-one chat Teams has no slash commands of apps: there it is a message like any other.
    const targeted = command !== null && place.owner === undefined;
    const onlyFor = targeted ? user.id : undefined;
    const from = { kind: 'user', name: user.name } as const;
    const message = {
      platform: 'teams',
      id,
      ...place,
      from,
      author: user.id,
      at: room.clock(),
      text,
      edited: false,
    } as const;
    room.add(onlyFor === undefined ? message : { ...message, onlyFor });
    // The bot hears of a channel only what is said to it.
    if (place.owner === undefined && !targeted && !mentions(tenant, text)) return;
    room.wait('teams', user.id);
    // Of a slash command the bot gets the words without the slash.
    const typed = targeted ? text.slice(1) : text;
    const activity = typedMessage({ tenant, serviceUrl, user, place, id, targeted }, typed);
    const answer = await send(
      targeted ? 'slash command' : 'message',
      activity,
      limits.answerMs,
      onlyFor ?? place.owner,
    );
    room.stopWaiting('teams', user.id);
    if (answer?.status !== 200) trouble(user, place, 'Lessenbot is niet te bereiken. Probeer het zo nog eens.');
  }

  /** A word from Teams itself. */
  function trouble(user: User, place: Place, text: string): void {
    const from = { kind: 'bot', name: 'Teams' } as const;
    const message = {
      platform: 'teams',
      id: tenant.nextId(),
      ...place,
      from,
      at: room.clock(),
      text,
      edited: false,
    } as const;
    room.add({ ...message, onlyFor: user.id });
  }

  async function press(user: User, { message: id, action }: Press): Promise<boolean> {
    const kept = room.find('teams', id);
    if (!kept || (kept.owner ?? user.id) !== user.id || (kept.onlyFor ?? user.id) !== user.id) return false;
    if (!hasAction(kept.cardFor?.[user.id] ?? kept.card, action.type, action.verb)) return false;
    const place: Place = { room: kept.room, ...(kept.owner !== undefined && { owner: kept.owner }) };
    const from = {
      tenant,
      serviceUrl,
      user,
      place,
      id: tenant.nextId(),
      thread: kept.thread ?? kept.id,
      targeted: kept.onlyFor !== undefined,
    };
    room.wait('teams', user.id);
    if (action.type === 'Action.Execute') {
      const value = { action: { ...action, verb: action.verb ?? '' }, trigger: 'manual' };
      const activity = invoked(from, 'adaptiveCard/action', value, kept);
      executed(user, kept, await send('adaptiveCard/action', activity, limits.answerMs, user.id));
    } else if (wantsDialog(action.data)) {
      const activity = invoked(from, 'task/fetch', { data: action.data, context: { theme: 'default' } }, kept);
      showDialog(user, place, await send('task/fetch', activity, limits.invokeMs, user.id));
    } else {
      const answer = await send('Action.Submit', submitted(from, kept, action.data), limits.answerMs, user.id);
      if (answer?.status !== 200) trouble(user, place, 'Dat is niet gelukt. Probeer het zo nog eens.');
    }
    room.stopWaiting('teams', user.id);
    return true;
  }

  /** True when Teams would show the card; what it would not, or not wholly, is noted. */
  function isCard(card: unknown): boolean {
    const { refused, noted } = judgeCard(card);
    if (refused) room.violate('teams', 'InvokeResponse', refused.message);
    for (const fault of noted) room.violate('teams', 'AdaptiveCard', fault);
    return refused === undefined;
  }

  /** The answer takes the place of the card for the presser; only an update by the bot changes it for all. */
  function executed(user: User, message: Stored, answer: BotAnswer | undefined): void {
    const place: Place = { room: message.room, ...(message.owner !== undefined && { owner: message.owner }) };
    const parsed = invokeAnswer.safeParse(answer?.status === 200 ? readable(answer.body) : undefined).data;
    if (!parsed || parsed.statusCode >= 400) {
      if (answer)
        room.violate('teams', 'InvokeResponse', 'het antwoord op adaptiveCard/action is geen kaart en geen bericht');
      trouble(user, place, oops);
      return;
    }
    if (parsed.type === 'application/vnd.microsoft.activity.message') {
      trouble(user, place, String(parsed.value));
      return;
    }
    if (!isCard(parsed.value)) {
      trouble(user, place, oops);
      return;
    }
    // Read anew: the bot may have changed the message while it thought.
    const current = room.find('teams', message.id);
    if (current) room.change('teams', message.id, { cardFor: { ...current.cardFor, [user.id]: parsed.value } });
  }

  function showDialog(user: User, place: Place, answer: BotAnswer | undefined): void {
    const parsed = taskAnswer.safeParse(answer?.status === 200 ? readable(answer.body) : undefined).data;
    if (!parsed) {
      if (answer) room.violate('teams', 'InvokeResponse', 'het antwoord op een dialoog heeft geen task');
      trouble(user, place, oops);
      return;
    }
    const { task } = parsed;
    if (task === undefined || task.type === 'message') {
      room.show('teams', user.id, undefined);
      if (task) trouble(user, place, task.value);
      return;
    }
    const { title = '', card } = task.value;
    if (!isCard(card.content)) trouble(user, place, oops);
    else room.show('teams', user.id, { viewId: `T${++dialogs}`, view: { title, card: card.content } });
  }

  return {
    tenant,
    say,
    press,
    async submit(user, submitted) {
      if (room.modal('teams', user.id)?.viewId !== submitted.viewId) return false;
      if (submitted.kind === 'close') {
        room.show('teams', user.id, undefined);
        return true;
      }
      const place: Place = { room: 'project' };
      const from = { tenant, serviceUrl, user, place, id: tenant.nextId(), targeted: false };
      const activity = invoked(from, 'task/submit', { data: submitted.values, context: { theme: 'default' } });
      showDialog(user, place, await send('task/submit', activity, limits.invokeMs, user.id));
      return true;
    },
  };
}

const oops = 'Er ging iets mis. Probeer het zo nog eens.';

/** https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/task-modules-bots */
function wantsDialog(data: unknown): boolean {
  return z.looseObject({ msteams: z.looseObject({ type: z.literal('task/fetch') }) }).safeParse(data).success;
}

/** https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model#response-format */
const invokeAnswer = z.object({ statusCode: z.number(), type: z.string(), value: z.unknown() });

const taskAnswer = z.object({
  task: z
    .discriminatedUnion('type', [
      z.object({ type: z.literal('message'), value: z.string() }),
      z.object({
        type: z.literal('continue'),
        value: z.looseObject({ title: z.string().optional(), card: z.looseObject({ content: z.unknown() }) }),
      }),
    ])
    .optional(),
});
