import type { Catalogue } from '../content/catalogue.ts';
import type { Reply } from '../domain/reply.ts';
import { buttons, categoryButtons } from './parts.ts';
import { texts } from './texts.ts';

/** A button can outlive what it pointed at; then we say so and show the way on. */
export function gone(catalogue: Catalogue): Reply {
  return {
    title: texts.gone.title,
    parts: [{ kind: 'text', text: texts.gone.text }, ...buttons(categoryButtons(catalogue))],
  };
}
