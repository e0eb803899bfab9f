import { join } from 'node:path';
import { expect } from '../support/app.js';
import { answerDialogs } from '../support/dialogs.js';
import { violations } from './export-axe.js';
import { column, lookThrough, openReview, picturesDialog, saveButton, saveInto, exportTest as test } from './export-walk.js';
import { tabTo } from './pictures-walk.js';

for (const theme of ['dark', 'light'] as const) {
  test(`axe finds nothing on any screen of the export (${theme})`, async ({ launch, disk }) => {
    const app = await launch({ args: [disk.sample] });
    const { page } = app;
    await expect(page.getByText('40 images').first()).toBeVisible({ timeout: 60_000 });
    if (theme === 'light') await page.getByRole('button', { name: /Light/ }).click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    await openReview(app);
    expect(await violations(page, true), 'the review').toEqual([]);

    await page.getByRole('button', { name: /each with its fingerprint/ }).click();
    await column(page, 'Stays here')
      .getByRole('treeitem', { name: /^Patient’s name/ })
      .first()
      .click();
    expect(await violations(page, true), 'the review, opened').toEqual([]);

    await column(page, 'Pictures that leave')
      .getByRole('button', { name: /Look at it: .*US001/ })
      .click();
    const dialog = picturesDialog(page);
    await dialog.getByRole('img').waitFor();
    expect(await violations(page, false), 'a look').toEqual([]);
    await dialog.getByRole('button', { name: 'I see no name here' }).click();
    await dialog.getByRole('button', { name: /^Done/ }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^41 pictures/);
    await expect(saveButton(page)).toBeEnabled();
    expect(await violations(page, true), 'a picture of a kind that often shows a name, which leaves').toEqual([]);

    await saveInto(app, '/proc');
    await expect(page.getByRole('heading', { name: 'No copy was made' })).toBeVisible({ timeout: 60_000 });
    expect(await violations(page, true), 'a failure').toEqual([]);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(saveButton(page)).toBeEnabled({ timeout: 60_000 });
    await saveInto(app, disk.empty('target'));
    await expect(page.getByRole('heading', { name: 'The copy is written' })).toBeVisible({ timeout: 60_000 });
    expect(await violations(page, true), 'the end').toEqual([]);

    await page.getByRole('button', { name: /^sealed/ }).click();
    await expect(page.getByText('All 11 tries were refused.')).toBeVisible({ timeout: 30_000 });
    expect(await violations(page, false), 'the proof').toEqual([]);
  });
}

test('everything can be done by the keyboard alone', async ({ launch, disk }) => {
  const app = await launch({ args: [disk.sample] });
  const { page } = app;
  await openReview(app);

  // The columns are trees: one stop each, arrows inside. What stays here begins with what was found elsewhere, a code of the
  // hospital's own that names it; what leaves begins with the person.
  await tabTo(page, /^Found in other places/);
  await expect(column(page, 'Stays here').locator(':focus')).toHaveCount(1);
  await tabTo(page, /^Who you are/);
  await expect(column(page, 'Leaves').locator(':focus')).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await expect(page.locator(':focus')).toHaveText(/^Patient’s name.*replaced$/);
  await page.keyboard.press('ArrowRight');
  await expect(page.locator(':focus')).toHaveAttribute('aria-expanded', 'true');
  await expect(page.locator(':focus')).toContainText('(0010,0010)');
  await page.keyboard.press('ArrowLeft');
  await expect(page.locator(':focus')).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('ArrowLeft');
  await expect(page.locator(':focus')).toContainText('Who you are');
  await page.keyboard.press('Enter');
  await expect(page.locator(':focus')).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('End');
  await expect(page.locator(':focus')).toContainText('File names');

  // A look, and a picture taken along.
  await tabTo(page, /^Look at it: .*US001/);
  await page.keyboard.press('Enter');
  await picturesDialog(page).getByRole('img').waitFor();
  await tabTo(page, /^I see no name here$/);
  await page.keyboard.press('Enter');
  await tabTo(page, /^Done/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^41 pictures/);
  await expect(saveButton(page)).toBeEnabled();

  await answerDialogs(app.electron, { open: [disk.empty('target')], button: 1 });
  await tabTo(page, /^Save the copy$/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'The copy is written' })).toBeVisible({ timeout: 60_000 });
  await page.keyboard.press('Enter');
  await expect(page.getByText('40 images').first()).toBeVisible();
});

test('a search finds a value wherever it stands, and one file can be looked at alone', async ({ launch, disk }) => {
  const app = await launch({ args: [join(disk.sample, 'CT')] });
  const { page } = app;
  await openReview(app);
  const stays = column(page, 'Stays here');
  await page.getByRole('searchbox').fill('exemplaire');
  await expect(stays.getByRole('treeitem', { name: /^Patient’s name Exemplaire/ }).first()).toBeVisible();
  await expect(column(page, 'Leaves')).not.toContainText('Exemplaire');
  await page.getByRole('searchbox').fill('0028,0010');
  await expect(column(page, 'Leaves').getByRole('treeitem', { name: 'Height in points 256 kept as it is' })).toBeVisible();
  await expect(stays).toContainText('Nothing matches the search here.');
  await page.getByRole('button', { name: 'Clear the search' }).click();
  await page.getByRole('button', { name: /all 40 files together/ }).click();
  await page.getByRole('option', { name: 'IM000003.dcm' }).click();
  await page.getByRole('searchbox').fill('instance number');
  await expect(column(page, 'Leaves').getByRole('treeitem', { name: /^Place of the picture \d+ kept as it is$/ })).toHaveCount(1);
});

test('the proof really tries every way out, and each is refused', async ({ launch }) => {
  const { page } = await launch();
  const refused: string[] = [];
  page.on('console', (message) => refused.push(message.text()));
  await page.getByRole('button', { name: /^sealed/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Sealed' });
  await expect(dialog.getByText('All 11 tries were refused.')).toBeVisible({ timeout: 30_000 });
  await expect(dialog.locator('[data-verdict=refused]')).toHaveCount(11);
  await expect(dialog).toContainText('Chromium');
  for (const address of ['https://example.org/', 'https://192.0.2.1/', 'wss://example.org/']) {
    expect(
      refused.some((line) => line.includes(address)),
      address,
    ).toBe(true);
  }
});

test('says it all in French', async ({ launch, disk }) => {
  const app = await launch({ args: [disk.sample], language: 'fr' });
  const { page } = app;
  await expect(page.getByText('40 images').first()).toBeVisible({ timeout: 60_000 });
  const save = page.getByRole('button', { name: 'Enregistrer la copie' });
  await expect(async () => {
    if (!(await save.isVisible())) await page.keyboard.press('Control+e');
    await expect(save).toBeVisible({ timeout: 10_000 });
  }).toPass({ timeout: 60_000 });
  await lookThrough(page, 'fr');
  await expect(save).toBeEnabled({ timeout: 60_000 });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^40 images et \d+ informations partiraient\.$/);
  await expect(page.getByText(/^Votre nom, votre date de naissance, votre numéro de patient et \d+ autres informations/)).toBeVisible();
  await answerDialogs(app.electron, { open: [disk.empty('target')], button: 1 });
  await save.click();
  await expect(page.getByRole('heading', { name: 'La copie est écrite' })).toBeVisible({ timeout: 60_000 });
});
