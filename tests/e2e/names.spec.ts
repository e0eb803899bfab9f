/** Names and words of every character set of the corpus, as an independent reader has them. */

import { en } from '../../renderer/app/messages/en.js';
import { formatPersonName } from '../../renderer/app/names.js';
import { expect, needs, test } from '../support/app.js';
import { answerDialogs } from '../support/dialogs.js';
import { corpus, corpusFiles } from '../support/real-files.js';
import { runPython } from '../support/scan-files.js';
import { tools } from '../support/tools.js';

type Elements = Readonly<Record<string, readonly [vr: string, values: readonly (string | number)[]]>>;
const NAME = '(0010,0010)';

test('names stand as they are written, in all their groups', async ({ launch }) => {
  needs(corpus, tools.pydicom);
  // pydicom 2 reads these: the others' words are compared value by value in tests/core/dicom/charset.test.ts.
  const files = corpusFiles().filter(({ path }) => /^charset\/chr(H31|H32|I2|X1|X2|Gree|Hbrw|Russ|Arab|Germ)/.test(path));
  expect(files.length).toBeGreaterThanOrEqual(9);
  const read = runPython<Readonly<Record<string, Elements>>>(
    tools.pydicom,
    'read-elements.py',
    files.map(({ absolute }) => absolute),
  );
  const { electron, page } = await launch();
  await expect(page.getByRole('heading', { name: en.dropHere })).toBeVisible();
  let groups = 0;
  for (const { path, absolute } of files) {
    const expected = String(read[absolute]?.[NAME]?.[1][0] ?? '').trim();
    expect(expected, path).not.toBe('');
    if (expected.includes('=')) groups += 1;
    await answerDialogs(electron, { open: [absolute] });
    await page.keyboard.press('Control+O');
    await expect(page.locator('.identity-name'), path).toHaveText(formatPersonName(expected));
    if ((await page.locator('.details').count()) === 0) await page.keyboard.press('d');
    await page.getByRole('searchbox', { name: en.searchDetails }).fill('0010,0010');
    const row = page.getByRole('treegrid').getByRole('row').filter({ hasText: NAME });
    await expect(row, path).toContainText(expected);
    await page.locator('.viewport').focus();
    await page.keyboard.press('Control+W');
    await expect(page.getByRole('heading', { name: en.dropHere })).toBeVisible();
  }
  expect(groups).toBeGreaterThanOrEqual(3);
});
