import { z } from 'zod';
import { isLoopbackUrl } from '../../wire/loopback.ts';
import { type PlatformAdapter, stateOf } from '../../wire/platform-adapter.ts';
import { apiAddress, siteAddress } from '../../wire/web-address.ts';

/** How we get into workspaces: one, with the token of that one, or each one where somebody installs us. */
export type AccessSettings =
  | { readonly kind: 'one'; readonly botToken: string }
  | {
      readonly kind: 'many';
      readonly clientId: string;
      readonly clientSecret: string;
      readonly stateSecret: string;
      readonly publicUrl: string;
    };

/** How Slack reaches us: it knocks at a public address and signs what it brings, or we open a line to it ourselves (Socket Mode). */
export type DoorSettings =
  | { readonly kind: 'http'; readonly signingSecret: string }
  | { readonly kind: 'socket'; readonly appToken: string };

type SlackSettings = { readonly door: DoorSettings; readonly access: AccessSettings; readonly apiUrl: string };

const signing = 'SLACK_SIGNING_SECRET';
const ofOne = 'SLACK_BOT_TOKEN';
/** By these anybody may put us in a workspace. */
const ofMany = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET'];
/** For those we need a place to keep tokens, and an address for people to come back to. */
const alsoForMany = ['LESSENBOT_ENCRYPTION_KEY', 'LESSENBOT_PUBLIC_URL'];
const socketToken = 'SLACK_APP_TOKEN';

const botToken = z
  .string()
  .refine((token) => !token.startsWith('xoxe.'), {
    error:
      'is een token dat vanzelf verloopt. Neem het bot-token van een app zonder token rotation, dat met xoxb- begint. Of laat werkruimten zelf installeren, met SLACK_CLIENT_ID',
    abort: true,
  })
  .regex(/^xoxb-./, 'is geen bot-token. Een bot-token begint met xoxb-, en daar komt nog meer achter');

const variables = {
  [signing]: z.string().optional(),
  [ofOne]: botToken.optional(),
  SLACK_CLIENT_ID: z
    .string()
    .regex(/^[\d.]+$/, 'is geen client-id. Het bestaat uit cijfers met een punt ertussen, zoals 123456.789012')
    .optional(),
  SLACK_CLIENT_SECRET: z.string().optional(),
  SLACK_STATE_SECRET: z
    .string()
    .min(16, 'is te kort om geheim te zijn. Maak er een met: openssl rand -base64 32')
    .optional(),
  SLACK_API_URL: apiAddress('Laat het leeg voor het gewone Slack').default('https://slack.com/api/'),
  [socketToken]: z
    .string()
    .regex(
      /^xapp-./,
      'is geen app-token. Een app-token begint met xapp-, daar komt nog meer achter, en het staat bij Basic Information',
    )
    .optional(),
};

/** How Slack is configured. */
export const slackConfiguration: PlatformAdapter<SlackSettings>['configuration'] = {
  variables,
  secrets: [signing, ofOne, socketToken, 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET'],
  state(values) {
    const isSet = (name: string) => values[name] !== undefined;
    const isMany = ofMany.some(isSet);
    const door = isSet(socketToken) ? socketToken : signing;
    const state = stateOf(values, { needed: [door, ...(isMany ? ofMany : [ofOne])], also: [signing] });
    const present = [signing, ofOne, ...ofMany, socketToken].filter(isSet);
    const missing = [
      ...(state.kind === 'half' ? state.missing : []),
      ...(isMany ? alsoForMany.filter((name) => !isSet(name)) : []),
    ];
    return missing.length === 0 ? state : { kind: 'half', present, missing };
  },
  faults(values) {
    const many = ofMany.filter((name) => values[name] !== undefined);
    const both =
      many.length > 0 && values[ofOne] !== undefined
        ? [
            `${ofOne} en ${many.join(' en ')} staan allebei ingesteld. Kies: ${ofOne} voor één werkruimte, of ${ofMany.join(', ')} om meer werkruimten zelf te laten installeren. Haal de andere weg.`,
          ]
        : [];
    const back = values.LESSENBOT_PUBLIC_URL;
    const open = many.length > 0 && back !== undefined && !isSafe(back);
    return open
      ? [
          ...both,
          'LESSENBOT_PUBLIC_URL begint niet met https://, en zonder https laat Slack mensen niet terugkomen na het installeren.',
        ]
      : both;
  },
  read(values) {
    const found = z
      .object({ ...variables, LESSENBOT_PUBLIC_URL: siteAddress('https://lessenbot.voorbeeld.nl').optional() })
      .parse(values);
    return { door: doorIn(found), access: accessIn(found), apiUrl: found.SLACK_API_URL };
  },
};

function isSafe(address: string): boolean {
  const url = URL.parse(address);
  // What is no address at all has its own fault.
  return !url || url.protocol === 'https:' || isLoopbackUrl(url);
}

type Found = Readonly<Partial<Record<string, string>>>;

/** The value of a variable of which the state said that it is there. */
function givenIn(found: Found, name: string): string {
  const value = found[name];
  if (value === undefined) throw new Error(`${name} is not set`);
  return value;
}

/** Whoever sets the token for a line of our own wants that line, whatever else is set. */
function doorIn(found: Found): DoorSettings {
  const appToken = found[socketToken];
  if (appToken !== undefined) return { kind: 'socket', appToken };
  return { kind: 'http', signingSecret: givenIn(found, signing) };
}

function accessIn(found: Found): AccessSettings {
  const given = (name: string) => givenIn(found, name);
  if (found[ofOne] !== undefined) return { kind: 'one', botToken: found[ofOne] };
  return {
    kind: 'many',
    clientId: given('SLACK_CLIENT_ID'),
    clientSecret: given('SLACK_CLIENT_SECRET'),
    stateSecret: given('SLACK_STATE_SECRET'),
    publicUrl: given('LESSENBOT_PUBLIC_URL'),
  };
}
