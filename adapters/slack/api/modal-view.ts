import type { types } from '@slack/bolt';
import { z } from 'zod';
import { clip, type Form, formSubjects } from '#core';
import { limits } from '../limits.ts';
import { escapeText } from '../render.ts';

/** Where a form was opened. Slack gives it back unread, so nobody can change it. */
export const formPlace = z.object({
  channel: z.string().min(1),
  workspace: z.string().min(1),
  /** The installation that opened it, where it is not that of the workspace itself. */
  via: z.string().min(1).optional(),
  /** Opened by a command: Slack gives no composer to who is not in the channel. */
  member: z.boolean(),
  /** Opened from the Home tab, which shows what came of it. */
  fromHome: z.literal(true).optional(),
  /** What the form is about; of the project of a channel where it does not say. */
  about: z.enum(formSubjects).optional(),
  /** What the form was filled in with. */
  basis: z
    .record(z.string(), z.union([z.string(), z.array(z.string()).readonly()]))
    .readonly()
    .optional(),
});
export type FormPlace = z.infer<typeof formPlace>;

export const formCallback = 'project';

/** What Slack takes as the answer to a modal that was sent. */
export type ModalResponse =
  | { readonly response_action: 'update'; readonly view: types.ModalView }
  | { readonly response_action: 'errors'; readonly errors: Record<string, string> };

/** A sentence where a form was. */
export function notice(title: string, sentence: string): types.ModalView {
  return {
    type: 'modal',
    title: plain(title.length > limits.modalTitle ? 'Lessenbot' : title),
    blocks: [
      { type: 'section', text: { type: 'mrkdwn', text: escapeText(clip(sentence, limits.section)), verbatim: true } },
    ],
  };
}

/** The same, as the answer to a modal that was sent. */
export function noticeInModal(title: string, sentence: string): ModalResponse {
  return { response_action: 'update', view: notice(title, sentence) };
}

/** What is wrong, by block, for Slack to show at each field. */
export function toErrors(form: Form): Record<string, string> {
  return Object.fromEntries(form.fields.flatMap(({ id, fault }) => (fault === undefined ? [] : [[id, fault]])));
}

/** Words as Slack shows them, without emoji codes. */
export function plain(text: string): types.PlainTextElement {
  return { type: 'plain_text', text, emoji: false };
}
