import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** Seals secrets for the store. What is sealed for one owner does not open for another. */
export type SecretBox = {
  /** Names the key that `seal` uses, without giving it away. */
  readonly keyId: string;
  seal(secret: string, owner: string): string;
  /** Throws when the key is gone, the owner differs or anything was changed. */
  open(sealed: string, owner: string): string;
};

const algorithm = 'aes-256-gcm';
/** NIST SP 800-38D recommends 96 bits. */
const ivBytes = 12;
const tagBytes = 16;

/** True for 32 random bytes in base64, as `openssl rand -base64 32` gives them. */
export function isEncryptionKey(text: string): boolean {
  return /^[A-Za-z0-9+/]{43}=$/.test(text);
}

/** The first key seals; the others still open what they sealed before. Throws without a key, or with a wrong one. */
export function createSecretBox(keys: readonly string[]): SecretBox {
  if (keys.length === 0 || !keys.every(isEncryptionKey)) throw new Error('an encryption key is 32 bytes in base64');
  const byId = new Map(keys.map((text) => [idOf(text), Buffer.from(text, 'base64')]));
  const [[keyId, key] = ['', Buffer.alloc(0)]] = byId;
  return {
    keyId,
    seal(secret, owner) {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv(algorithm, key, iv, { authTagLength: tagBytes }).setAAD(Buffer.from(owner));
      const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      return [keyId, ...[iv, cipher.getAuthTag(), text].map((part) => part.toString('base64url'))].join('.');
    },
    open(sealed, owner) {
      const [id = '', iv = '', tag = '', text = ''] = sealed.split('.');
      const known = byId.get(id);
      if (!known) throw new Error(`the encryption key ${id} is not set`);
      const bytes = (part: string) => Buffer.from(part, 'base64url');
      const decipher = createDecipheriv(algorithm, known, bytes(iv), { authTagLength: tagBytes });
      decipher.setAAD(Buffer.from(owner)).setAuthTag(bytes(tag));
      return Buffer.concat([decipher.update(bytes(text)), decipher.final()]).toString('utf8');
    },
  };
}

function idOf(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 8);
}
