import { styleText } from 'node:util';

/** A line of the log as pino writes it. */
type Entry = Readonly<Record<string, unknown>>;

/** Every program logs these two, and on one screen they say nothing. */
const unsaid = new Set(['time', 'level', 'msg', 'part', 'pid', 'hostname']);
/** The numbers of pino. https://getpino.io/#/docs/api?id=loggerlevels-object */
const levels = new Map<unknown, { readonly word: string; readonly colour: Parameters<typeof styleText>[0] }>([
  [10, { word: 'trace', colour: 'dim' }],
  [20, { word: 'debug', colour: 'dim' }],
  [30, { word: 'info', colour: 'green' }],
  [40, { word: 'warn', colour: 'yellow' }],
  [50, { word: 'error', colour: 'red' }],
  [60, { word: 'fatal', colour: ['bold', 'red'] }],
]);

/** A line of the log for who looks at a terminal: when, how bad, which part, what, and its facts. Nothing that the line did not hold. */
export function readableLine(json: string): string {
  const entry = entryIn(json);
  if (!entry) return json;
  const { word, colour } = levels.get(entry.level) ?? { word: String(entry.level), colour: 'dim' };
  const facts = Object.entries(entry).filter(([name]) => !unsaid.has(name));
  const said = [
    styleText('dim', timeOf(entry.time)),
    styleText(colour, word.padEnd(5)),
    ...(typeof entry.part === 'string' ? [styleText('dim', `${plain(entry.part)}:`)] : []),
    plain(entry.msg ?? ''),
    ...facts.map(([name, value]) => styleText('dim', `${plain(name)}=${value === null ? 'null' : fact(value)}`)),
  ];
  return `${said.join(' ')}\n`;
}

function entryIn(json: string): Entry | undefined {
  try {
    const entry: unknown = JSON.parse(json);
    return typeof entry === 'object' && entry !== null ? { ...entry } : undefined;
  } catch {
    return undefined;
  }
}

function timeOf(time: unknown): string {
  return typeof time === 'number' ? new Date(time).toLocaleTimeString('nl-NL') : '';
}

/** Of an error its name, its code, the first place in our own code and what to do about it; the whole of it stands in the JSON. */
function fact(value: unknown): string {
  if (typeof value !== 'object' || value === null) return plain(value);
  if (!('at' in value) || !Array.isArray(value.at)) return plain(JSON.stringify(value));
  const { name, code, remedy, cause } = value as Entry;
  const places = value.at.map(String);
  const place = places.find((each) => !/node:|node_modules/.test(each)) ?? places[0] ?? '';
  const at = place.trim().replace(/^at /, '').replaceAll(`file://${process.cwd()}/`, '');
  const because = cause === undefined ? [] : [`← ${fact(cause)}`];
  return [name, code, at && `(${at})`, ...because, remedy].filter(Boolean).map(plain).join(' ');
}

/** Line ends and colour codes in a path or a name would make another line of it. */
function plain(value: unknown): string {
  return String(value).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '�');
}
