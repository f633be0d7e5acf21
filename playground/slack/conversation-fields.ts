import type { Place } from '../message-store.ts';
import type { Block, View } from './block-kit.ts';
import type { Workspace } from './workspace.ts';

type Conversations = { readonly workspace: Workspace; readonly user: string; readonly place: Place | undefined };

/** A modal as the page gets it: what somebody can choose in a field for conversations, Slack fills in itself. */
export function withConversations(view: View, known: Conversations): View {
  return { ...view, blocks: view.blocks.map((block) => withOptions(block, known)) };
}

function withOptions(block: Block, { workspace, user, place }: Conversations): Block {
  const { element } = block;
  if (!isConversations(element)) return block;
  const direct = { room: 'direct', owner: user } as const;
  const options = [
    { value: workspace.project.id, text: { type: 'plain_text', text: `# ${workspace.project.name}` } },
    { value: workspace.channel(direct), text: { type: 'plain_text', text: workspace.bot.name } },
  ];
  const current = element.default_to_current_conversation === true && place ? workspace.channel(place) : undefined;
  return { ...block, element: { ...element, options, initial_conversation: element.initial_conversation ?? current } };
}

function isConversations(element: unknown): element is Readonly<Record<string, unknown>> {
  return (
    typeof element === 'object' && element !== null && 'type' in element && element.type === 'conversations_select'
  );
}
