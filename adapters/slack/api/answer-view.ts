import type { types } from '@slack/bolt';
import { z } from 'zod';
import { given, type Reply } from '#core';
import { readJson } from '../../wire/json.ts';
import { toMessage } from '../render.ts';
import { plain } from './modal-view.ts';
import { withPlainTables } from './plain-tables.ts';

/** Of which installation an answer in a modal is, and of which channel where it is about a project. Slack keeps it for us, unread. */
const answerPlace = z.object({
  workspace: z.string().min(1),
  via: z.string().min(1).optional(),
  channel: z.string().min(1).optional(),
});
export type AnswerPlace = z.infer<typeof answerPlace>;

export const answerCallback = 'answer';

const title = 'Lessenbot';
const close = 'Sluit';

/** An answer where there is no conversation to put it in: its buttons go on in the same modal. */
export function toAnswerView(reply: Reply, { workspace, via, channel }: AnswerPlace): types.ModalView {
  return {
    type: 'modal',
    callback_id: answerCallback,
    private_metadata: JSON.stringify({ workspace, ...given({ via, channel }) }),
    title: plain(title),
    close: plain(close),
    blocks: withPlainTables(toMessage(reply, { canShare: false }).blocks),
  };
}

/** What such a modal keeps for us. */
export function placeIn(metadata: string): AnswerPlace | undefined {
  return answerPlace.safeParse(readJson(metadata)).data;
}
