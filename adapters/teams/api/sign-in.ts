/** Resolves when Microsoft sent this activity for our bot; throws a `NotAuthenticated` when not, or when nobody can say. */
export type Authenticate = (activity: unknown, authorization: string) => Promise<void>;

/** Our own token for a service URL, kept or fresh; `fresh` asks for another than the one that was kept. Throws a `NoToken`. */
export type Token = (serviceUrl: string, how?: { readonly fresh: boolean }) => Promise<string>;

/** `status` is 401 when the sender is not who it says, 503 when Microsoft's keys could not be had: then it may well be right. */
export class NotAuthenticated extends Error {
  readonly status: 401 | 503;
  /** A word for the log, with nothing of the token in it. */
  readonly reason: string;
  constructor(status: 401 | 503, reason: string) {
    super('the sender was not authenticated');
    this.status = status;
    this.reason = reason;
  }
}

/** `refused` says that Microsoft answered that it does not know us; otherwise it could not be asked. */
export class NoToken extends Error {
  readonly refused: boolean;
  readonly reason: string;
  constructor(cause?: unknown) {
    super('no token for Teams', { cause });
    this.refused = isRefusal(cause);
    this.reason = nameOf(cause);
  }
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');

/**
 * True when Microsoft answered that it does not know us; false when it could not be asked. Of its own troubles it speaks in the same
 * codes (AADSTS90033 is “try again”), so the status tells.
 */
function isRefusal(error: unknown): boolean {
  // Such as a rule of the organisation. msal-node leaves the status out there.
  if (error instanceof Error && error.name === 'InteractionRequiredAuthError') return true;
  return error instanceof Error && 'status' in error && (error.status === 400 || error.status === 401);
}
