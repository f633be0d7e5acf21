import { type Methods, placeIn, userIn } from './method.ts';

const zone = { tz: 'Europe/Amsterdam', tz_label: 'Central European Time', tz_offset: 3600 };

/** Who and what is there. https://docs.slack.dev/reference/methods */
export const rosterMethods: Methods = {
  'auth.test': ({ workspace: { team, bot } }) => ({
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
  'conversations.info': (parts, given) => {
    const { workspace } = parts;
    const place = placeIn(parts, given.channel);
    const base = { id: workspace.channel(place), is_archived: false, context_team_id: workspace.team.id };
    const channel =
      place.owner === undefined
        ? { ...base, name: workspace.project.name, is_channel: true, is_private: false, is_member: true }
        : { ...base, is_im: true, user: workspace.idOf(place.owner) };
    return { answer: { channel }, onlyFor: place.owner };
  },
  'conversations.members': (parts, given) => {
    const { workspace, room } = parts;
    const { owner } = placeIn(parts, given.channel);
    const people = owner === undefined ? room.users.map(({ id }) => id) : [owner];
    const members = [...people.map(workspace.idOf), workspace.bot.user];
    return { answer: { members, response_metadata: { next_cursor: '' } }, onlyFor: owner };
  },
  'conversations.open': (parts, given) => {
    const { id: owner } = userIn(parts, given.users);
    return { answer: { channel: { id: parts.workspace.channel({ room: 'direct', owner }) } }, onlyFor: owner };
  },
  'users.conversations': (parts, given) => {
    const { id: user } = given.user === undefined ? { id: undefined } : userIn(parts, given.user);
    const { project } = parts.workspace;
    const channel = { id: project.id, name: project.name, is_channel: true, is_private: false, is_archived: false };
    return { answer: { channels: [channel], response_metadata: { next_cursor: '' } }, onlyFor: user };
  },
  'users.info': (parts, given) => {
    const { id, name } = userIn(parts, given.user);
    const { idOf, team } = parts.workspace;
    const profile = { real_name: name, display_name: name };
    const user = { id: idOf(id), team_id: team.id, name: id, real_name: name, deleted: false, ...zone, profile };
    return { answer: { user: { ...user, is_bot: false, is_app_user: false, locale: 'nl-NL' } } };
  },
  'bots.info': ({ workspace: { bot, appId } }) => ({
    answer: { bot: { id: bot.id, app_id: appId, user_id: bot.user, name: bot.name } },
  }),
};
