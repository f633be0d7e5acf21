import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { badgesOf } from './badges.ts';

/** `npm run badges` writes the badges of the README anew; a test says when that is due. */
const directory = join('docs', 'badges');
mkdirSync(directory, { recursive: true });
for (const [file, svg] of badgesOf(JSON.parse(readFileSync('package.json', 'utf8'))))
  writeFileSync(join(directory, file), svg);
