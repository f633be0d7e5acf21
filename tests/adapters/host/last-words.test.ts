import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';

/** Runs a line of TypeScript in a process of its own, and gives what came out of it. */
async function run(code: string, ...flags: string[]): Promise<{ status: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, ['--no-warnings', ...flags, '--input-type=module-typescript', '-e', code]);
  const ended = once(child, 'close');
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [status] = await ended;
  return { status, out, err };
}

const listening = `
  import { createLog } from './adapters/wire/create-log.ts';
  import { logLastWords } from './adapters/host/last-words.ts';
  logLastWords(createLog('info'));
`;

describe('H10', () => {
  test.each([
    ['an error that nobody caught', `setTimeout(() => { throw new Error('canary') })`],
    ['a promise that nobody caught', `Promise.reject(new TypeError('canary'))`],
    ['something else that was thrown', `setTimeout(() => { throw 'canary' })`],
  ])('%s ends the bot with one line of the log, without its message', async (_what, code) => {
    const { status, out, err } = await run(listening + code);
    expect([status, err]).toEqual([1, '']);
    expect(JSON.parse(out)).toMatchObject({ level: 60 });
    expect(out).not.toContain('canary');
  });

  test('what Node warns of is a line of the log', async () => {
    const { out, err } = await run(
      `${listening} process.emitWarning('canary', { type: 'DeprecationWarning', code: 'DEP1' })`,
    );
    expect(JSON.parse(out)).toMatchObject({ name: 'DeprecationWarning', code: 'DEP1' });
    expect(out + err).not.toContain('canary');
  });
});

test('SIGUSR1 opens no debugger', async () => {
  const { out, err } = await run(
    `${listening} setInterval(() => {}, 1000); process.on('SIGUSR1', () => setImmediate(() => process.exit(0))); process.kill(process.pid, 'SIGUSR1')`,
  );
  expect(JSON.parse(out)).toMatchObject({ level: 40 });
  expect(err).toBe('');
});

test('C7 an older Node is told which one is needed, before it meets TypeScript', async () => {
  const older = `data:text/javascript,Object.defineProperty(process.versions,'node',{value:'20.20.2'})`;
  const check = beforeTheStart();
  const { status, err, out } = await run('console.log(1)', '--import', older, ...check);
  expect([status, out]).toEqual([1, '']);
  expect(err).toContain('heeft Node 24 nodig, en dit is Node 20.20.2');
  expect(await run('console.log(1)', ...check)).toEqual({ status: 0, out: '1\n', err: '' });
});

/** What `npm start` gives Node before the bot itself. */
function beforeTheStart(): string[] {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
  return scripts.start.split(' ').slice(1, -1);
}
