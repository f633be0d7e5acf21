import { existsSync } from 'node:fs';
import { lessonDirectory } from '#core';
import { type Config, type ConfiguredPlatforms, ownAddress, readConfig, warningsIn } from './config.ts';
import { type PlatformSettings, platformIds, platforms } from './platforms.ts';
import { playgroundFaults } from './playground-here.ts';
import { openToAll } from './secret-file.ts';
import { secretNames } from './variables.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What somebody reads of a configuration: what is wrong, what is odd, and how the bot would start. Never a value of a secret. */
export type Described = {
  readonly faults: readonly string[];
  readonly oddities: readonly string[];
  /** Empty while there are faults: then nothing starts. */
  readonly would: readonly (readonly [what: string, how: string])[];
};

/** Reads a configuration as the start does, and tells all of it at once. */
export function describeConfig(environment: Environment): Described {
  const config = readConfig(environment);
  const odd = oddIn(environment);
  // A name that is nearly right is often why something is missing.
  if ('faults' in config) return { faults: config.faults, oddities: [...warningsIn(environment), ...odd], would: [] };
  const missing = [...playgroundFaults(config), ...contentFaults(config)];
  if (missing.length > 0) return { faults: missing, oddities: [...config.warnings, ...odd], would: [] };
  const own = ownAddress(config.host, config.port);
  const secrets = secretNames.filter((name) => isSet(environment, name));
  return {
    faults: [],
    oddities: [...config.warnings, ...odd],
    would: [
      ...platformIds.map((id) => [platforms[id].name, platformWay(id, config, own)] as const),
      ['Speeltuin', config.playground ? `aan, op ${own}/` : 'uit'],
      ['Gegevens', config.databaseUrl === undefined ? `SQLite in ${config.dataDirectory}` : 'PostgreSQL'],
      ['Lessen', config.contentDirectory],
      ['Leespagina’s', pagesOf(config)],
      ['Cijfers', config.metricsPort === undefined ? 'uit' : `http://127.0.0.1:${config.metricsPort}/metrics`],
      ['Tijdzone', config.timezone],
      [
        'Vragen',
        config.keepsQuestions ? 'losse woorden van vragen zonder les blijven bewaard' : 'blijven niet bewaard',
      ],
      ['Contact', config.operator.support ?? 'niet ingesteld'],
      ['Geheimen', secrets.length === 0 ? 'geen' : secrets.join(', ')],
    ],
  };
}

/** What the start would say of each file that is not there. */
function contentFaults({ contentDirectory }: Config): readonly string[] {
  if (existsSync(lessonDirectory(contentDirectory))) return [];
  return [`In de map ${contentDirectory} staan geen lessen. Kijk of LESSENBOT_CONTENT_DIR klopt.`];
}

const isSet = (environment: Environment, name: string) =>
  Boolean(environment[name]?.trim() || environment[`${name}_FILE`]?.trim());

function platformWay<Id extends keyof PlatformSettings>(id: Id, config: ConfiguredPlatforms, own: string): string {
  const settings = config[id];
  if (!settings) return 'uit';
  const { path, reachedBy, signsInBy } = platforms[id];
  const signIn = signsInBy ? `, aangemeld met ${signsInBy(settings)}` : '';
  return `aan, ${reachedBy?.(settings) ?? `POST ${own}${path}`}${signIn}`;
}

function pagesOf({ publicUrl, playground }: Config): string {
  if (publicUrl !== undefined) return `${publicUrl}/lessen`;
  return playground ? 'alleen op deze computer' : 'uit';
}

/** What starts, and is not what somebody means. */
function oddIn(environment: Environment): readonly string[] {
  const { LESSENBOT_PUBLIC_URL: url = '', MICROSOFT_APP_KEY_FILE: key = '' } = environment;
  return [
    ...(url.startsWith('http://')
      ? [
          'LESSENBOT_PUBLIC_URL begint niet met https://. Slack en Teams openen zo’n adres niet, en anderen kunnen meelezen.',
        ]
      : []),
    ...(isSet(environment, 'SLACK_APP_TOKEN') && isSet(environment, 'SLACK_SIGNING_SECRET')
      ? [
          'SLACK_APP_TOKEN en SLACK_SIGNING_SECRET staan er allebei. De bot gebruikt SLACK_APP_TOKEN (Socket Mode). Haal er één weg.',
        ]
      : []),
    ...(key === '' ? [] : openToAll(key, 'Het bestand van MICROSOFT_APP_KEY_FILE')),
    ...openToAll('.env', 'Het bestand .env'),
  ];
}
