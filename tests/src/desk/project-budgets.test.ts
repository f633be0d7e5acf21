import { afterEach, beforeEach, expect, test } from 'vitest';
import { budgets, buttonsOn, wordsOn } from '../../../src/replies/budget.ts';
import { openSqliteFile } from '../../../src/store/sqlite.ts';
import type { Store } from '../../../src/store/store.ts';
import { deskOn } from '../../support/project-desk.ts';
import { replyOf } from '../../support/reply-of.ts';

/** What a team sees of its project is short, in every state it can be in. */

let store: Store;
beforeEach(async () => {
  store = await openSqliteFile(':memory:');
});
afterEach(() => store.close());

const asker = {
  who: async () => ({ id: 'U1', name: 'Anna de Vries' }),
  place: { platform: 'slack', workspace: 'T1', channel: 'C1' },
  isMember: async () => true,
} as const;

const steps = ['fase uitvoering', 'fase borging', 'pauze 2 weken', 'hervat', 'stop'];
const projects = ['project whatsapp-groep, buurtpreventie fase start', 'project bankjesdag fase voorbereiding'];

test.each(projects)('%s: what is told of it and each look at it', async (setUp) => {
  const desk = deskOn(store);
  for (const step of [setUp, ...steps]) {
    for (const typed of [step, 'plan', 'logboek', 'status', 'fase', 'overzicht']) {
      const reply = replyOf(await desk.ask(typed, asker));
      expect(wordsOn(reply), `${step}, ${typed}`).toBeLessThanOrEqual(budgets.project.words);
      expect(buttonsOn(reply), `${step}, ${typed}`).toBeLessThanOrEqual(budgets.project.buttons);
    }
  }
});
