import type { RoomId } from '../state.ts';

/** Who is played and in which room stands in the address, so a reload and a second window keep it. */
const address = new URL(location.href);

/** The id of who is played; absent when the address does not say. */
export const userInAddress = (): string | undefined => address.searchParams.get('als') ?? undefined;
/** The room that is shown. */
export const roomInAddress = (): RoomId => toRoom(address.searchParams.get('kamer'));

/** A room by its name; anything else is the project channel. */
export const toRoom = (name: unknown): RoomId => (name === 'direct' ? 'direct' : 'project');

/** Puts it in the address, without a step in the history of the browser. */
export function remember(name: 'als' | 'kamer', value: string): void {
  address.searchParams.set(name, value);
  history.replaceState(null, '', address);
}
