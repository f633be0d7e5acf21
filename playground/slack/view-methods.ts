import type { Methods } from './method.ts';

/** Modals. https://docs.slack.dev/reference/methods?family=views */
export const viewMethods: Methods = {
  'views.open': ({ triggers, views }, { trigger_id, view }) => {
    const user = triggers.exchange(trigger_id);
    return { answer: { view: views.open(user, view) }, onlyFor: user };
  },
  'views.push': ({ triggers, views }, { trigger_id, view }) => {
    const user = triggers.exchange(trigger_id);
    return { answer: { view: views.push(user, view) }, onlyFor: user };
  },
  'views.update': ({ views }, { view_id: id, external_id: externalId, hash, view }) => {
    const updated = views.update({ id, externalId, hash }, view);
    return { answer: { view: updated.view }, onlyFor: updated.user };
  },
};
