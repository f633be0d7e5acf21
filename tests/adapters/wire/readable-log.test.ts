import { spawnSync } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { StoreError } from '#core/store';
import { createLog } from '../../../adapters/wire/create-log.ts';
import { readableLine } from '../../../adapters/wire/readable-log.ts';

function shown(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  write(createLog('trace', { write: (line) => void lines.push(readableLine(line)) }));
  return stripVTControlCharacters(lines.join(''));
}

describe('on a terminal', () => {
  test('a line says when, how bad, which part, what, and its facts', () => {
    const line = shown((log) => log.child({ part: 'nudges' }).warn({ nudge: 'n1', attempt: 2 }, 'a nudge was offered'));
    expect(line).toMatch(/^\d\d:\d\d:\d\d warn {2}nudges: a nudge was offered nudge=n1 attempt=2\n$/);
  });

  test('an error says what it is and where, of itself and of what caused it, and never its message', () => {
    const cause = Object.assign(new Error('geheim over de buren'), { code: 'ECONNREFUSED' });
    const line = shown((log) => log.error({ err: new StoreError('unreachable', { cause }) }, 'it failed'));
    expect(line).toMatch(
      /error it failed err=StoreError unreachable \(.*readable-log.test.ts.*\) ← Error ECONNREFUSED \(/,
    );
    expect(line).not.toContain('geheim');
    expect(line).toContain('De database is niet bereikbaar.');
    expect(line.split('\n')).toHaveLength(2);
  });

  test('H10 line ends and colour codes in a name make no other line', () => {
    const line = shown((log) => log.info({ path: '/a\n\u001b[31mb\u2028c' }, 'odd\nthing'));
    expect(line.trimEnd().split(/[\n\u2028]/)).toHaveLength(1);
    expect(line).toContain('path=/a�');
  });

  test.each(['no JSON at all\n', '3\n', '{"level":35}\n'])('%j comes out all the same', (line) => {
    expect(readableLine(line)).not.toBe('');
  });
});

const write = `import { createLog } from './adapters/wire/create-log.ts'; createLog('info').info({ part: 'x' }, 'hello');`;
const program = [process.execPath, '--no-warnings', '--input-type=module-typescript', '-e'];
const hasScript = spawnSync('script', ['--version']).status === 0;

test('elsewhere a line stays one JSON object', () => {
  const [node = '', ...flags] = program;
  const { stdout } = spawnSync(node, [...flags, write], { encoding: 'utf8' });
  expect(JSON.parse(stdout)).toMatchObject({ part: 'x', msg: 'hello' });
});

test.skipIf(!hasScript)('on a real terminal a line is for people', () => {
  const [node, ...flags] = program;
  // By the environment, for a folder's name may hold a space or a quote.
  const env = { ...process.env, NODE: node, WRITE: write };
  const command = `"$NODE" ${flags.join(' ')} "$WRITE"`;
  const { stdout } = spawnSync('script', ['-qec', command, '/dev/null'], { encoding: 'utf8', env });
  expect(stripVTControlCharacters(stdout)).toMatch(/^\d\d:\d\d:\d\d info {2}x: hello/m);
});
