import type { Desk } from '#core';
import { toText } from '../parse.ts';
import { askerOf } from './asker-of.ts';
import { deliver, isForAll } from './deliver-answer.ts';
import { toInvitation } from './form-dialog.ts';
import type { Turn } from './turn.ts';

/** Answers what somebody typed, or made of it by an edit. */
export async function answerQuestion(turn: Turn, desk: Desk): Promise<void> {
  const answer = await desk.ask(toText(turn.activity), askerOf(turn));
  // A form is for who fills it in: in front of others there is only a button that opens it.
  if (answer.kind === 'form' && isForAll(turn)) return void (await turn.reply(toInvitation(answer)));
  await deliver(answer, { turn, desk });
}
