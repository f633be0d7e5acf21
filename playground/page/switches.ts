import type { RoomId, User } from '../state.ts';
import { rememberRoom, rememberUser, toRoom } from './address.ts';
import { find, h } from './dom.ts';
import { keyedList } from './keyed.ts';
import { initials, shade } from './message.ts';

/** Who is played. `onChange` hears whom somebody chose. */
export function createUserSwitch(onChange: (id: string) => void): (users: readonly User[], me: string) => void {
  const { choose, frame } = createSwitch('users', onChange);
  const options = frame.appendChild(h('div', { class: 'switch-options' }));
  const showUsers = keyedList<User>(options, ({ id }) => id, drawUser);
  return (users, me) => {
    rememberUser(me);
    showUsers(users);
    choose(me);
  };
}

/** In which room we are. */
export function createRoomSwitch(onChange: (room: RoomId) => void): (room: RoomId) => void {
  const { choose } = createSwitch('rooms', (name) => onChange(toRoom(name)));
  return (room) => {
    rememberRoom(room);
    choose(room);
  };
}

function createSwitch(id: string, onChange: (value: string) => void) {
  const frame = find(id, HTMLFieldSetElement);
  frame.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement) onChange(target.value);
  });
  const choose = (value: string) => {
    for (const input of frame.querySelectorAll('input')) input.checked = input.value === value;
  };
  return { frame, choose };
}

function drawUser({ id, name }: User): HTMLElement {
  const avatar = h('span', { class: `avatar small avatar-${shade(name)}`, 'aria-hidden': 'true' }, initials(name));
  const [first = name, ...rest] = name.split(' ');
  const words = h('span', {}, first, rest.length > 0 && h('span', { class: 'wide' }, ` ${rest.join(' ')}`));
  const input = h('input', { type: 'radio', name: 'user', value: id });
  return h('label', {}, input, h('span', { class: 'switch-label' }, avatar, words));
}
