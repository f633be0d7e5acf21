/** A right that Slack gives an app, with what needs it and why: the manifest, the probe and the manual all follow this table. */
type Right = {
  readonly scope: string;
  /** An organisation may refuse it: then we do with less. https://docs.slack.dev/changelog (optional scopes, March 2026) */
  readonly optional?: true;
  readonly methods: readonly string[];
  readonly events: readonly string[];
  readonly why: string;
};

/**
 * https://docs.slack.dev/reference/scopes
 *
 * @internal exported for the test that holds the manifest, the calls and the manual against it
 */
export const rights: readonly Right[] = [
  { scope: 'commands', methods: [], events: [], why: 'the command /lessen' },
  {
    scope: 'chat:write',
    methods: ['chat.postMessage', 'chat.postEphemeral', 'chat.update'],
    events: [],
    why: 'the cards of a project, and answers in a channel',
  },
  { scope: 'app_mentions:read', methods: [], events: ['app_mention'], why: 'messages that mention us' },
  { scope: 'im:history', methods: [], events: ['message.im'], why: 'direct messages to us' },
  {
    scope: 'channels:read',
    methods: ['conversations.members', 'users.conversations'],
    events: [
      ...['member_joined_channel', 'member_left_channel'],
      ...['channel_archive', 'channel_unarchive', 'channel_deleted', 'channel_left', 'channel_id_changed'],
    ],
    why: 'whether who changes a project is in its channel, and whether the channel is still there',
  },
  {
    scope: 'groups:read',
    methods: ['conversations.members', 'users.conversations'],
    events: [
      ...['member_joined_channel', 'member_left_channel'],
      ...['group_archive', 'group_unarchive', 'group_deleted', 'group_left', 'channel_id_changed'],
    ],
    why: 'the same of private channels',
  },
  {
    scope: 'users:read',
    optional: true,
    methods: ['users.info'],
    events: [],
    why: 'the name of who switches a project on or changes it',
  },
  {
    scope: 'links:read',
    optional: true,
    methods: [],
    events: ['link_shared'],
    why: 'that the address of a lesson stands in a message; of other addresses we hear nothing',
  },
  {
    scope: 'links:write',
    optional: true,
    methods: ['chat.unfurl'],
    events: [],
    why: 'the short card below such an address',
  },
];

/**
 * What any app may do or hear.
 *
 * @internal exported for the same test
 */
export const free = {
  methods: [
    'apps.connections.open',
    'auth.test',
    'oauth.v2.access',
    'views.open',
    'views.push',
    'views.update',
    'views.publish',
  ],
  events: ['app_home_opened', 'app_uninstalled', 'tokens_revoked'],
} as const;

/** Comes with the variant of the app that Slack shows as an agent (`npm run manifest -- --agent`). https://docs.slack.dev/ai/developing-agents */
export const agentScope = 'assistant:write';

/** Without one of these something does not work. */
export const neededScopes: readonly string[] = rights.filter(({ optional }) => !optional).map(({ scope }) => scope);

/** What somebody who installs us is asked for. */
export const allScopes: readonly string[] = rights.map(({ scope }) => scope);
