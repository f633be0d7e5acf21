import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { directories } from '../../support/directories.ts';
import { runCommand } from '../../support/run-command.ts';

const newDirectory = directories();

test.each(['check-config', 'backup', 'manifest'])('%s says of a .env that cannot be read what to do', (command) => {
  const directory = newDirectory();
  // A folder cannot be read as a file by anybody, root neither.
  mkdirSync(join(directory, '.env'));
  const { status, stdout, stderr } = runCommand(directory, command);
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/^Het bestand \.env is niet te lezen\. .*chown\.\n$/);
});

test('what Node reads before us is said to do nothing in .env', () => {
  const directory = newDirectory();
  writeFileSync(join(directory, '.env'), 'NODE_USE_ENV_PROXY=1\nHTTPS_PROXY=http://127.0.0.1:9\n');
  const { stderr } = runCommand(directory, 'check-config');
  expect(stderr).toContain('Let op: NODE_USE_ENV_PROXY werkt niet in .env');
});
