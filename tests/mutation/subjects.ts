/** What is changed, and the tests that should notice. */
export type Subject = {
  readonly file: string;
  /** Tests that say what this file does, the quickest first. */
  readonly near: readonly string[];
  /** Tests that use it too; they run when those notice nothing. */
  readonly wide: readonly string[];
};

const adapters = (...names: readonly string[]) => names.map((name) => `tests/adapters/${name}.test.ts`);
const engine = (...names: readonly string[]) => names.map((name) => `tests/src/engine/${name}.test.ts`);

const slackDoor = adapters('slack/slack', 'slack/response-url', 'slack/whoever-asks', 'slack/unheard', 'conversation');
const teamsDoor = adapters(
  'teams/teams-door',
  'teams/teams',
  'teams/keys-away',
  'teams/answered-first',
  'two-processes',
  'conversation',
);
const send = adapters('send', 'teams/teams-sign-in');
const sending = [
  ...engine('gate', 'deliver', 'crash', 'parked', 'outcome', 'breaker', 'turns', 'unreadable', 'clocks-and-pauses'),
  'tests/src/store/sqlite.test.ts',
];
const sendingToo = [
  ...engine('start-and-stop', 'rate-limit', 'real-rules'),
  ...adapters('change-a-project'),
  'tests/src/desk/announce.test.ts',
];

/** The parts of the bot on which its two promises rest: a post is made once or shown as uncertain, and nobody else gets in. */
export const areas: Readonly<Record<'guard' | 'sender' | 'claim' | 'store' | 'config', readonly Subject[]>> = {
  guard: [
    { file: 'adapters/wire/replay-guard.ts', near: adapters('wire/replay-guard'), wide: [...slackDoor, ...teamsDoor] },
    { file: 'adapters/slack/receive.ts', near: slackDoor, wide: adapters('project') },
    { file: 'adapters/teams/receive.ts', near: teamsDoor, wide: adapters('project') },
    { file: 'adapters/teams/api/door.ts', near: teamsDoor, wide: [] },
    { file: 'adapters/teams/api/signing-keys.ts', near: adapters('teams/signing-keys'), wide: teamsDoor },
  ],
  sender: [
    { file: 'adapters/wire/post.ts', near: adapters('wire/post', 'send'), wide: adapters('teams/teams-sign-in') },
    {
      file: 'adapters/wire/post-outcome.ts',
      near: adapters('teams/outcomes', 'send'),
      wide: adapters('wire/once-more'),
    },
    { file: 'adapters/slack/api/web-api.ts', near: send, wide: adapters('slack/slack', 'not-let-in') },
    {
      file: 'adapters/slack/api/refusals.ts',
      near: adapters('slack/refusals', 'send'),
      wide: adapters('slack/slack', 'not-let-in'),
    },
    {
      file: 'adapters/teams/api/outcomes.ts',
      near: adapters('teams/outcomes', 'send'),
      wide: adapters('teams/teams', 'teams/answered-first', 'two-processes', 'not-let-in'),
    },
  ],
  claim: ['claim', 'gate', 'deliver'].map((name) => ({
    file: `src/engine/${name}.ts`,
    near: sending,
    wide: sendingToo,
  })),
  store: [
    { file: 'src/store/queue.ts', near: sending, wide: sendingToo },
    { file: 'src/store/first-time.ts', near: ['tests/src/store/sqlite.test.ts'], wide: slackDoor },
    { file: 'src/store/project-rows.ts', near: sending, wide: sendingToo },
  ],
  config: [{ file: 'adapters/host/config.ts', near: adapters('host/config'), wide: ['tests/docs/settings.test.ts'] }],
};
