import { z } from 'zod';

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

const card = z.looseObject({
  type: z.literal('AdaptiveCard'),
  version: z.string(),
  body: z.array(z.looseObject({ type: z.string() })),
  actions: z.array(z.looseObject({ type: z.string() })).optional(),
});

type Node = Readonly<Record<string, unknown>>;

/** Every rule of Teams that a card breaks, in one line each; none when it is right. */
export function cardFaults(value: unknown): readonly string[] {
  const bytes = Buffer.byteLength(JSON.stringify(value) ?? '');
  const tooBig = bytes > limits.cardBytes ? [`de kaart is ${bytes} bytes, meer dan ${limits.cardBytes}`] : [];
  const parsed = card.safeParse(value);
  if (!parsed.success)
    return [...tooBig, ...parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'kaart'}: ${message}`)];
  const faults = [...tooBig];
  if (!versions.test(parsed.data.version))
    faults.push(`versie ${parsed.data.version} is nieuwer dan ${limits.version}`);
  const ids = new Set<unknown>();
  for (const node of nodes(parsed.data)) faults.push(...faultsOf(node, ids));
  return [...new Set(faults)];
}

function faultsOf(node: Node, ids: Set<unknown>): string[] {
  const faults: string[] = [];
  const type = String(node.type);
  const isAction = type.startsWith('Action.');
  if (!(isAction ? actionTypes : elementTypes).includes(type))
    faults.push(`het soort “${type.slice(0, 40)}” bestaat niet`);
  if (type === 'TextBlock' && typeof node.text !== 'string') faults.push('een TextBlock zonder tekst');
  if (type === 'Image' && typeof node.url !== 'string') faults.push('een Image zonder url');
  if (isAction && typeof node.title !== 'string') faults.push(`een ${type} zonder titel`);
  if (type === 'Action.Execute' && node.verb !== undefined && typeof node.verb !== 'string')
    faults.push('een Action.Execute waarvan verb geen tekst is');
  if (type.startsWith('Input.')) {
    if (typeof node.id !== 'string' || node.id === '') faults.push(`een ${type} zonder id`);
    else if (ids.has(node.id)) faults.push(`twee invoervelden heten “${node.id.slice(0, 40)}”`);
    ids.add(node.id);
    if (typeof node.label !== 'string') faults.push(`een ${type} zonder label`);
  }
  const { actions } = node;
  if (Array.isArray(actions) && actions.length > limits.actionsInRow)
    faults.push(`een rij met ${actions.length} knoppen: na ${limits.actionsInRow} zie je ze niet meer`);
  return faults;
}

/** Every element and action, at any depth, but not what only stands in when one is not known. */
function nodes(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodes);
  if (typeof value !== 'object' || value === null) return [];
  const node = value as Node;
  const inner = Object.entries(node)
    .filter(([key]) =>
      [
        'body',
        'items',
        'columns',
        'rows',
        'cells',
        'actions',
        'card',
        'inlines',
        'selectAction',
        'images',
        'inlineAction',
      ].includes(key),
    )
    .flatMap(([, child]) => nodes(child));
  // An action behind a whole element has no title, and inline text may be a bare string.
  return typeof node.type === 'string' ? [node, ...inner] : inner;
}

/** True when the card has this action. Its data may have grown: the inputs are merged in. */
export function hasAction(value: unknown, type: string, verb: string | undefined): boolean {
  return nodes(value).some(
    (node) => node.type === type && (node.verb === verb || (verb === undefined && type === 'Action.Submit')),
  );
}
