import type { Exchange } from '../state.ts';
import { copyButton } from './copy-button.ts';
import { find, h, time } from './dom.ts';
import { keyedList } from './keyed.ts';
import { texts } from './page-texts.ts';
import { createPanel } from './panel.ts';

/** The side panel with what went over the wire. It draws only while it is open. */
export function createInspector(): (exchanges: readonly Exchange[]) => void {
  const panel = createPanel('inspector', () => show(latest));
  const list = find('exchanges', HTMLElement);
  const empty = find('exchanges-empty', HTMLElement);
  empty.textContent = texts.exchange.none;
  let latest: readonly Exchange[] = [];
  const draw = keyedList<Exchange>(list, ({ id }) => id, drawExchange);

  function show(exchanges: readonly Exchange[]): void {
    latest = exchanges;
    if (panel.hidden) return;
    empty.hidden = exchanges.length > 0;
    draw(exchanges.toReversed());
  }
  return show;
}

function drawExchange({ platform, direction, what, at, tookMs, status, request, response }: Exchange): HTMLElement {
  const failed = status !== undefined && status >= 400;
  const details = h(
    'details',
    {},
    h(
      'summary',
      {},
      h('span', { class: `exchange-platform exchange-${platform}` }, texts.exchange.platform[platform]),
      h('span', { class: 'exchange-direction' }, texts.exchange[direction]),
      time(at),
      h('span', { class: 'exchange-what' }, what),
      h(
        'span',
        { class: failed ? 'exchange-status failed' : 'exchange-status' },
        [status, tookMs !== undefined && texts.exchange.took(tookMs)].filter(Boolean).join(' · '),
      ),
    ),
  );
  // Most are never opened, and some are long.
  details.addEventListener(
    'toggle',
    () => details.append(drawJson(texts.exchange.request, request), drawJson(texts.exchange.response, response)),
    { once: true },
  );
  return h('li', {}, details);
}

function drawJson(title: string, value: unknown): DocumentFragment {
  const fragment = document.createDocumentFragment();
  if (value === undefined || value === null || value === '') return fragment;
  const json = typeof value === 'string' ? value : JSON.stringify(value, null, 2);
  const copy = copyButton(texts.exchange.copy, json, { 'aria-label': `${texts.exchange.copy}: ${title}` });
  fragment.append(
    h('div', { class: 'json-head' }, h('h3', {}, title), copy),
    h('pre', { class: 'json', tabindex: 0, role: 'group', 'aria-label': title }, json),
  );
  return fragment;
}
