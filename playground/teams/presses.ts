import { z } from 'zod';
import type { Press } from '../local-platform.ts';
import { placeOf, type Stored } from '../message-store.ts';
import type { Room } from '../room.ts';
import type { TeamsAction, User } from '../state.ts';
import type { BotAnswer } from '../to-bot.ts';
import { invoked, pressedIn, submitted } from './activities.ts';
import { hasAction, limits } from './card-rules.ts';
import type { TeamsParts } from './local-parts.ts';
import { oops, showDialog } from './modals.ts';
import { isCard, notice } from './posts.ts';
import { acceptedBody, tellBot } from './tell-bot.ts';

/** What the page says was pressed, with the inputs merged in. */
const teamsAction = z.object({
  type: z.enum(['Action.Execute', 'Action.Submit']),
  verb: z.string().max(1000).exactOptional(),
  data: z.unknown(),
}) satisfies z.ZodType<TeamsAction>;

type Pressed = { readonly user: User; readonly kept: Stored; readonly action: TeamsAction };

/** A button that somebody uses. False when there is no such button for this user. */
export async function press(parts: TeamsParts, user: User, given: Press): Promise<boolean> {
  const { room } = parts;
  const action = teamsAction.safeParse(given.action).data;
  const kept = room.seen('teams', given.message, user);
  if (!action || !kept || !hasAction(kept.cardFor?.[user.id] ?? kept.card, action)) return false;
  room.wait('teams', user.id);
  await roadOf(action)(parts, { user, kept, action });
  room.stopWaiting('teams', user.id);
  return true;
}

function roadOf(action: TeamsAction): (parts: TeamsParts, pressed: Pressed) => Promise<void> {
  if (action.type === 'Action.Execute') return execute;
  return wantsDialog(action.data) ? openDialog : submitData;
}

/** https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/task-modules-bots */
const dialogData = z.looseObject({ msteams: z.looseObject({ type: z.literal('task/fetch') }) });
const wantsDialog = (data: unknown): boolean => dialogData.safeParse(data).success;

async function execute(parts: TeamsParts, { user, kept, action }: Pressed): Promise<void> {
  const name = 'adaptiveCard/action';
  const value = { action: { ...action, verb: action.verb ?? '' }, trigger: 'manual' };
  const activity = invoked(parts, pressedIn(parts, user, kept), { name, value });
  const answer = await tellBot(parts, { what: name, activity, deadlineMs: limits.answerMs, onlyFor: user.id });
  const { card, words } = readAnswer(parts.room, answer);
  if (words !== undefined) notice(parts, { user, place: placeOf(kept), text: words });
  else showFor(parts.room, { user, kept, card });
}

/** https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model#response-format */
const invokeAnswer = z.object({ statusCode: z.number().max(399), type: z.string(), value: z.unknown() });

/** The card in the bot's answer, or the words instead of it: the bot's own, or those of Teams when it is neither. */
function readAnswer(room: Room, answer: BotAnswer | undefined): { readonly card?: unknown; readonly words?: string } {
  const given = invokeAnswer.safeParse(acceptedBody(answer)).data;
  if (answer && !given)
    room.violate('teams', 'InvokeResponse', 'het antwoord op adaptiveCard/action is geen kaart en geen bericht');
  if (given?.type === 'application/vnd.microsoft.activity.message') return { words: String(given.value) };
  return given && isCard(room, given.value) ? { card: given.value } : { words: oops };
}

/** The answer takes the place of the card for the presser; only an update by the bot changes it for all. */
function showFor(room: Room, { user, kept, card }: Omit<Pressed, 'action'> & { readonly card: unknown }): void {
  // Read anew: the bot may have changed the message while it thought.
  const current = room.find('teams', kept.id);
  if (current) room.change('teams', kept.id, { cardFor: { ...current.cardFor, [user.id]: card } });
}

async function openDialog(parts: TeamsParts, { user, kept, action }: Pressed): Promise<void> {
  const name = 'task/fetch';
  const value = { data: action.data, context: { theme: 'default' } };
  const activity = invoked(parts, pressedIn(parts, user, kept), { name, value });
  const answer = await tellBot(parts, { what: name, activity, deadlineMs: limits.invokeMs, onlyFor: user.id });
  const sent = { name: 'task/submit', with: { context: { theme: 'default' } } } as const;
  showDialog(parts, { user, place: placeOf(kept), sent }, answer);
}

async function submitData(parts: TeamsParts, { user, kept, action }: Pressed): Promise<void> {
  const activity = submitted(parts, pressedIn(parts, user, kept), action.data);
  const told = { what: 'Action.Submit', activity, deadlineMs: limits.answerMs, onlyFor: user.id };
  const answer = await tellBot(parts, told);
  const failed = 'Dat is niet gelukt. Probeer het zo nog eens.';
  if (answer?.status !== 200) notice(parts, { user, place: placeOf(kept), text: failed });
}
