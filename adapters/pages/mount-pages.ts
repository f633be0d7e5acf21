import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Express, type Response } from 'express';
import { type Core, clip } from '#core';
import type { Html } from './html.ts';
import { page } from './layout.ts';
import { lessonPage } from './lesson-page.ts';
import { listPage, missingPage, type Operator } from './list-page.ts';
import { sourcePage } from './source-page.ts';

type Options = {
  readonly server: Express;
  readonly core: () => Core;
  /** Who runs this bot, and where people reach them. */
  readonly operator: Operator;
  /** What is wrong with the lessons that were saved last, for editors. Outside the playground always empty. */
  readonly faults: () => readonly string[];
};

const headers = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-cache',
};

/** The reading pages: `GET /lessen` with all lessons, `GET /lessen/<id>` with one, and `GET /bron` with where they come from. */
export function mountPages({ server, core, operator, faults }: Options): void {
  const style = readFileSync(join(import.meta.dirname, 'pages.css'), 'utf8');
  // Strict about the last slash: our links are relative, so that they hold behind any address.
  const router = express.Router({ strict: true, caseSensitive: true });
  const send = (response: Response, up: '' | '../', { title, body }: { title: string; body: Html }) =>
    response
      .set(headers)
      .type('html')
      .send(page({ title, up, faults: faults(), body }));

  router.get('/lessen', (_request, response) =>
    send(response, '', listPage(core().catalogue, { keepsQuestions: core().keepsQuestions, operator })),
  );
  router.get('/bron', (_request, response) => send(response, '', sourcePage(core().catalogue)));
  router.get('/lessen/', (_request, response) => response.redirect(308, '../lessen'));
  router.get('/lessen/stijl.css', (_request, response) => response.set(headers).type('css').send(style));
  router.get('/lessen/:id', ({ params: { id } }, response) => {
    const { catalogue, search } = core();
    const lesson = catalogue.lesson(id);
    if (lesson) return send(response, '../', lessonPage(lesson, catalogue));
    const found = search.find(clip(id, 200).replaceAll('-', ' ')).slice(0, 3);
    const near = found.flatMap((one) => catalogue.lesson(one.lesson) ?? []);
    return send(response.status(404), '../', missingPage(near));
  });
  server.use(router);
}
