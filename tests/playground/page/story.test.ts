import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { State } from '../../../playground/state.ts';
import { axeFaults, usePlayground } from '../../support/playground-window.ts';

const { bot, openWindow } = usePlayground();

const captionOf = (page: Page) => page.locator('#story-caption');
const standingOf = (page: Page) => page.locator('#story').getAttribute('data-standing');

/** Presses on to the end, or to a caption. */
async function playTo(page: Page, until: (caption: string) => boolean = () => false): Promise<string[]> {
  const heard: string[] = [];
  await page.locator('#story').waitFor();
  for (;;) {
    const caption = (await captionOf(page).textContent()) ?? '';
    if (caption !== heard.at(-1)) heard.push(caption);
    if (until(caption) || (await standingOf(page)) !== 'plays') return heard;
    await page
      .getByRole('button', { name: 'Volgende stap' })
      .click({ timeout: 1000 })
      .catch(() => {});
  }
}

async function json<Body>(path: string): Promise<Body> {
  return (await (await fetch(bot().address + path)).json()) as Body;
}

test('a project plays for a quarter with the real bot, and both platforms end in the same state', async () => {
  const { page, slack, teams } = await openWindow({ viewport: { width: 1440, height: 900 } });
  await page.getByRole('button', { name: 'Bekijk een project in actie' }).click();
  const heard = await playTo(page);
  expect(heard.at(-1)).toContain('Dat was een kwartaal');
  for (const pane of [slack, teams]) {
    await pane.getByText('Bilal Yılmaz: Later.').waitFor();
    await pane.getByText('Jullie zitten nu in de fase uitvoering').waitFor();
    await pane.getByText('Wat jullie al met de lessen deden').first().waitFor();
  }
  const [inSlack, inTeams] = await Promise.all(
    ['slack', 'teams'].map((platform) => json<{ project: object }>(`/playground/project?platform=${platform}`)),
  );
  expect(inSlack).toMatchObject({ project: { phase: 'uitvoering' } });
  expect(inTeams).toEqual(inSlack);
  const { violations } = await json<State>('/playground/state');
  expect(violations.filter(({ rule }) => rule !== 'operation_timeout')).toEqual([]);
  expect(await axeFaults(page)).toEqual([]);
});
