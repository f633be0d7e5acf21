import { z } from 'zod';
import { type PlatformAdapter, stateOf } from '../../wire/platform-adapter.ts';
import { apiAddress } from '../../wire/web-address.ts';

type SlackSettings = { readonly signingSecret: string; readonly botToken: string; readonly apiUrl: string };

const needed = ['SLACK_SIGNING_SECRET', 'SLACK_BOT_TOKEN'];
const socketToken = 'SLACK_APP_TOKEN';
const socketTokenIsNot = `${socketToken} (voor Socket Mode, en dat kan Lessenbot niet)`;

const botToken = z
  .string()
  .refine((token) => !token.startsWith('xoxe.'), {
    error:
      'is een token dat vanzelf verloopt. Maak een app zonder token rotation, en neem het bot-token dat met xoxb- begint',
    abort: true,
  })
  .startsWith('xoxb-', 'is geen bot-token. Een bot-token begint met xoxb-');

const variables = {
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_BOT_TOKEN: botToken.optional(),
  SLACK_API_URL: apiAddress('Laat het leeg voor het gewone Slack').default('https://slack.com/api/'),
  [socketToken]: z.string().optional(),
};

/** How Slack is configured. */
export const slackConfiguration: PlatformAdapter<SlackSettings>['configuration'] = {
  variables,
  secrets: needed,
  state(isSet) {
    const state = stateOf(isSet, { needed, also: [socketToken] });
    if (state.kind !== 'half') return state;
    return { ...state, present: state.present.map((name) => (name === socketToken ? socketTokenIsNot : name)) };
  },
  read(values) {
    const found = z.object(variables).required({ SLACK_SIGNING_SECRET: true, SLACK_BOT_TOKEN: true }).parse(values);
    return { signingSecret: found.SLACK_SIGNING_SECRET, botToken: found.SLACK_BOT_TOKEN, apiUrl: found.SLACK_API_URL };
  },
};
