import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { axeFaults, scrollsSideways, usePlayground } from '../../support/playground-window.ts';

const { bot, openWindow, forgive } = usePlayground();

/** The names of the buttons that open a lesson, once there are any. */
async function lessonButtons(pane: Locator): Promise<string[]> {
  const buttons = pane.getByRole('button', { name: /^Bekijk: / });
  await buttons.first().waitFor();
  return buttons.evaluateAll((all) => all.map((each) => each.getAttribute('aria-label') ?? ''));
}
const heading = (pane: Locator, name: string) => pane.getByRole('heading', { name, exact: true });

test('`/lessen verbinden`, typed once, gives the same six lessons in Slack and in Teams, only to you', async () => {
  const { slack, teams, say, field } = await openWindow();
  await say('/lessen verbinden');
  const lessons = await lessonButtons(slack);
  expect(lessons).toHaveLength(6);
  expect(await lessonButtons(teams)).toEqual(lessons);
  await slack.getByText('Alleen zichtbaar voor jou').waitFor();
  await teams.getByText('Alleen zichtbaar voor jou').last().waitFor();
  expect(await field.evaluate((element) => element.matches(':focus'))).toBe(true);
});

test('a first visit invites with three questions, and with a story and four ways into a project', async () => {
  const { page, slack, teams } = await openWindow();
  const welcome = page.getByRole('region', { name: 'Waar loopt jullie project tegenaan?' });
  expect(await welcome.getByRole('button').count()).toBe(3);
  const project = page.getByRole('region', { name: 'Of laat de bot meelopen' });
  expect(await project.getByRole('button').count()).toBe(5);
  await welcome.getByRole('button', { name: 'De groepsapp loopt uit de hand' }).click();
  for (const pane of [slack, teams])
    await pane
      .getByRole('button', { name: /^Bekijk: / })
      .first()
      .waitFor();
  await welcome.waitFor({ state: 'hidden' });
});

test('a button opens the lesson in the pane where it is pressed', async () => {
  const { slack, teams, say } = await openWindow();
  await say('/lessen verbinden');
  for (const pane of [slack, teams]) {
    await pane.getByRole('button', { name: 'Bekijk: Communicatieparadox' }).click();
    await heading(pane, 'Communicatieparadox').waitFor();
  }
});

test('a private answer stays private until it is shared in the channel, in both panes', async () => {
  const anna = await openWindow();
  const bilal = await openWindow({ path: '/?als=bilal' });
  await anna.say('/lessen heldere kaders');
  for (const pane of ['slack', 'teams'] as const) {
    await heading(anna[pane], 'Heldere kaders/taakverdeling').waitFor();
    expect(await bilal[pane].getByRole('article').count()).toBe(0);
    await anna[pane].getByRole('button', { name: 'Deel in kanaal' }).click();
    await heading(bilal[pane], 'Heldere kaders/taakverdeling').waitFor();
    await bilal[pane].getByText('Anna de Vries').first().waitFor();
    expect(await bilal[pane].getByText('Alleen zichtbaar voor jou').count()).toBe(0);
  }
});

test('the same window can play somebody else, who does not see what was private', async () => {
  const { page, slack, teams, say } = await openWindow();
  await say('/lessen verbinden');
  await lessonButtons(slack);
  await page.getByRole('radio', { name: /Bilal/ }).check();
  for (const pane of [slack, teams]) await pane.getByRole('article').first().waitFor({ state: 'detached' });
});

test('a mention is answered for everybody, in the thread', async () => {
  const { slack, teams, say } = await openWindow();
  await say('@Lessenbot heldere kaders');
  for (const pane of [slack, teams]) {
    const answer = pane.getByRole('article').filter({ hasText: 'Antwoord in de draad' });
    await heading(answer, 'Heldere kaders/taakverdeling').waitFor();
  }
});

test('a direct chat is between you and the bot', async () => {
  const anna = await openWindow({ path: '/?gesprek=direct' });
  const bilal = await openWindow({ path: '/?als=bilal&gesprek=direct' });
  await anna.say('heldere kaders');
  for (const pane of [anna.slack, anna.teams]) await heading(pane, 'Heldere kaders/taakverdeling').waitFor();
  for (const pane of [bilal.slack, bilal.teams]) expect(await pane.getByRole('article').count()).toBe(0);
});

test('everything can be done with the keyboard', async () => {
  const { page, field, slack } = await openWindow();
  await page.keyboard.type('/');
  await page.getByRole('option', { name: /verbinden/ }).waitFor();
  for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
  expect(await field.inputValue()).toBe('/lessen verbinden');
  await page.keyboard.press('Enter');
  await lessonButtons(slack);

  const lesson = slack.getByRole('button', { name: 'Bekijk: Laagdrempelig' });
  for (let steps = 0; steps < 80 && !(await lesson.evaluate((element) => element.matches(':focus'))); steps += 1) {
    await page.keyboard.press('Shift+Tab');
  }
  await page.keyboard.press('Enter');
  await heading(slack, 'Laagdrempelig').waitFor();
  // Whoever pressed reads on in the lesson that came.
  expect(await slack.locator('article:focus').getByRole('heading', { name: 'Laagdrempelig' }).count()).toBe(1);
});

test('the field offers the command and the bot, and lets you write on', async () => {
  const { page, field, slack } = await openWindow();
  const options = page.getByRole('option');
  await field.fill('/lessen v');
  expect(await options.allTextContents()).toEqual([
    expect.stringContaining('verbinden'),
    expect.stringContaining('voorbeelden'),
  ]);
  await field.press('Escape');
  expect(await options.count()).toBe(0);
  await field.fill('Zeg het eens, @les');
  await options.click();
  expect(await field.inputValue()).toBe('Zeg het eens, @Lessenbot ');
  await field.fill('eerste');
  await field.press('Shift+Enter');
  await field.pressSequentially('tweede');
  await field.press('Enter');
  await slack.getByText('eerste\ntweede').waitFor();
});

test.each([
  [1280, 720],
  [1366, 625],
  [360, 640],
])('at %i × %i all suggestions are in sight at once', async (width, height) => {
  const { page, field } = await openWindow({ viewport: { width, height } });
  await field.fill('/');
  const [first, last] = [page.getByRole('option').first(), page.getByRole('option').last()];
  for (const option of [first, last]) await option.waitFor();
  const list = page.getByRole('listbox', { name: 'Suggesties' });
  expect(await list.evaluate((node) => node.scrollHeight - node.clientHeight)).toBeLessThanOrEqual(0);
  expect((await list.boundingBox())?.y).toBeGreaterThanOrEqual(0);
});

test('↑ brings back what you sent, also after a reload', async () => {
  const { page, field, slack, say } = await openWindow();
  await say('een');
  await say('twee');
  await slack.getByText('twee').waitFor();
  await page.reload();
  await slack.getByText('twee').waitFor();
  const seen: string[] = [];
  for (const key of ['ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowDown', 'ArrowDown']) {
    await field.press(key);
    seen.push(await field.inputValue());
  }
  expect(seen).toEqual(['twee', 'een', 'een', 'twee', '']);
});

test.each(['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '[klik](javascript:alert(1))'])(
  '“%s” is shown as it was typed, and does nothing',
  async (words) => {
    const { page, slack, teams, say } = await openWindow();
    await say(words);
    await say(`@Lessenbot ${words}`);
    for (const pane of [slack, teams]) {
      await pane.getByText(words, { exact: true }).first().waitFor();
      await pane.getByRole('heading').first().waitFor();
      expect(await pane.locator('img, script, a').count()).toBe(0);
    }
    expect(await page.locator('script').count()).toBe(3);
  },
);

test('a message of 10 kB is shown whole', async () => {
  const { page, slack, teams, say } = await openWindow();
  const words = `${'Een lang verhaal over de buurt. '.repeat(320)}Einde`;
  await say(words);
  for (const pane of [slack, teams]) expect((await pane.getByText('Einde').textContent())?.length).toBe(words.length);
  expect(await scrollsSideways(page)).toBe(false);
});

test('a reload keeps the messages, the room and who you play', async () => {
  const { page, slack, teams, say } = await openWindow({ path: '/?als=bilal&gesprek=direct' });
  await say('hallo');
  for (const pane of [slack, teams]) await pane.getByText('hallo', { exact: true }).waitFor();
  await page.reload();
  for (const pane of [slack, teams]) await pane.getByText('hallo', { exact: true }).waitFor();
  expect(await page.getByRole('radio', { name: /Bilal/ }).isChecked()).toBe(true);
  expect(await page.getByRole('radio', { name: 'Direct bericht' }).isChecked()).toBe(true);
});

test('somebody in the address whom nobody knows is no dead end', async () => {
  const { say, slack } = await openWindow({ path: '/?als=niemand' });
  await say('hallo');
  await slack.getByText('hallo', { exact: true }).waitFor();
  forgive(/404/);
});

test('the page says that the bot is away, keeps your words, and goes on when it is back', async () => {
  const { page, field, slack, teams, say } = await openWindow();
  await bot().stop();
  await page.getByText('Verbinding weg, ik probeer het opnieuw.').waitFor();
  await say('/lessen verbinden');
  await page.getByRole('alert').filter({ hasText: 'niet gelukt' }).waitFor();
  expect(await field.inputValue()).toBe('/lessen verbinden');
  await bot().start();
  await page.getByText('Verbinding weg').waitFor({ state: 'hidden' });
  // Before anything is sent again: what failed was only that the bot was away.
  await page.getByRole('alert').filter({ hasText: 'niet gelukt' }).waitFor({ state: 'hidden' });
  await field.press('Enter');
  expect(await lessonButtons(slack)).toEqual(await lessonButtons(teams));
  forgive(/ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE/);
});

test('starting again asks first, and then empties both panes', async () => {
  const { page, slack, teams, say } = await openWindow();
  await say('hallo allemaal');
  await slack.getByText('hallo allemaal').waitFor();
  const reset = page.getByRole('button', { name: 'Opnieuw', exact: true });
  await reset.click();
  await page.keyboard.press('Escape');
  await slack.getByText('hallo allemaal').waitFor();
  await reset.click();
  await page.getByRole('button', { name: 'Ja, begin opnieuw' }).click();
  for (const pane of [slack, teams]) await pane.getByText('hallo allemaal').waitFor({ state: 'detached' });
});

test('the lessons can be read from the page', async () => {
  const { page } = await openWindow();
  await page.getByRole('link', { name: 'Lessen' }).click();
  await page.getByRole('link', { name: 'Communicatieparadox' }).first().waitFor();
  expect(new URL(page.url()).pathname).toBe('/lessen');
});

test('the inspector shows what went over the wire', async () => {
  const { page, slack, say } = await openWindow();
  await say('/lessen verbinden');
  await lessonButtons(slack);
  await page.getByRole('button', { name: 'Techniek', exact: true }).click();
  const inspector = page.getByRole('complementary', { name: 'Wat gaat er over de lijn?' });
  await inspector.getByText('/slack/events').last().click();
  await inspector.getByText('"/lessen"').or(inspector.getByText('command')).first().waitFor();
  expect(await axeFaults(page)).toEqual([]);
});

test.each([
  { name: 'light', colorScheme: 'light' as const, viewport: { width: 1280, height: 720 } },
  { name: 'dark', colorScheme: 'dark' as const, viewport: { width: 1280, height: 800 } },
  { name: '360 pixels wide', colorScheme: 'light' as const, viewport: { width: 360, height: 740 } },
  { name: 'dark, 360 pixels wide', colorScheme: 'dark' as const, viewport: { width: 360, height: 740 } },
])('axe finds nothing: $name', async ({ colorScheme, viewport }) => {
  const { page, field, slack, teams, say } = await openWindow({ colorScheme, viewport });
  expect(await axeFaults(page)).toEqual([]);
  await say('/lessen verbinden');
  await lessonButtons(slack);
  await field.fill('/');
  await field.press('ArrowDown');
  expect(await axeFaults(page)).toEqual([]);
  expect(await scrollsSideways(page)).toBe(false);
  if (viewport.width > 400) return;
  await page.getByRole('radio', { name: 'Teams' }).check();
  await lessonButtons(teams);
  expect(await axeFaults(page)).toEqual([]);
  expect(await scrollsSideways(page)).toBe(false);
});

test('light and dark follow the system until you choose', async () => {
  const { page } = await openWindow({ colorScheme: 'dark' });
  const scheme = () => page.evaluate('getComputedStyle(document.documentElement).colorScheme');
  await page.getByRole('button', { name: 'Licht' }).click();
  expect(await scheme()).toBe('light');
  await page.reload();
  await page.getByRole('button', { name: 'Donker' }).waitFor();
  expect(await scheme()).toBe('light');
});
