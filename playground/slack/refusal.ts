/** Slack says no: an error code of its own, with for blocks what is wrong with them. */
export class SlackRefusal extends Error {
  readonly code: string;
  readonly details: readonly string[];
  constructor(code: string, details: readonly string[] = []) {
    super(code);
    this.code = code;
    this.details = details;
  }
}
