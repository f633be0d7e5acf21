import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonSchemas } from '#core/content';
import { exportSchema } from '#core/wiring';

/**
 * `npm run schema` writes the schemas by which an editor checks and explains the content while somebody types, and the one by which
 * somebody else reads an export.
 */
const directory = join(process.env.LESSENBOT_CONTENT_DIR ?? 'data', 'schema');
mkdirSync(directory, { recursive: true });
for (const { file, text } of jsonSchemas()) writeFileSync(join(directory, file), text);
const { file, text } = exportSchema();
mkdirSync('docs', { recursive: true });
writeFileSync(join('docs', file), text);
console.log(`De schema's in ${directory} en docs/${file} zijn bijgewerkt.`);
