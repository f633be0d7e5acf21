import { z } from 'zod';

const optional = z.string().nullish();
const account = z.object({ id: z.string().min(1), name: optional.catch(undefined), role: optional.catch(undefined) });
/** Everything from Teams is checked here, once. */
export const activitySchema = z.object({
  type: z.string().min(1),
  id: optional,
  timestamp: optional.catch(undefined),
  name: optional.catch(undefined),
  channelId: optional,
  serviceUrl: z.string().min(1),
  conversation: z.object({ id: z.string().min(1), conversationType: optional, tenantId: optional }),
  from: account,
  recipient: account.extend({ isTargeted: z.boolean().nullish() }),
  channelData: z
    .object({
      tenant: z.object({ id: optional }).nullish(),
      team: z.object({ id: optional }).nullish().catch(undefined),
      channel: z.object({ id: optional }).nullish().catch(undefined),
      eventType: optional.catch(undefined),
    })
    .nullish()
    .catch(undefined),
  action: optional.catch(undefined),
  membersAdded: z.array(account).nullish().catch(undefined),
  membersRemoved: z.array(account).nullish().catch(undefined),
  replyToId: optional.catch(undefined),
  text: z.unknown().optional(),
  value: z.unknown().optional(),
  entities: z.unknown().optional(),
  attachments: z.unknown().optional(),
});

/** What Teams tells us, as far as we use it. Text, value, entities and attachments are still whatever the sender made of them. */
export type Activity = z.infer<typeof activitySchema>;

/** Whether more people than the asker are in the conversation. */
export function isShared({ conversation }: Pick<Activity, 'conversation'>): boolean {
  return ['channel', 'groupChat'].includes(conversation.conversationType ?? '');
}

/** True when only the asker sees our reply, in a place where more people are. */
export function isPrivate({ recipient }: Pick<Activity, 'recipient'>): boolean {
  return recipient.isTargeted === true;
}
