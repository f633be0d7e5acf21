import { describe, expect, test } from 'vitest';
import type { Claim, Several } from '../../../src/domain/lesson.ts';
import { claimPart, claimSection } from '../../../src/replies/claim-section.ts';

const theirs: Claim = { text: 'Gezegd door de bron.', origin: 'source' };
const ours: Claim = { text: 'Bedacht door ons.', origin: 'derived' };
const mark = '(eigen aanvulling)';

describe('what is ours says so, and only where it must', () => {
  test.each<[claims: Several<Claim>, heading: string, lines: string[]]>([
    [[theirs], 'Kop', [theirs.text]],
    [[ours], `Kop ${mark}`, [ours.text]],
    [[ours, ours], `Kop ${mark}`, [ours.text, ours.text]],
    [[theirs, ours], 'Kop', [theirs.text, `${ours.text} ${mark}`]],
    [[theirs, theirs], 'Kop', [theirs.text, theirs.text]],
  ])('%j', (claims, heading, lines) => {
    const part = claimPart(claimSection('Kop', claims));
    expect(part).toEqual(
      lines.length === 1 ? { kind: 'section', heading, text: lines[0] } : { kind: 'points', heading, points: lines },
    );
  });
});

test('what a claim is about stands in front of it', () => {
  const section = claimSection('Kop', [theirs, ours], ({ origin }) => ({ name: origin }));
  expect(claimPart(section)).toEqual({
    kind: 'points',
    heading: 'Kop',
    points: [`source: ${theirs.text}`, `derived: ${ours.text} ${mark}`],
  });
});
