import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryDirectory } from '../../tests/support/temporary-directory.ts';
import type { Asked } from '../kit/bench.ts';
import type { OneProcess } from '../kit/one-process.ts';
import { beside, type Figures, inTurns } from '../kit/side-by-side.ts';
import { startBareBot, startWholeBot } from '../kit/whole-bot.ts';
import { type AnswersServer, openAnswersServer } from './answers-server.ts';
import { askMany, type Question } from './ask-many.ts';

/** How people ask on a platform, and how its bot answers. */
export type Road = {
  /** What the platform says when an answer arrives. */
  readonly taken: { readonly status: number; readonly says: object };
  /** Both bots get this, with the address of the platform. */
  env(address: string): Readonly<Record<string, string>>;
  question(text: string, id: number, address: string): Question;
  /** The message of the peer: what ours said. */
  card(answer: string): object;
};

/** A lesson by a word, and a question in people's own words. */
const texts = ['verbinden', 'bewoners komen niet naar de avond'] as const;
const manners = [
  { title: 'one by one', text: texts[0], atOnce: 1, count: 100 },
  { title: 'one by one, in own words', text: texts[1], atOnce: 1, count: 100 },
  { title: '10 at once', text: texts[0], atOnce: 10, count: 300 },
  { title: '50 at once', text: texts[0], atOnce: 50, count: 500 },
] as const;

/** The whole bot beside a bare one that answers at once with the same cards: in turns, each in a process of its own. */
export async function besideBare(road: Road, { isQuick, options: [given], show }: Asked): Promise<void> {
  const rounds = isQuick ? 1 : Number(given ?? 11);
  const answers = await openAnswersServer(road.taken.status, road.taken.says);
  const env = road.env(answers.address);
  const ask = createAsk(road, answers);
  const ours = await startWholeBot(env);
  const cards: Record<string, object> = {};
  for (const text of texts) cards[text] = road.card(await ask.once(ours, text));
  const directory = temporaryDirectory();
  const file = join(directory.path, 'cards.json');
  writeFileSync(file, JSON.stringify(cards));
  const bots = { lessenbot: ours, bare: await startBareBot({ ...env, CARDS: file }) };
  const names = ['lessenbot', 'bare'] as const;
  const size = (count: number) => (isQuick ? 20 : count);
  try {
    for (const name of names) await ask.many(bots[name], { text: texts[0], atOnce: 10, count: size(300) });
    const measured = manners.map((manner) => ({ ...manner, rounds: [] as Record<(typeof names)[number], Figures>[] }));
    for (let round = 0; round < rounds; round++)
      for (const { text, atOnce, count, rounds: done } of measured)
        done.push(
          ...(await inTurns(round % 2 === 0 ? names : names.toReversed(), 1, (name) =>
            ask.many(bots[name], { text, atOnce, count: size(count) }),
          )),
        );
    for (const { title, rounds: done } of measured) show(title, beside(done, 'bare'));
    show('memory afterwards', {
      MB: { lessenbot: Math.round(bots.lessenbot.memoryMB()), bare: Math.round(bots.bare.memoryMB()) },
      'bytes of the cards': Object.fromEntries(texts.map((text) => [text, JSON.stringify(cards[text]).length])),
    });
  } finally {
    for (const bot of Object.values(bots)) await bot.stop();
    await answers.close();
    directory.remove();
  }
}

function createAsk({ question }: Road, answers: AnswersServer) {
  let last = 0;
  const next = (text: string) => question(text, ++last, answers.address);
  return {
    /** Gives what was answered. */
    async once(bot: OneProcess, text: string): Promise<string> {
      const one = next(text);
      const arrived = answers.answerTo(one.id);
      await fetch(`${bot.address}${one.path}`, { method: 'POST', headers: one.headers, body: one.body });
      return (await arrived).text;
    },
    many: (bot: OneProcess, { text, ...manner }: { text: string; atOnce: number; count: number }) =>
      askMany({ bot, answers, question: () => next(text), ...manner }),
  };
}
