import { expect, test } from 'vitest';
import { changeBetween } from '../../playground/change-between.ts';
import { applyChange } from '../../playground/page/apply-change.ts';
import type { Change, Message, State } from '../../playground/state.ts';
import { sampleState as sample } from '../support/playground-sample.ts';
import { startBot } from '../support/playground-server.ts';

const message = (id: string, text: string): Message => ({
  ...{ id, room: 'project', from: { kind: 'user', name: 'Anna de Vries' }, at: 0, text },
  ...{ onlyYou: false, edited: false },
});
const withMessages = (version: number, ...messages: Message[]): State => ({
  ...sample,
  version,
  panes: { ...sample.panes, slack: { available: true, waiting: false, messages } },
});
const [one, two, three] = [message('1', 'een'), message('2', 'twee'), message('3', 'drie')] as const;
const modal = { viewId: 'V1', view: {} };

test.each<[string, State, State]>([
  ['a message that is new', withMessages(1, one), withMessages(2, one, two)],
  ['a message that changed', withMessages(1, one, two), withMessages(2, { ...one, edited: true }, two)],
  ['a message that is gone, and one that came', withMessages(1, one, two), withMessages(2, two, three)],
  ['another order', withMessages(1, one, two), withMessages(2, two, one)],
  ['something new in the middle', withMessages(1, one, three), withMessages(2, one, two, three)],
  ['an empty channel', withMessages(1, one, two), withMessages(2)],
  ['nothing', withMessages(1, one), withMessages(2, one)],
  [
    'a modal that closed',
    { ...sample, version: 1, panes: { ...sample.panes, slack: { ...sample.panes.slack, modal } } },
    withMessages(2),
  ],
])('%s arrives as a change', (_what, before, after) => {
  const change: Change = JSON.parse(JSON.stringify(changeBetween(before, after)));
  expect(applyChange(before, change)).toEqual(JSON.parse(JSON.stringify(after)));
});

test('a change carries only what differs, and fits on no other state', () => {
  const change = changeBetween(withMessages(1, one, two), withMessages(2, one, two, three));
  expect(change.panes.slack.messages).toEqual({ gone: [], put: [three] });
  expect(applyChange(withMessages(7, one), change)).toBeUndefined();
});

test('an open page gets the state once, and then changes that make the same state', async () => {
  const bot = await startBot();
  const stream = await fetch(`${bot.address}/playground/events?user=anna`);
  let heard = '';
  const reading = (async () => {
    for await (const chunk of stream.body ?? []) heard += Buffer.from(chunk).toString();
  })();
  const events = () =>
    heard.split('\n\n').flatMap((line) => (line.startsWith('data: ') ? [JSON.parse(line.slice(6))] : []));
  const built = (): State | undefined => {
    const [first, ...changes]: [State, ...Change[]] = events() as [State, ...Change[]];
    return changes.reduce<State | undefined>((state, change) => state && applyChange(state, change), first);
  };
  await bot.say('/lessen verbinden');
  await bot.say('/lessen help');
  await bot.say('klaar');
  let mine: State | undefined;
  const last = await bot.until((state) => {
    mine = built();
    return state.panes.slack.messages.length >= 3 && !state.panes.teams.waiting && mine?.version === state.version;
  });
  // The clock runs on between two looks.
  expect({ ...mine, clock: 0 }).toEqual({ ...last, clock: 0 });
  const told = new Set(last.panes.slack.messages.map(({ id }) => id));
  const before = events().length;
  await bot.say('nog iets');
  await bot.until((state) => built()?.version === state.version && state.panes.slack.messages.length > told.size);
  // What was there already is not told again.
  const later: Change[] = events().slice(before);
  const put = later.flatMap(({ panes }) => panes.slack.messages.put);
  expect(put.map(({ text }) => text)).toEqual(['nog iets']);
  await bot.close();
  await reading;
});
