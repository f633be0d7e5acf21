/** Slack's own light markup, read into a tree. Nothing here draws. https://docs.slack.dev/messaging/formatting-message-text */
export type Inline =
  | { readonly kind: 'text' | 'code'; readonly text: string }
  | { readonly kind: 'bold' | 'italic' | 'strike'; readonly inside: readonly Inline[] }
  | { readonly kind: 'link'; readonly url: string; readonly label: string }
  | { readonly kind: 'mention'; readonly mark: '@' | '#'; readonly id: string; readonly label?: string };
export type Paragraph =
  | { readonly kind: 'line' | 'point' | 'quote'; readonly inside: readonly Inline[] }
  | { readonly kind: 'code-block'; readonly text: string };

/** `verbatim` is Slack's own setting: without it, an address in plain words becomes a link. */
export function parseMrkdwn(source: string, { verbatim = false } = {}): Paragraph[] {
  return source.split(/(```[\s\S]+?```)\n?/).flatMap((part): Paragraph[] => {
    if (part.startsWith('```') && part.length > 6)
      return [{ kind: 'code-block', text: decode(part.slice(3, -3).trim()) }];
    return part === ''
      ? []
      : part
          .replace(/\n$/, '')
          .split('\n')
          .map((line) => parseLine(line, verbatim));
  });
}

function parseLine(line: string, verbatim: boolean): Paragraph {
  if (line.startsWith('&gt;')) return { kind: 'quote', inside: parseInline(line.slice(4).trimStart(), verbatim) };
  if (line.startsWith('• ')) return { kind: 'point', inside: parseInline(line.slice(2), verbatim) };
  return { kind: 'line', inside: parseInline(line, verbatim) };
}

const marks = { '*': 'bold', _: 'italic', '~': 'strike' } as const;
const isMark = (character: string): character is keyof typeof marks => character in marks;

function parseInline(source: string, verbatim: boolean): Inline[] {
  const found: Inline[] = [];
  let plain = '';
  const flush = () => {
    if (plain !== '') found.push(...(verbatim ? [text(plain)] : withLinks(plain)));
    plain = '';
  };
  let at = 0;
  while (at < source.length) {
    const character = source.charAt(at);
    const taken = takeSpecial(source, at) ?? takeMarked(source, at, verbatim);
    if (taken) {
      flush();
      found.push(taken.inline);
      at = taken.end;
    } else {
      plain += character;
      at += 1;
    }
  }
  flush();
  return found;
}

type Taken = { readonly inline: Inline; readonly end: number };

/** `<https://…|label>`, `<@U123>`, `<#C123|naam>`, `<!here>` and `code`: inside these, marks mean nothing. */
function takeSpecial(source: string, at: number): Taken | undefined {
  const character = source.charAt(at);
  if (character === '`') {
    const close = source.indexOf('`', at + 1);
    if (close <= at + 1) return undefined;
    return { inline: { kind: 'code', text: decode(source.slice(at + 1, close)) }, end: close + 1 };
  }
  if (character !== '<') return undefined;
  const close = source.indexOf('>', at);
  if (close < 0) return undefined;
  const [target = '', label] = source
    .slice(at + 1, close)
    .split('|', 2)
    .map(decode);
  return { inline: special(target, label), end: close + 1 };
}

function special(target: string, label: string | undefined): Inline {
  const mark = target.charAt(0);
  if (mark === '@' || mark === '#' || mark === '!') {
    const id = target.slice(1);
    return { kind: 'mention', mark: mark === '!' ? '@' : mark, id, ...(label && { label }) };
  }
  return { kind: 'link', url: target, label: label ?? target.replace(/^mailto:/, '') };
}

/** Bold, italic and strike count only at the edges of words: `2*3*4` stays as it is. */
function takeMarked(source: string, at: number, verbatim: boolean): Taken | undefined {
  const mark = source.charAt(at);
  if (!isMark(mark) || /[\p{L}\p{N}]$/u.test(source.slice(Math.max(0, at - 2), at))) return undefined;
  if (/^\s|^$/.test(source.charAt(at + 1))) return undefined;
  for (let close = source.indexOf(mark, at + 2); close >= 0; close = source.indexOf(mark, close + 1)) {
    const closes = /\S/.test(source.charAt(close - 1)) && !/^[\p{L}\p{N}]/u.test(source.slice(close + 1, close + 3));
    if (closes) {
      return {
        inline: { kind: marks[mark], inside: parseInline(source.slice(at + 1, close), verbatim) },
        end: close + 1,
      };
    }
  }
  return undefined;
}

function withLinks(plain: string): Inline[] {
  return plain.split(/(https?:\/\/[^\s<>]+[^\s<>.,;:!?)])/).flatMap((part, index): Inline[] => {
    if (part === '') return [];
    return [index % 2 === 1 ? { kind: 'link', url: decode(part), label: decode(part) } : text(part)];
  });
}

const text = (escaped: string): Inline => ({ kind: 'text', text: decode(escaped) });

/** Slack escapes these three and nothing else; `&amp;lt;` must come out as `&lt;`. */
function decode(escaped: string): string {
  return escaped.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
