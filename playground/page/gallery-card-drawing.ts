import type { CardBody, Entry } from '../gallery-state.ts';
import type { Message } from '../state.ts';
import type { Calls } from './calls.ts';
import { copyButton } from './copy-button.ts';
import { h } from './dom.ts';
import { galleryTexts } from './gallery-texts.ts';
import { isObject, listOf, partsOf } from './guards.ts';
import { drawMessage } from './message.ts';
import { texts } from './page-texts.ts';
import { drawLines } from './slack-lines.ts';
import { createSlackLook } from './slack-look.ts';
import type { NameOf } from './slack-text.ts';
import { createTeamsLook } from './teams-look.ts';

/** A quiet day at ten: the cards are the same each time. */
const at = Date.parse('2026-11-24T10:00:00+01:00');

export type Surroundings = { readonly nameOf: NameOf; readonly calls: Calls };

/** A card in both platforms, as the playground draws a message, with its JSON to copy. */
export function drawBoth(entry: Entry, body: CardBody, { nameOf, calls }: Surroundings): HTMLElement[] {
  const [slack, teams] = [createSlackLook(calls, nameOf), createTeamsLook(calls)];
  const message = toMessage(entry, body);
  const inSlack =
    'view' in body.slack
      ? drawView(body.slack.view, entry, nameOf)
      : drawMessage({ message, isMine: false }, slack.drawBody(message));
  const inTeams = drawMessage({ message, isMine: false }, teams.drawBody(message));
  return [
    h(
      'div',
      { class: 'gallery-panes' },
      pane('slack', entry, 'view' in body.slack ? body.slack.view : { blocks: body.slack.blocks }, inSlack),
      pane('teams', entry, body.teams, inTeams),
    ),
  ];
}

function toMessage({ id, onlyYou }: Entry, { slack, teams }: CardBody): Message {
  const from = { kind: 'bot', name: 'Lessenbot' } as const;
  const base = { id, room: 'project', from, at, onlyYou, edited: false, card: teams } as const;
  return 'view' in slack ? base : { ...base, blocks: slack.blocks };
}

function pane(platform: 'slack' | 'teams', { name }: Entry, json: unknown, drawn: HTMLElement): HTMLElement {
  const words = JSON.stringify(json, null, 2);
  const title = galleryTexts.json[platform];
  // Where the browser gives no clipboard, the words stand there selected, to copy by hand.
  const whole = h('textarea', { class: 'json', readonly: true, rows: 8, 'aria-label': title, hidden: true });
  whole.value = words;
  const copy = copyButton(galleryTexts.copy[platform], words, {}, () => {
    whole.hidden = false;
    whole.select();
  });
  return h(
    'div',
    { class: 'gallery-side' },
    h(
      'div',
      {
        class: `pane pane-${platform}`,
        role: 'group',
        'aria-label': `${texts.platform[platform]}: ${name}`,
        'data-room': 'project',
      },
      drawn,
    ),
    h('div', { class: 'gallery-copy' }, copy),
    whole,
  );
}

/** A modal as it opens, without a window around it. */
function drawView(view: unknown, { id }: Entry, nameOf: NameOf): HTMLElement {
  const { blocks, title, submit, close } = partsOf(view);
  const lines = drawLines(listOf(blocks), { nameOf, press: () => {}, kept: {}, prefix: `${id}-` });
  const control = (label: unknown, look: string) =>
    h('button', { type: 'button', class: `slack-button ${look}` }, wordsOf(label));
  return h(
    'div',
    { class: 'slack-modal gallery-modal' },
    h('h4', { class: 'slack-header' }, wordsOf(title)),
    h('div', { class: 'modal-form' }, ...lines.nodes),
    h('div', { class: 'dialog-foot' }, control(close, ''), control(submit, 'primary')),
  );
}

const wordsOf = (text: unknown): string => (isObject(text) && typeof text.text === 'string' ? text.text : '');
