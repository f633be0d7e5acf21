/** A certificate and its key, both PEM. */
export type Certificate = { readonly pem: string; readonly privateKey: string };

export type SignInSettings = {
  readonly appId?: string;
  /** One of these three ways to sign in. */
  readonly password?: string;
  readonly certificate?: Certificate;
  readonly isManaged?: boolean;
  readonly tenantId?: string;
  /** Other addresses for sign-in and keys, by botbuilder's own names. Government clouds and tests need them. */
  readonly endpoints?: Readonly<Record<string, string>>;
};

type Who = {
  readonly appId: string;
  readonly tenantId: string;
  /** What the token is for. */
  readonly resource: string;
  readonly endpoints: Readonly<Record<string, string>>;
};

/** What shows Microsoft that we are the bot. */
export type Proof =
  | { readonly kind: 'secret'; readonly secret: string }
  | { readonly kind: 'certificate'; readonly certificate: Certificate };

/** An app that proves itself, or one whose machine does so. */
export type Credentials = Who & { readonly proof: Proof | { readonly kind: 'machine' } };
export type ProvenCredentials = Who & { readonly proof: Proof };
export type MachineCredentials = Pick<Who, 'appId' | 'resource'>;

/** Who we are for Microsoft, and how that shows. Throws without an app id, a tenant id and a way to sign in. */
export function toCredentials(settings: SignInSettings): Credentials {
  const { appId, tenantId, endpoints = {} } = settings;
  const proof = toProof(settings);
  if (!appId || !tenantId || !proof) throw new Error('Teams needs an app id, a tenant id and a way to sign in');
  const resource = endpoints.ToChannelFromBotOAuthScope ?? 'https://api.botframework.com';
  return { appId, tenantId, resource, endpoints, proof };
}

function toProof({ password, certificate, isManaged }: SignInSettings): Credentials['proof'] | undefined {
  if (isManaged) return { kind: 'machine' };
  if (certificate) return { kind: 'certificate', certificate };
  return password ? { kind: 'secret', secret: password } : undefined;
}
