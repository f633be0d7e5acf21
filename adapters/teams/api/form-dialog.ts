import { type Answer, formInvitation, given, projectTexts, writePress } from '#core';
import { type Message, toMessage } from '../render.ts';
import type { CardElement } from './elements.ts';

type OpenForm = Extract<Answer, { readonly kind: 'form' }>;

/** Asks Teams to open a dialog: then what the button carries comes as `task/fetch`. */
const opensDialog = { msteams: { type: 'task/fetch' } };

/**
 * A card in front of everybody with one button that opens the form in a dialog, for who presses alone. Not every client can open one from
 * a card: behind the overflow the same form comes as a card.
 */
export function toInvitation({ form, intent }: OpenForm): Message {
  const { card, summary } = toMessage(formInvitation(form, intent), { canShare: false });
  const data = { press: writePress('open', intent) };
  const { fillIn, fillInHere: title } = projectTexts.buttons;
  const here = { title, mode: 'secondary', data };
  const actions = [
    { type: 'Action.Submit', title: fillIn, style: 'positive', data: { ...opensDialog, ...data } },
    { type: 'Action.Execute', verb: 'lessen', ...here, fallback: { type: 'Action.Submit', ...here } },
  ];
  const body = card.body.map(
    (element): CardElement => ({
      ...element,
      ...given({ actions: element.type === 'ActionSet' ? actions : undefined }),
    }),
  );
  return { card: { ...card, body }, summary };
}
