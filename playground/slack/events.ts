import type { Place } from '../message-store.ts';
import type { User } from '../state.ts';
import { randomId, type Workspace } from './workspace.ts';

/** What Slack sends to the bot, in Slack's own shapes. */

/** `& < >` are Slack's own marks. https://docs.slack.dev/messaging/formatting-message-text#escaping */
function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** What somebody typed, and where. */
export type Typed = { readonly user: User; readonly place: Place; readonly text: string };

/** https://docs.slack.dev/interactivity/implementing-slash-commands#app_command_handling */
export function slashCommand(
  workspace: Workspace,
  { user, place, text, trigger, responseUrl }: Typed & { readonly trigger: string; readonly responseUrl: string },
): Readonly<Record<string, string>> {
  return {
    token: 'verouderd',
    team_id: workspace.team.id,
    team_domain: workspace.team.domain,
    channel_id: workspace.channel(place),
    channel_name: workspace.channelName(place),
    user_id: workspace.idOf(user.id),
    user_name: user.id,
    command: '/lessen',
    text: escapeText(text),
    api_app_id: workspace.appId,
    is_enterprise_install: 'false',
    response_url: responseUrl,
    trigger_id: trigger,
  };
}

/** `@Lessenbot` and people's full names, as Slack turns them into mentions while somebody types. */
export function withMentions(workspace: Workspace, users: readonly User[], text: string): string {
  let words = escapeText(text).replace(mentionOf(workspace.bot.name), `<@${workspace.bot.user}>`);
  for (const { id, name } of users) words = words.replaceAll(`@${escapeText(name)}`, `<@${workspace.idOf(id)}>`);
  return words;
}

/** Whether somebody mentions the bot. */
export function mentions(workspace: Workspace, text: string): boolean {
  return mentionOf(workspace.bot.name).test(text);
}

const mentionOf = (name: string) => new RegExp(`(?<![\\p{L}\\p{N}])@${name}(?![\\p{L}\\p{N}])`, 'giu');

/** https://docs.slack.dev/reference/events/app_home_opened */
export function homeOpened(workspace: Workspace, user: User, more: { readonly view?: object }): object {
  const opened = { user: workspace.idOf(user.id), channel: workspace.channel({ room: 'direct', owner: user.id }) };
  const ts = workspace.nextTs();
  return envelope(workspace, { type: 'app_home_opened', ...opened, tab: 'home', event_ts: ts, ...more }, ts);
}

/** https://docs.slack.dev/reference/events/app_mention and https://docs.slack.dev/reference/events/message.im */
export function messageEvent(workspace: Workspace, { user, place, text, ts }: Typed & { readonly ts: string }): object {
  const direct = place.owner !== undefined;
  const event = {
    type: direct ? 'message' : 'app_mention',
    user: workspace.idOf(user.id),
    ts,
    client_msg_id: randomId(16),
    text,
    team: workspace.team.id,
    channel: workspace.channel(place),
    event_ts: ts,
    ...(direct && { channel_type: 'im' }),
  };
  return envelope(workspace, event, ts);
}

/** What Slack puts around each event. https://docs.slack.dev/apis/events-api#events-JSON */
function envelope({ team, bot, appId }: Workspace, event: object, ts: string): object {
  return {
    token: 'verouderd',
    team_id: team.id,
    context_team_id: team.id,
    api_app_id: appId,
    event,
    type: 'event_callback',
    event_id: `Ev0${randomId(6).toUpperCase()}`,
    event_time: Math.floor(Number(ts)),
    authorizations: [
      { enterprise_id: null, team_id: team.id, user_id: bot.user, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
    event_context: `4-${randomId(16)}`,
  };
}

/** What every press and every modal starts with. https://docs.slack.dev/reference/interaction-payloads */
export function interaction(workspace: Workspace, type: string, { id, name }: User): object {
  const { team, appId } = workspace;
  return {
    type,
    team,
    user: { id: workspace.idOf(id), username: id, name: id, team_id: team.id, real_name: name },
    api_app_id: appId,
    token: 'verouderd',
    enterprise: null,
    is_enterprise_install: false,
  };
}
