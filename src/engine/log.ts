/** What the log of the bot understands. */
export type Log = Record<'info' | 'warn' | 'error', (details: object, message: string) => void>;
