import { z } from 'zod';
import { impossible } from '#core';
import type { Submit, User } from '../state.ts';
import { readable } from '../to-bot.ts';
import { elementsOf } from './block-kit.ts';
import type { SlackParts } from './local-parts.ts';
import { SlackRefusal } from './refusal.ts';
import { missingFields } from './required-fields.ts';
import { interact } from './tell-bot.ts';
import type { OpenView, Views } from './views.ts';

/** A modal that somebody sends or closes. False when that one is not open. */
export async function submit(parts: SlackParts, user: User, submitted: Submit): Promise<boolean> {
  const top = parts.views.top(user.id);
  if (top?.id !== submitted.viewId) return false;
  if (submitted.kind === 'close') await close(parts, user, top);
  else await sendToBot(parts, user, { top, values: submitted.values });
  return true;
}

async function close(parts: SlackParts, user: User, top: OpenView): Promise<void> {
  const { views } = parts;
  const view = views.payload(user.id, top, {});
  views.close(user.id, top.view.clear_on_close === true);
  if (top.view.notify_on_close) await interact(parts, user, { type: 'view_closed', view, is_cleared: false });
}

async function sendToBot(parts: SlackParts, user: User, { top, values }: { top: OpenView; values: unknown }) {
  const { views, triggers } = parts;
  const errors = missingFields(top.view.blocks, values);
  if (Object.keys(errors).length > 0) return views.complain(user.id, { errors });
  const answer = await interact(parts, user, {
    type: 'view_submission',
    trigger_id: triggers.create(user.id),
    view: views.payload(user.id, top, values),
    response_urls: responseUrls(parts, user, { blocks: top.view.blocks, values }),
  });
  if (answer?.status === 200) obey(parts, user, answer.body);
  else views.complain(user.id, { problem: 'De bot antwoordt niet. Probeer het nog eens.' });
}

const chosen = z.record(
  z.string(),
  z.record(z.string(), z.looseObject({ selected_conversation: z.string().nullish() })),
);

/** Slack gives an address for each conversation that was chosen in a field that asks for one. */
function responseUrls(
  { hooks, workspace }: SlackParts,
  user: User,
  { blocks, values }: { readonly blocks: OpenView['view']['blocks']; readonly values: unknown },
): object[] {
  const filled = chosen.safeParse(values).data ?? {};
  return elementsOf(blocks).flatMap(({ block, action_id, response_url_enabled: isEnabled }) => {
    const channel_id = filled[String(block.block_id)]?.[String(action_id)]?.selected_conversation;
    const place = isEnabled === true && channel_id ? workspace.place(channel_id) : undefined;
    if (!place) return [];
    const response_url = hooks.open({ user: user.id, place });
    return [{ block_id: block.block_id, action_id, channel_id, response_url }];
  });
}

const responseAction = z.discriminatedUnion('response_action', [
  z.object({ response_action: z.literal('close') }),
  z.object({ response_action: z.literal('clear') }),
  z.object({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string()) }),
  z.object({ response_action: z.enum(['update', 'push']), view: z.unknown() }),
]);
type ResponseAction = z.output<typeof responseAction>;

function obey({ room, views }: SlackParts, user: User, body: string): void {
  const answer = responseAction.safeParse(body === '' ? { response_action: 'close' } : readable(body)).data;
  try {
    if (!answer) throw new SlackRefusal('invalid_response_action');
    act(views, user.id, answer);
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    room.violate('slack', error.code, `antwoord op view_submission: ${error.details.join(' ')}`);
    views.complain(user.id, { problem: 'Het antwoord van de bot klopt niet. Probeer het nog eens.' });
  }
}

/** What the bot says to a sent modal. https://docs.slack.dev/surfaces/modals#updating_response */
function act(views: Views, user: string, answer: ResponseAction): void {
  switch (answer.response_action) {
    case 'close':
    case 'clear':
      views.close(user, answer.response_action === 'clear');
      break;
    case 'errors':
      complain(views, user, answer.errors);
      break;
    case 'update':
      views.update({ id: views.top(user)?.id }, answer.view);
      break;
    case 'push':
      views.push(user, answer.view);
      break;
    default:
      impossible(answer);
  }
}

function complain(views: Views, user: string, errors: Readonly<Record<string, string>>): void {
  const fields = elementsOf(views.top(user)?.view.blocks ?? []).filter(({ block }) => block.type === 'input');
  const known = fields.map(({ block }) => String(block.block_id));
  const strange = Object.keys(errors).filter((id) => !known.includes(id));
  if (strange.length > 0) throw new SlackRefusal('invalid_block_id', strange);
  views.complain(user, { errors });
}
