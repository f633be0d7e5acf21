import { expect, test } from 'vitest';
import { createNames } from '../../../src/grammar/names.ts';
import { parseIntent } from '../../../src/grammar/parse-intent.ts';
import { catalogue } from '../../support/real-core.ts';

const names = createNames(catalogue);
const understood = (text: string) => parseIntent(text, names, '2026-11-23');

test.each([
  'bron',
  'De bron?',
  'wat is de bron',
  'wat is jullie bron van deze lessen?',
  'waar komt dit vandaan',
  'waar komen de lessen eigenlijk vandaan?',
  'waar haal je deze kennis vandaan',
  'waar is dit op gebaseerd',
  'wie heeft dit geschreven',
  'wie schreef deze teksten?',
  'wie zijn de makers van de lessen',
  'over de bron',
  'meer over de bron',
  'eigen aanvulling',
  'wat betekent eigen aanvulling?',
  'mag ik deze teksten overnemen',
  'wanneer zijn de lessen nagelezen',
  'hoe betrouwbaar is dit',
])('“%s” asks where the lessons come from', (text) => expect(understood(text)).toEqual({ kind: 'show-source' }));

test.each(['Hoe werkt veiligheidsbeleving?', 'hoe werkt veiligheidsbeleving', '“Hoe werkt veiligheidsbeleving”'])(
  '“%s” is the piece that we do not have',
  (text) => expect(understood(text)).toEqual({ kind: 'missing-piece' }),
);

test.each(['de bron van de overlast zoeken', 'waar komt de onrust vandaan', 'wie heeft de hangjongeren gezien'])(
  '“%s” stays a question',
  (text) => expect(understood(text).kind).toBe('search'),
);
