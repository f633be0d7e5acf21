import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Quarter, State } from '../../../playground/state.ts';
import { patienceMs } from '../../support/browser.ts';
import { sampleState } from '../../support/playground-sample.ts';
import { axeFaults, scrollsSideways, usePlayground } from '../../support/playground-window.ts';

const { bot, openWindow, forgive } = usePlayground();

const start = 'Bekijk een project in actie';
const barOf = (page: Page) => page.getByRole('region', { name: 'Een project in actie' });
const captionOf = (page: Page) => page.locator('#story-caption');
const standingOf = (page: Page) => page.locator('#story').getAttribute('data-standing');

async function press(page: Page, name: string): Promise<void> {
  await barOf(page).getByRole('button', { name, exact: true }).click();
}

/** Presses on from step to step: to a caption, where it stands still, or to the end. Gives the captions on the way. */
async function playTo(page: Page, until?: RegExp): Promise<string[]> {
  const heard: string[] = [];
  await barOf(page).waitFor();
  // Nothing goes by while this machine is busy.
  if (until && (await barOf(page).getAttribute('data-paused')) === null) await press(page, 'Pauze');
  for (;;) {
    // It may end between the two looks: then its last caption stands there already.
    const standing = await standingOf(page);
    const caption = (await captionOf(page).textContent()) ?? '';
    if (caption !== '' && caption !== heard.at(-1)) heard.push(caption);
    if (caption !== '' && until?.test(caption)) return heard;
    if (standing !== 'plays') return until ? expect.fail(`it ended before ${until}: ${caption}`) : heard;
    // A second press before it is seen to go on would wait for the next step, and then be for that.
    const goesOn = async () =>
      (await captionOf(page).textContent()) !== caption || (await standingOf(page)) !== 'plays';
    const step = barOf(page).getByRole('button', { name: 'Volgende stap' });
    await expect
      .poll(async () => (await page.locator('#story-step[aria-disabled="false"]').count()) > 0 || (await goesOn()))
      .toBe(true);
    if (await goesOn()) continue;
    // It may end between the look and the press.
    await step.click({ timeout: 5000 }).catch(() => {});
    await expect
      .poll(goesOn, { timeout: 10_000 })
      .toBe(true)
      .catch(() => {});
  }
}

async function json<Body>(path: string): Promise<Body> {
  return (await (await fetch(bot().address + path)).json()) as Body;
}

const isPressed = (button: Locator) => button.getAttribute('aria-pressed');

test('a project plays for a quarter with the real bot, and both platforms end in the same state', async () => {
  const { page, slack, teams } = await openWindow({ viewport: { width: 1440, height: 900 } });
  const { beginsAt } = await json<Quarter>('/playground/quarter');
  await page.getByRole('button', { name: start }).click();
  await press(page, '2× zo snel');
  const heard = await playTo(page);
  expect(heard.at(-1)).toContain('Dat was een kwartaal');
  // Each caption is said once.
  expect(new Set(heard).size).toBe(heard.length);
  for (const pane of [slack, teams]) {
    await pane.getByText('Bilal Yılmaz: Later.').waitFor();
    await pane.getByText('Anna de Vries: Niet voor ons.').waitFor();
    await pane.getByText('Jullie zitten nu in de fase uitvoering').waitFor();
    await pane.getByText('Wat jullie al met de lessen deden').first().waitFor();
  }
  const [inSlack, inTeams] = await Promise.all(
    ['slack', 'teams'].map((platform) => json<{ project: object }>(`/playground/project?platform=${platform}`)),
  );
  expect(inSlack).toMatchObject({ project: { phase: 'uitvoering' } });
  expect(inTeams).toEqual(inSlack);
  const { violations, clock } = await json<State>('/playground/state');
  // Of the thirteen weeks of a quarter at least twelve have gone by.
  expect(clock - beginsAt).toBeGreaterThan(84 * 86_400_000);
  expect(violations.filter(({ rule }) => rule !== 'operation_timeout')).toEqual([]);

  // From here on it is of whoever looks: the last card can be answered.
  await press(page, 'Ga zelf verder');
  await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('words');
  await slack.getByRole('button', { name: 'Doen we' }).last().click();
  await slack.getByText('Anna de Vries: Doen we.').nth(2).waitFor();
});

test('without a mouse: it starts, pauses, goes a step and stops, and the focus is where one goes on', async () => {
  const { page, slack } = await openWindow();
  await page.getByRole('button', { name: start }).press('Enter');
  await barOf(page).waitFor();
  await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('story-pause');
  await page.keyboard.press('Space');
  await barOf(page).getByRole('button', { name: 'Verder' }).waitFor();
  await slack.getByText('heeft lessen aangezet').waitFor();
  // It stands still until somebody goes on.
  await playTo(page, /De eerste kaart/);
  await slack.getByRole('button', { name: 'Doen we' }).waitFor();
  const speed = barOf(page).getByRole('button', { name: '2× zo snel' });
  await speed.press('Enter');
  expect(await isPressed(speed)).toBe('true');
  await page.keyboard.press('Escape');
  await captionOf(page).getByText('Het verhaal is gestopt').waitFor();
  expect(await page.evaluate('document.activeElement.id')).toBe('story-close');
  await page.keyboard.press('Escape');
  await barOf(page).waitFor({ state: 'hidden' });
  expect(await page.evaluate('document.activeElement.id')).toBe('words');
});

test('whoever does something themselves has a paused story, and what was typed stays', async () => {
  const { page, field } = await openWindow();
  await field.fill('straks nog vragen');
  await page.getByRole('button', { name: start }).click();
  await barOf(page).getByRole('button', { name: 'Pauze' }).waitFor();
  await field.pressSequentially('x');
  await barOf(page).getByRole('button', { name: 'Verder' }).waitFor();
  await press(page, 'Stop');
  await captionOf(page).getByText('Het verhaal is gestopt').waitFor();
  expect(await field.inputValue()).toBe('straks nog vragen');
});

test('`?verhaal` starts it once, and who wants no motion goes step by step', async () => {
  const { page, slack } = await openWindow({ path: '/?verhaal&gesprek=direct', reducedMotion: 'reduce' });
  await barOf(page).getByRole('button', { name: 'Verder' }).waitFor();
  await slack.getByText('heeft lessen aangezet').waitFor();
  expect(new URL(page.url()).searchParams.has('verhaal')).toBe(false);
  expect(new URL(page.url()).searchParams.get('gesprek')).toBe('kanaal');
  await page.reload();
  await slack.getByText('heeft lessen aangezet').waitFor();
  expect(await page.locator('#story').isHidden()).toBe(true);
});

test('where something would be lost it asks first, and *no* leaves everything', async () => {
  const { page, slack, say } = await openWindow();
  await say('/lessen verbinden');
  await slack.getByRole('heading', { name: 'Verbinden' }).first().waitFor();
  await page.getByRole('button', { name: 'Meer', exact: true }).click();
  await page.getByRole('button', { name: start }).click();
  await page.getByRole('button', { name: 'Nee, laat staan' }).click();
  await slack.getByRole('heading', { name: 'Verbinden' }).first().waitFor();
  expect(await page.locator('#story').isHidden()).toBe(true);
  await page.goto(`${bot().address}/?verhaal`);
  await page.getByRole('button', { name: 'Ja, speel af' }).click();
  await slack.getByText('heeft lessen aangezet').waitFor();
  expect(await slack.getByRole('heading', { name: 'Verbinden' }).count()).toBe(0);
});

test('beside a real platform there is no story, and an address that asks for one says why', async () => {
  const slack = { ...sampleState.panes.slack, available: false, messages: [] };
  const sample: State = { ...sampleState, panes: { ...sampleState.panes, slack } };
  const { page } = await openWindow({ path: '/?verhaal', sample });
  await page.getByRole('alert').getByText('Het verhaal speelt alleen').waitFor();
  expect(await page.locator('#story-start').isHidden()).toBe(true);
  expect(await page.locator('#story').isHidden()).toBe(true);
});

test('one key goes round past the story too', async () => {
  const { page } = await openWindow({ reducedMotion: 'reduce' });
  await page.getByRole('button', { name: start }).press('Enter');
  await barOf(page).getByRole('button', { name: 'Verder' }).waitFor();
  await page.keyboard.press('F6');
  expect(await page.evaluate('document.activeElement.id')).toBe('words');
  await page.keyboard.press('Shift+F6');
  expect(await page.evaluate('document.activeElement.id')).toBe('story-pause');
});

test('while a step is being done there is no next one to go to, and then there is', async () => {
  const { page } = await openWindow({ reducedMotion: 'reduce' });
  await page.evaluate(`
    globalThis.seen = [];
    const step = document.getElementById('story-step');
    new MutationObserver(() => seen.push(step.getAttribute('aria-disabled'))).observe(step, { attributes: true });
  `);
  await page.getByRole('button', { name: start }).click();
  await expect.poll(() => page.evaluate('seen'), { timeout: patienceMs }).toEqual(['true', 'false']);
  await barOf(page).getByRole('button', { name: 'Volgende stap' }).click();
  await expect.poll(() => page.evaluate('seen'), { timeout: patienceMs }).toEqual(['true', 'false', 'true', 'false']);
});

test('when the bot does otherwise, it stops kindly and says where', async () => {
  const { page, slack } = await openWindow();
  await page.route('**/playground/quarter', async (route) => {
    const answer = await route.fetch();
    const quarter = await answer.json();
    await route.fulfill({ json: { ...quarter, movedAt: quarter.movedAt + 86_400_000 } });
  });
  await page.getByRole('button', { name: start }).click();
  await press(page, '2× zo snel');
  const heard = await playTo(page);
  expect(heard.at(-1)).toContain('Hier stopt het verhaal');
  expect(heard.at(-1)).toContain('feestdag');
  await slack.getByText('Bilal Yılmaz: Later.').waitFor();

  // Nor does it go on without the bot.
  await page.route('**/playground/quarter', (route) => route.abort());
  await press(page, 'Begin opnieuw');
  await page.getByRole('button', { name: 'Ja, speel af' }).click();
  await captionOf(page).getByText('niet te bereiken').waitFor();
  forgive(/ERR_FAILED/);
});

test.each([
  [1440, 900],
  [1280, 720],
  [360, 740],
])('at %i × %i the bar covers nothing, and axe has nothing against it', async (width, height) => {
  const { page } = await openWindow({ viewport: { width, height } });
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('button', { name: start }).click();
  await playTo(page, /De eerste kaart/);
  expect(await axeFaults(page)).toEqual([]);
  await press(page, 'Verder');
  expect(await axeFaults(page)).toEqual([]);
  await press(page, 'Pauze');
  const bar = await barOf(page).boundingBox();
  const panes = await page.locator('#panes').boundingBox();
  const composer = await page.locator('#composer').boundingBox();
  if (!bar || !panes || !composer) return expect.fail('something is not there');
  expect(bar.y).toBeGreaterThanOrEqual(panes.y + panes.height);
  expect(composer.y).toBeGreaterThanOrEqual(bar.y + bar.height);
  expect(composer.y + composer.height).toBeLessThanOrEqual(height);
  if (width === 360) expect(bar.height).toBeLessThanOrEqual(height / 4);
  expect(await scrollsSideways(page)).toBe(false);
  await press(page, 'Stop');
  await captionOf(page).getByText('Het verhaal is gestopt').waitFor();
  expect(await axeFaults(page)).toEqual([]);
  if (width === 360) expect((await barOf(page).boundingBox())?.height).toBeLessThanOrEqual(height / 4);
});

test('on a phone what is talked of is in sight, and the picture fills there too', async () => {
  const { page, slack } = await openWindow({ viewport: { width: 360, height: 740 } });
  await page.getByRole('button', { name: start }).click();
  await playTo(page, /Het is gelukt/);
  const told = slack.getByText(': gelukt.').last();
  await told.waitFor();
  await expect.poll(() => isWithin(slack, told)).toBe(true);
  await page.locator('.story-marks').waitFor();
  expect(await page.locator('#story-picture').textContent()).toMatch(/^2 van \d+ lessen gehad$/);
});

/** Whether all of it is between the top and the bottom of its log. */
async function isWithin(log: Locator, part: Locator): Promise<boolean> {
  const [frame, box] = [await log.boundingBox(), await part.boundingBox()];
  return frame !== null && box !== null && box.y >= frame.y && box.y + box.height <= frame.y + frame.height;
}
