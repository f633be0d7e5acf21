import type { RoomId } from '../state.ts';

/** Who is played and in which room stands in the address, so a reload and a second window keep it. */
const address = new URL(location.href);

export const userInAddress = (): string | undefined => address.searchParams.get('als') ?? undefined;
export const roomInAddress = (): RoomId => toRoom(address.searchParams.get('kamer'));

export const toRoom = (name: unknown): RoomId => (name === 'direct' ? 'direct' : 'project');

export function remember(name: 'als' | 'kamer', value: string): void {
  address.searchParams.set(name, value);
  history.replaceState(null, '', address);
}
