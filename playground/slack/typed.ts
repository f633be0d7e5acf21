import { isObject } from '../../adapters/wire/json.ts';
import { readable } from '../to-bot.ts';
import { mentions, messageEvent, slashCommand, type Typed, withMentions } from './events.ts';
import type { SlackParts } from './local-parts.ts';
import { notice } from './posts.ts';
import { SlackRefusal } from './refusal.ts';
import { asForm, asJson, tellBot } from './tell-bot.ts';

/** What somebody types: a command for an app, or a message. */
export async function say(parts: SlackParts, typed: Typed): Promise<void> {
  const [, name, text = ''] = /^\/(\S+)\s*([\s\S]*)$/.exec(typed.text) ?? [];
  if (name === undefined) await message(parts, typed);
  else if (name.toLowerCase() === 'lessen') await command(parts, { ...typed, text });
  else
    notice(parts, {
      ...typed,
      text: `\`/${name.slice(0, 80).replaceAll('`', '')}\` is geen commando. Typ \`/lessen\`.`,
    });
}

async function command(parts: SlackParts, typed: Typed): Promise<void> {
  const { room, workspace, triggers, hooks } = parts;
  const { user, place } = typed;
  room.wait('slack', user.id);
  const trigger = triggers.create(user.id);
  const responseUrl = hooks.open({ user: user.id, place });
  const fields = slashCommand(workspace, { ...typed, trigger, responseUrl });
  const answer = await tellBot(parts, { what: 'slash command', content: asForm(fields), onlyFor: user.id });
  if (answer?.status === 200) return acknowledged(parts, typed, answer.body);
  notice(parts, { ...typed, text: commandFailed(answer ? 'dispatch_failed' : 'operation_timeout') });
}

/** What the bot said while it acknowledged a command; nothing is fine too. */
function acknowledged(parts: SlackParts, typed: Typed, body: string): void {
  if (body === '') return;
  const answer = readable(body);
  const content = isObject(answer) ? answer : { text: String(answer) };
  try {
    parts.hooks.answer({ user: typed.user.id, place: typed.place }, content);
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    parts.room.violate('slack', error.code, `antwoord op het commando: ${error.details.join(' ')}`);
    notice(parts, { ...typed, text: commandFailed('dispatch_failed') });
  }
}

const commandFailed = (code: string) => `\`/lessen\` is mislukt met de fout \`${code}\`.`;

async function message(parts: SlackParts, { user, place, text }: Typed): Promise<void> {
  const { room, workspace } = parts;
  const isDirect = place.owner !== undefined;
  const ts = workspace.nextTs();
  const from = { kind: 'user', name: user.name } as const;
  room.add({ platform: 'slack', id: ts, ...place, from, author: user.id, text });
  // Without the history scopes, Slack tells the bot of a channel message only when it is mentioned.
  if (!isDirect && !mentions(workspace, text)) return;
  room.wait('slack', user.id);
  const event = messageEvent(workspace, { user, place, text: withMentions(workspace, room.users, text), ts });
  const what = isDirect ? 'message.im' : 'app_mention';
  const answer = await tellBot(parts, { what, content: asJson(event), onlyFor: place.owner });
  if (answer?.status !== 200) room.stopWaiting('slack', user.id);
}
