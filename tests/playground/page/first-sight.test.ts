import { expect, test } from 'vitest';
import { usePlayground } from '../../support/playground-window.ts';

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
        .poll(async () => countInSight(await boxes(buttons), await pane.boundingBox()), {
          timeout: 20_000,
        })
        .toBeGreaterThanOrEqual(least);
    }
    // The bar at the top takes one line.
    const bar = await page.locator('.top').boundingBox();
    expect(bar?.height).toBeLessThan(70);
  },
);

type Box = { readonly y: number; readonly height: number } | null;

async function boxes(buttons: { all(): Promise<readonly { boundingBox(): Promise<Box> }[]> }): Promise<readonly Box[]> {
  return Promise.all((await buttons.all()).map((button) => button.boundingBox()));
}

function countInSight(all: readonly Box[], frame: Box): number {
  const isInSight = (box: Box) => box && frame && box.y >= frame.y && box.y + box.height <= frame.y + frame.height;
  return all.filter(isInSight).length;
}
