/** Where F6 goes, in the order of the page: both logs, a story that plays, the field, and a panel that is open. */
const places = [
  { frame: '#pane-slack', focus: ':is(.log, .slack-home)' },
  { frame: '#pane-teams', focus: '.log' },
  { frame: '#story', focus: 'button' },
  { frame: '#composer', focus: '#words' },
  { frame: '#project', focus: '.icon-button' },
  { frame: '#inspector', focus: '.icon-button' },
];

/** F6 goes to the next part of the page and Shift+F6 to the one before, past all that stands in between. */
export function createWalkRound(): void {
  document.addEventListener('keydown', (event) => {
    // A modal keeps the focus to itself.
    if (event.key !== 'F6' || document.querySelector('dialog[open]')) return;
    event.preventDefault();
    const shown = places.filter(({ frame }) => document.querySelector(frame)?.checkVisibility());
    const at = shown.findIndex(({ frame }) => document.querySelector(`${frame}:focus-within`));
    // From elsewhere forward is to the first, and back to the last.
    const next = event.shiftKey ? Math.max(at, 0) - 1 : (at + 1) % shown.length;
    const target = shown.at(next);
    const inside = target && [...document.querySelectorAll<HTMLElement>(`${target.frame} ${target.focus}`)];
    inside?.find((element) => element.checkVisibility())?.focus();
  });
}
