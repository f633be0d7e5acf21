import { z } from 'zod';
import { invoked } from './activities.ts';
import { limits } from './card-rules.ts';
import type { TeamsParts, Where } from './local-parts.ts';
import { oops } from './modals.ts';
import { isCard, putInMessage } from './posts.ts';
import { acceptedBody, tellBot } from './tell-bot.ts';

/** The search that Teams itself draws: a box, and what the bot finds to choose from. */

type Search = Where & { readonly command: string };
/** What somebody may put in the conversation: the card, and how it stands in the list. */
type Result = { readonly title: string; readonly text: string; readonly card: unknown };

const card = z.literal('application/vnd.microsoft.card.adaptive');
const result = z
  .object({
    contentType: card,
    content: z.unknown(),
    preview: z.object({ content: z.object({ title: z.string(), text: z.string().optional() }) }),
  })
  .transform(
    ({ content, preview }): Result => ({
      title: preview.content.title,
      text: preview.content.text ?? '',
      card: content,
    }),
  );
/** https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/search-commands/respond-to-search */
const searchAnswer = z.object({
  composeExtension: z.discriminatedUnion('type', [
    z.object({ type: z.literal('result'), attachments: z.array(result).max(25) }),
    z.object({ type: z.literal('message'), text: z.string() }),
  ]),
});

/** Opens the search, with what the bot shows before anything is typed. */
export async function openSearch(parts: TeamsParts, search: Search): Promise<void> {
  await look(parts, search, { words: '', parameter: { name: 'initialRun', value: 'true' } });
}

const sent = z.looseObject({
  vraag: z.string().optional().catch(undefined),
  kies: z.number().optional().catch(undefined),
});

/** Something was typed there, or chosen. */
async function searched(parts: TeamsParts, search: Search, results: readonly Result[], data: unknown): Promise<void> {
  const { vraag: words = '', kies } = sent.parse(data ?? {});
  const chosen = kies === undefined ? undefined : results[kies];
  if (!chosen) return look(parts, search, { words, parameter: { name: 'vraag', value: words } });
  parts.room.show('teams', search.user.id, undefined);
  putInMessage(parts, search, chosen.card);
}

type Query = { readonly words: string; readonly parameter: { readonly name: string; readonly value: string } };

async function look(parts: TeamsParts, search: Search, { words, parameter }: Query): Promise<void> {
  const { user, place, command } = search;
  const name = 'composeExtension/query';
  const value = { commandId: command, parameters: [parameter], queryOptions: { skip: 0, count: 25 } };
  const done = { user, place, id: parts.tenant.nextId(), targeted: false };
  const activity = invoked(parts, done, { name, value });
  const answer = await tellBot(parts, { what: name, activity, deadlineMs: limits.invokeMs, onlyFor: user.id });
  const given = searchAnswer.safeParse(acceptedBody(answer)).data?.composeExtension;
  if (answer && !given)
    parts.room.violate('teams', 'InvokeResponse', 'het antwoord op een zoekvraag is geen lijst en geen zin');
  const results = given?.type === 'result' ? given.attachments.filter((one) => isCard(parts.room, one.card)) : [];
  const said = given?.type === 'message' ? given.text : given ? undefined : oops;
  const viewId = `T${parts.tenant.nextId()}`;
  parts.open.set(user.id, { viewId, send: (data) => searched(parts, search, results, data) });
  parts.room.show('teams', user.id, { viewId, view: { title: 'Zoek een les', card: drawn(words, results, said) } });
}

/** Microsoft’s renderer draws it, as it draws the cards of the bot. */
function drawn(words: string, results: readonly Result[], said: string | undefined): object {
  const field = { type: 'Input.Text', id: 'vraag', label: 'Je vraag', value: words };
  const ask = { type: 'ActionSet', actions: [{ type: 'Action.Submit', title: 'Zoek', data: {} }] };
  const note = said === undefined ? [] : [{ type: 'TextBlock', text: said, wrap: true }];
  return { type: 'AdaptiveCard', version: '1.5', body: [field, ask, ...note, ...results.map(row)] };
}

function row({ title, text }: Result, at: number): object {
  const line = { type: 'TextBlock', text, wrap: true, maxLines: 1, isSubtle: true, size: 'Small', spacing: 'None' };
  const choose = { type: 'Action.Submit', title: 'Kies', tooltip: `Kies: ${title}`, data: { kies: at } };
  return {
    type: 'ColumnSet',
    separator: true,
    columns: [
      {
        type: 'Column',
        width: 'stretch',
        items: [{ type: 'TextBlock', text: title, weight: 'Bolder', wrap: true }, ...(text === '' ? [] : [line])],
      },
      { type: 'Column', width: 'auto', items: [{ type: 'ActionSet', actions: [choose] }] },
    ],
  };
}
