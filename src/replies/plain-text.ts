import { impossible } from '../domain/impossible.ts';
import type { Part, Reply } from '../domain/reply.ts';

/** The whole answer as plain text: for the terminal, for notifications, and for who cannot see the card. */
export function toPlainText(reply: Reply): string {
  return [reply.title, ...reply.parts.map(toLines)].filter((lines) => lines !== '').join('\n\n');
}

function toLines(part: Part): string {
  switch (part.kind) {
    case 'text':
    case 'note':
      return part.text;
    case 'section':
      return `${part.heading}\n${part.text}`;
    case 'points':
      return under(part.heading, part.points.map((point) => `• ${point}`).join('\n'));
    case 'lessons':
      return under(
        part.heading,
        part.items
          .map(({ title, gist, match }) => `• ${title}: ${gist}${match === undefined ? '' : ` (${match})`}`)
          .join('\n'),
      );
    case 'link':
      return `${part.label}: ${part.url}`;
    case 'buttons':
      return '';
    default:
      return impossible(part);
  }
}

const under = (heading: string | undefined, text: string) => (heading === undefined ? text : `${heading}\n${text}`);
