import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  asAgent,
  checkSettings,
  fill,
  toNames,
  toSlackManifest,
  toSocketManifest,
  toTeamsManifest,
  toZip,
  withCopilot,
  withOAuth,
  withSlash,
} from '../../../adapters/commands/fill-manifest.ts';
import { withLanguages } from '../../../adapters/commands/translate-manifest.ts';
import { shortcuts } from '../../../adapters/slack/api/payloads.ts';
import { teamsCommands } from '../../../adapters/teams/api/compose-payload.ts';
import { core } from '../../support/real-core.ts';

const root = join(import.meta.dirname, '../../..');
const read = (path: string) => readFileSync(join(root, path));
const publicUrl = 'https://lessenbot.example.nl';
const appId = '12345678-1234-1234-1234-123456789abc';

const slackText = toSlackManifest(read('manifest/slack.yaml').toString(), publicUrl);
const slack = parse(slackText);
const command = slack.features.slash_commands[0];
const teamsText = toTeamsManifest(read('manifest/teams/manifest.json').toString(), {
  publicUrl,
  appId,
  version: '0.1.0',
});
const slashText = withSlash(teamsText);
const english = JSON.parse(fill(read('manifest/teams/english.json').toString(), toNames()));
const packages = [
  ['1.25', withLanguages(teamsText, english)],
  ['1.29', withLanguages(slashText, english)],
  ['1.29', withLanguages(withCopilot(slashText), english)],
] as const;
const teamsTexts = packages.map(([version, { manifest }]) => [version, manifest] as const);

test('a candidate goes to Teams by the three numbers that it is a candidate of', () => {
  const { version } = JSON.parse(
    toTeamsManifest(read('manifest/teams/manifest.json').toString(), { publicUrl, appId, version: '1.0.0-rc.1' }),
  );
  expect(version).toBe('1.0.0');
});

test('Slack gives the bot these rights and no more: it reads no channel', () =>
  expect(slack.oauth_config).toEqual({
    scopes: {
      bot: [...['commands', 'chat:write', 'app_mentions:read', 'im:history'], ...['channels:read', 'groups:read']],
      bot_optional: ['users:read', 'links:read', 'links:write'],
    },
  }));

test('Slack sends the bot only what people say to it, and when a channel or the workspace opens or closes to it', () => {
  const events: string[] = slack.settings.event_subscriptions.bot_events;
  expect(events.slice(0, 2)).toEqual(['app_mention', 'message.im']);
  const others =
    /^(member_(joined|left)_channel|(channel|group)_(archive|unarchive|deleted|left)|channel_id_changed|app_home_opened|link_shared|app_uninstalled|tokens_revoked)$/;
  expect(events.slice(2).filter((event) => !others.test(event))).toEqual([]);
});

test('Slack knows one command, /lessen', () => {
  expect(slack.features.slash_commands).toHaveLength(1);
  expect(command).toMatchObject({
    command: '/lessen',
    usage_hint: 'verbinden | heldere kaders | je eigen vraag | project',
    should_escape: false,
  });
});

test('people in Slack can write to the bot in a direct message, and press its buttons', () => {
  expect(slack.features.app_home).toMatchObject({
    home_tab_enabled: true,
    messages_tab_enabled: true,
    messages_tab_read_only_enabled: false,
  });
  expect(slack.settings).toMatchObject({
    interactivity: { is_enabled: true },
    org_deploy_enabled: false,
    socket_mode_enabled: false,
    token_rotation_enabled: false,
  });
});

test('for many workspaces Slack gets one address to come back to, tokens that are renewed, and nothing else', () => {
  const text = withOAuth(slackText, publicUrl);
  const { oauth_config, settings, ...rest } = parse(text);
  expect(oauth_config).toEqual({
    ...slack.oauth_config,
    redirect_urls: ['https://lessenbot.example.nl/slack/oauth_redirect'],
  });
  expect(settings).toEqual({ ...slack.settings, org_deploy_enabled: true, token_rotation_enabled: true });
  expect({ ...rest, oauth_config: slack.oauth_config, settings: slack.settings }).toEqual(slack);
  expect(text).not.toContain('pkce');
  // The comments of the file come along.
  expect(text.split('\n')[0]).toBe(slackText.split('\n')[0]);
});

test('as an agent Slack gets one right more and at most four questions to begin with, each of which the bot knows', () => {
  const { features, oauth_config, ...rest } = parse(asAgent(slackText));
  const { agent_view: view, ...others } = features;
  expect(others).toEqual(slack.features);
  expect(view.agent_description.length).toBeLessThanOrEqual(300);
  expect(view.suggested_prompts.length).toBeLessThanOrEqual(4);
  for (const { message } of view.suggested_prompts) {
    const { kind } = core.understand(message);
    if (kind === 'search') expect(JSON.stringify(core.ask(message)), message).toContain('show-lesson');
    else expect(['help', 'show-category', 'list-examples']).toContain(kind);
  }
  expect(oauth_config.scopes.bot).toEqual([...slack.oauth_config.scopes.bot, 'assistant:write']);
  expect({ ...rest, features: slack.features, oauth_config: slack.oauth_config }).toEqual(slack);
});

test('for Socket Mode Slack gets no address at all, and all the rest', () => {
  const text = toSocketManifest(read('manifest/slack.yaml').toString(), publicUrl);
  expect(text).not.toMatch(/https?:\/\/(?!api\.slack\.com)|LESSENBOT_PUBLIC|\burl\b/);
  const { features, settings, ...rest } = parse(text);
  expect(settings.socket_mode_enabled).toBe(true);
  expect(settings.event_subscriptions).toEqual({ bot_events: slack.settings.event_subscriptions.bot_events });
  expect(settings.interactivity).toEqual({ is_enabled: true });
  const [{ url: _, ...withoutAddress }] = slack.features.slash_commands;
  expect(features).toEqual({ ...slack.features, slash_commands: [withoutAddress] });
  const { features: _f, settings: _s, ...slackRest } = slack;
  expect(rest).toEqual(slackRest);
});

test('for Socket Mode without an address for people there are no links to show either', () => {
  const text = toSocketManifest(read('manifest/slack.yaml').toString());
  expect(text).not.toMatch(/\$\{|link|unfurl/);
  const { features, oauth_config, settings } = parse(text);
  expect([features.slash_commands.length, oauth_config.scopes.bot_optional]).toEqual([1, ['users:read']]);
  expect(settings.event_subscriptions.bot_events.length).toBe(slack.settings.event_subscriptions.bot_events.length - 1);
});

test('everything Slack sends goes to one address', () =>
  expect([
    command.url,
    slack.settings.event_subscriptions.request_url,
    slack.settings.interactivity.request_url,
  ]).toEqual(Array(3).fill(`${publicUrl}/slack/events`)));

// https://github.com/slackapi/manifest-schema schemas/manifest.schema.2.0.0.json
test.each([
  ['the name', slack.display_information.name, 1, 35],
  ['the description', slack.display_information.description, 1, 140],
  ['the long description', slack.display_information.long_description, 175, 4000],
  ['the command', command.command, 2, 32],
  ['what the command does', command.description, 1, 2000],
  ['the usage hint', command.usage_hint, 1, 1000],
])('%s has a length Slack accepts', (_, text: string, least, most) => {
  expect(text.length).toBeGreaterThanOrEqual(least);
  expect(text.length).toBeLessThanOrEqual(most);
});

const slackSources = globSync('adapters/slack/**/*.ts', { cwd: root });
test('the Slack manifest and the Slack adapter name the same command and events', () => {
  const source = slackSources.map((file) => readFileSync(join(root, file), 'utf8')).join('\n');
  const named = (method: string) => source.matchAll(new RegExp(`\\.${method}(?:<[^>]*>)?\\(\\s*['"\`]([^'"\`]+)`, 'g'));
  const events = [...named('event')].map(([, name]) => (name === 'message' ? 'message.im' : name));
  if (/\bapp\.message\(/.test(source)) events.push('message.im');
  expect([...new Set(events)].sort()).toEqual(slack.settings.event_subscriptions.bot_events.toSorted());
  expect([...named('command')].map(([, name]) => name)).toEqual([command.command]);
});

test('the Slack manifest and the Slack adapter name the same shortcuts, of a length Slack accepts', () => {
  const named: { name: string; type: string; callback_id: string; description: string }[] = slack.features.shortcuts;
  expect(named.map(({ callback_id }) => callback_id).toSorted()).toEqual(Object.values(shortcuts).toSorted());
  expect(named.map(({ type }) => type).toSorted()).toEqual(['global', 'message', 'message']);
  for (const { name, description } of named) {
    expect(name.length).toBeLessThanOrEqual(24);
    expect(description.length).toBeLessThanOrEqual(150);
  }
});

function faultsIn(text: string, version: string, schemaName: string) {
  const entry = createRequire(import.meta.url).resolve('@microsoft/app-manifest');
  const home = entry.slice(0, entry.lastIndexOf(join('app-manifest', 'build')));
  const schemas = join(home, 'app-manifest/build/json-schemas/teams', `v${version}`);
  const schema = JSON.parse(readFileSync(join(schemas, schemaName), 'utf8'));
  const ajv = new Ajv.default({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  const valid = ajv.compile(schema);
  valid(JSON.parse(text));
  return valid.errors;
}

test.each(teamsTexts)('the Teams manifest is valid by Microsoft’s own schema %s', (version, text) =>
  expect(faultsIn(text, version, 'MicrosoftTeams.schema.json')).toBeNull(),
);

test.each(packages)(
  'Teams %s has its texts in Dutch and in English, each whole and of a length Teams accepts',
  (version, { manifest, files }) => {
    const { additionalLanguages, defaultLanguageFile } = JSON.parse(manifest).localizationInfo;
    expect([defaultLanguageFile, ...additionalLanguages.map(({ file }: { file: string }) => file)]).toEqual(
      Object.keys(files),
    );
    for (const text of Object.values(files))
      expect(faultsIn(text, version, 'MicrosoftTeams.Localization.schema.json')).toBeNull();
    const [dutch, inEnglish] = Object.values(files).map((text) => JSON.parse(text));
    expect(Object.keys(inEnglish)).toEqual(Object.keys(dutch));
    expect(Object.keys(dutch).length).toBeGreaterThan(20);
  },
);

test('a text without English stops the making of a package, and is named', () =>
  expect(() => withLanguages(teamsText, {})).toThrow(/Lessenbot.*english\.json/));

test('for Copilot the bot says what it is, and everything else stays', () => {
  const { copilotAgents, bots, ...rest } = JSON.parse(withCopilot(slashText));
  const { bots: before, ...others } = JSON.parse(slashText);
  expect(rest).toEqual(others);
  expect(bots[0].scopes).toEqual([...before[0].scopes, 'copilot']);
  expect(copilotAgents.customEngineAgents).toEqual([
    { id: appId, type: 'bot', disclaimer: { text: expect.stringContaining('geen AI') } },
  ]);
});

test.each(teamsTexts)('Teams %s offers commands everywhere the bot works, at most three lists of twelve', (_, text) => {
  const [bot] = JSON.parse(text).bots as [{ scopes: string[]; commandLists: { scopes: string[]; commands: [] }[] }];
  expect(new Set(bot.commandLists.flatMap((list) => list.scopes))).toEqual(new Set(bot.scopes));
  expect(bot.commandLists.length).toBeLessThanOrEqual(3);
  for (const list of bot.commandLists) expect(list.commands.length).toBeLessThanOrEqual(12);
});

test.each(teamsTexts)('Teams %s asks for no permission', (_, text) => {
  expect(JSON.parse(text)).not.toHaveProperty('permissions');
  expect(JSON.parse(text)).not.toHaveProperty('authorization');
});

describe('behind the slash of Teams', () => {
  const { bots, composeExtensions } = JSON.parse(slashText);
  const lists: {
    triggers?: string[];
    scopes: string[];
    commands: { title: string; type?: string; prompt?: string }[];
  }[] = bots[0].commandLists;
  const slashLists = lists.filter(({ triggers }) => triggers?.includes('slash'));
  const actions: { id: string; title: string; triggers?: string[] }[] = composeExtensions[0].commands;
  const titles = [...slashLists.flatMap(({ commands }) => commands), ...actions.filter(({ triggers }) => triggers)].map(
    ({ title }) => title,
  );

  test('/lessen is a command of Teams itself, in teams and group chats', () => {
    expect(bots[0].supportsTargetedMessages).toBe(true);
    expect(slashLists).toHaveLength(1);
    expect(slashLists[0]).toMatchObject({ triggers: ['slash'], scopes: ['team', 'groupChat'] });
    expect(slashLists[0]?.commands[0]?.title).toBe('lessen');
  });

  test.each(titles)('“%s” means what the same word means in the list for a mention, and is no search', (title) => {
    const known = core.understand(title);
    expect(known).toEqual(core.understand(title.replace(/^lessen ?/, '')));
    expect(known.kind).not.toBe('search');
  });

  test('each has a meaning of its own, but for help, which is what /lessen alone gives', () => {
    const meanings = titles
      .filter((title) => title !== 'lessen')
      .map((title) => JSON.stringify(core.understand(title)));
    // The form of a project stands behind its command and behind the words for who types.
    expect(new Set(meanings).size).toBe(meanings.length - 1);
    expect(core.understand('Project instellen')).toEqual({ kind: 'project' });
  });

  test.each(packages)(
    'the adapter and the manifest %s name the same commands of their own',
    (version, { manifest }) => {
      const named: { id: string; type: string; fetchTask?: boolean; triggers?: string[] }[] =
        JSON.parse(manifest).composeExtensions[0].commands;
      const dialogs = named.filter(({ type }) => type === 'action');
      const { besideMessage, checkMessage, setUpProject } = teamsCommands;
      const ofMessages = [besideMessage, checkMessage];
      expect(dialogs.map(({ id }) => id)).toEqual(version === '1.25' ? ofMessages : [...ofMessages, setUpProject]);
      expect(dialogs.every(({ fetchTask }) => fetchTask)).toBe(true);
      if (version === '1.25') expect(manifest).not.toMatch(/"triggers"|"prompt"/);
    },
  );

  const starters = lists.flatMap(({ scopes, commands }) =>
    commands.filter(({ type }) => type === 'prompt').map(({ prompt = '' }) => [prompt, scopes] as const),
  );
  test('a personal chat begins with questions', () => expect(starters.length).toBeGreaterThanOrEqual(3));
  test.each(starters)('“%s” finds lessons that fit, in a personal chat alone', (prompt, scopes) => {
    expect(scopes).toEqual(['personal']);
    expect(core.understand(prompt).kind).toBe('search');
    expect(core.search.find(prompt).length).toBeGreaterThan(0);
  });
});

test.each([
  ['Slack', slackText],
  ['Teams', teamsText],
  ['Teams with a slash', slashText],
])('no placeholder stays empty for %s, and every address is https', (_, text) => {
  expect(text).not.toMatch(/\$\{/);
  expect(text).not.toMatch(/http:/);
});

test('a placeholder without a value is named', () => {
  const placeholder = `\${NIEUW}`;
  expect(() => fill(placeholder, {})).toThrow(placeholder);
});

test('the colour icon is 192 by 192', () => expect(header('color.png')).toMatchObject({ width: 192, height: 192 }));

test('the outline icon is 32 by 32, white on transparent', () => {
  expect(header('outline.png')).toEqual({ width: 32, height: 32, depth: 8, colourType: 6 });
  const pixels = rgbaPixels('outline.png', 32, 32);
  const visible = pixels.filter((pixel) => pixel[3] !== 0);
  expect(visible.length).toBeGreaterThan(100);
  expect(pixels.length - visible.length).toBeGreaterThan(100);
  for (const [red, green, blue] of visible) expect(Math.min(red ?? 0, green ?? 0, blue ?? 0)).toBeGreaterThan(250);
});

test('the zip holds exactly three files at its root', () => {
  const icons = { color: read('manifest/teams/color.png'), outline: read('manifest/teams/outline.png') };
  const files = unzipSync(toZip({ manifest: teamsText, ...icons }));
  expect(Object.keys(files).sort()).toEqual(['color.png', 'manifest.json', 'outline.png']);
  const { icons: named } = JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array()));
  expect(named).toEqual({ color: 'color.png', outline: 'outline.png' });
});

test.each([
  ['', 'LESSENBOT_PUBLIC_URL ontbreekt'],
  ['lessenbot', 'LESSENBOT_PUBLIC_URL is geen webadres'],
  ['http://lessenbot.example.nl', 'LESSENBOT_PUBLIC_URL begint niet met https'],
  ['https://lessenbot.example.nl/', 'Maak er dit van: https://lessenbot.example.nl'],
  ['https://lessenbot.example.nl?a="b"', 'Maak er dit van: https://lessenbot.example.nl'],
])('the address “%s” is refused with a remedy', (url, fault) => {
  const { faults, settings } = checkSettings({ LESSENBOT_PUBLIC_URL: url, MICROSOFT_APP_ID: appId });
  expect(faults).toEqual([expect.stringContaining(fault)]);
  expect(settings).toEqual({ appId, about: { name: 'Lessenbot' } });
});

test.each([
  ['', 'ontbreekt'],
  ['lessenbot', 'is geen GUID'],
])('the app id “%s” is refused with a remedy', (id, fault) => {
  const { faults } = checkSettings({ LESSENBOT_PUBLIC_URL: publicUrl, MICROSOFT_APP_ID: id });
  expect(faults).toEqual([expect.stringContaining(fault)]);
});

function header(icon: string) {
  const png = read(`manifest/teams/${icon}`);
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20), depth: png[24], colourType: png[25] };
}

/** Decodes an 8-bit RGBA PNG, undoing the filter of each row. https://www.w3.org/TR/png-3/#9Filters */
function rgbaPixels(icon: string, width: number, height: number): number[][] {
  const png = read(`manifest/teams/${icon}`);
  const chunks: Buffer[] = [];
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      chunks.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  const raw = inflateSync(Buffer.concat(chunks));
  const rows: number[][] = [];
  for (let y = 0; y < height; y++) {
    const start = y * (width * 4 + 1);
    const row: number[] = [];
    for (let x = 0; x < width * 4; x++) {
      const left = row[x - 4] ?? 0;
      const up = rows[y - 1]?.[x] ?? 0;
      const upLeft = rows[y - 1]?.[x - 4] ?? 0;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, upLeft)][raw[start] ?? 0] ?? 0;
      row.push(((raw[start + 1 + x] ?? 0) + guess) & 255);
    }
    rows.push(row);
  }
  return rows.flatMap((row) => Array.from({ length: width }, (_, x) => row.slice(x * 4, x * 4 + 4)));
}

function paeth(left: number, up: number, upLeft: number): number {
  const [a, b, c] = [left, up, upLeft].map((value) => Math.abs(left + up - upLeft - value)) as [number, number, number];
  if (a <= b && a <= c) return left;
  return b <= c ? up : upLeft;
}

describe('who runs the bot and how it is called', () => {
  const env = {
    LESSENBOT_PUBLIC_URL: publicUrl,
    MICROSOFT_APP_ID: appId,
    LESSENBOT_APP_NAME: 'Buurt "Bot" & zo',
    LESSENBOT_APP_VERSION: '2.3.4',
    LESSENBOT_DEVELOPER_NAME: 'Gemeente Zoetstad',
    LESSENBOT_SUPPORT: 'hulp@zoetstad.example',
  };

  test('stands in the package, in both languages', () => {
    const { settings, faults } = checkSettings(env);
    expect(faults).toEqual([]);
    const { about } = settings;
    if (!about) throw new Error('it was read');
    const text = toTeamsManifest(read('manifest/teams/manifest.json').toString(), {
      publicUrl,
      appId,
      about,
      version: '0.1.0',
    });
    const translation = JSON.parse(fill(read('manifest/teams/english.json').toString(), toNames(about)));
    const { manifest, files } = withLanguages(text, translation);
    expect(JSON.parse(manifest)).toMatchObject({
      version: '2.3.4',
      developer: { name: 'Gemeente Zoetstad' },
      name: { short: 'Buurt "Bot" & zo' },
    });
    for (const file of Object.values(files)) {
      expect(JSON.parse(file)['name.short']).toBe('Buurt "Bot" & zo');
      expect(JSON.parse(file)['description.full']).toContain('hulp@zoetstad.example');
    }
    expect(faultsIn(manifest, '1.25', 'MicrosoftTeams.schema.json')).toBeNull();
  });

  test.each([
    ['LESSENBOT_APP_NAME', 'x'.repeat(31), 'langer dan 30 tekens'],
    ['LESSENBOT_APP_NAME', 'Lessen voor Teams', 'naam van Microsoft'],
    ['LESSENBOT_APP_VERSION', '2.3', 'geen versie'],
    ['LESSENBOT_DEVELOPER_NAME', 'x'.repeat(33), 'langer dan 32 tekens'],
    ['LESSENBOT_SUPPORT', 'http://zoetstad.example', 'geen mailadres of https-adres'],
  ])('%s “%s” is told', (name, value, says) => {
    expect(checkSettings({ ...env, [name]: value }).faults.join()).toContain(`${name} `);
    expect(checkSettings({ ...env, [name]: value }).faults.join()).toContain(says);
  });
});
