import { get } from 'node:http';

/** Whether the bot on this computer answers: exit code 0 or 1. For a container, whose image has no curl. */
const { HOST = '127.0.0.1', PORT = '3978' } = process.env;
const everywhere: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };
// An agent of its own never asks a proxy, also with NODE_USE_ENV_PROXY.
get({ host: everywhere[HOST] ?? HOST, port: PORT, path: '/healthz', agent: false, timeout: 4_000 })
  .on('response', ({ statusCode }) => process.exit(statusCode === 200 ? 0 : 1))
  .on('timeout', () => process.exit(1))
  .on('error', () => process.exit(1));
