import { z } from 'zod';
import { isEncryptionKey, suggest } from '#core/wiring';
import { siteAddress } from '../wire/web-address.ts';
import { platformIds, platforms } from './platforms.ts';

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

const notAPort = 'is geen poort. Gebruik 1 tot en met 65535';
const port = (example: number) =>
  z.coerce
    .number(`is geen getal. Gebruik bijvoorbeeld ${example}`)
    .int(`is geen heel getal. Gebruik bijvoorbeeld ${example}`)
    .min(1, notAPort)
    .max(65535, notAPort);

/** Who runs this bot and how it is called: for the Teams package and the page on privacy. */
export const aboutVariables = {
  /** Lengths of name and developer: https://learn.microsoft.com/microsoft-365/extensibility/schema */
  LESSENBOT_APP_NAME: z
    .string()
    .max(30, 'is langer dan 30 tekens')
    .refine(
      (name) => !/microsoft|teams|office|copilot/i.test(name),
      'heeft een naam van Microsoft erin. Kies een eigen naam',
    )
    .default('Lessenbot'),
  LESSENBOT_APP_VERSION: z
    .string()
    .regex(/^\d+\.\d+\.\d+$/, 'is geen versie. Gebruik drie getallen, zoals 1.0.0')
    .optional(),
  LESSENBOT_DEVELOPER_NAME: z.string().max(32, 'is langer dan 32 tekens').optional(),
  LESSENBOT_SUPPORT: z
    .union([z.email(), z.url({ protocol: /^https$/ })], 'is geen mailadres of https-adres')
    .optional(),
};

/** What the host itself reads. The platforms bring their own variables. */
export const ownVariables = {
  ...aboutVariables,
  PORT: port(3978).default(3978),
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
    .refine(
      (keys) => keys.length > 0 && keys.every(isEncryptionKey),
      'is geen sleutel. Maak er een met: openssl rand -base64 32',
    )
    .default([]),
  LESSENBOT_PLAYGROUND: z.enum(['auto', 'on', 'off'], 'kent deze waarde niet. Kies auto, on of off').default('auto'),
  LESSENBOT_PUBLIC_URL: siteAddress('https://lessenbot.voorbeeld.nl').optional(),
  LESSENBOT_KEEP_QUESTIONS: z.enum(['on', 'off'], 'kent deze waarde niet. Kies on of off').default('off'),
  LESSENBOT_METRICS_PORT: port(9464).optional(),
  LESSENBOT_LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'kent deze waarde niet. Kies bijvoorbeeld info of debug',
    )
    .default('info'),
};
const configurations = platformIds.map((id) => platforms[id].configuration);

/** Every variable that means something to the bot. */
export const allVariables = z.object({
  ...ownVariables,
  ...Object.fromEntries(configurations.flatMap((configuration) => Object.entries(configuration.variables))),
});

/** Their names. */
export const variableNames: readonly string[] = Object.keys(allVariables.shape);
/** Those that may also stand in a file, by `NAME_FILE`. */
export const secretNames: readonly string[] = [
  'DATABASE_URL',
  'LESSENBOT_ENCRYPTION_KEY',
  ...configurations.flatMap(({ secrets }) => secrets),
];
