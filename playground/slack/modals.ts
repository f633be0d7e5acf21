import { z } from 'zod';
import type { Room } from '../room.ts';
import type { Submit, User } from '../state.ts';
import { type BotAnswer, readable } from '../to-bot.ts';
import { elementsOf } from './block-kit.ts';
import { interaction } from './events.ts';
import { emptyFields } from './presses.ts';
import { SlackRefusal } from './refusal.ts';
import type { Triggers } from './triggers.ts';
import type { Views } from './views.ts';
import type { Workspace } from './workspace.ts';

type Parts = {
  readonly room: Room;
  readonly workspace: Workspace;
  readonly triggers: Triggers;
  readonly views: Views;
  /** Sends an interaction to the bot, signed. */
  readonly interact: (what: string, payload: object, user: User) => Promise<BotAnswer | undefined>;
};

/** What happens when somebody sends or closes a modal. The function gives false when that modal is not open. */
export function createModals({ room, workspace, triggers, views, interact }: Parts) {
  return submit;

  async function submit(user: User, submitted: Submit): Promise<boolean> {
    const top = views.top(user.id);
    if (top?.id !== submitted.viewId) return false;
    if (submitted.kind === 'close') {
      const payload = views.payload(user.id, top, {});
      views.close(user.id, top.view.clear_on_close === true);
      if (top.view.notify_on_close)
        await interact(
          'view_closed',
          { ...interaction(workspace, 'view_closed', user), view: payload, is_cleared: false },
          user,
        );
      return true;
    }
    const errors = emptyFields(top.view.blocks, submitted.values);
    if (Object.keys(errors).length > 0) {
      views.complain(user.id, { errors });
      return true;
    }
    const answer = await interact(
      'view_submission',
      {
        ...interaction(workspace, 'view_submission', user),
        trigger_id: triggers.create(user.id),
        view: views.payload(user.id, top, submitted.values),
        response_urls: [],
      },
      user,
    );
    if (answer?.status !== 200) views.complain(user.id, { problem: 'De bot antwoordt niet. Probeer het nog eens.' });
    else obey(user, answer.body);
    return true;
  }

  /** What the bot says to a sent modal. https://docs.slack.dev/surfaces/modals#updating_response */
  function obey(user: User, body: string): void {
    const parsed = responseAction.safeParse(body === '' ? { response_action: 'close' } : readable(body));
    const answer = parsed.data;
    try {
      if (!answer) throw new SlackRefusal('invalid_response_action');
      if (answer.response_action === 'errors') {
        const top = views.top(user.id);
        const fields = elementsOf(top?.view.blocks ?? []).filter(({ block }) => block.type === 'input');
        const known = fields.map(({ block }) => String(block.block_id));
        const strange = Object.keys(answer.errors).filter((id) => !known.includes(id));
        if (strange.length > 0) throw new SlackRefusal('invalid_block_id', strange);
        views.complain(user.id, { errors: answer.errors });
      } else if (answer.response_action === 'update') views.update({ id: views.top(user.id)?.id }, answer.view);
      else if (answer.response_action === 'push') views.push(user.id, answer.view);
      else views.close(user.id, answer.response_action === 'clear');
    } catch (error) {
      if (!(error instanceof SlackRefusal)) throw error;
      room.violate('slack', error.code, `antwoord op view_submission: ${error.details.join(' ')}`);
      views.complain(user.id, { problem: 'Het antwoord van de bot klopt niet. Probeer het nog eens.' });
    }
  }
}

const responseAction = z.discriminatedUnion('response_action', [
  z.object({ response_action: z.literal('close') }),
  z.object({ response_action: z.literal('clear') }),
  z.object({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string()) }),
  z.object({ response_action: z.enum(['update', 'push']), view: z.unknown() }),
]);
