/**
 * Shows an address in somebody's browser, when there is somebody: a terminal and a desktop, and no build server.
 * The address is on the screen as well, so it never matters when this fails.
 */
export async function openBrowser(address: string): Promise<void> {
  if (!isSomebodyThere(process.env)) return;
  try {
    const { default: open } = await import('open');
    const browser = await open(address);
    browser.on('error', () => {});
  } catch {
    // See above: people can open it themselves.
  }
}

function isSomebodyThere({ CI, DISPLAY, WAYLAND_DISPLAY }: NodeJS.ProcessEnv): boolean {
  const hasDesktop = ['darwin', 'win32'].includes(process.platform) || Boolean(DISPLAY || WAYLAND_DISPLAY);
  return process.stdout.isTTY && !CI && hasDesktop;
}
