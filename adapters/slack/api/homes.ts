import { type Desk, given, oneByOne } from '#core';
import { withinDeadline } from '../../wire/deadline.ts';
import type { ChannelsOf } from './channels-of.ts';
import { type Delivery, isRefused } from './deliver-answer.ts';
import { toHomeView } from './home-view.ts';

/** Whose Home tab it is, of which installation. */
type HomeTab = {
  readonly installation: string;
  readonly user: string;
  /** The workspace in which they look at it. */
  readonly team?: string | undefined;
  /** What it showed when somebody did something in it: it tells Slack whether it is still that. */
  readonly hash?: string | undefined;
  /** Of the projects, from 1. */
  readonly page?: number;
};

export type Homes = {
  /** Somebody opens it: something stands there at once, and the projects as soon as Slack tells in which channels they are. */
  opened(tab: HomeTab): Promise<void>;
  /** Something on it is another now. */
  refresh(tab: HomeTab): Promise<void>;
};

type Parts = {
  readonly desk: Pick<Desk, 'home'>;
  readonly call: Delivery['call'];
  readonly channelsOf: ChannelsOf;
};

/** Longer nobody looks at an empty page. */
const patienceMs = 500;
/** Who turns a page, or presses something on it, is still in the same channels. */
const lately = 60_000;

export function createHomes({ desk, call, channelsOf }: Parts): Homes {
  const inOrder = oneByOne();

  const pageOf = ({ installation, page = 1 }: HomeTab, channels: readonly string[] | 'looking' | 'unknown') =>
    desk.home({ platform: 'slack', workspace: installation, channels, page });

  async function whole(tab: HomeTab, maxAgeMs: number) {
    return pageOf(tab, (await channelsOf(tab, maxAgeMs)) ?? 'unknown');
  }

  /** When something else stands there by now, the page is made once more: what was looked up since is newer. */
  async function publish({ installation, user, hash }: HomeTab, make: () => ReturnType<Desk['home']>): Promise<void> {
    const publishOnce = async (known: string | undefined) =>
      call('views.publish', { user_id: user, view: toHomeView(await make()), ...given({ hash: known }) }, installation);
    const outcome = await publishOnce(hash);
    if (hash !== undefined && isRefused(outcome)) await publishOnce(undefined);
  }

  const keyOf = ({ installation, user }: HomeTab) => `${installation} ${user}`;
  return {
    opened: (tab) =>
      inOrder(keyOf(tab), async () => {
        const looking = whole(tab, 0);
        const soon = await withinDeadline(looking, patienceMs, () => undefined);
        if (soon) return publish(tab, async () => soon);
        await publish(tab, () => pageOf(tab, 'looking'));
        await publish({ ...tab, hash: undefined }, () => looking);
      }),
    refresh: (tab) => inOrder(keyOf(tab), () => publish(tab, () => whole(tab, lately))),
  };
}
