import { readFileSync, statSync } from 'node:fs';
import { createRequire, stripTypeScriptTypes } from 'node:module';
import { extname, join } from 'node:path';
import express, { type Response } from 'express';

const folder = join(import.meta.dirname, 'page');
const sprite = join(folder, 'sprite.svg');
const require = createRequire(import.meta.url);

/** Libraries as their makers packed them for a plain script tag. */
const vendors: Readonly<Record<string, string>> = {
  'adaptivecards.js': require.resolve('adaptivecards/dist/adaptivecards.min.js'),
  'markdown-it.js': require.resolve('markdown-it/browser'),
};
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.ts': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};
/** Only plain names: no way up, no hidden files. */
const plainName = /^[a-z][a-z0-9-]*\.(?:css|ts|svg)$/;

/** Nothing from elsewhere, nothing inline, and nobody may frame it. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** What every page and file of the playground is sent with. */
export const pageHeaders = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-cache',
} as const;

/** The pages of the playground: at `/`, and every card at `/playground/kaarten`; the rest under `/playground/page/` and `/playground/vendor/`. */
export function pageFiles(): express.Router {
  const router = express.Router();
  router.get('/', (_request, response) => send(response, join(folder, 'index.html')));
  router.get('/playground/kaarten', (_request, response) => send(response, join(folder, 'gallery.html')));
  router.get('/playground/page/:name', ({ params: { name } }, response, next) => {
    if (plainName.test(name)) send(response, join(folder, name));
    else next();
  });
  router.get('/playground/vendor/:name', ({ params: { name } }, response, next) => {
    const file = Object.hasOwn(vendors, name) ? vendors[name] : undefined;
    if (file === undefined) next();
    else send(response, file);
  });
  return router;
}

function send(response: Response, file: string): void {
  // Pages have their drawings inside: a page can only use those of its own.
  const text = read(file)?.replace('<!-- sprite -->', () => read(sprite) ?? '');
  if (text === undefined) return void response.status(404).end();
  response.set({ ...pageHeaders, 'content-type': types[extname(file)] ?? 'text/javascript; charset=utf-8' });
  response.send(text);
}

const cache = new Map<string, { readonly modified: number; readonly text: string }>();

/** The file as a browser wants it: TypeScript without its types. Read anew when it was saved. */
function read(file: string): string | undefined {
  const modified = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  if (modified === undefined) return undefined;
  const kept = cache.get(file);
  if (kept?.modified === modified) return kept.text;
  const source = readFileSync(file, 'utf8');
  const text = file.endsWith('.ts') ? stripTypeScriptTypes(source) : source;
  cache.set(file, { modified, text });
  return text;
}
