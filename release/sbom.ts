import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { billOf } from './bill.ts';
import { readLockedPackages } from './locked-packages.ts';

/** `npm run sbom` writes dist/sbom.cdx.json: what goes along with the bot, as CycloneDX. It needs no network. */
const project = z
  .object({ name: z.string(), version: z.string(), description: z.string(), license: z.string() })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')));
const bill = billOf(project, readLockedPackages(), new Date().toISOString());
mkdirSync('dist', { recursive: true });
writeFileSync('dist/sbom.cdx.json', `${JSON.stringify(bill, null, 2)}\n`);
console.log(`dist/sbom.cdx.json names ${bill.components.length} packages.`);
