import { zipSync } from 'fflate';
import { parseDocument, type Scalar, type YAMLMap, type YAMLSeq } from 'yaml';
import { z } from 'zod';
import { given } from '#core';
import { aboutVariables } from '../host/variables.ts';
import { agentScope } from '../slack/api/rights.ts';
import { teamsCommands } from '../teams/api/compose-payload.ts';
import { isGuid } from '../wire/guid.ts';
import { jsonFile } from '../wire/json.ts';

/** The settings a manifest needs, checked and ready to fill in. */
type Settings = { readonly publicUrl?: string; readonly appId?: string; readonly about?: AppAbout };

/** How the app is called in Teams, which version it is, who made it, and where people ask for help. */
export type AppAbout = {
  readonly name: string;
  readonly version?: string;
  readonly developer?: string;
  readonly support?: string;
};

/** What the environment gave us, and in Dutch everything that is missing or wrong, with a remedy. */
export type Checked = { readonly settings: Settings; readonly faults: readonly string[] };

/** The files of a Teams package: the manifest, its pictures, and its texts in each language by the name they get at the root of the zip. */
export type TeamsPackage = {
  readonly manifest: string;
  readonly color: Uint8Array;
  readonly outline: Uint8Array;
  readonly languages?: Readonly<Record<string, string>>;
};

type Command = { title: string; description?: string; type?: 'prompt'; prompt?: string };
type CommandList = { triggers?: string[]; scopes: string[]; commands: Command[] };
type TeamsManifest = {
  $schema: string;
  manifestVersion: string;
  bots: [{ botId: string; scopes: string[]; supportsTargetedMessages?: boolean; commandLists: CommandList[] }];
  composeExtensions: [{ commands: object[] }];
};

/** Reads the settings from an environment and names every fault at once. */
export function checkSettings(env: Readonly<Record<string, string | undefined>>): Checked {
  const { LESSENBOT_PUBLIC_URL: publicUrl = '', MICROSOFT_APP_ID: appId = '' } = env;
  const urlFault = faultInUrl(publicUrl);
  const idFault = faultInId(appId);
  const about = aboutApp.safeParse(given(env));
  const aboutFaults = (about.error?.issues ?? []).map(({ path, message }) => `${String(path[0])} ${message}.`);
  return {
    settings: given({
      publicUrl: urlFault ? undefined : publicUrl,
      appId: idFault ? undefined : appId,
      about: about.data && readAbout(about.data),
    }),
    faults: [urlFault, idFault, ...aboutFaults].filter((fault) => fault !== undefined),
  };
}

const aboutApp = z.object(aboutVariables);
const readAbout = (read: z.output<typeof aboutApp>): AppAbout => ({
  name: read.LESSENBOT_APP_NAME,
  ...given({
    version: read.LESSENBOT_APP_VERSION,
    developer: read.LESSENBOT_DEVELOPER_NAME,
    support: read.LESSENBOT_SUPPORT,
  }),
});

/** Replaces every `${NAME}`; a name without a value is a slip in the template, so it throws. */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\$\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined)
      throw new Error(`manifest: geen waarde voor \${${name}}. Vul hem aan in adapters/commands/manifest.ts.`);
    return value;
  });
}

/** The Slack manifest as you paste it into Slack. */
export function toSlackManifest(template: string, publicUrl: string): string {
  return fill(template, { LESSENBOT_PUBLIC_URL: publicUrl, LESSENBOT_PUBLIC_HOST: new URL(publicUrl).hostname });
}

/**
 * The same for an app that others put in their own workspace, or in their whole organisation: the one address to come back to, and
 * tokens that are renewed. Never with `pkce_enabled`: that makes an app a public one for good. https://docs.slack.dev/authentication/using-pkce
 */
export function withOAuth(slackManifest: string, publicUrl: string): string {
  const manifest = parseDocument(slackManifest);
  manifest.setIn(['oauth_config', 'redirect_urls'], manifest.createNode([`${publicUrl}/slack/oauth_redirect`]));
  manifest.setIn(['settings', 'org_deploy_enabled'], true);
  manifest.setIn(['settings', 'token_rotation_enabled'], true);
  return manifest.toString({ lineWidth: 0 });
}

/**
 * The Slack manifest for Socket Mode: Slack reaches us by a line that we open, so there is no address to knock at in it. Without an
 * address for people either there are no pages of lessons, and no links to show.
 * https://docs.slack.dev/apis/events-api/using-socket-mode
 */
export function toSocketManifest(template: string, publicUrl?: string): string {
  const manifest = parseDocument(publicUrl === undefined ? template : toSlackManifest(template, publicUrl));
  for (const command of (manifest.getIn(['features', 'slash_commands']) as YAMLSeq<YAMLMap>).items)
    command.delete('url');
  for (const part of ['event_subscriptions', 'interactivity']) manifest.deleteIn(['settings', part, 'request_url']);
  manifest.setIn(['settings', 'socket_mode_enabled'], true);
  if (publicUrl === undefined) {
    manifest.deleteIn(['features', 'unfurl_domains']);
    without(manifest.getIn(['oauth_config', 'scopes', 'bot_optional']), ['links:read', 'links:write']);
    without(manifest.getIn(['settings', 'event_subscriptions', 'bot_events']), ['link_shared']);
  }
  return manifest.toString({ lineWidth: 0 });
}

function without(list: unknown, names: readonly string[]): void {
  const { items } = list as YAMLSeq<Scalar>;
  (list as YAMLSeq<Scalar>).items = items.filter(({ value }) => !names.includes(String(value)));
}

/**
 * The same for an app that Slack shows as an agent: in the top bar, with questions to begin with. It asks one right more.
 * https://docs.slack.dev/ai/developing-agents
 */
export function asAgent(slackManifest: string): string {
  const manifest = parseDocument(slackManifest);
  manifest.setIn(['features', 'agent_view'], manifest.createNode(agentView));
  (manifest.getIn(['oauth_config', 'scopes', 'bot']) as YAMLSeq).add(agentScope);
  return manifest.toString({ lineWidth: 0 });
}

/** At most four prompts, each of which does what it says when it is typed. */
const agentView = {
  agent_description:
    'Zoekt een les over participatie en veiligheid bij jouw vraag. Je krijgt de les, het risico, het advies en de bron. Werkt met vaste regels: er is geen taalmodel.',
  suggested_prompts: [
    { title: 'De groepsapp loopt uit de hand', message: 'de groepsapp loopt uit de hand' },
    { title: 'Verbinden', message: 'verbinden' },
    { title: 'Voorbeelden van projecten', message: 'voorbeelden' },
    { title: 'Wat kun je?', message: 'help' },
  ],
};

/** The Teams manifest as every tenant accepts it: people mention the bot or write to it. */
export function toTeamsManifest(
  template: string,
  {
    publicUrl,
    appId,
    about,
    version,
  }: Settings & Required<Pick<Settings, 'publicUrl' | 'appId'>> & { readonly version: string },
): string {
  return fill(template, {
    ...toNames(about),
    LESSENBOT_PUBLIC_URL: publicUrl,
    LESSENBOT_PUBLIC_HOST: new URL(publicUrl).hostname,
    // Teams knows three numbers, so a candidate (1.0.0-rc.1) is called as what it is a candidate of.
    LESSENBOT_VERSION: about?.version ?? version.replace(/-.*$/, ''),
    MICROSOFT_APP_ID: appId,
  });
}

/** The names that stand in the manifest and in its translation, as they go in JSON. */
export function toNames(about: AppAbout = { name: 'Lessenbot' }): Readonly<Record<string, string>> {
  const { name, developer = name, support } = about;
  const help = support === undefined ? '' : `\n\n${support}`;
  const inJson = (text: string) => JSON.stringify(text).slice(1, -1);
  return {
    LESSENBOT_APP_NAME: inJson(name),
    LESSENBOT_DEVELOPER_NAME: inJson(developer),
    LESSENBOT_SUPPORT_LINE: inJson(help),
  };
}

/**
 * The same manifest with what older tenants refuse, for it needs version 1.29: `/lessen` as a command of Teams itself, another that opens the
 * form of a project, and questions to begin with. Teams allows three lists, so team and group chat share one for mentions and one for the slash.
 * https://learn.microsoft.com/en-us/microsoftteams/platform/agents-in-teams/agent-slash-commands
 */
export function withSlash(teamsManifest: string): string {
  const manifest = JSON.parse(teamsManifest) as TeamsManifest;
  const [bot] = manifest.bots;
  const [extension] = manifest.composeExtensions;
  const personal = bot.commandLists
    .filter((list) => list.scopes.includes('personal'))
    .map((list) => ({ ...list, commands: [...list.commands, ...promptStarters] }));
  const commands = bot.commandLists.find((list) => list.scopes.includes('team'))?.commands ?? [];
  const scopes = ['team', 'groupChat'];
  const slashCommands = [
    { title: 'lessen', description: 'Zoek een les: typ een onderwerp of je eigen vraag.' },
    ...commands.map((command) => ({ ...command, title: `lessen ${command.title}` })),
  ];
  const commandLists = [...personal, { scopes, commands }, { triggers: ['slash'], scopes, commands: slashCommands }];
  const slash = {
    ...manifest,
    $schema: manifest.$schema.replace(`v${manifest.manifestVersion}`, 'v1.29'),
    manifestVersion: '1.29',
    bots: [{ ...bot, supportsTargetedMessages: true, commandLists }],
    composeExtensions: [{ ...extension, commands: [...extension.commands, setUpProject] }],
  };
  return jsonFile(slash);
}

/** Opens the form of a project from the slash, in a dialog: nothing is said in the channel before it is saved. */
const setUpProject = {
  id: teamsCommands.setUpProject,
  type: 'action',
  title: 'Project instellen',
  description: 'Het formulier van jullie project. Alleen jij ziet het.',
  context: ['compose'],
  triggers: ['slash'],
  fetchTask: true,
};

/**
 * What somebody might ask, as cards in an empty chat: Teams puts the words in the box where one types. It shows them only where the bot
 * does not greet. https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/prompt-starters
 */
const promptStarters: readonly Command[] = [
  'De groepsapp loopt uit de hand',
  'Altijd dezelfde mensen doen mee',
  'Bewoners worden bang van onze berichten',
  'Bewoners verwachten te veel van ons',
].map((title) => ({ title, type: 'prompt', prompt: title }));

/**
 * The same manifest for an app that people also ask from Microsoft 365 Copilot. Teams then presents the bot as an agent, so what it is
 * stands before the first question. https://learn.microsoft.com/microsoft-365-copilot/extensibility/overview-custom-engine-agent
 */
export function withCopilot(teamsManifest: string): string {
  const manifest = JSON.parse(teamsManifest) as TeamsManifest;
  const [bot] = manifest.bots;
  const disclaimer = {
    text: 'Lessenbot is geen AI. Je krijgt vaste lessen, gekozen met vaste regels, met de bron erbij.',
  };
  const commandLists = bot.commandLists.map((list) =>
    list.scopes.includes('personal') ? { ...list, scopes: [...list.scopes, 'copilot'] } : list,
  );
  const copilot = {
    ...manifest,
    bots: [{ ...bot, scopes: [...bot.scopes, 'copilot'], commandLists }],
    copilotAgents: { customEngineAgents: [{ id: bot.botId, type: 'bot', disclaimer }] },
  };
  return jsonFile(copilot);
}

/** Zips a Teams package; the same input always gives the same bytes. */
export function toZip({ manifest, color, outline, languages = {} }: TeamsPackage): Uint8Array {
  const texts = Object.entries({ 'manifest.json': manifest, ...languages });
  const encoded = Object.fromEntries(texts.map(([name, text]) => [name, new TextEncoder().encode(text)]));
  const files = { ...encoded, 'color.png': color, 'outline.png': outline };
  return zipSync(files, { mtime: new Date(2000, 0, 1) });
}

function faultInUrl(value: string): string | undefined {
  const example = 'Zet bijvoorbeeld LESSENBOT_PUBLIC_URL=https://lessenbot.example.nl in .env.';
  if (value === '') return `LESSENBOT_PUBLIC_URL ontbreekt. ${example}`;
  if (!URL.canParse(value)) return `LESSENBOT_PUBLIC_URL is geen webadres. ${example}`;
  const { protocol, origin, pathname } = new URL(value);
  if (protocol !== 'https:') return `LESSENBOT_PUBLIC_URL begint niet met https://. ${example}`;
  const clean = `${origin}${pathname}`.replace(/\/+$/, '');
  if (value !== clean) return `LESSENBOT_PUBLIC_URL is niet netjes geschreven. Maak er dit van: ${clean}`;
  return undefined;
}

function faultInId(value: string): string | undefined {
  const remedy = 'Je vindt hem in Entra bij App-registraties, als “Toepassings-id (client)”. Zet hem in .env.';
  if (value === '') return `MICROSOFT_APP_ID ontbreekt. ${remedy}`;
  if (!isGuid(value)) return `MICROSOFT_APP_ID is geen GUID, zoals 12345678-1234-1234-1234-123456789abc. ${remedy}`;
  return undefined;
}
