import type { Part, Reply, ReplyButton } from '../domain/reply.ts';
import { seldom } from './parts.ts';
import { texts } from './texts.ts';

/** The parts of a reply with *Deel in kanaal* among its last buttons, where there is something worth sharing. */
export function withShare({ parts, share }: Reply): readonly Part[] {
  if (!share) return parts;
  const at = parts.findLastIndex(({ kind }) => kind === 'buttons');
  const last = parts[at];
  const bare: ReplyButton = { label: texts.buttons.share, press: 'share', intent: share };
  if (last?.kind !== 'buttons') return [...parts, { kind: 'buttons', buttons: [bare] }];
  // Among what is seldom pressed, it is so too.
  const button: ReplyButton = last.buttons.every(({ weight }) => weight === 'seldom') ? seldom(bare) : bare;
  return parts.with(at, { kind: 'buttons', buttons: [...last.buttons, button] });
}
