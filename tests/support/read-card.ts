/** What somebody reads on a card and can press on it, in reading order. */
type Seen = { texts: string[]; presses: string[] };

/** Everything a card says and everything on it that can be pressed, in reading order. */
export function readCard(value: unknown, seen: Seen = { texts: [], presses: [] }, isOverflow = false): Seen {
  if (Array.isArray(value)) for (const item of value) readCard(item, seen, isOverflow);
  else if (typeof value === 'object' && value !== null) readPart(value as Record<string, unknown>, seen, isOverflow);
  return seen;
}

function readPart(part: Record<string, unknown>, seen: Seen, isOverflow: boolean): void {
  const { type, text, title, value, data, placeholder, label, caption } = part;
  if (typeof caption === 'string') seen.texts.push(caption);
  // Slack wants something in an empty cell.
  if (type === 'raw_text' && text === '–') return;
  // A fact has a name and a value; a field of Slack has both in one text.
  if (type === undefined && typeof title === 'string' && typeof value === 'string' && !value.startsWith('{')) {
    seen.texts.push(title, value);
    return;
  }
  const isChoice = type === undefined && typeof value === 'string' && value.startsWith('{');
  if (type === 'button' || isChoice) seen.presses.push(String(value));
  else if (type === 'Action.Execute') seen.presses.push(...onlyOurs(data));
  // What stands behind an overflow is what a button says, and no text of the card.
  const isButton = type === 'button' || type === 'Action.Execute' || isOverflow;
  const shown = isChoice ? (title ?? text) : (text ?? (type === 'static_select' ? placeholder : label));
  if (!isButton && shown !== undefined)
    seen.texts.push(typeof shown === 'string' ? shown : (shown as { text: string }).text);
  if (isButton) return;
  const { fields, facts, items, columns, rows, cells, elements, accessory, options, choices, actions } = part;
  for (const inner of [fields, facts, items, columns, rows, cells, elements, accessory, options, choices, actions])
    readCard(inner, seen, type === 'overflow');
}

/** The button beside a menu carries nothing itself. */
const onlyOurs = (data: unknown): string[] => {
  const { press } = data as { press?: string };
  return press === undefined ? [] : [press];
};

/** Without the marks by which each platform shows text as it is. */
export const bare = (texts: string[]) =>
  texts
    .join(' ')
    // A link as each platform writes it: its label, and where it leads.
    .replace(/<(https:[^|>\s]+)\|([^>]+)>/g, '$2 $1')
    .replace(/\[([^\]]+)\]\((https:[^)\s]+)\)/g, '$1 $2')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/[∗ˍ∼ˋ*_~`\\•\u200b\u2060]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
