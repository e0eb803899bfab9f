/** After the writing: what lies on the disk is read back and compared; where one byte is another, nothing of the copy stays, and the person is told. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '../support/app.js';
import { openReview, saveButton, saveInto, exportTest as test } from './export-walk.js';

for (const what of ['a byte', 'a file more'] as const) {
  test(`${what} that changes between the writing and the reading back removes the copy, and the screen says so`, async ({
    launch,
    disk,
  }) => {
    const app = await launch({ args: [join(disk.sample, 'CT')] });
    const { electron, page } = app;
    await openReview(app);
    await page.getByRole('radio', { name: /This image/ }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^1 picture and/);
    await expect(saveButton(page)).toBeEnabled({ timeout: 60_000 });
    const target = disk.empty('target');
    // A failing drive: once the copy is on it, and before it is read back, it holds something else.
    await electron.evaluate(
      (_electron, { folder, change }) => {
        const fs = process.mainModule?.require('original-fs') as typeof import('node:fs');
        const path = process.mainModule?.require('node:path') as typeof import('node:path');
        const sync = fs.fsyncSync;
        let isDone = false;
        fs.fsyncSync = (descriptor) => {
          sync(descriptor);
          const partial = fs.readdirSync(folder).find((name) => /\.partial-[0-9a-f]+$/.test(name) && !name.includes('receipt'));
          if (isDone || !partial) return;
          isDone = true;
          const file = path.join(folder, partial, 'IM000000.dcm');
          const bytes = fs.readFileSync(file);
          if (change === 'a byte') bytes[bytes.length - 1000] = (bytes[bytes.length - 1000] ?? 0) ^ 1;
          if (change === 'a file more') fs.writeFileSync(path.join(folder, partial, 'IM000001.dcm'), bytes);
          else fs.writeFileSync(file, bytes);
        };
      },
      { folder: target, change: what },
    );
    await saveInto(app, target);
    await expect(page.getByRole('heading', { name: 'No copy was made' })).toBeVisible({ timeout: 60_000 });
    if (what !== 'a file more') {
      await expect(page.getByText('The copy was read back from the disk and wasn’t what had been written.')).toBeVisible();
      await expect(page.getByText(/It was deleted\./)).toBeVisible();
    }
    expect(readdirSync(target)).toEqual([]);
  });
}
