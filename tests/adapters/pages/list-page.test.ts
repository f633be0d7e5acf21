import { expect, test } from 'vitest';
import { listPage } from '../../../adapters/pages/list-page.ts';
import { catalogue } from '../../support/real-core.ts';

const pageOf = (operator: Parameters<typeof listPage>[1]['operator'], keepsQuestions = false) =>
  listPage(catalogue, { keepsQuestions, operator }).body.html;

test('who runs the bot, and where to ask, stand at privacy; markup in a name stays text', () => {
  const page = pageOf({ name: 'Gemeente <Zoetstad>', support: 'hulp@zoetstad.example' });
  expect(page).toContain('De organisatie die deze bot draait, Gemeente &lt;Zoetstad&gt;, kan alles');
  expect(page).toContain('<a href="mailto:hulp@zoetstad.example">hulp@zoetstad.example</a>');
  expect(pageOf({ support: 'https://zoetstad.example/hulp' })).toContain('<a href="https://zoetstad.example/hulp">');
});

test('without them the page says whom to ask', () =>
  expect(pageOf({})).toContain('Vraag het aan wie de bot bij jullie heeft neergezet.'));

test('what is kept, and how long, stands there', () => {
  expect(pageOf({})).toMatch(/bewaart hij niets[\s\S]*90 dagen lang, nooit door wie[\s\S]*na 30 dagen alles/);
  expect(pageOf({})).not.toContain('losse woorden');
  expect(pageOf({}, true)).toContain('losse woorden');
});
