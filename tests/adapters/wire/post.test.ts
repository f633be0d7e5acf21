import type { RequestListener } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { postOnce, postOnKept } from '../../../adapters/wire/post.ts';
import { openRawServer, type RawServer } from '../../support/raw-server.ts';

/** One post: what is certain of it, whatever the other side does. */

const opened: RawServer[] = [];
afterEach(async () => {
  for (const server of opened.splice(0)) await server.close();
});

async function serve(answer: RequestListener, options: { readonly isSafe?: boolean } = {}): Promise<string> {
  const server = await openRawServer(answer, options);
  opened.push(server);
  return server.address;
}
const post = (url: string) => postOnce({ url, headers: {}, content: { text: 'hallo' } });

describe('an answer', () => {
  test('of letters that are cut in the middle is read whole', async () => {
    const url = await serve((_request, response) => {
      const euro = Buffer.from('€');
      response.write(euro.subarray(0, 1));
      setImmediate(() => response.end(euro.subarray(1)));
    });
    expect(await post(url)).toMatchObject({ kind: 'answered', status: 200, body: '€' });
  });

  test('without an end is read as far as we want, and let go', async () => {
    let isGone: () => void;
    const gone = new Promise<void>((resolve) => {
      isGone = resolve;
    });
    const url = await serve((_request, response) => {
      const more = setInterval(() => response.write('x'.repeat(40_000)), 1);
      response.on('close', () => {
        clearInterval(more);
        isGone();
      });
    });
    const posted = await post(url);
    expect(posted.kind === 'answered' && posted.body.length).toBeGreaterThan(65_536);
    expect(posted.kind === 'answered' && posted.body.length).toBeLessThan(200_000);
    await gone;
  });

  test('that fits is waited for until its end', async () => {
    const url = await serve((_request, response) => {
      response.write('x'.repeat(60_000));
      setImmediate(() => response.end('einde'));
    });
    expect(await post(url)).toMatchObject({ kind: 'answered', body: expect.stringMatching(/^x{60000}einde$/) });
  });

  test('that breaks off may mean anything', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half', () => response.destroy());
    });
    expect(await post(url)).toEqual({ kind: 'uncertain' });
  });
});

describe('where it was never sent', () => {
  test('nobody listens', async () => {
    const url = await serve(() => undefined);
    for (const server of opened.splice(0)) await server.close();
    expect(await post(url)).toEqual({ kind: 'not-sent' });
  });

  test('nobody trusts the certificate: nothing went over the wire', async () => {
    let got = 0;
    const count = () => {
      got += 1;
    };
    const url = await serve(count, { isSafe: true });
    expect(await post(url)).toEqual({ kind: 'not-sent' });
    expect(got).toBe(0);
  });
});

test('a connection that is reset once it stands may have brought it', async () => {
  const url = await serve((request) => request.socket.resetAndDestroy());
  expect(await post(url)).toEqual({ kind: 'uncertain' });
});

describe('an answer to a person', () => {
  test('goes by the connection of the one before; a nudge makes its own', async () => {
    const ports: (number | undefined)[] = [];
    const url = await serve((request, response) => {
      ports.push(request.socket.remotePort);
      response.end();
    });
    for (const post of [postOnKept, postOnKept, postOnce, postOnce]) await post({ url, headers: {}, content: {} });
    expect(ports[1]).toBe(ports[0]);
    expect(new Set(ports).size).toBe(3);
  });

  test('on a kept connection that is reset may have come, and is not tried again', async () => {
    let got = 0;
    const url = await serve((request, response) => {
      got += 1;
      if (got === 1) response.end();
      else request.socket.resetAndDestroy();
    });
    const answer = () => postOnKept({ url, headers: {}, content: {} });
    expect(await answer()).toMatchObject({ kind: 'answered', status: 200 });
    expect(await answer()).toEqual({ kind: 'uncertain' });
    expect(got).toBe(2);
  });
});
