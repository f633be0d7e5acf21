import { expect, test } from 'vitest';
import { isLookup } from '../../src/domain/intent.ts';
import phrases from '../src/grammar/phrases-blind.json' with { type: 'json' };
import { describePlatforms } from '../support/describe-platforms.ts';
import { core } from '../support/real-core.ts';

/** What a reader of the manual types, written without a look at the code, comes to the same on both platforms. */
describePlatforms('what people type', (bot) => {
  test.each(phrases.map(({ say }) => say))('“%s” is answered with what it means', async (say) => {
    await bot.ask(say);
    const [answer, ...more] = bot.seenBy('anna');
    expect(more).toEqual([]);
    const intent = core.understand(say, '2026-11-23');
    // What concerns a project opens a form, or says that there is none here.
    if (!isLookup(intent)) return expect(answer ?? bot.form('anna')).toBeDefined();
    const { title } = core.open(intent);
    expect(answer?.words.replace(/[^\p{L}\p{N}]/gu, '')).toContain(title.replace(/[^\p{L}\p{N}]/gu, ''));
  });
});
