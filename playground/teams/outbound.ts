import { z } from 'zod';
import { judgeCard } from './card-rules.ts';

const cardType = 'application/vnd.microsoft.card.adaptive';

const activity = z.looseObject({
  type: z.string(),
  text: z.string().nullish(),
  summary: z.string().nullish(),
  replyToId: z.string().nullish(),
  recipient: z.looseObject({ id: z.string(), isTargeted: z.boolean().nullish() }).nullish(),
  attachments: z.array(z.looseObject({ contentType: z.string(), content: z.unknown() })).nullish(),
});
export type Activity = z.output<typeof activity>;
/** Reads an activity of the bot, or throws. */
export function readActivity(body: unknown): Activity {
  const parsed = activity.safeParse(body);
  if (!parsed.success) throw new ConnectorRefusal(400, 'BadSyntax', 'Activity is not valid.');
  return parsed.data;
}

/** A refusal of Teams: a status with a code, as the Bot Connector answers. */
export class ConnectorRefusal extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

type Content = {
  readonly content: { readonly text?: string; readonly card?: unknown };
  /** What Teams shows otherwise than the bot meant. */
  readonly noted: readonly string[];
  /** Text and a card together become two messages in Teams, and then no id comes back. */
  readonly single: boolean;
};

/** The one card or the text in an activity. Throws what Teams says of one it does not accept. */
export function contentOf({ text, attachments }: Activity): Content {
  const words = text?.trim() ? text : undefined;
  const [first, ...more] = attachments ?? [];
  if (words === undefined && !first)
    throw new ConnectorRefusal(400, 'BadSyntax', 'Activity has no text and no attachment.');
  if (first && first.contentType !== cardType)
    throw new ConnectorRefusal(400, 'BadArgument', `Attachment type ${first.contentType.slice(0, 80)}.`);
  const { refused, noted } = first ? judgeCard(first.content) : { noted: [] };
  if (refused) throw new ConnectorRefusal(refused.status, refused.code, refused.message);
  const content = { ...(words !== undefined && { text: words }), ...(first && { card: first.content }) };
  return { content, noted, single: more.length === 0 && (words === undefined || !first) };
}

export const newConversation = z.looseObject({
  members: z.array(z.looseObject({ id: z.string() })).optional(),
  activity: z.unknown().optional(),
  channelData: z.looseObject({ channel: z.looseObject({ id: z.string() }).optional() }).optional(),
});
