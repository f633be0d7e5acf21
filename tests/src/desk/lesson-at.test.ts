import { expect, test } from 'vitest';
import { lessonAt } from '../../../src/desk/lesson-at.ts';
import { catalogue } from '../../support/real-core.ts';

const at = (address: string, pages?: string) => lessonAt(address, pages, catalogue)?.id;
const site = 'https://lessenbot.example.nl';

test.each([
  [`${site}/lessen/heldere-kaders`, site],
  [`${site}/lessen/heldere-kaders?van=slack#risico`, site],
  ['HTTPS://LESSENBOT.EXAMPLE.NL/lessen/heldere-kaders', site],
  ['https://example.nl/bot/lessen/heldere-kaders', 'https://example.nl/bot'],
  ['http://127.0.0.1:3978/lessen/heldere-kaders', 'http://127.0.0.1:3978'],
])('%s is the page of a lesson', (address, pages) => expect(at(address, pages)).toBe('heldere-kaders'));

test.each([
  [`${site}/lessen`, site],
  [`${site}/lessen/`, site],
  [`${site}/lessen/geen-les`, site],
  [`${site}/lessen/__proto__`, site],
  [`${site}/lessen/heldere-kaders/meer`, site],
  [`${site}/bron`, site],
  ['https://ander.example.nl/lessen/heldere-kaders', site],
  ['http://lessenbot.example.nl/lessen/heldere-kaders', site],
  ['https://lessenbot.example.nl.evil.example/lessen/heldere-kaders', site],
  ['https://lessenbot.example.nl@evil.example/lessen/heldere-kaders', site],
  ['heldere-kaders', site],
  ['', site],
  [`${site}/lessen/heldere-kaders`, undefined],
])('%s is not', (address, pages) => expect(at(address, pages)).toBeUndefined());
