import { createHmac } from 'node:crypto';

/** The headers that Slack signs a body with. `at` is in whole seconds. */
export function slackSignature(body: string, secret: string, at = Math.floor(Date.now() / 1000)) {
  const signature = `v0=${createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex')}`;
  return { 'x-slack-signature': signature, 'x-slack-request-timestamp': String(at) };
}
