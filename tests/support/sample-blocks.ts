/** Blocks that are in order, short to write; tests change what must be wrong. */

export const text = (words: string) => ({ type: 'plain_text', text: words });
export const section = (words: string) => ({ type: 'section', text: { type: 'mrkdwn', text: words } });
export const button = (more: object = {}) => ({ type: 'button', text: text('Ja'), action_id: 'a', ...more });
export const actions = (...elements: object[]) => ({ type: 'actions', elements });
export const option = (value: string) => ({ text: text('Keuze'), value });
export const select = (more: object) => actions({ type: 'static_select', action_id: 's', ...more });
export const input = (element: object, more: object = {}) => ({ type: 'input', label: text('Naam'), element, ...more });
export const field = { type: 'plain_text_input', action_id: 'n' };
export const modal = (more: object = {}) => ({
  type: 'modal',
  title: text('Project'),
  submit: text('Bewaar'),
  blocks: [input(field, { block_id: 'naam' })],
  ...more,
});
