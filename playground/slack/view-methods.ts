import { type Methods, userIn } from './method.ts';

/** Modals and the Home tab. https://docs.slack.dev/reference/methods?family=views */
export const viewMethods: Methods = {
  'views.open': ({ triggers, views }, { trigger_id, view }) => {
    const user = triggers.exchange(trigger_id);
    return { answer: { view: views.open(user, view) }, onlyFor: user };
  },
  'views.push': ({ triggers, views }, { trigger_id, view }) => {
    const user = triggers.exchange(trigger_id);
    return { answer: { view: views.push(user, view) }, onlyFor: user };
  },
  'views.publish': (parts, { user_id: id, view, hash }) => {
    const user = userIn(parts, id);
    return { answer: { view: parts.homeTabs.publish(user.id, view, hash) }, onlyFor: user.id };
  },
  'views.update': ({ views }, { view_id: id, external_id: externalId, hash, view }) => {
    const updated = views.update({ id, externalId, hash }, view);
    return { answer: { view: updated.view }, onlyFor: updated.user };
  },
};
