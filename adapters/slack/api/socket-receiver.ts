import type { App, Receiver } from '@slack/bolt';
import type { Logger } from 'pino';
import { given } from '#core';
import type { PlatformLine } from '../../wire/platform-adapter.ts';
import type { Admit } from './admission.ts';
import type { Delivery } from './bolt.ts';
import { describeError } from './errors.ts';
import type { Acknowledge, Envelope } from './socket-line.ts';
import { keepLines, type LinesOptions } from './socket-lines.ts';

export type SocketReceiverOptions = Pick<LinesOptions, 'appToken' | 'apiUrl'> & {
  readonly admit: Admit;
  readonly log: Logger;
};

/** Slack reaches us by a line that we opened ourselves, so that we need no public address: Socket Mode. */
export function openSocketReceiver({ admit, log, ...dialling }: SocketReceiverOptions): Receiver & PlatformLine {
  let app: App | undefined;

  async function take(envelope: Envelope, acknowledge: Acknowledge): Promise<void> {
    const { payload: body, envelope_id } = envelope;
    const admitted = await admit(body, envelope_id);
    // Slack brings it again: by then whoever is at it is done, or turned out dead.
    if (admitted.kind === 'busy') return;
    if (admitted.kind !== 'ours') return acknowledge();
    const { retry_attempt: retryNum, retry_reason: retryReason } = envelope;
    await app?.processEvent({
      body,
      ack: acknowledge,
      ...given({ retryNum, retryReason }),
      customProperties: { done: admitted.done } satisfies Delivery,
    });
  }

  let lines: PlatformLine | undefined;
  const onEnvelope: LinesOptions['onEnvelope'] = (envelope, acknowledge) =>
    take(envelope, acknowledge).catch((error: unknown) =>
      log.error({ error: describeError(error) }, 'a Slack request failed'),
    );
  return {
    init(bolt) {
      app = bolt;
    },
    async start() {
      lines ??= keepLines({ ...dialling, log, onEnvelope });
    },
    stop: async () => lines?.stop(),
    trouble: () => lines?.trouble(),
  };
}
