import { z } from 'zod';
import { given } from '#core';
import { suggest } from '#core/wiring';
import { isLoopback } from '../wire/loopback.ts';
import { type PlatformSettings, platformIds, platforms } from './platforms.ts';
import { openToAll, readSecret } from './secret-file.ts';
import { allVariables, ownVariables, secretNames, variableNames } from './variables.ts';

/** The settings of each platform that is configured. */
export type ConfiguredPlatforms = { readonly [Id in keyof PlatformSettings]?: PlatformSettings[Id] };

export type Config = ConfiguredPlatforms & {
  readonly port: number;
  readonly host: string;
  readonly contentDirectory: string;
  /** PostgreSQL; without it, SQLite in `dataDirectory`. */
  readonly databaseUrl?: string;
  readonly dataDirectory: string;
  /** The zone of projects that do not choose one. */
  readonly timezone: string;
  /** For tokens at rest: the first one encrypts, the others still decrypt. */
  readonly encryptionKeys: readonly string[];
  readonly logLevel: string;
  /** The words of questions that found nothing are kept. */
  readonly keepsQuestions: boolean;
  /** On only with nothing configured, unless asked for; then anybody on this machine may talk to the bot. */
  readonly playground: boolean;
  /** Where people can reach us from outside: then the reading pages are there for everybody. */
  readonly publicUrl?: string;
  /** Where a collector on this computer reads figures; without it nothing is counted. */
  readonly metricsPort?: number;
  /** Who runs this bot, and where people reach them. */
  readonly operator: { readonly name?: string; readonly support?: string };
  readonly warnings: readonly string[];
};

type Environment = Readonly<Record<string, string | undefined>>;
type Given = {
  readonly values: Readonly<Record<string, string>>;
  readonly faults: readonly string[];
  readonly warnings: readonly string[];
};

/** Where the bot is found on this computer, on the port it really got. */
export function ownAddress(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** The address above the reading pages: the public one, or with the playground alone our own, once it is known; nothing where they are off. */
export function pagesAddress(
  { publicUrl, playground }: Pick<Config, 'publicUrl' | 'playground'>,
  own: string | undefined,
): string | undefined {
  return publicUrl ?? (playground ? own : undefined);
}

/**
 * Reads the whole configuration, or gives every fault at once.
 * A fault names the variable and the remedy, never a value: values may be secrets.
 */
export function readConfig(environment: Environment): Config | { faults: readonly string[] } {
  const { values, faults } = readGiven(environment);
  const parsed = allVariables.safeParse(values);
  const { playground, nothingToStart } = playgroundIn(values);
  const all = [
    ...faults,
    ...(parsed.error?.issues ?? []).map(({ path, message }) => `${String(path[0])} ${message}.`),
    ...platformIds.flatMap((id) => [...missingOf(id, values), ...(platforms[id].configuration.faults?.(values) ?? [])]),
    ...(values.LESSENBOT_METRICS_PORT !== undefined &&
    Number(values.LESSENBOT_METRICS_PORT) === Number(values.PORT ?? 3978)
      ? ['LESSENBOT_METRICS_PORT is dezelfde poort als PORT. Kies een andere.']
      : []),
    ...hostFaults({ playground, host: values.HOST ?? '127.0.0.1', nothingToStart }),
  ];
  if (all.length > 0) return { faults: all };
  return {
    ...ownConfig(values),
    playground,
    ...platformSettings(values),
    warnings: warningsIn(environment),
  };
}

/** What is odd in an environment and does not stop the start, whether or not something else does. */
export function warningsIn(environment: Environment): readonly string[] {
  return [...readGiven(environment).warnings, ...unknownNames(environment)];
}

/** What is really given: blank counts as not set, and a secret may stand in a file. */
function readGiven(environment: Environment): Given {
  const faults: string[] = [];
  const warnings: string[] = [];
  const values: Record<string, string> = {};
  for (const name of variableNames) {
    const value = environment[name]?.trim();
    if (value) values[name] = value;
  }
  for (const name of secretNames) {
    const file = environment[`${name}_FILE`];
    if (!file) continue;
    if (values[name] !== undefined) faults.push(`${name} en ${name}_FILE staan allebei ingesteld. Houd er één over.`);
    const secret = readSecret(file);
    if (secret) values[name] = secret;
    else faults.push(`${name}_FILE wijst naar een bestand dat leeg of niet te lezen is. ${lookAtFile}`);
    warnings.push(...openToAll(file, `Het bestand van ${name}_FILE`));
  }
  faults.push(...Object.entries(values).flatMap(([name, value]) => odd(name, value)));
  return { values, faults, warnings };
}

/** What was pasted with more than the value itself would be refused by a platform later, in words that lead nowhere. */
function odd(name: string, value: string): readonly string[] {
  if (/^(["'`]).*\1$/su.test(value)) return [`${name} staat tussen aanhalingstekens. Haal ze weg.`];
  // A list may stand on several lines; another value never.
  const inner = spacious.has(name) ? /[^\P{Cc}\s]/u : /\p{Cc}/u;
  if (inner.test(value))
    return [`${name} heeft een regeleinde of een onzichtbaar teken in zich. Plak de waarde opnieuw, op één regel.`];
  return secretNames.includes(name) && !spacious.has(name) && /\s/.test(value)
    ? [`${name} heeft een spatie in zich. Plak de waarde opnieuw.`]
    : [];
}

/** These may hold white space, or say better what is wrong with it. */
const spacious: ReadonlySet<string> = new Set([
  'LESSENBOT_ENCRYPTION_KEY',
  'MICROSOFT_ALLOWED_TENANTS',
  'DATABASE_URL',
]);

const lookAtFile = 'Kijk het pad en de rechten na.';

type PlatformId = keyof PlatformSettings;

function stateOf(id: PlatformId, values: Given['values']) {
  return platforms[id].configuration.state(values);
}

function missingOf(id: PlatformId, values: Given['values']): readonly string[] {
  const state = stateOf(id, values);
  if (state.kind !== 'half') return [];
  const { present } = state;
  const are = present.length === 1 ? 'staat' : 'staan';
  return state.missing.map(
    (name) =>
      `${name} ontbreekt, maar ${present.join(' en ')} ${are} er wel. Vul ${name} in om ${platforms[id].name} aan te zetten.`,
  );
}

/** On by itself only when no platform is configured, not even by half. */
function playgroundIn(values: Given['values']) {
  const isOn = platformIds.some((id) => stateOf(id, values).kind !== 'off');
  const wish = values.LESSENBOT_PLAYGROUND ?? 'auto';
  return { playground: wish === 'on' || (wish === 'auto' && !isOn), nothingToStart: wish === 'off' && !isOn };
}

function hostFaults({
  playground,
  host,
  nothingToStart,
}: {
  playground: boolean;
  host: string;
  nothingToStart: boolean;
}) {
  const names = platformIds.map((id) => platforms[id].name);
  return [
    ...(playground && !isLoopback(host)
      ? [
          `HOST is niet deze computer, maar de speeltuin staat aan. Stel ${names.join(' of ')} in, of gebruik HOST=127.0.0.1.`,
        ]
      : []),
    ...(nothingToStart
      ? [
          `Er is niets om te starten: LESSENBOT_PLAYGROUND is off, en ${names.join(' en ')} zijn niet ingesteld. Zie docs/beheer.md.`,
        ]
      : []),
  ];
}

function ownConfig(values: Given['values']) {
  const own = z.object(ownVariables).parse(values);
  return {
    port: own.PORT,
    host: own.HOST,
    contentDirectory: own.LESSENBOT_CONTENT_DIR,
    dataDirectory: own.LESSENBOT_DATA_DIR,
    timezone: own.LESSENBOT_TIMEZONE,
    encryptionKeys: own.LESSENBOT_ENCRYPTION_KEY,
    logLevel: own.LESSENBOT_LOG_LEVEL,
    keepsQuestions: own.LESSENBOT_KEEP_QUESTIONS === 'on',
    operator: given({ name: own.LESSENBOT_DEVELOPER_NAME, support: own.LESSENBOT_SUPPORT }),
    ...given({
      databaseUrl: own.DATABASE_URL,
      publicUrl: own.LESSENBOT_PUBLIC_URL,
      metricsPort: own.LESSENBOT_METRICS_PORT,
    }),
  };
}

function platformSettings(values: Given['values']): ConfiguredPlatforms {
  const settingsOf = <Id extends PlatformId>(id: Id): PlatformSettings[Id] | undefined =>
    stateOf(id, values).kind === 'on' ? platforms[id].configuration.read(values) : undefined;
  return given({ slack: settingsOf('slack'), teams: settingsOf('teams') } satisfies Record<PlatformId, unknown>);
}

function unknownNames(environment: Environment): string[] {
  const known = [...variableNames, ...secretNames.map((name) => `${name}_FILE`)];
  return Object.keys(environment)
    .filter((name) => name.startsWith('LESSENBOT_') && !known.includes(name))
    .map((name) => {
      const near = suggest(name, known);
      return `${name} ken ik niet.${near ? ` Bedoel je ${near}?` : ' Haal de regel weg, of kijk in docs/beheer.md.'}`;
    });
}
