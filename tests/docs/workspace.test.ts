import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const read = (file: string) => readFileSync(file, 'utf8');

test('every file of content names the schema by which an editor helps while typing', () => {
  const without = globSync('data/**/*.yaml').filter((file) => {
    const schema = /^# yaml-language-server: \$schema=(\S+)\n/.exec(read(file))?.[1];
    return schema === undefined || !existsSync(join(dirname(file), schema));
  });
  expect(without).toEqual([]);
});

test('CI runs .ci/run and nothing else, with no right but to read', () => {
  const github = parse(read('.github/workflows/ci.yml'));
  const commands = github.jobs.run.steps.flatMap(({ run }: { readonly run?: string }) => run ?? []);
  expect(Object.keys(github.jobs)).toEqual(['run']);
  expect(github.permissions).toEqual({ contents: 'read' });
  expect([commands, parse(read('.gitlab-ci.yml')).run.script]).toEqual([['bash .ci/run'], ['bash .ci/run']]);
});

test('what VS Code starts is there', () => {
  const { configurations } = JSON.parse(read('.vscode/launch.json'));
  const { scripts, devDependencies } = JSON.parse(read('package.json'));
  for (const { name, runtimeArgs } of configurations) {
    const [how, first, program] = runtimeArgs;
    if (how === 'run') expect(scripts, name).toHaveProperty(first);
    else expect(devDependencies, name).toHaveProperty(program);
  }
  expect(configurations.length).toBeGreaterThan(1);
});

test('Renovate moves what is there: each package that it names, and the Node of the image with that of the lockfile', () => {
  const { packageRules } = JSON.parse(read('renovate.json'));
  const { devDependencies, dependencies, optionalDependencies } = JSON.parse(read('package.json'));
  const images = `${read('Dockerfile')}\n${read('compose.yaml')}`;
  const inImages = [...images.matchAll(/^ *(?:FROM|image:) ([\w-]+):\d/gm)].map(([, name]) => name);
  const known = [...Object.keys({ ...devDependencies, ...dependencies, ...optionalDependencies }), ...inImages];
  const named: string[] = packageRules.flatMap(
    ({ matchPackageNames }: { matchPackageNames: string[] }) => matchPackageNames,
  );
  expect(named.filter((name) => !known.includes(name))).toEqual([]);
  const [node] = packageRules;
  expect(node.matchPackageNames).toEqual(expect.arrayContaining(['node', ...Object.keys(optionalDependencies)]));
});
