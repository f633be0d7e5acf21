import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openContent } from '../../../adapters/host/content-watch.ts';
import { createGallery } from '../../../adapters/host/draw-cards.ts';
import { checkBlocks, checkView } from '../../../playground/slack/block-kit.ts';
import { judgeCard } from '../../../playground/teams/card-rules.ts';
import { type ContentCopy, copyContent } from '../../support/content-copy.ts';
import { type TemporaryDirectory, temporaryDirectory } from '../../support/temporary-directory.ts';

const lesson = 'lessen/verbinden/communicatieparadox.yaml';
let directory: TemporaryDirectory;
let content: ContentCopy;
beforeEach(() => {
  directory = temporaryDirectory();
  content = copyContent(join(directory.path, 'inhoud'));
});
afterEach(() => directory.remove());

/** Nobody watches the folder: what is saved is read when somebody asks. */
async function open() {
  const live = await openContent(content.directory, { watching: false });
  if (!('core' in live)) throw new Error(live.faults.join('\n'));
  return createGallery(live, 'Europe/Amsterdam');
}
async function cardsOf(gallery: Awaited<ReturnType<typeof open>>) {
  const now = await gallery();
  if ('faults' in now) throw new Error(now.faults.join('\n'));
  return now.cards;
}

test('each platform takes each card as it is', async () => {
  for (const { id, slack, teams } of await cardsOf(await open())) {
    expect(() => ('view' in slack ? checkView(slack.view) : checkBlocks(slack.blocks)), id).not.toThrow();
    expect(judgeCard(teams), id).toEqual({ noted: [] });
    // As it is pasted in the platform's own designer.
    expect(JSON.parse(JSON.stringify(teams)), id).toMatchObject({ type: 'AdaptiveCard', version: '1.5' });
  }
});

test('a saved lesson shows at once, and only what it changes is another card', async () => {
  const gallery = await open();
  const before = new Map((await cardsOf(gallery)).map((card) => [card.id, JSON.stringify(card)]));
  expect(await gallery(), 'nothing was saved').toBe(await gallery());
  content.edit(lesson, /^titel: .*$/m, 'titel: Zeg het anders');
  const after = await cardsOf(gallery);
  const card = after.find(({ id }) => id === 'les-communicatieparadox');
  expect(JSON.stringify(card?.slack)).toContain('Zeg het anders');
  expect(JSON.stringify(card?.teams)).toContain('Zeg het anders');
  const same = after.filter((each) => before.get(each.id) === JSON.stringify(each));
  expect(same.length).toBeGreaterThan(after.length / 2);
});

test('a fault stands in place of the cards with its file, line and remedy, until it is mended', async () => {
  const gallery = await open();
  content.edit(lesson, /^kern:/m, 'kerm:');
  const faulty = await gallery();
  expect('faults' in faulty && faulty.faults.join('\n')).toMatch(
    /communicatieparadox\.yaml:\d+: onbekend veld “kerm”\. Bedoel je “kern”\?/,
  );
  content.edit(lesson, /^kerm:/m, 'kern:');
  expect((await cardsOf(gallery)).length).toBeGreaterThan(500);
});

test('a lesson that is added or taken away comes and goes', async () => {
  const gallery = await open();
  const text = content.read(lesson);
  content.write('lessen/verbinden/nog-een.yaml', text.replace(/^id: .*$/m, 'id: nog-een'));
  // Two lessons that say they are the same thing: faults, and so it was read.
  const now = await gallery();
  const said = 'faults' in now ? now.faults.join('\n') : now.cards.map(({ id }) => id).join('\n');
  expect(said).toContain('nog-een');
});
