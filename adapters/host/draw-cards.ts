import { type Core, given, impossible, type Platform } from '#core';
import { allCards, cardKinds, cardText, type GalleryCard, measure } from '#core/gallery';
import type { DrawnCard, Gallery } from '../../playground/open-playground.ts';
import { toForm as toSlackForm } from '../slack/form.ts';
import { toMessage as toSlack, toNotice as toSlackNotice } from '../slack/render.ts';
import { toForm as toTeamsForm } from '../teams/form.ts';
import { toMessage as toTeams, toNotice as toTeamsNotice } from '../teams/render.ts';
import type { LiveContent } from './content-watch.ts';

/** Who shares, as each platform knows a person. */
const sharer = { slack: 'U0ANNA', teams: 'Anna de Vries' } as const satisfies Record<Platform, string>;
const names = { [sharer.slack]: sharer.teams };
const kinds = Object.entries(cardKinds).map(([id, name]) => ({ id, name }));

/** Every card of the bot as both platforms get it, from the lessons as they are saved now; or what is wrong with those. */
export function createGallery(content: LiveContent, zone: string): () => Promise<Gallery> {
  const drawn = new WeakMap<Core, Gallery>();
  return async () => {
    await content.refresh();
    const faults = content.faults();
    if (faults.length > 0) return { faults };
    const core = content.core();
    const gallery = drawn.get(core) ?? { kinds, names, zone, cards: allCards(core).map(toDrawn) };
    drawn.set(core, gallery);
    return gallery;
  };
}

function toDrawn(card: GalleryCard): DrawnCard {
  const { id, kind, name, onlyYou } = card;
  return { id, kind, name, onlyYou, text: cardText(card), ...given({ counted: measure(card) }), ...draw(card) };
}

/** As the adapters send it. */
function draw(card: GalleryCard): Pick<DrawnCard, Platform> {
  switch (card.show) {
    case 'reply': {
      const { reply, onlyYou, isShared } = card;
      const by = (platform: Platform) => ({ canShare: onlyYou, ...given({ sharedBy: isShared && sharer[platform] }) });
      return { slack: inBlocks(toSlack(reply, by('slack'))), teams: toTeams(reply, by('teams')).card };
    }
    case 'sentence':
      return { slack: inBlocks(toSlackNotice(card.sentence)), teams: toTeamsNotice(card.sentence).card };
    case 'form':
      return { slack: { view: toSlackForm(card.form, somewhere) }, teams: toTeamsForm(card.form).card };
    default:
      return impossible(card);
  }
}

/** A form knows where it was opened. */
const somewhere = { workspace: 'T0SPEELTUIN', channel: 'C0PROJECT', member: true } as const;

const inBlocks = ({ blocks }: ReturnType<typeof toSlack>): DrawnCard['slack'] => ({
  blocks: blocks.map((block) => ({ ...block })),
});
