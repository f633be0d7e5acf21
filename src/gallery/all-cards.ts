import type { Core } from '../desk/core.ts';
import { given } from '../domain/given.ts';
import { impossible } from '../domain/impossible.ts';
import type { Reply } from '../domain/reply.ts';
import { type Budget, buttonsOn, countAroundRows, wordsOn } from '../replies/budget.ts';
import { isSeveral } from '../replies/parts.ts';
import { toPlainText } from '../replies/plain-text.ts';
import { withShare } from '../replies/with-share.ts';
import { draftCards } from './draft-cards.ts';
import { formCards } from './form-cards.ts';
import type { CardLimit, GalleryCard } from './gallery-card.ts';
import { lookupCards } from './lookup-cards.ts';
import { noticeCards } from './notice-cards.ts';
import { nudgeCards } from './nudge-cards.ts';
import { projectCards } from './project-cards.ts';
import { playProject } from './sample-project.ts';

/** Every card the bot can give, from these lessons and on a sample project. */
export function allCards(core: Core): readonly GalleryCard[] {
  const { catalogue } = core;
  const sample = playProject(catalogue);
  return [
    ...lookupCards(core),
    ...nudgeCards(catalogue),
    ...projectCards(sample, catalogue),
    ...noticeCards(sample),
    ...draftCards(core),
    ...formCards(sample, catalogue),
  ];
}

/** How much there is to read and to press on a card; of a form nobody counts that. */
export type Measured = Budget & { readonly limit?: CardLimit };

/** What somebody reads and can press, as its budget counts it, with *Deel in kanaal* on it where that is shown. */
export function measure(card: GalleryCard): Measured | undefined {
  switch (card.show) {
    case 'form':
      return undefined;
    case 'sentence':
      return { words: wordsOn({ title: '', parts: [{ kind: 'text', text: card.sentence }] }), buttons: 0 };
    case 'reply': {
      const { reply, limit, onlyYou } = card;
      const parts = onlyYou ? withShare(reply) : reply.parts;
      const shown = isSeveral(parts) ? { ...reply, parts } : reply;
      const counted =
        limit?.of === 'around-rows' ? countAroundRows(shown) : { words: wordsOn(shown), buttons: buttonsOn(shown) };
      return { ...counted, ...given({ limit }) };
    }
    default:
      return impossible(card);
  }
}

/** All words of a card as plain text, to find it by. */
export function cardText(card: GalleryCard): string {
  switch (card.show) {
    case 'form':
      return [card.form.title, card.form.intro ?? '', ...card.form.fields.map(({ label }) => label)].join('\n');
    case 'sentence':
      return card.sentence;
    case 'reply':
      return [toPlainText(card.reply), ...labelsIn(card.reply)].join('\n');
    default:
      return impossible(card);
  }
}

const labelsIn = ({ parts }: Reply): readonly string[] =>
  parts.flatMap((part) => (part.kind === 'buttons' ? part.buttons.map(({ label }) => label) : []));
