import { expect, test } from 'vitest';
import { renderAndSend } from '../../../src/engine/outcome.ts';

test('P11 a nudge whose card throws was not sent for certain; after that it may have been', async () => {
  const fine = async () => ({ kind: 'sent' }) as const;
  const broken = () => {
    throw new Error('a card that fails');
  };
  expect(await renderAndSend(() => 'card', fine)).toEqual({ kind: 'sent' });
  expect(await renderAndSend(broken, fine)).toEqual({ kind: 'not-sent', reason: 'cannot-render' });
  await expect(renderAndSend(() => 'card', broken)).rejects.toThrow('a card that fails');
});
