import { createBotProcess } from './bot-process.ts';
import { openBrowser } from './browser.ts';

/** Makes the picture in the README anew: the real bot, asked one question in a real browser. */
const picture = 'docs/speeltuin.png';
const bot = await createBotProcess();
const { browser, close } = await openBrowser();
try {
  await bot.start();
  const page = await browser.newPage({
    viewport: { width: 1440, height: 900 },
    colorScheme: 'light',
    reducedMotion: 'reduce',
    locale: 'nl-NL',
    timezoneId: 'Europe/Amsterdam',
  });
  await page.goto(bot.address);
  const field = page.getByLabel('Je bericht, voor Slack en voor Teams');
  await field.fill('/lessen verbinden');
  await field.press('Enter');
  for (const name of ['Slack', 'Microsoft Teams']) {
    await page
      .getByRole('log', { name: `Berichten in ${name}` })
      .getByRole('button', { name: /^Bekijk: / })
      .last()
      .waitFor();
  }
  await page.screenshot({ path: picture });
  console.log(picture);
} finally {
  await bot.close();
  await close();
}
