/** After the writing: what lies on the disk is read by a second reader, looked through, and compared; where one byte is another, nothing of the copy stays, and the person is told. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type LaunchedApp } from '../support/app.js';
import { openReview, saveButton, saveInto, exportTest as test } from './export-walk.js';

/** What somebody or something does to a copy between its writing and its reading back. */
type Change = 'a byte' | 'a file more' | 'a name in place of a description' | 'bytes where nothing may stand' | 'a byte of its structure';

for (const change of ['a byte', 'a file more'] as const) {
  test(`${change} that changes between the writing and the reading back removes the copy, and the screen says so`, async ({
    launch,
    disk,
  }) => {
    const app = await launch({ args: [join(disk.sample, 'CT')] });
    const { page } = app;
    await reviewOne(app);
    const target = disk.empty('target');
    await changeOnceWritten(app, target, change);
    await saveInto(app, target);
    await expect(page.getByRole('heading', { name: 'No copy was made' })).toBeVisible({ timeout: 60_000 });
    if (change !== 'a file more') {
      await expect(page.getByText('The copy was read back from the disk and wasn’t what had been written.')).toBeVisible();
      await expect(page.getByText(/It was deleted\./)).toBeVisible();
    }
    expect(readdirSync(target)).toEqual([]);
  });
}

for (const change of ['a name in place of a description', 'bytes where nothing may stand', 'a byte of its structure'] as const) {
  test(`${change}, planted into the written file before it is checked, is found by the second reading, and nothing of the copy stays`, async ({
    launch,
    disk,
  }) => {
    const app = await launch({ args: [join(disk.sample, 'CT')] });
    const { page } = app;
    await reviewOne(app);
    const target = disk.empty('target');
    // Until the check is over main compares nothing: what ends this export is what the page's worker read from the disk.
    await changeOnceWritten(app, target, change);
    await saveInto(app, target);
    await expect(page.getByRole('heading', { name: 'No copy was made' })).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText('The copy was checked on the drive once it was written, and the check did not pass.')).toBeVisible();
    await expect(page.getByText(/It was deleted\./)).toBeVisible();
    expect(readdirSync(target)).toEqual([]);
  });
}

test('a page that never answers gets no copy: main gives up, deletes it, and the screen says so', async ({ launch, disk }) => {
  const app = await launch({ args: [join(disk.sample, 'CT')] });
  const { electron, page } = app;
  await reviewOne(app);
  const target = disk.empty('target');
  // The worker that would read the files never starts, and main's minute is a second.
  await page.evaluate(() => {
    Object.assign(window, {
      Worker: class extends EventTarget {
        postMessage() {}
        terminate() {}
      },
    });
  });
  await electron.evaluate(() => {
    const wait = globalThis.setTimeout;
    Object.assign(globalThis, {
      setTimeout: (act: () => void, ms: number) => wait(act, ms >= 60_000 ? 1000 : ms),
    });
  });
  await saveInto(app, target);
  await expect(page.getByText(/^Checking what was written: 0 /)).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('heading', { name: 'No copy was made' })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('The copy was written, but checking it on the drive did not come to an end.')).toBeVisible();
  expect(readdirSync(target)).toEqual([]);
});

/** The review of one picture, up to the button that saves it. */
async function reviewOne(app: LaunchedApp): Promise<void> {
  const { page } = app;
  await openReview(app);
  await page.getByRole('radio', { name: /This image/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^1 picture and/);
  await expect(saveButton(page)).toBeEnabled({ timeout: 60_000 });
}

/** A failing drive, or another program: once the copy is on the disk, and before it is read back, it holds something else. */
async function changeOnceWritten({ electron }: LaunchedApp, target: string, wanted: Change): Promise<void> {
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
        const description = bytes.indexOf('Thorax et abdomen ');
        if (description < 0) throw new Error('the sample has another description');
        const flip = (at: number, by: number) => {
          bytes[at] = (bytes[at] ?? 0) ^ by;
        };
        if (change === 'a byte') flip(bytes.length - 1000, 1);
        else if (change === 'a name in place of a description') bytes.write('Exemplaire Odile  ', description);
        else if (change === 'bytes where nothing may stand') bytes.write('Odile', 20);
        // Another length of the value: it and all behind it begin elsewhere.
        else if (change === 'a byte of its structure') flip(description - 2, 2);
        fs.writeFileSync(change === 'a file more' ? path.join(folder, partial, 'IM000001.dcm') : file, bytes);
      };
    },
    { folder: target, change: wanted },
  );
}
