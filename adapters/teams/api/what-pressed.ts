import type { Answer, Desk, LookupButton } from '#core';
import { fromForm } from '../form.ts';
import { toPress } from '../parse.ts';
import { askerOf } from './asker-of.ts';
import { fromDialog } from './compose-payload.ts';
import type { Turn } from './turn.ts';

type Action = Answer | { readonly kind: 'share'; readonly intent: LookupButton };

/** What a press or a sent form leads to; `undefined` when we cannot read it. */
export async function whatPressed(turn: Turn, desk: Desk): Promise<Action | undefined> {
  const value = fromDialog(turn.activity.value);
  const fields = fromForm(value);
  if (fields) return desk.submit(fields, askerOf(turn));
  const press = toPress(value);
  if (!press) return undefined;
  return press.press === 'share' ? { kind: 'share', intent: press.intent } : desk.press(press.intent, askerOf(turn));
}
