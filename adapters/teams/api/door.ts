import { isObject } from '../../wire/json.ts';
import { type Authenticate, NotAuthenticated } from './sign-in.ts';
import { createSigningKeys, KeysAway } from './signing-keys.ts';

/** https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication#connector-to-bot */
const microsoft = {
  metadata: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  issuer: 'https://api.botframework.com',
  skewSeconds: 300,
};

export type DoorSettings = {
  readonly appId?: string;
  /** Other addresses for sign-in and keys, by botbuilder's own names. Government clouds and tests need them. */
  readonly endpoints?: Readonly<Record<string, string>>;
};

/**
 * Microsoft's checks on who knocks: signed by a key that Microsoft endorses for this channel, for our bot, from the service URL
 * that stands in the activity, and now. Throws without an app id: that would let everybody in.
 */
export function openDoor({ appId, endpoints = {} }: DoorSettings, now: () => number): Authenticate {
  if (!appId) throw new Error('Teams needs an app id, a password and a tenant id');
  const audience = appId;
  const issuer = endpoints.ToBotFromChannelTokenIssuer ?? microsoft.issuer;
  const findKey = createSigningKeys({
    metadataUrl: endpoints.ToBotFromChannelOpenIdMetadataUrl ?? microsoft.metadata,
    now,
  });

  async function check(activity: unknown, authorization: string): Promise<void> {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization)?.[1];
    if (token === undefined || !isObject(activity)) throw new Refused('no token');
    const { decodeProtectedHeader, jwtVerify } = await loadJose();
    const { kid } = decodeProtectedHeader(token);
    const found = kid === undefined ? undefined : await findKey(kid);
    if (!found) throw new Refused('unknown key');
    if (!found.endorsements.includes(String(activity.channelId))) throw new Refused('key of another channel');
    const { payload } = await jwtVerify(token, found.key, {
      algorithms: ['RS256'],
      issuer,
      audience,
      clockTolerance: microsoft.skewSeconds,
      currentDate: new Date(now()),
      requiredClaims: ['exp'],
    });
    if (payload.serviceurl !== activity.serviceUrl) throw new Refused('another service url');
  }

  return async (activity, authorization) => {
    try {
      await check(activity, authorization);
    } catch (error) {
      throw await notAuthenticated(error);
    }
  };
}

/** Loaded when the first one knocks, so that the start does not wait for it. */
const loadJose = () => import('jose');

/** Right in its form, and not for us. */
class Refused extends Error {}

async function notAuthenticated(error: unknown): Promise<NotAuthenticated> {
  if (error instanceof KeysAway) return new NotAuthenticated(503, error.name);
  if (error instanceof Refused) return new NotAuthenticated(401, error.message);
  const { errors } = await loadJose();
  // The code of jose says what is wrong; its message may hold a piece of the token.
  if (error instanceof errors.JOSEError) return new NotAuthenticated(401, error.code);
  return new NotAuthenticated(401, error instanceof Error ? error.name : 'unknown');
}
