import type { Calls } from './calls.ts';
import { h } from './dom.ts';
import { drawWords } from './message.ts';
import { createModal } from './modal.ts';
import type { Look } from './pane.ts';
import { drawBlocks } from './slack-blocks.ts';
import type { Values } from './slack-lines.ts';
import { openSlackModal } from './slack-modal.ts';
import { drawMrkdwn, type NameOf } from './slack-text.ts';

/** How Slack shows a message and a modal, and what it does with them. */
export function createSlackLook({ press, submit }: Calls, nameOf: NameOf): Look {
  return {
    drawBody({ id, blocks, from, text = '' }) {
      if (blocks)
        return drawBlocks(blocks, { nameOf, press: (action) => press({ platform: 'slack', message: id, action }) });
      return from.kind === 'user' ? [drawWords(text)] : [h('p', {}, drawMrkdwn(text, nameOf))];
    },
    showModal: createModal<Values>((modal, kept = {}) => {
      const { viewId } = modal;
      return openSlackModal(modal, kept, {
        nameOf,
        submit: (values) => submit({ viewId, kind: 'submit', values }),
        close: () => submit({ viewId, kind: 'close' }),
        press: (action, values) => press({ platform: 'slack', message: viewId, action, values }),
      });
    }),
  };
}
