import { expect, test } from 'vitest';
import { type Inline, parseMrkdwn } from '../../../playground/page/mrkdwn.ts';

const text = (words: string): Inline => ({ kind: 'text', text: words });
const marked = (kind: 'bold' | 'italic' | 'strike', ...inside: Inline[]): Inline => ({ kind, inside });

test.each<[string, Inline[]]>([
  ['*vet* en _schuin_', [marked('bold', text('vet')), text(' en '), marked('italic', text('schuin'))]],
  ['_*allebei*_', [marked('italic', marked('bold', text('allebei')))]],
  ['~weg~', [marked('strike', text('weg'))]],
  ['2*3*4 snake_case_naam', [text('2*3*4 snake_case_naam')]],
  ['* los * en **', [text('* los * en **')]],
  ['(*vet*).', [text('('), marked('bold', text('vet')), text(').')]],
  ['`*geen vet*`', [{ kind: 'code', text: '*geen vet*' }]],
  ['wijk &amp; buurt &lt;b&gt; &amp;lt;', [text('wijk & buurt <b> &lt;')]],
  ['<https://a.nl/?b=1&amp;c=2|lees>', [{ kind: 'link', url: 'https://a.nl/?b=1&c=2', label: 'lees' }]],
  ['<mailto:a@b.nl>', [{ kind: 'link', url: 'mailto:a@b.nl', label: 'a@b.nl' }]],
  ['<@U0ANNA>', [{ kind: 'mention', mark: '@', id: 'U0ANNA' }]],
  ['<#C1|buurt>', [{ kind: 'mention', mark: '#', id: 'C1', label: 'buurt' }]],
  ['<!here>', [{ kind: 'mention', mark: '@', id: 'here' }]],
  ['a < b', [text('a < b')]],
])('Slack reads “%s” so', (source, inside) =>
  expect(parseMrkdwn(source, { verbatim: true })).toEqual([{ kind: 'line', inside }]),
);

test('an address in plain words is a link, unless the bot asks for the words as they are', () => {
  const source = 'zie https://a.nl/b.';
  expect(parseMrkdwn(source)).toEqual([
    {
      kind: 'line',
      inside: [text('zie '), { kind: 'link', url: 'https://a.nl/b', label: 'https://a.nl/b' }, text('.')],
    },
  ]);
  expect(parseMrkdwn(source, { verbatim: true })).toEqual([{ kind: 'line', inside: [text(source)] }]);
});

test('lines, points, quotes and code stand apart', () => {
  expect(parseMrkdwn('een\n• twee\n&gt; drie\n```vier *vijf*```\n\nzes')).toEqual([
    { kind: 'line', inside: [text('een')] },
    { kind: 'point', inside: [text('twee')] },
    { kind: 'quote', inside: [text('drie')] },
    { kind: 'code-block', text: 'vier *vijf*' },
    { kind: 'line', inside: [] },
    { kind: 'line', inside: [text('zes')] },
  ]);
});

test('ten thousand marks are read in one go', () => {
  expect(parseMrkdwn('*'.repeat(10_000))).toHaveLength(1);
  expect(parseMrkdwn('*a '.repeat(3000))).toHaveLength(1);
});
