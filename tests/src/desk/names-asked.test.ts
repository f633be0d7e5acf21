import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Asker, type Desk, toPlainText } from '#core';
import type { ButtonIntent } from '../../../src/domain/intent.ts';
import { openStore } from '../../../src/store/open.ts';
import type { Store } from '../../../src/store/store.ts';
import { directories } from '../../support/directories.ts';
import { deskOn } from '../../support/project-desk.ts';
import { replyOf } from '../../support/reply-of.ts';

const place = { platform: 'slack', workspace: 'T1', channel: 'C1' } as const;
const samira: Asker = { who: async () => ({ id: 'S', name: 'Samira' }), place, isMember: async () => true };
const never = () => new Promise<never>(() => {});
/** Somebody of whom the platform tells nothing, however long we wait. */
const unknown: Asker = { who: never, shownName: 'anna.jansen', place, isMember: never };

const newDirectory = directories();
let store: Store;
let desk: Desk;
beforeEach(async () => {
  store = await openStore({ directory: newDirectory() });
  desk = deskOn(store, {
    onError: (error) => {
      throw error;
    },
  });
});
afterEach(() => store.close());

test.each(['plan', 'nu', 'logboek', 'status', 'fase start', 'hervat', 'verbinden'])(
  '“%s” that saves nothing is answered without asking the platform about anybody',
  async (text) => {
    await desk.ask('project whatsapp-groep, buurtpreventie fase start elke dinsdag 10:00', samira);
    expect(toPlainText(replyOf(await desk.ask(text, unknown)))).not.toBe('');
  },
);

test.each<ButtonIntent>([{ kind: 'picture' }, { kind: 'why-nudge', nudge: 'n1' }, { kind: 'show-nudge', nudge: 'n1' }])(
  'a press on $kind asks nobody either',
  async (intent) => expect((await desk.press(intent, unknown)).kind).toBe('reply'),
);

test.each(['project', 'project whatsapp-groep'])('“%s” opens the form with the name that came along', async (text) => {
  const answer = await desk.ask(text, unknown);
  if (answer.kind !== 'form') throw new Error(answer.kind);
  expect(answer.form.fields).toContainEqual(expect.objectContaining({ id: 'owner', value: 'anna.jansen' }));
});

test('a form with something wrong comes back before anybody is asked for', async () => {
  expect((await desk.submit({ values: { name: '' } }, unknown)).kind).toBe('form');
});
