/**
 * Shows an address in somebody's browser, when there is somebody: a terminal and a desktop, and no build server.
 * The address is on the screen as well, so it never matters when this fails.
 */
export async function openBrowser(address: string): Promise<void> {
  const { CI, DISPLAY, WAYLAND_DISPLAY } = process.env;
  const hasDesktop = ['darwin', 'win32'].includes(process.platform) || Boolean(DISPLAY || WAYLAND_DISPLAY);
  if (!process.stdout.isTTY || CI || !hasDesktop) return;
  try {
    const { default: open } = await import('open');
    const browser = await open(address);
    browser.on('error', () => {});
  } catch {
    // See above: people can open it themselves.
  }
}
