import { isObject, type JsonObject, jsonFile } from '../wire/json.ts';

/** The texts of a manifest in one language, by where they stand. https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/apps-localization */
type Texts = Readonly<Record<string, string>>;

/** What people read before they use the app. The titles of what one types stay as they are: those are the words that the bot knows. */
const read =
  /^(name\.(short|full)|description\.(short|full)|bots\[0\]\.commandLists\[\d\]\.commands\[\d+\]\.description|composeExtensions\[0\]\.commands\[\d\]\.((parameters\[\d\]\.)?(title|description)))$/;

/** A Teams manifest that names its languages, and the file of each. A text without a translation is a slip, so it throws. */
export function withLanguages(manifest: string, english: Texts): { manifest: string; files: Record<string, string> } {
  const parsed = JSON.parse(manifest) as JsonObject;
  const { $schema } = parsed;
  const dutch = Object.fromEntries(textsIn(parsed, '').filter(([where]) => read.test(where)));
  const translated = Object.fromEntries(
    Object.entries(dutch).map(([where, text]) => {
      const inEnglish = english[text];
      if (inEnglish === undefined)
        throw new Error(`manifest: geen Engels voor “${text}”. Vul het aan in manifest/teams/english.json.`);
      return [where, inEnglish];
    }),
  );
  const schema = String($schema).replace('MicrosoftTeams.schema.json', 'MicrosoftTeams.Localization.schema.json');
  const localizationInfo = {
    defaultLanguageTag: 'nl-nl',
    defaultLanguageFile: 'nl.json',
    additionalLanguages: [{ languageTag: 'en', file: 'en.json' }],
  };
  return {
    manifest: jsonFile({ ...parsed, localizationInfo }),
    files: {
      'nl.json': jsonFile({ $schema: schema, ...dutch }),
      'en.json': jsonFile({ $schema: schema, ...translated }),
    },
  };
}

function textsIn(value: unknown, where: string): [string, string][] {
  if (typeof value === 'string') return [[where, value]];
  if (Array.isArray(value)) return value.flatMap((each, at) => textsIn(each, `${where}[${at}]`));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, each]) => textsIn(each, where === '' ? key : `${where}.${key}`));
}
