import { z } from 'zod';
import { isObject, type JsonObject } from '../../adapters/wire/json.ts';
import type { TeamsAction } from '../state.ts';

/** What Teams accepts of an Adaptive Card. */
export const limits = {
  /** Where a message passes a webhook or Graph. https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages */
  cardBytes: 28 * 1024,
  /** https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-reference#adaptive-card */
  version: 1.5,
  /** https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format */
  actionsInRow: 6,
  /** https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference */
  answerMs: 15_000,
  /** https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/action-commands/respond-to-task-module-submit */
  invokeMs: 5000,
} as const;

const versions = /^1\.[0-5]$/;
const actionTypes = ['Action.OpenUrl', 'Action.Submit', 'Action.ShowCard', 'Action.ToggleVisibility', 'Action.Execute'];
const elementTypes = [
  ...['ActionSet', 'Container', 'ColumnSet', 'Column', 'FactSet', 'ImageSet', 'Table', 'TableRow', 'TableCell'],
  ...['TextBlock', 'RichTextBlock', 'TextRun', 'Image', 'Media', 'AdaptiveCard'],
  ...['Input.Text', 'Input.Number', 'Input.Date', 'Input.Time', 'Input.Toggle', 'Input.ChoiceSet'],
];

const card = z.looseObject({ type: z.literal('AdaptiveCard'), version: z.string() });

type Placed = { readonly node: JsonObject /** Under which key it stands. */; readonly at: string };

/** What Teams makes of a card: `refused` with a code of its own, or shown with less than the bot meant, as in `noted`. */
export type CardVerdict = {
  readonly refused?: { readonly status: number; readonly code: string; readonly message: string };
  readonly noted: readonly string[];
};

/** Judges a card by the rules of Teams, one line for each that it breaks. */
export function judgeCard(value: unknown): CardVerdict {
  const bytes = Buffer.byteLength(JSON.stringify(value) ?? '');
  if (bytes > limits.cardBytes) {
    const message = `de kaart is ${bytes} bytes, meer dan ${limits.cardBytes}`;
    return { refused: { status: 413, code: 'MessageSizeTooBig', message }, noted: [] };
  }
  const parsed = card.safeParse(value);
  if (!parsed.success) {
    const message = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
    return { refused: { status: 400, code: 'BadArgument', message }, noted: [] };
  }
  const noted = [...versionFaults(parsed.data.version), ...contentFaults(nodes(parsed.data))];
  return { noted: [...new Set(noted)] };
}

const versionFaults = (version: string): string[] =>
  versions.test(version) ? [] : [`versie ${version} is nieuwer dan ${limits.version}`];

function contentFaults(placed: readonly Placed[]): string[] {
  const fields = placed.map(({ node }) => node).filter(({ type }) => String(type).startsWith('Input.'));
  return [...placed.flatMap(faultsOf), ...fields.flatMap(fieldFaults), ...doubleIds(fields)];
}

function faultsOf({ node, at }: Placed): string[] {
  const type = String(node.type);
  const own = type.startsWith('Action.') ? actionFaults(node, type, at) : elementFaults(node, type);
  return [...own, ...rowFaults(node)];
}

function actionFaults({ title, verb }: JsonObject, type: string, at: string): string[] {
  if (!actionTypes.includes(type)) return [`de knop “${type.slice(0, 40)}” bestaat niet`];
  const faults: string[] = [];
  // An action behind a whole element needs no words of its own.
  if (typeof title !== 'string' && at !== 'selectAction') faults.push(`een ${type} zonder titel`);
  if (verb !== undefined && typeof verb !== 'string') faults.push(`een ${type} waarvan verb geen tekst is`);
  return faults;
}

function elementFaults({ text, url }: JsonObject, type: string): string[] {
  if (!elementTypes.includes(type)) return [`het onderdeel “${type.slice(0, 40)}” bestaat niet`];
  if (type === 'TextBlock' && typeof text !== 'string') return ['een TextBlock zonder tekst'];
  if (type === 'Image' && typeof url !== 'string') return ['een Image zonder url'];
  return [];
}

function rowFaults({ actions }: JsonObject): string[] {
  if (!Array.isArray(actions)) return [];
  // Those of mode `secondary` stand behind an overflow.
  const inSight = actions.filter((action) => !isObject(action) || action.mode !== 'secondary').length;
  if (inSight <= limits.actionsInRow) return [];
  return [`een rij met ${inSight} knoppen: na ${limits.actionsInRow} zie je ze niet meer`];
}

function fieldFaults({ type, id, label }: JsonObject): string[] {
  const missing = Object.entries({ id: typeof id === 'string' && id !== '', label: typeof label === 'string' });
  return missing.filter(([, isThere]) => !isThere).map(([what]) => `een ${type} zonder ${what}`);
}

function doubleIds(fields: readonly JsonObject[]): string[] {
  const ids = fields.map(({ id }) => id).filter((id): id is string => typeof id === 'string' && id !== '');
  return ids.filter((id, at) => ids.indexOf(id) < at).map((id) => `twee invoervelden heten “${id.slice(0, 40)}”`);
}

/** Where elements and actions stand; what stands in for an unknown one (`fallback`) is not among them. */
const inside = ['body', 'items', 'columns', 'rows', 'cells', 'card', 'inlines', 'images', 'actions'];
const behind = ['selectAction', 'inlineAction'];

/** Every element and action of a card, at any depth. */
function nodes(value: unknown, at = ''): Placed[] {
  if (Array.isArray(value)) return value.flatMap((each) => nodes(each, at));
  if (!isObject(value)) return [];
  const inner = [...inside, ...behind].flatMap((key) => nodes(value[key], key));
  return typeof value.type === 'string' ? [{ node: value, at }, ...inner] : inner;
}

/** True when the card has this action. Its data may have grown: the inputs are merged in. */
export function hasAction(card: unknown, { type, verb }: TeamsAction): boolean {
  const isNameless = verb === undefined && type === 'Action.Submit';
  return nodes(card).some(({ node }) => node.type === type && (isNameless || node.verb === verb));
}
