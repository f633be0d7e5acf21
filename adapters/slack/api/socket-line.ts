import { Agent } from 'node:https';
import type { Logger } from 'pino';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { maxBodyBytes } from '../../wire/body-limit.ts';
import { withinDeadline } from '../../wire/deadline.ts';
import { programWord } from '../../wire/describe-error.ts';
import { readJson } from '../../wire/json.ts';
import { proxied } from '../../wire/post.ts';

/** Something that Slack brings over a line. https://docs.slack.dev/apis/events-api/using-socket-mode#events */
const envelope = z.object({
  type: z.string(),
  envelope_id: z.string().min(1).max(100),
  payload: z.record(z.string(), z.unknown()),
  retry_attempt: z.number().optional().catch(undefined),
  retry_reason: z.string().optional().catch(undefined),
});
export type Envelope = z.output<typeof envelope>;

const hello = z.object({ type: z.literal('hello') });
const goodbye = z.object({ type: z.literal('disconnect'), reason: z.string().max(60).catch('') });

/** Slack gives up on an answer after three seconds: until then whoever hangs up waits for what is under way. */
const lastAnswersMs = 3_000;
/** The other side answers our goodbye at once, or never. */
const closeMs = 2_000;
/** From the first try to connect until Slack says hello. */
const helloMs = 10_000;
/** A wire that was cut somewhere says nothing. We notice within two beats. */
const beatMs = 10_000;

/** Tells Slack that we have it; an answer goes along where Slack takes one. Never rejects. */
export type Acknowledge = (answer?: unknown) => Promise<void>;

export type LineOptions = {
  readonly url: string;
  readonly log: Logger;
  readonly onEnvelope: (envelope: Envelope, acknowledge: Acknowledge) => Promise<void>;
  /** From here on the line carries what people do. */
  readonly onHello: () => void;
  /** Slack is about to hang up: the line still carries what comes, for a moment. */
  readonly onGoodbye: (reason: string) => void;
  readonly onEnd: () => void;
  /** Real ms between two beats; for tests. */
  readonly beat?: number | undefined;
};

/** One WebSocket to Slack. */
export type Line = {
  /** Whether Slack said hello, within ten seconds. */
  readonly opened: Promise<boolean>;
  /** Hangs up when what is under way has been acknowledged. */
  hangUp(): Promise<void>;
};

const agent = new Agent(proxied);

/** Calls Slack at an address that is good for one line. */
export function openLine({ url, log, onEnvelope, onHello, onGoodbye, onEnd, beat = beatMs }: LineOptions): Line {
  const socket = new WebSocket(url, {
    handshakeTimeout: helloMs,
    maxPayload: maxBodyBytes,
    perMessageDeflate: false,
    ...(url.startsWith('wss:') && { agent }),
  });
  const underWay = new Set<Promise<void>>();
  const said = Promise.withResolvers<boolean>();
  const ended = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  const beating = watch(socket, beat, log);

  function take(data: unknown): void {
    const message = readJson(String(data));
    if (hello.safeParse(message).success) {
      onHello();
      said.resolve(true);
      return;
    }
    const bye = goodbye.safeParse(message).data;
    if (bye) return void onGoodbye(bye.reason);
    const came = envelope.safeParse(message).data;
    if (!came) return void log.debug('Slack sent something over the socket that we do not know');
    const acknowledged = Promise.withResolvers<void>();
    const done = onEnvelope(came, (answer) => acknowledge(came, answer).finally(acknowledged.resolve));
    // What is acknowledged goes on without the line.
    const needsLine = Promise.race([done, acknowledged.promise]);
    underWay.add(needsLine);
    void needsLine.finally(() => underWay.delete(needsLine));
  }

  function acknowledge({ envelope_id }: Envelope, answer: unknown): Promise<void> {
    const payload = typeof answer === 'string' ? { text: answer } : answer;
    const text = JSON.stringify({ envelope_id, ...(payload !== undefined && payload !== '' && { payload }) });
    return new Promise((resolve) => {
      socket.send(text, (error) => {
        // Who asked still gets the answer, by an address of its own.
        if (error) log.warn('the line to Slack broke before something was acknowledged');
        resolve();
      });
    });
  }

  socket.on('message', (data, isBinary) => {
    if (!isBinary) take(data);
  });
  // What went wrong stands in `close` as well; the message of an error may hold the address, which is a secret.
  socket.on('error', (error) =>
    log.debug({ code: 'code' in error ? programWord(error.code) : undefined }, 'the line to Slack has trouble'),
  );
  socket.once('close', () => {
    clearInterval(beating);
    said.resolve(false);
    onEnd();
  });
  const opened = withinDeadline(said.promise, helloMs, () => false).then((isOpen) => {
    if (!isOpen) socket.terminate();
    return isOpen;
  });

  return {
    opened,
    async hangUp() {
      await withinDeadline(Promise.all(underWay), lastAnswersMs, () => []);
      socket.close(1000);
      await withinDeadline(ended, closeMs, () => undefined);
      socket.terminate();
    },
  };
}

/** Sends a beat now and then, and ends a line on which nothing came back since the one before. */
function watch(socket: WebSocket, ms: number, log: Logger): NodeJS.Timeout {
  let heard = true;
  for (const sign of ['pong', 'ping', 'message', 'open'] as const) {
    socket.on(sign, () => {
      heard = true;
    });
  }
  return setInterval(() => {
    if (socket.readyState !== WebSocket.OPEN) return;
    if (!heard) {
      log.warn('the line to Slack is silent');
      return socket.terminate();
    }
    heard = false;
    socket.ping();
  }, ms).unref();
}
