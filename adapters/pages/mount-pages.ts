import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Express, type Response } from 'express';
import type { Core, Desk } from '#core';
import type { Content } from './html.ts';
import { page } from './layout.ts';
import { lessonPage } from './lesson-page.ts';
import { listPage, type Operator } from './list-page.ts';
import { missingPage } from './missing-page.ts';
import { awayPage, overviewPage } from './overview-page.ts';
import { askedIn, resultsPage } from './search-results.ts';
import { sourcePage } from './source-page.ts';

type Options = {
  readonly server: Express;
  readonly core: () => Core;
  /** What a key opens of a project. */
  readonly project: Desk['page'];
  /** Who runs this bot, and where people reach them. */
  readonly operator: Operator;
  /** Whether the playground is on: then there is a way back to it. */
  readonly playground: boolean;
  /** What is wrong with the lessons that were saved last, for editors. Outside the playground always empty. */
  readonly faults: () => readonly string[];
};

type Missed = readonly [what: Parameters<typeof missingPage>[0], last: string];

const headers = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-cache',
};

/** What somebody looks for stays between them and us. */
const unkept = { 'cache-control': 'no-store', 'x-robots-tag': 'noindex' };

/**
 * The reading pages: `GET /lessen` with all lessons, or with what fits `?zoek=`, `GET /lessen/<id>` with one, `GET /bron` with where they
 * come from, and `GET /overzicht/<key>` with a project for who has its address. Whoever opens another address reads that nothing is there, so this comes after everything else.
 */
export function mountPages({ server, core, project, operator, playground, faults }: Options): void {
  const style = readFileSync(join(import.meta.dirname, 'pages.css'), 'utf8');
  // Strict about the last slash: our links are relative, so that they hold behind any address.
  const router = express.Router({ strict: true, caseSensitive: true });
  const send = (response: Response, up: string, { title, body }: Content, asked?: string) =>
    response
      .set({ ...headers, ...(asked === undefined ? {} : unkept) })
      .type('html')
      .send(page({ title, up, faults: faults(), asked, playground, body }));
  const missing = (response: Response, up: string, ...[what, last]: Missed) =>
    send(response.status(404), up, missingPage(what, last, { core: core(), up }));

  router.get('/lessen', ({ query }, response) => {
    const asked = askedIn(query.zoek);
    if (asked === '')
      return send(response, '', listPage(core().catalogue, { keepsQuestions: core().keepsQuestions, operator }));
    return send(response, '', resultsPage(asked, core()), asked);
  });
  router.get('/bron', (_request, response) => send(response, '', sourcePage(core().catalogue)));
  router.get('/lessen/', (_request, response) => response.redirect(308, '../lessen'));
  router.get('/lessen/stijl.css', (_request, response) => response.set(headers).type('css').send(style));
  router.get('/lessen/:id', ({ params: { id } }, response) => {
    const { catalogue } = core();
    const lesson = catalogue.lesson(id);
    if (lesson) return send(response, '../', lessonPage(lesson, catalogue));
    return missing(response, '../', 'lesson', id);
  });
  router.get('/overzicht/:key', async ({ params: { key } }, response) => {
    const found = await project(key);
    // A key that is unknown and one that was revoked get the same answer, without a word of the key in it.
    if (found === 'unknown') return missing(response, '../', 'page', '');
    if (found === 'away') return send(response.status(503), '../', awayPage(), '');
    return send(response, '../', overviewPage(found), '');
  });
  // Programs that ask for data, and not for a page, get a bare 404.
  router.get('/{*path}', (request, response, next) => {
    if (!request.accepts('html')) return next();
    // From here to the folder above `/lessen`, however deep this address is.
    const up = '../'.repeat(request.path.split('/').length - 2);
    return missing(response, up, 'page', request.params.path?.at(-1) ?? '');
  });
  server.use(router);
}
