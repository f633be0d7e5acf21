import { impossible } from '../domain/impossible.ts';
import type { Several } from '../domain/lesson.ts';
import type { Part, Reply, Row } from '../domain/reply.ts';

/** The whole answer as plain text: for the terminal, for notifications, and for who cannot see the card. */
export function toPlainText(reply: Reply): string {
  return [reply.title, ...reply.parts.map(toLines)].filter((lines) => lines !== '').join('\n\n');
}

function toLines(part: Part): string {
  switch (part.kind) {
    case 'text':
    case 'note':
    case 'heading':
      return part.text;
    case 'section':
      return `${part.heading}\n${part.text}`;
    case 'points':
      return under(part.heading, part.points.map((point) => `• ${point}`).join('\n'));
    case 'facts':
      return part.facts.map(({ name, value }) => `${name}: ${value}`).join('\n');
    case 'table':
      return part.rows.map((row) => `• ${toRowLine(row)}`).join('\n');
    case 'rows':
      return under(part.heading, part.rows.map(toRow).join('\n'));
    case 'menu':
      return under(`${part.label}:`, part.choices.map(({ label }) => `• ${label}`).join('\n'));
    case 'link':
      return `${part.label}: ${part.url}`;
    case 'buttons':
      return '';
    default:
      return impossible(part);
  }
}

const under = (heading: string | undefined, text: string) => (heading === undefined ? text : `${heading}\n${text}`);

function toRow({ title, text, match }: Row): string {
  return `• ${title}${text === undefined ? '' : `: ${text}`}${match === undefined ? '' : ` (${match})`}`;
}

/** A row of a table as a sentence or two: its first cell says what the others are about. */
export function toRowLine([first, ...rest]: Several<string>): string {
  const sentences = rest.filter((cell) => cell !== '').map((cell) => (/[.!?]$/.test(cell) ? cell : `${cell}.`));
  return [`${first}:`, ...sentences].join(' ');
}
