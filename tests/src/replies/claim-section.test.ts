import { describe, expect, test } from 'vitest';
import type { Claim, Several } from '../../../src/domain/lesson.ts';
import { claimGroups, claimPart, claimSection } from '../../../src/replies/claim-section.ts';

const theirs: Claim = { text: 'Gezegd door de bron.', origin: 'source' };
const ours: Claim = { text: 'Bedacht door ons.', origin: 'derived' };
const about: Claim = { text: 'De bron zegt niet waarom.', origin: 'about-source' };
const mark = '(eigen aanvulling)';

describe('what is ours says so, and only where it must', () => {
  test.each<[claims: Several<Claim>, heading: string, lines: string[]]>([
    [[theirs], 'Kop', [theirs.text]],
    [[ours], `Kop ${mark}`, [ours.text]],
    [[ours, ours], `Kop ${mark}`, [ours.text, ours.text]],
    [[theirs, ours], 'Kop', [theirs.text, `${ours.text} ${mark}`]],
    [[theirs, theirs], 'Kop', [theirs.text, theirs.text]],
    [[about, ours], 'Kop', [about.text, `${ours.text} ${mark}`]],
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

test('in groups the heading says where claims come from, and no line repeats it', () => {
  const sections = [
    { heading: 'Kop', claims: [ours, theirs] },
    { heading: 'Waarom', claims: [about] },
  ];
  expect(claimGroups(sections)).toEqual([
    { kind: 'heading', text: 'Wat de bron zegt' },
    { kind: 'section', heading: 'Kop', text: theirs.text },
    { kind: 'section', heading: 'Waarom', text: about.text },
    { kind: 'heading', text: 'Wat wij toevoegen' },
    { kind: 'section', heading: 'Kop', text: ours.text },
  ]);
  expect(claimGroups([{ heading: 'Kop', claims: [ours] }])).toHaveLength(2);
});
