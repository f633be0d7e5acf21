import type { Room, Stored } from '../room.ts';
import { post, readContent, toPayload } from './posts.ts';
import { SlackRefusal } from './refusal.ts';
import type { Triggers } from './triggers.ts';
import type { Views } from './views.ts';
import type { Place, Workspace } from './workspace.ts';

type Arguments = Readonly<Record<string, unknown>>;
/** What a method answers, and the one user whose business it is. */
type Outcome = { readonly answer: object; readonly onlyFor?: string };
export type Methods = Readonly<Record<string, (given: Arguments) => Outcome>>;

type Parts = {
  readonly room: Room;
  readonly workspace: Workspace;
  readonly triggers: Triggers;
  readonly views: Views;
};

/** The Web API methods that the bot uses. They throw Slack's errors. https://docs.slack.dev/reference/methods */
export function createMethods({ room, workspace, triggers, views }: Parts): Methods {
  const { team, bot, project, appId } = workspace;

  function placeOf(channel: unknown): Place {
    const place = typeof channel === 'string' ? workspace.place(channel) : undefined;
    if (!place) throw new SlackRefusal('channel_not_found');
    return place;
  }

  function userOf(id: unknown) {
    const user = typeof id === 'string' ? workspace.userBy(id) : undefined;
    if (!user) throw new SlackRefusal('user_not_found');
    return user;
  }

  function threadIn(place: Place, { thread_ts }: Arguments): { readonly thread?: string } {
    if (thread_ts === undefined) return {};
    const root = room.find('slack', String(thread_ts));
    if (!root || root.room !== place.room || root.owner !== place.owner) throw new SlackRefusal('thread_not_found');
    // Slack has one level of threads: an answer to an answer belongs to the first message.
    return { thread: root.thread ?? root.id };
  }

  /** A message of the bot that everybody there sees; others it may not touch. */
  function own(given: Arguments, refusal: string): Stored {
    const place = placeOf(given.channel);
    const message = room.find('slack', String(given.ts));
    if (!message || message.room !== place.room || message.owner !== place.owner || message.onlyFor !== undefined)
      throw new SlackRefusal('message_not_found');
    if (message.author !== undefined) throw new SlackRefusal(refusal);
    return message;
  }

  const privateTo = ({ owner }: Place) => (owner === undefined ? {} : { onlyFor: owner });

  return {
    'auth.test': () => ({
      answer: {
        url: `https://${team.domain}.slack.com/`,
        team: team.domain,
        user: 'lessenbot',
        team_id: team.id,
        user_id: bot.user,
        bot_id: bot.id,
        is_enterprise_install: false,
      },
    }),
    'chat.postMessage': (given) => {
      const place = placeOf(given.channel);
      const thread = threadIn(place, given);
      const content = readContent(given);
      const ts = post(room, workspace, { place, content, ...thread });
      const message = toPayload(workspace, ts, content, thread.thread);
      return { answer: { channel: workspace.channel(place), ts, message }, ...privateTo(place) };
    },
    'chat.postEphemeral': (given) => {
      const place = placeOf(given.channel);
      const user = userOf(given.user);
      if (place.owner !== undefined && place.owner !== user.id) throw new SlackRefusal('user_not_in_channel');
      const thread = threadIn(place, given);
      const message_ts = post(room, workspace, { place, content: readContent(given), ...thread, onlyFor: user.id });
      return { answer: { message_ts }, onlyFor: user.id };
    },
    'chat.update': (given) => {
      const { blocks: _, ...message } = own(given, 'cant_update_message');
      const content = readContent(given);
      room.add({ ...message, ...content, edited: true });
      const place: Place = message;
      const channel = workspace.channel(place);
      return { answer: { channel, ts: message.id, text: content.text }, ...privateTo(place) };
    },
    'chat.delete': (given) => {
      const message = own(given, 'cant_delete_message');
      room.remove('slack', message.id);
      return { answer: { channel: workspace.channel(message), ts: message.id }, ...privateTo(message) };
    },
    'conversations.info': (given) => {
      const place = placeOf(given.channel);
      const id = workspace.channel(place);
      const direct = place.owner !== undefined;
      const channel = direct
        ? { id, is_im: true, user: workspace.idOf(place.owner), is_archived: false }
        : { id, name: project.name, is_channel: true, is_private: false, is_archived: false, is_member: true };
      return { answer: { channel: { ...channel, context_team_id: team.id } }, ...privateTo(place) };
    },
    'conversations.members': (given) => {
      const place = placeOf(given.channel);
      const people = place.owner === undefined ? room.users.map(({ id }) => id) : [place.owner];
      const members = [...people.map(workspace.idOf), bot.user];
      return { answer: { members, response_metadata: { next_cursor: '' } }, ...privateTo(place) };
    },
    'conversations.open': (given) => {
      const user = userOf(given.users);
      return { answer: { channel: { id: workspace.channel({ room: 'direct', owner: user.id }) } }, onlyFor: user.id };
    },
    'users.info': (given) => {
      const { id, name } = userOf(given.user);
      const zone = { tz: 'Europe/Amsterdam', tz_label: 'Central European Time', tz_offset: 3600 };
      const profile = { real_name: name, display_name: name };
      const user = { id: workspace.idOf(id), team_id: team.id, name: id, real_name: name, deleted: false, ...zone };
      return { answer: { user: { ...user, profile, is_bot: false, is_app_user: false, locale: 'nl-NL' } } };
    },
    'bots.info': () => ({ answer: { bot: { id: bot.id, app_id: appId, user_id: bot.user, name: bot.name } } }),
    'views.open': ({ trigger_id, view }) => {
      const user = triggers.exchange(trigger_id);
      return { answer: { view: views.open(user, view) }, onlyFor: user };
    },
    'views.push': ({ trigger_id, view }) => {
      const user = triggers.exchange(trigger_id);
      return { answer: { view: views.push(user, view) }, onlyFor: user };
    },
    'views.update': ({ view_id: id, external_id: externalId, hash, view }) => {
      const updated = views.update({ id, externalId, hash }, view);
      return { answer: { view: updated.view }, onlyFor: updated.user };
    },
  };
}
