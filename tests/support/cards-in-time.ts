import { type Answer, type Asker, type Desk, type Reply, toPlainText } from '#core';
import type { Store } from '#core/store';
import type { ButtonIntent } from '../../src/domain/intent.ts';
import type { Nudge, Place } from '../../src/domain/project.ts';
import { tick } from '../../src/engine/tick.ts';
import { nudgeReply } from '../../src/replies/nudge-reply.ts';
import { createPlanning } from '../../src/rules/planning.ts';
import { listNudges } from '../../src/store/nudge-rows.ts';
import { findByPlace } from '../../src/store/project-rows.ts';
import { core } from './real-core.ts';

const silent = { info: () => {}, warn: () => {}, error: () => {} };

/** What the engine would send to a channel by this moment (epoch ms), as sent, and the card. */
export async function cardAt(
  store: Store,
  { place, now }: { readonly place: Place; readonly now: number },
): Promise<{ readonly nudge: Nudge; readonly card: Reply }> {
  await tick({ store, planning: createPlanning(() => core.catalogue), log: silent }, now);
  await store.query("UPDATE nudge SET state = 'sent', message_id = id WHERE state = 'planned'");
  const project = await findByPlace(store.query, place);
  const [nudge] = project ? await listNudges(store.query, project.id, 1) : [];
  const card = project && nudge && nudgeReply(nudge, project, core.catalogue);
  if (!card) throw new Error('no card');
  return { nudge, card };
}

/** The buttons of a card, those behind an overflow too. */
export const buttonsOf = ({ parts }: Reply) => parts.flatMap((part) => (part.kind === 'buttons' ? part.buttons : []));

/** Presses the button of a card that says this. */
export function pressOn(desk: Desk, { card, label, who }: { card: Reply; label: string; who: Asker }): Promise<Answer> {
  const intent: ButtonIntent | undefined = buttonsOf(card).find((button) => button.label === label)?.intent;
  if (!intent) throw new Error(`no button “${label}” on ${toPlainText(card)}`);
  return desk.press(intent, who);
}
