import { expect, test } from 'vitest';
import { scrollsSideways, usePlayground } from '../../support/playground-window.ts';

const { openWindow } = usePlayground();

/** What somebody sees of an answer without scrolling: design.md asks for so many lessons with their button. */
test.each([
  [1440, 900, 6, 6],
  [1280, 720, 5, 4],
])(
  'at %i × %i, `/lessen verbinden` has %i lessons in sight in Slack and %i in Teams',
  async (width, height, inSlack, inTeams) => {
    const { page, slack, teams, say } = await openWindow({ viewport: { width, height } });
    await say('/lessen verbinden');
    for (const [pane, least] of [
      [slack, inSlack],
      [teams, inTeams],
    ] as const) {
      const buttons = pane.getByRole('button', { name: 'Bekijk' });
      await buttons.nth(5).waitFor();
      await expect
        .poll(async () => countInSight(await boxes(buttons), await pane.boundingBox()))
        .toBeGreaterThanOrEqual(least);
    }
    // The bar at the top takes one line.
    const bar = await page.locator('.top').boundingBox();
    expect(bar?.height).toBeLessThan(70);
  },
);

test('on a phone, whoever comes for the first time sees where the answer comes, with room for it', async () => {
  const { page, slack } = await openWindow({ viewport: { width: 360, height: 740 } });
  await page.getByRole('heading', { name: 'Waar loopt jullie project tegenaan?' }).waitFor();
  const log = await slack.boundingBox();
  expect(log?.height).toBeGreaterThan(250);
  expect(await scrollsSideways(page)).toBe(false);
  const field = await page.getByLabel('Je bericht, voor Slack en voor Teams').boundingBox();
  expect((field?.y ?? 0) + (field?.height ?? 0)).toBeLessThanOrEqual(740);
  // What does not fit on its line is reached all the same.
  await page.getByRole('button', { name: 'We willen een brief sturen over inbraken' }).click();
  await slack
    .getByRole('button', { name: /^Bekijk: / })
    .first()
    .waitFor();
});

test('on a phone, who turns to the other platform sees the newest there, and a place one scrolled to stays', async () => {
  const { page, slack, teams, say } = await openWindow({ viewport: { width: 360, height: 740 } });
  const turnTo = (name: string) => page.getByRole('radio', { name, exact: true }).check();
  const heading = (log: typeof slack, name: string) => log.getByRole('heading', { name }).first();
  // Out of sight it has no role.
  const inTeams = page.locator('#teams-log .from-bot');
  for (const [count, name] of ['Verbinden', 'Signaleren'].entries()) {
    await say(`/lessen ${name}`);
    await heading(slack, name).waitFor();
    await expect.poll(() => inTeams.count()).toBe(count + 1);
  }
  await turnTo('Teams');
  const frame = await teams.boundingBox();
  const inSight = async () => countInSight([await heading(teams, 'Signaleren').boundingBox()], frame);
  await expect.poll(inSight).toBe(1);
  await teams.evaluate((log) => log.scrollTo(0, 0));
  await turnTo('Slack');
  await turnTo('Teams');
  expect(await teams.evaluate((log) => log.scrollTop)).toBe(0);
});

type Box = { readonly y: number; readonly height: number } | null;

async function boxes(buttons: { all(): Promise<readonly { boundingBox(): Promise<Box> }[]> }): Promise<readonly Box[]> {
  return Promise.all((await buttons.all()).map((button) => button.boundingBox()));
}

function countInSight(all: readonly Box[], frame: Box): number {
  const isInSight = (box: Box) => box && frame && box.y >= frame.y && box.y + box.height <= frame.y + frame.height;
  return all.filter(isInSight).length;
}
