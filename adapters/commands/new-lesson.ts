import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { startLesson } from '#core/content';
import { endWith, readArguments } from './command-line.ts';

/** `npm run new:lesson -- verbinden mijn-les` makes the file of a new lesson, with at each key what to write there. */
const usage = 'npm run new:lesson -- CATEGORIE LES-ID, bijvoorbeeld npm run new:lesson -- verbinden mijn-les';
const { positionals } = readArguments(usage, { allowPositionals: true });
const [category, id, ...more] = positionals;
if (category === undefined || id === undefined || more.length > 0) endWith([`Gebruik: ${usage}`]);
const lesson = startLesson(process.env.LESSENBOT_CONTENT_DIR ?? 'data', { category, id });
if ('refusals' in lesson) endWith(lesson.refusals);
mkdirSync(dirname(lesson.file), { recursive: true });
writeFileSync(lesson.file, lesson.text, { flag: 'wx' });
console.log(`${lesson.file} is gemaakt. Vul de lege velden in.`);
console.log('npm run check:content zegt wat er nog ontbreekt.');
