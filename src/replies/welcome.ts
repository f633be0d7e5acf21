import type { Reply } from '../domain/reply.ts';
import { buttons, helpButton, primary } from './parts.ts';
import { toSetUp } from './project-buttons.ts';
import { texts } from './texts.ts';

/** For a channel that we were put in: by whom, when the platform says so, what we do and do not do there, and how to stop. */
export function welcome(by?: string): Reply {
  const { title, broughtBy, does, doesNot, stops } = texts.welcome;
  return {
    title,
    parts: [
      { kind: 'text', text: by === undefined ? does : `${broughtBy(by)} ${does}` },
      { kind: 'points', points: [doesNot, stops] },
      ...buttons([primary(toSetUp), helpButton]),
    ],
  };
}
