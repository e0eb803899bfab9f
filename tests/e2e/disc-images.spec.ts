/** Disc images and archives in the real window: opened where they lie, or a sentence that says what to do. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { en } from '../../renderer/app/messages/en.js';
import { fr } from '../../renderer/app/messages/fr.js';
import { expect, test } from '../support/app.js';
import { isoBytes } from '../support/iso-bytes.js';
import { repository } from '../support/real-files.js';
import { lookThrough, openExport, saveButton } from './export-walk.js';

const sample = join(repository, 'build', 'sample', 'CT');
let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'negatoscope-images-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('an image of a disc is opened where it lies, up to its export', async ({ launch }) => {
  const nodes = readdirSync(sample).map((name) => ({ name, content: readFileSync(join(sample, name)) }));
  writeFileSync(join(folder, 'disc.iso'), isoBytes([{ name: 'DICOM', nodes: [{ name: 'Scanner du genou', nodes }] }], true));
  const { page } = await launch({ args: [join(folder, 'disc.iso')] });
  await expect(page.getByText(en.images(40))).toBeVisible();
  await expect(page.locator('.overlay-step')).toHaveText('20 / 40');
  await openExport(page);
  await lookThrough(page);
  await expect(saveButton(page)).toBeEnabled({ timeout: 60_000 });
});

test('an archive of another kind says what to do', async ({ launch }) => {
  writeFileSync(join(folder, 'scans.7z'), Buffer.concat([Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]), Buffer.alloc(400)]));
  writeFileSync(join(folder, 'scans.z01'), Buffer.concat([Buffer.from([0x50, 0x4b, 7, 8, 0x50, 0x4b, 3, 4]), Buffer.alloc(400)]));
  const { page } = await launch({ args: [folder], language: 'fr' });
  await page.getByRole('button', { name: fr.showWhy }).click();
  await expect(page.getByText(fr.notOpened['container-kind-not-supported'])).toBeVisible();
  await expect(page.getByText(fr.notOpened['container-split'])).toBeVisible();
});
