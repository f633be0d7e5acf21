import { expect, test } from 'vitest';
import { axeFaults, usePlayground } from '../../support/playground-window.ts';

const { openWindow } = usePlayground();
const choices = ['WhatsApp-groep', 'Buurtpreventie'];

/** The form in the dialog that the card in the channel opens. */
async function openForm() {
  const { page, teams, say } = await openWindow();
  await say('@Lessenbot project');
  const button = teams.getByRole('button', { name: 'Vul het formulier in' });
  await button.click();
  const dialog = page.getByRole('dialog', { name: 'Jullie project' });
  await dialog.getByText('Venster van Teams').waitFor();
  return { page, teams, dialog, button };
}

test('the form opens in a dialog of Teams, says what is wrong, and the channel hears what was saved', async () => {
  const { page, teams, dialog } = await openForm();
  expect(await teams.getByLabel('Naam van het project').count()).toBe(0);
  expect(await axeFaults(page)).toEqual([]);

  await dialog.getByLabel('Naam van het project').fill('Appgroep Noord');
  for (const name of choices) await dialog.getByLabel(name, { exact: true }).check();
  await dialog.getByLabel('In welke fase zitten jullie?').selectOption({ label: 'Start' });
  await dialog.getByLabel('Hoe laat?').fill('02:30');
  await dialog.getByRole('button', { name: 'Bewaar' }).click();
  await dialog.getByText('Tussen 02:00 en 03:00 verspringt de klok soms.').waitFor();
  expect(await dialog.getByLabel('Naam van het project').inputValue()).toBe('Appgroep Noord');
  expect(await axeFaults(page)).toEqual([]);

  await dialog.getByLabel('Hoe laat?').fill('10:00');
  await dialog.getByRole('button', { name: 'Bewaar' }).click();
  await dialog.waitFor({ state: 'detached' });
  await teams.getByText('Bewaard. Ik meld het nu in het kanaal.').waitFor();
  await teams.getByText('heeft lessen aangezet').waitFor();
});

test('Esc closes it, and the button opens it again', async () => {
  const { page, dialog, button } = await openForm();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(await button.evaluate((element) => element.matches(':focus'))).toBe(true);
  await page.keyboard.press('Enter');
  await dialog.waitFor();
});

test('where somebody wants no window, the same form comes as a message for them alone', async () => {
  const { teams, say } = await openWindow();
  await say('@Lessenbot project');
  await teams.getByRole('button', { name: 'Meer' }).last().click();
  await teams.page().getByText('Vul het hier in').click();
  await teams.getByLabel('Naam van het project').waitFor();
  expect(await teams.getByText('Alleen zichtbaar voor jou').count()).toBeGreaterThan(0);
});

test('a lesson is searched under the box, by keyboard, and put in the conversation', async () => {
  const { page, teams } = await openWindow();
  const pane = page.locator('#pane-teams');
  await pane.getByRole('button', { name: 'Apps in Teams' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Zoek een les' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Zoek een les' });
  await dialog
    .getByRole('button', { name: /^Kies: / })
    .first()
    .waitFor();
  expect(await dialog.getByRole('button', { name: /^Kies: / }).count()).toBe(24);
  await dialog.getByLabel('Je vraag').fill('heldere kaders');
  await dialog.getByRole('button', { name: 'Zoek', exact: true }).press('Enter');
  await expect.poll(() => dialog.getByRole('button', { name: /^Kies: / }).count()).toBe(1);
  expect(await axeFaults(page)).toEqual([]);
  await dialog.getByRole('button', { name: /^Kies: Heldere kaders/ }).press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await teams.locator('.mine').getByText('Heldere kaders').first().waitFor();
});

test('the menu of a message gives lessons that fit, in a dialog', async () => {
  const { page, teams, say } = await openWindow();
  await say('de groepsapp loopt uit de hand en iedereen wordt bang');
  const message = teams.locator('.message', { hasText: 'loopt uit de hand' });
  await message.getByRole('button', { name: 'Apps bij dit bericht' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Lessen bij dit bericht' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Lessen bij dit bericht' });
  await dialog
    .getByRole('button', { name: /^Bekijk/ })
    .first()
    .press('Enter');
  await dialog.getByText('loopt uit de hand').waitFor({ state: 'detached' });
  expect(await axeFaults(page)).toEqual([]);
});
