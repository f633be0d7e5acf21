import { once } from 'node:events';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import express from 'express';
import pino from 'pino';
import { afterEach, describe, expect, test } from 'vitest';
import { createHttpServer, type HttpLimits } from '../../../adapters/host/http-server.ts';
import { cutAtLimit, maxBodyBytes } from '../../../adapters/wire/body-limit.ts';
import { hangUp, listen } from '../../support/listen.ts';

/** Limits that look set and are not are worse than none: here each is run into. */

const short: HttpLimits = { headersMs: 100, requestMs: 200, checkEveryMs: 20, keepAliveMs: 60_000, connections: 3 };
const opened: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

async function serve(limits: HttpLimits) {
  const logged: string[] = [];
  const app = express();
  app.get('/fine', (_request, response) => void response.send('fine'));
  app.post(
    '/body',
    cutAtLimit(express.json({ limit: maxBodyBytes })),
    (_request, response) => void response.send('read'),
  );
  const log = pino({}, { write: (line: string) => void logged.push(line) });
  const http = createHttpServer(app, log, limits);
  const address = await listen(http);
  opened.push(() => hangUp(http));
  return { address, port: Number(new URL(address).port), logged };
}

function open(port: number): Socket {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  opened.push(() => socket.destroy());
  return socket;
}

/** What came in until the other side hung up. */
async function untilClosed(socket: Socket): Promise<string> {
  let text = '';
  socket.on('data', (chunk) => {
    text += String(chunk);
  });
  // A connection that is reset is closed too.
  await new Promise((resolve) => (socket.closed ? resolve(undefined) : socket.once('close', resolve)));
  return text;
}

describe('a sender that is too slow is sent away, while others are answered', () => {
  test.each([
    ['says nothing at all', ''],
    ['sends headers drop by drop', 'GET /fine HTTP/1.1\r\nHost: x\r\nX-A: '],
    [
      'sends a body drop by drop',
      'POST /body HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{',
    ],
    [
      'sends a chunk drop by drop',
      'POST /body HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nfff\r\n{',
    ],
  ])('who %s', async (_what, text) => {
    const { address, port } = await serve(short);
    const socket = open(port);
    socket.write(text);
    const drip = setInterval(() => text && socket.write('a'), 30);
    opened.push(() => clearInterval(drip));
    const closed = untilClosed(socket);
    expect(await (await fetch(`${address}/fine`)).text()).toBe('fine');
    expect(await closed).toMatch(/^$|408/);
  });
});

test('a connection that was used stays open while it is idle, also longer than headers may take', async () => {
  const { port } = await serve(short);
  const socket = open(port);
  const ask = async () => {
    socket.write('GET /fine HTTP/1.1\r\nHost: x\r\n\r\n');
    const [chunk] = await once(socket, 'data');
    return String(chunk);
  };
  expect(await ask()).toContain('200 OK');
  // Another one that says nothing is sent away meanwhile: so Node has looked.
  await untilClosed(open(port));
  expect(await ask()).toContain('200 OK');
});

describe('a body that is too long', () => {
  test.each([
    ['without an end', { 'transfer-encoding': 'chunked' }],
    ['of ten gigabytes, as it says itself', { 'content-length': '10000000000' }],
  ])('%s is cut: 413, and the connection is gone', async (_what, headers) => {
    const { address } = await serve({ ...short, headersMs: 60_000, requestMs: 60_000 });
    let sent = 0;
    const status = await new Promise<number | undefined>((resolve) => {
      const asked = request(`${address}/body`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
      });
      asked.on('error', () => undefined);
      asked.on('response', (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      const chunk = 'x'.repeat(16_384);
      const more = () => {
        sent += chunk.length;
        if (!asked.destroyed) asked.write(chunk, () => setImmediate(more));
      };
      more();
      opened.push(() => asked.destroy());
    });
    expect(status).toBe(413);
    // What was on its way when it was cut counts too, but not much more.
    expect(sent).toBeLessThan(64 * maxBodyBytes);
  });

  test('one that just fits is read', async () => {
    const { address } = await serve({ ...short, headersMs: 60_000, requestMs: 60_000 });
    const body = JSON.stringify('x'.repeat(maxBodyBytes - 2));
    const post = (text: string) =>
      fetch(`${address}/body`, { method: 'POST', body: text, headers: { 'content-type': 'application/json' } });
    expect((await post(`[${JSON.stringify('x'.repeat(maxBodyBytes - 4))}]`)).status).toBe(200);
    expect((await post(`[${body}]`)).status).toBe(413);
  });
});

test('more connections than there is room for are refused with one line, and there is room again later', async () => {
  const { address, port, logged } = await serve({ ...short, headersMs: 60_000, requestMs: 60_000 });
  const silent = [open(port), open(port), open(port)];
  await Promise.all(silent.map((socket) => once(socket, 'connect')));
  expect([await untilClosed(open(port)), await untilClosed(open(port))]).toEqual(['', '']);
  expect(logged.filter((line) => line.includes('no more connections'))).toHaveLength(1);
  for (const socket of silent) {
    socket.destroy();
    await once(socket, 'close');
  }
  await expect
    .poll(() =>
      fetch(`${address}/fine`).then(
        ({ status }) => status,
        () => 0,
      ),
    )
    .toBe(200);
});
