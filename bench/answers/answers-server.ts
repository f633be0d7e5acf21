import { openStandIn } from '../../tests/support/stand-in-server.ts';

type Arrived = { readonly at: number; readonly text: string };

export type AnswersServer = {
  readonly address: string;
  /** The moment at which all of the answer to this question was there. Questions are told apart by the end of the path. */
  answerTo(question: string): Promise<Arrived>;
  close(): Promise<void>;
};

/** In the place of Slack or Teams: where a bot posts what it has to say. */
export async function openAnswersServer(status: number, says: object): Promise<AnswersServer> {
  const waiting = new Map<string, (arrived: Arrived) => void>();
  const body = JSON.stringify(says);
  const { address, close, got } = await openStandIn(({ path, text }) => {
    const question = path.split('?', 1)[0]?.split('/').at(-1) ?? '';
    waiting.get(question)?.({ at: performance.now(), text });
    waiting.delete(question);
    // Nothing of it is looked at later.
    got.length = 0;
    return { status, body };
  });
  return {
    address,
    close,
    answerTo: (question) => new Promise((resolve) => waiting.set(question, resolve)),
  };
}
