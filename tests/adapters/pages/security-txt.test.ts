import { Server } from 'node:http';
import express from 'express';
import { expect, test } from 'vitest';
import { mountSecurityTxt, securityTxt } from '../../../adapters/pages/security-txt.ts';
import { hangUp, listen } from '../../support/listen.ts';

const now = Date.parse('2026-01-01T12:00:00.123Z');

test('security.txt names the contact as an address, and how long that holds', () => {
  expect(securityTxt({ support: 'bot@gemeente.example', publicUrl: 'https://lessenbot.example.nl', now })).toBe(
    [
      'Contact: mailto:bot@gemeente.example',
      'Expires: 2026-06-30T12:00:00Z',
      'Preferred-Languages: nl, en',
      'Canonical: https://lessenbot.example.nl/.well-known/security.txt',
      '',
    ].join('\n'),
  );
  expect(securityTxt({ support: 'https://gemeente.example/hulp', now })).toMatch(
    /^Contact: https:\/\/gemeente\.example\/hulp\nExpires: .+\nPreferred-Languages: nl, en\n$/,
  );
});

test.each([
  ['with a contact it is there', { support: 'bot@gemeente.example' }, 200],
  ['without one there is none', {}, 404],
])('%s', async (_name, contact, status) => {
  const app = express();
  mountSecurityTxt(app, contact);
  const server = new Server(app);
  try {
    const response = await fetch(`${await listen(server)}/.well-known/security.txt`);
    expect(response.status).toBe(status);
    if (status === 200) expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    await response.text();
  } finally {
    await hangUp(server);
  }
});
