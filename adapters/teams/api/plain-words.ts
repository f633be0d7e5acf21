import { createRequire } from 'node:module';

const load = createRequire(import.meta.url);

/** What stands within a word or a line; every other tag parts words. */
const inline = new Set([
  'a',
  'at',
  'b',
  'code',
  'em',
  'emoji',
  'font',
  'i',
  'img',
  's',
  'span',
  'strong',
  'sub',
  'sup',
  'u',
]);
/** What somebody else said, or what nobody reads. */
const dropped = new Set(['blockquote', 'quoted', 'script', 'style']);

/**
 * The words in the HTML of a message, whatever tags it has: a picture or emoji by its name, without quotes and without the names by
 * which the bot itself is called. A mention in front is always the bot.
 */
export function plainWords(html: string, botNames: ReadonlySet<string>): string {
  let words = '';
  let within = 0;
  /** Where the mention began that is open now. */
  let mention: number | undefined;
  // With the first message, so that the start does not wait for it.
  const { Parser }: typeof import('htmlparser2') = load('htmlparser2');
  const parser = new Parser(
    {
      onopentag(tag, { alt = '' }) {
        if (dropped.has(tag)) within++;
        if (within > 0) return;
        if (tag === 'at') mention = words.length;
        words += inline.has(tag) ? alt : ' ';
      },
      ontext(text) {
        if (within === 0) words += text;
      },
      onclosetag(tag) {
        if (dropped.has(tag)) within--;
        else if (tag === 'at' && mention !== undefined) words = withoutBot(words, mention, botNames);
        else if (within === 0 && !inline.has(tag)) words += ' ';
        if (tag === 'at') mention = undefined;
      },
    },
    { decodeEntities: true, recognizeSelfClosing: true },
  );
  parser.end(html);
  return words;
}

function withoutBot(words: string, mention: number, botNames: ReadonlySet<string>): string {
  const before = words.slice(0, mention);
  const isBot = before.trim() === '' || botNames.has(words.slice(mention).trim());
  return isBot ? `${before} ` : words;
}
