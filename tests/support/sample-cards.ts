/** Cards that are in order, short to write; tests change what must be wrong. */

export const block = (text: string) => ({ type: 'TextBlock', text });
export const execute = { type: 'Action.Execute', title: 'Meer', verb: 'lessen', data: { press: 'x' } };
export const card = (...body: object[]) => ({ type: 'AdaptiveCard', version: '1.5', body });
export const message = (content: unknown, more: object = {}) => ({
  type: 'message',
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }],
  ...more,
});
/** The path of the project channel at the connector. */
export const channel = `/${encodeURIComponent('19:veilige-buurt@thread.tacv2')}`;
