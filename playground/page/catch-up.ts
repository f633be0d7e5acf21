/**
 * On a phone one log is in sight at a time. Hears of the newest message that came or changed while its log was out of sight;
 * once it is in sight again, `show` brings that message into view.
 */
export function createCatchUp(
  log: HTMLElement,
  show: (message: HTMLElement) => void,
): (newest: HTMLElement | undefined) => void {
  let missed: HTMLElement | undefined;
  new ResizeObserver(() => {
    if (!log.checkVisibility()) return;
    if (missed?.isConnected) show(missed);
    missed = undefined;
  }).observe(log);
  return (newest) => {
    if (newest && !log.checkVisibility()) missed = newest;
  };
}
