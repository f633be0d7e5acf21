import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { isEncryptionKey, suggest } from '#core/wiring';
import { isLoopback } from '../wire/loopback.ts';

const secret = z.string();
const guid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, 'is geen GUID. Neem hem over uit Azure');

/** A city in a region: `CET` and its like know no summer, or mean something else elsewhere. */
function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('nl', { timeZone: name });
    return name.includes('/') || name === 'UTC';
  } catch {
    return false;
  }
}

function zoneHint(name: unknown): string {
  const near = suggest(String(name), Intl.supportedValuesOf('timeZone'));
  return `is geen tijdzone. ${near ? `Waarschijnlijk bedoel je ${near}` : 'Gebruik bijvoorbeeld Europe/Amsterdam'}`;
}

const variables = z.object({
  PORT: z.coerce
    .number('is geen getal. Gebruik bijvoorbeeld 3978')
    .int('is geen heel getal. Gebruik bijvoorbeeld 3978')
    .min(1, 'is geen poort. Gebruik 1 tot en met 65535')
    .max(65535, 'is geen poort. Gebruik 1 tot en met 65535')
    .default(3978),
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/\S+$/, {
      error: 'is geen adres van PostgreSQL. Gebruik postgres://naam:wachtwoord@server/database',
      abort: true,
    })
    .refine((url) => URL.canParse(url), 'is geen geldig adres. Schrijf vreemde tekens in het wachtwoord als %-code')
    .optional(),
  LESSENBOT_DATA_DIR: z.string().default('./.lessenbot'),
  LESSENBOT_CONTENT_DIR: z.string().default('./data'),
  LESSENBOT_TIMEZONE: z
    .string()
    .refine(isZone, { error: ({ input }) => zoneHint(input) })
    .default('Europe/Amsterdam'),
  LESSENBOT_ENCRYPTION_KEY: z
    .string()
    .transform((list) => list.split(/[\s,]+/).filter((key) => key !== ''))
    .refine((keys) => keys.every(isEncryptionKey), 'is geen sleutel. Maak er een met: openssl rand -base64 32')
    .default([]),
  LESSENBOT_PLAYGROUND: z.enum(['auto', 'on', 'off'], 'kent deze waarde niet. Kies auto, on of off').default('auto'),
  LESSENBOT_PUBLIC_URL: z.url('is geen adres. Gebruik bijvoorbeeld https://lessenbot.voorbeeld.nl').optional(),
  LESSENBOT_LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'kent deze waarde niet. Kies bijvoorbeeld info of debug',
    )
    .default('info'),
  SLACK_SIGNING_SECRET: secret.optional(),
  SLACK_BOT_TOKEN: z.string().startsWith('xoxb-', 'is geen bot-token. Een bot-token begint met xoxb-').optional(),
  SLACK_API_URL: z.url('is geen adres. Laat het leeg voor het gewone Slack').default('https://slack.com/api/'),
  MICROSOFT_APP_ID: guid.optional(),
  MICROSOFT_APP_PASSWORD: secret.optional(),
  MICROSOFT_APP_TENANT_ID: guid.optional(),
  MICROSOFT_ALLOWED_TENANTS: z
    .string()
    .transform((list) => list.split(/[\s,]+/).filter((tenant) => tenant !== ''))
    .pipe(z.array(guid))
    .default([]),
});
const names = Object.keys(variables.shape);
const secrets = [
  'DATABASE_URL',
  'LESSENBOT_ENCRYPTION_KEY',
  'SLACK_SIGNING_SECRET',
  'SLACK_BOT_TOKEN',
  'MICROSOFT_APP_PASSWORD',
];

export type Config = {
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
  /** On only with nothing configured, unless asked for; then anybody on this machine may talk to the bot. */
  readonly playground: boolean;
  /** Where people can reach us from outside: then the reading pages are there for everybody. */
  readonly publicUrl?: string;
  readonly slack?: { readonly signingSecret: string; readonly botToken: string; readonly apiUrl: string };
  readonly teams?: {
    readonly appId: string;
    readonly password: string;
    readonly tenantId: string;
    readonly allowedTenants: readonly string[];
  };
  readonly warnings: readonly string[];
};

/** Where the bot is found on this computer, on the port it really got. */
export function ownAddress(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/**
 * Reads the whole configuration, or gives every fault at once.
 * A fault names the variable and the remedy, never a value: values may be secrets.
 */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
): Config | { faults: readonly string[] } {
  const faults: string[] = [];
  const given: Record<string, string> = {};
  for (const name of names) {
    const value = environment[name];
    if (value !== undefined && value.trim() !== '') given[name] = value.trim();
  }
  for (const name of secrets) {
    const file = environment[`${name}_FILE`];
    if (!file) continue;
    if (given[name] !== undefined) faults.push(`${name} en ${name}_FILE staan allebei ingesteld. Houd er één over.`);
    const content = readSecret(file);
    if (content) given[name] = content;
    else
      faults.push(`${name}_FILE wijst naar een bestand dat leeg of niet te lezen is. Kijk het pad en de rechten na.`);
  }

  const parsed = variables.safeParse(given);
  if (!parsed.success) faults.push(...parsed.error.issues.map(({ path, message }) => `${String(path[0])} ${message}.`));
  const has = (name: string) => given[name] !== undefined;
  const together = (platform: string, needed: readonly string[], also: readonly string[] = []) => {
    const missing = needed.filter((name) => !has(name));
    const present = [...needed, ...also].filter(has);
    if (present.length > 0) {
      for (const name of missing)
        faults.push(
          `${name} ontbreekt, maar ${present.join(' en ')} staat er wel. Vul ${name} in om ${platform} aan te zetten.`,
        );
    }
    return present.length > 0;
  };
  const slack = together('Slack', ['SLACK_SIGNING_SECRET', 'SLACK_BOT_TOKEN']);
  const teams = together(
    'Teams',
    ['MICROSOFT_APP_ID', 'MICROSOFT_APP_PASSWORD', 'MICROSOFT_APP_TENANT_ID'],
    ['MICROSOFT_ALLOWED_TENANTS'],
  );

  const wish = given.LESSENBOT_PLAYGROUND ?? 'auto';
  const playground = wish === 'on' || (wish === 'auto' && !slack && !teams);
  const host = given.HOST ?? '127.0.0.1';
  if (playground && !isLoopback(host)) {
    faults.push(
      'HOST is niet deze computer, maar de speeltuin staat aan. Stel Slack of Teams in, of gebruik HOST=127.0.0.1.',
    );
  }
  if (wish === 'off' && !slack && !teams) {
    faults.push(
      'Er is niets om te starten: LESSENBOT_PLAYGROUND is off, en Slack en Teams zijn niet ingesteld. Zie docs/beheer.md.',
    );
  }
  if (faults.length > 0 || !parsed.success) return { faults };

  const values = parsed.data;
  const { SLACK_SIGNING_SECRET, SLACK_BOT_TOKEN, MICROSOFT_APP_ID, MICROSOFT_APP_PASSWORD, MICROSOFT_APP_TENANT_ID } =
    values;
  return {
    port: values.PORT,
    host: values.HOST,
    contentDirectory: values.LESSENBOT_CONTENT_DIR,
    ...(values.DATABASE_URL && { databaseUrl: values.DATABASE_URL }),
    dataDirectory: values.LESSENBOT_DATA_DIR,
    timezone: values.LESSENBOT_TIMEZONE,
    encryptionKeys: values.LESSENBOT_ENCRYPTION_KEY,
    logLevel: values.LESSENBOT_LOG_LEVEL,
    playground,
    ...(values.LESSENBOT_PUBLIC_URL !== undefined && { publicUrl: values.LESSENBOT_PUBLIC_URL }),
    ...(SLACK_SIGNING_SECRET &&
      SLACK_BOT_TOKEN && {
        slack: { signingSecret: SLACK_SIGNING_SECRET, botToken: SLACK_BOT_TOKEN, apiUrl: values.SLACK_API_URL },
      }),
    ...(MICROSOFT_APP_ID &&
      MICROSOFT_APP_PASSWORD &&
      MICROSOFT_APP_TENANT_ID && {
        teams: {
          appId: MICROSOFT_APP_ID,
          password: MICROSOFT_APP_PASSWORD,
          tenantId: MICROSOFT_APP_TENANT_ID,
          allowedTenants: values.MICROSOFT_ALLOWED_TENANTS,
        },
      }),
    warnings: unknownNames(environment),
  };
}

function unknownNames(environment: Readonly<Record<string, string | undefined>>): string[] {
  const known = [...names, ...secrets.map((name) => `${name}_FILE`)];
  return Object.keys(environment)
    .filter((name) => name.startsWith('LESSENBOT_') && !known.includes(name))
    .map((name) => {
      const near = suggest(name, known);
      return `${name} ken ik niet.${near ? ` Bedoel je ${near}?` : ' Haal de regel weg, of kijk in docs/beheer.md.'}`;
    });
}

function readSecret(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim() || undefined;
  } catch {
    return undefined;
  }
}
