import type { importJWK, JWK } from 'jose';
import { z } from 'zod';
import { readJson } from '../../wire/json.ts';

/** A key with which Microsoft signs, and the channels for which it may. */
export type SigningKey = {
  readonly key: Awaited<ReturnType<typeof importJWK>>;
  readonly endorsements: readonly string[];
};

/** Microsoft's keys could not be had: who knocks may well be right. */
export class KeysAway extends Error {
  override readonly name = 'KeysAway';
}

/** Trust row T4: who knocks hears from us within five seconds. */
const fetchMs = 4_500;
/** Microsoft takes a new key into use long before it signs with it; once a day is its own advice. */
const freshMs = 24 * 60 * 60_000;
/** A key that we do not know is looked for once in so long, whoever asks, so that nobody can make us fetch on and on. */
const lookAgainMs = 30_000;
/** After a failure a little sooner. */
const tryAgainMs = 2_000;
/** Microsoft's list is some tens of KB. */
const mostBytes = 1_000_000;

const openid = z.object({ jwks_uri: z.url() });
const jwks = z.object({
  keys: z.array(z.looseObject({ kid: z.string(), kty: z.string(), endorsements: z.array(z.string()).optional() })),
});

type Options = {
  /** Where Microsoft says where its keys are. */
  readonly metadataUrl: string;
  /** Epoch ms. */
  readonly now: () => number;
};

/**
 * Microsoft's signing keys by their id. They are fetched once for all who knock at the same time, and kept while their server is
 * away. Gives nothing for a key that Microsoft does not name; throws `KeysAway` when nobody can say.
 */
export function createSigningKeys({ metadataUrl, now }: Options): (kid: string) => Promise<SigningKey | undefined> {
  let known: ReadonlyMap<string, SigningKey> = new Map();
  let fetchedAt = Number.NEGATIVE_INFINITY;
  let failedAt = Number.NEGATIVE_INFINITY;
  let underWay: Promise<void> | undefined;

  /** One fetch for whoever comes meanwhile. */
  function refresh(): Promise<void> {
    underWay ??= fetchKeys(metadataUrl)
      .then((keys) => {
        known = keys;
        fetchedAt = now();
        failedAt = Number.NEGATIVE_INFINITY;
      })
      .catch((error: unknown) => {
        failedAt = now();
        throw new KeysAway('the keys of Microsoft could not be had', { cause: error });
      })
      .finally(() => {
        underWay = undefined;
      });
    return underWay;
  }

  return async (kid) => {
    const found = known.get(kid);
    if (found) {
      // An old key is as good while nobody can say otherwise.
      if (now() - fetchedAt > freshMs && now() - failedAt > tryAgainMs) refresh().catch(() => undefined);
      return found;
    }
    if (underWay === undefined) {
      if (now() - failedAt <= tryAgainMs) throw new KeysAway('the keys of Microsoft could not be had a moment ago');
      if (now() - fetchedAt <= lookAgainMs) return undefined;
    }
    await refresh();
    return known.get(kid);
  };
}

async function fetchKeys(metadataUrl: string): Promise<ReadonlyMap<string, SigningKey>> {
  const signal = AbortSignal.timeout(fetchMs);
  const { jwks_uri } = openid.parse(await fetchJson(metadataUrl, signal));
  const { keys } = jwks.parse(await fetchJson(jwks_uri, signal));
  const imported = await Promise.all(keys.map(toSigningKey));
  const usable = imported.flat();
  // An empty list is a slip of the server, and no reason to forget what we know.
  if (usable.length === 0) throw new Error('no keys');
  return new Map(usable);
}

async function toSigningKey({ kid, endorsements = [], ...jwk }: z.infer<typeof jwks>['keys'][number]) {
  if (jwk.kty !== 'RSA') return [];
  const { importJWK } = await import('jose');
  try {
    const key = await importJWK(jwk as JWK, 'RS256');
    return [[kid, { key, endorsements }] as const];
  } catch {
    // One odd key does not lock out the others.
    return [];
  }
}

async function fetchJson(url: string, signal: AbortSignal): Promise<unknown> {
  const response = await fetch(url, { signal, redirect: 'error' });
  if (!response.ok || !response.body) throw new Error(`status ${response.status}`);
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of response.body) {
    size += piece.byteLength;
    if (size > mostBytes) throw new Error('too long');
    pieces.push(piece);
  }
  return readJson(Buffer.concat(pieces).toString());
}
