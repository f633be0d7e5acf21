import type { RoomId } from '../state.ts';

/** Who is played and in which conversation stands in the address, so a reload and a second window keep it. */
const address = new URL(location.href);

/** The id of who is played; absent when the address does not say. */
export const userInAddress = (): string | undefined => address.searchParams.get('als') ?? undefined;

/** The conversations by their names in the address; anything else is the channel. */
const conversations: Readonly<Record<RoomId, string>> = { project: 'kanaal', direct: 'direct' };
export const roomInAddress = (): RoomId =>
  address.searchParams.get('gesprek') === conversations.direct ? 'direct' : 'project';

/** A room by its name; anything else is the project channel. */
export const toRoom = (name: unknown): RoomId => (name === 'direct' ? 'direct' : 'project');

export const rememberUser = (user: string): void => put('als', user);
export const rememberRoom = (room: RoomId): void => put('gesprek', conversations[room]);

/** More than anybody asks in one breath. */
const longest = 300;

/** What the address asks for once: a reload does not ask again. */
export type Wish = { readonly story: boolean; readonly question?: string };

/** Takes `?verhaal` and `?zeg=…` out of the address. A question is one line for the bot, and never anything else. */
export function takeWish(room: RoomId): Wish {
  const { searchParams } = address;
  const story = searchParams.has('verhaal');
  const words = toQuestion(searchParams.get('zeg') ?? '', room);
  for (const name of ['verhaal', 'zeg']) searchParams.delete(name);
  history.replaceState(null, '', address);
  return { story, ...(words !== undefined && { question: words }) };
}

function toQuestion(given: string, room: RoomId): string | undefined {
  const words = given.replace(/[\p{C}\p{Z}]+/gu, ' ').trim();
  if (words === '' || words.length > longest) return undefined;
  // In the channel only what is meant for the bot gets there.
  return room === 'direct' || /^\/lessen(?= |$)/i.test(words) ? words : `/lessen ${words}`;
}

/** Without a step in the history of the browser. */
function put(name: 'als' | 'gesprek', value: string): void {
  address.searchParams.set(name, value);
  history.replaceState(null, '', address);
}
