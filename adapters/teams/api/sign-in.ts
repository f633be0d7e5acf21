/** What the bot needs of Microsoft's Bot Framework: its checks on who knocks, and our own way to sign in. */
export type BotFramework = {
  /** Resolves when Microsoft sent this activity for our bot; throws a `NotAuthenticated` when not, or when nobody can say. */
  authenticate(activity: unknown, authorization: string): Promise<void>;
  /** Our own token for a service URL, from botbuilder's cache or fresh. Throws a `NoToken`. */
  token(serviceUrl: string): Promise<string>;
};

/** `status` is 401 when the sender is not who it says, 503 when Microsoft's keys could not be had: then it may well be right. */
export class NotAuthenticated extends Error {
  readonly status: 401 | 503;
  /** The name of the error below, for the log: its message may hold a piece of the token. */
  readonly reason: string;
  constructor(cause: unknown) {
    super('the sender was not authenticated', { cause });
    this.status = isOurProblem(cause) ? 503 : 401;
    this.reason = nameOf(cause);
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

/** True when Microsoft answered that it does not know us; false when it could not be asked. */
function isRefusal(error: unknown): boolean {
  return error instanceof Error && /AADSTS|invalid_client|unauthorized_client/.test(`${error.name} ${error.message}`);
}

/** True when Microsoft's keys could not be fetched. */
function isOurProblem(error: unknown): boolean {
  if (!(error instanceof Error)) return true;
  return error.name === 'FetchError' || ('statusCode' in error && Number(error.statusCode) >= 500);
}
