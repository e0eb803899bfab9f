import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPackage } from '@electron/asar';
import { expect, test } from '../support/app.js';
import { answerDialogs } from '../support/dialogs.js';
import { finishedOpenings, gatherOpenings, type TakenPage } from '../support/page-bridge.js';
import { repository } from '../support/real-files.js';

/** In Electron every path with a component that ends in `.asar` leads into an archive, unless main takes care. */
test('opens files and folders called .asar as what they are, and looks into no archive', async ({ launch }) => {
  const root = mkdtempSync(join(tmpdir(), 'negatoscope-archives-'));
  try {
    const folder = join(root, 'disc');
    const sample = join(repository, 'build', 'sample', 'US');
    mkdirSync(folder);
    // A real archive full of scans, and a real folder of scans, each under a name that Electron takes for an archive.
    await createPackage(sample, join(folder, 'archive.asar'));
    cpSync(sample, join(folder, 'folder.asar'), { recursive: true });
    const { electron, page } = await launch();
    await answerDialogs(electron, { open: [folder] });
    await gatherOpenings(page);
    await page.evaluate(() => (window as unknown as TakenPage).negatoscope.openFolder());
    const batches = await finishedOpenings(page);
    expect(batches.flatMap(({ grants }) => grants.map(({ untrustedName }) => untrustedName)).sort()).toEqual([
      'disc/archive.asar',
      'disc/folder.asar/US001.dcm',
    ]);
    expect(batches.flatMap(({ skipped }) => skipped)).toEqual([]);
    await expect(page.locator('.series-row')).toHaveCount(1);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
