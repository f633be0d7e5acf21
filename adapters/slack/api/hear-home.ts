import { randomUUID } from 'node:crypto';
import type { App } from '@slack/bolt';
import { given } from '#core';
import type { Conversation } from '../converse.ts';
import { describeError } from './errors.ts';
import type { Homes } from './homes.ts';
import { installationOf, teamOf, type Whereabouts } from './identity.ts';
import { homeOpened } from './payloads.ts';
import { answerStranger } from './unheard.ts';

/** The Home tab: whoever opens it gets their own page. */
export function hearHome(app: App, homes: Homes, talk: Conversation & Whereabouts): void {
  app.event('app_home_opened', async ({ payload, body }) => {
    const opened = homeOpened.safeParse(payload).data;
    const { by: installation } = installationOf(body);
    if (opened?.tab !== 'home' || installation === undefined) return talk.log.debug('no Home tab was opened');
    const home = { workspace: installation };
    if (await talk.isGone(home)) return answerStranger(home, undefined, talk);
    try {
      const team = teamOf(body);
      await homes.opened({ installation, user: opened.user, team, ...given({ hash: opened.view?.hash }) });
    } catch (error) {
      talk.log.error({ errorId: randomUUID(), error: describeError(error) }, 'a Home tab could not be shown');
    }
  });
}
