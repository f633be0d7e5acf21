import type { Calls } from './calls.ts';
import { drawWords } from './message.ts';
import { createModal } from './modal.ts';
import type { Look } from './pane.ts';
import { drawCard, toTextCard } from './teams-card.ts';
import { openTeamsModal } from './teams-modal.ts';

/** How Teams shows a message and a dialog, and what it does with them. */
export function createTeamsLook({ press, submit }: Calls): Look {
  return {
    drawBody({ id, card, from, text = '' }) {
      if (card === undefined && from.kind === 'user') return [drawWords(text)];
      return [drawCard(card ?? toTextCard(text), (action) => press({ platform: 'teams', message: id, action }))];
    },
    showModal: createModal((modal) => {
      const { viewId } = modal;
      return openTeamsModal(modal, {
        submit: (values) => submit({ viewId, kind: 'submit', values }),
        close: () => submit({ viewId, kind: 'close' }),
      });
    }),
  };
}
