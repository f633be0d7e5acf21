import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type Page, chromium as playwright } from 'playwright-core';
import { temporaryDirectory } from './temporary-directory.ts';

/** Only to end what hangs: a busy machine may take long over a page. */
export const patienceMs = 4 * 60_000;

export type OpenBrowser = { readonly browser: Browser; readonly close: () => Promise<void> };

/** Flags of the packed Chromium that make it less strict than the browser people have, or less steady. */
const unwanted = /^--(?:single-process|no-zygote|disable-web-security|allow-running-insecure-content|headless)/;

/**
 * A real Chromium: the one that comes with `npm ci`, or else the one of the system. It keeps what it writes in a fresh directory,
 * so that runs side by side never see each other's half-written files. Outside a run of the tests it unpacks there first.
 */
export async function openBrowser(): Promise<OpenBrowser> {
  const directory = temporaryDirectory();
  const temporary = process.env.TMPDIR;
  const close = async (browser?: Browser) => {
    await browser?.close();
    directory.remove();
  };
  try {
    const browser = await launchPacked(directory.path, process.env.TEST_CHROMIUM).catch(() =>
      playwright.launch({ executablePath: '/usr/bin/chromium', timeout: patienceMs }),
    );
    return { browser, close: () => close(browser) };
  } catch (error) {
    await close();
    throw error;
  } finally {
    if (temporary === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = temporary;
  }
}

type Look = { readonly width: number; readonly colorScheme: 'light' | 'dark' };

/** Opens an address in a window with a memory of its own, in which what looks at the page may run. It ends with its context. */
export async function openAt(browser: Browser, address: string, { width, colorScheme }: Look): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, bypassCSP: true });
  const page = await context.newPage();
  page.setDefaultTimeout(patienceMs);
  await page.goto(address);
  return page;
}

/** The package looks at these variables while it is imported; with them it brings its own libraries. */
async function launchPacked(directory: string, unpacked = directory): Promise<Browser> {
  process.env.TMPDIR = unpacked;
  process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs22.x';
  const { default: packed } = await import('@sparticuz/chromium');
  packed.setGraphicsMode = false;
  const executablePath = await packed.executablePath();
  process.env.TMPDIR = directory;
  const args = packed.args.filter((flag) => !unwanted.test(flag));
  return playwright.launch({
    executablePath,
    args,
    timeout: patienceMs,
    env: { ...process.env, FONTCONFIG_PATH: settingsOfFonts(join(unpacked, 'fonts'), directory) },
  });
}

/** The packed settings look for fonts in `/tmp/fonts` alone. Chromium ends at the first word it has no font for. */
function settingsOfFonts(fonts: string, directory: string): string {
  const settings = `<fontconfig><dir>${fonts}</dir><cachedir>${join(directory, 'cache')}</cachedir></fontconfig>`;
  writeFileSync(join(directory, 'fonts.conf'), settings);
  return directory;
}
