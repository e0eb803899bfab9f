import { existsSync, mkdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Journal } from '../../../electron/files/journal.js';
import { removePartialFolder } from '../../../electron/files/partial-folder.js';
import { scratchFolder, writeFile } from '../scratch.js';

const SUFFIX = '.partial-0123456789abcdef';

function leftBehind() {
  const root = scratchFolder();
  const entry = { folder: join(root, `copy${SUFFIX}`), receipt: join(root, `copy.receipt.json${SUFFIX}`) };
  writeFile(root, `copy${SUFFIX}/IM000000.dcm`);
  writeFile(root, `copy${SUFFIX}/IM00000Z.dcm`);
  writeFileSync(entry.receipt, '{}');
  const journal = new Journal(join(root, 'journal'));
  journal.begin(entry);
  return { root, entry, journal };
}

describe('the journal', () => {
  it('is for the person alone, names what was left behind, and deletes it when asked', () => {
    const { entry, journal } = leftBehind();
    expect(statSync(journal.path).mode & 0o777).toBe(0o600);
    expect(new Journal(journal.path).leftovers()).toEqual([entry]);
    expect(journal.settle(true)).toBe(true);
    expect([entry.folder, entry.receipt, journal.path].filter((path) => existsSync(path))).toEqual([]);
  });

  it('forgets without deleting when it is to be kept', () => {
    const { entry, journal } = leftBehind();
    expect(journal.settle(false)).toBe(false);
    expect(existsSync(entry.folder)).toBe(true);
    expect(journal.leftovers()).toEqual([]);
    expect(existsSync(journal.path)).toBe(false);
  });

  it('keeps what nobody has decided about while another export begins and ends', () => {
    const { root, entry, journal } = leftBehind();
    const other = { folder: join(root, `other${SUFFIX}`), receipt: join(root, `other.receipt.json${SUFFIX}`) };
    journal.begin(other);
    journal.end(other);
    expect(journal.leftovers()).toEqual([entry]);
  });

  it('remembers a drive that is not there now', () => {
    const { root, journal } = leftBehind();
    const away = { folder: join(root, 'drive', `copy${SUFFIX}`), receipt: join(root, 'drive', `r${SUFFIX}`) };
    journal.begin(away);
    journal.settle(true);
    expect(journal.leftovers()).toEqual([]);
    writeFile(root, `drive/copy${SUFFIX}/IM000000.dcm`);
    expect(journal.leftovers()).toEqual([away]);
    expect(journal.settle(true)).toBe(true);
  });

  it.each([
    ['a file stands where the folder was', (root: string) => writeFile(root, 'gone', 'x'), false],
    // Nobody, root neither, can look behind a link that leads to itself: as where a folder was shut.
    ['the system shows nothing', (root: string) => symlinkSync(join(root, 'gone'), join(root, 'gone')), true],
  ])('goes on where %s', (_what, plant, isRemembered) => {
    const { root, entry, journal } = leftBehind();
    plant(root);
    const unseen = { folder: join(root, 'gone', `copy${SUFFIX}`), receipt: join(root, 'gone', `r${SUFFIX}`) };
    journal.begin(unseen);
    expect(journal.leftovers()).toEqual([entry]);
    expect(journal.settle(true)).toBe(true);
    expect(journal.leftovers()).toEqual([]);
    rmSync(join(root, 'gone'));
    writeFile(root, `gone/copy${SUFFIX}/IM000000.dcm`);
    expect(journal.leftovers(), 'once it comes back into sight').toEqual(isRemembered ? [unseen] : []);
  });

  it('takes no word from a journal that is broken or names other things', () => {
    const root = scratchFolder();
    const journal = new Journal(join(root, 'journal'));
    const precious = writeFile(root, 'precious/IM000000.dcm');
    for (const text of [
      '',
      '{',
      '[]',
      '{"folder":"/"}',
      JSON.stringify([{ folder: join(root, 'precious'), receipt: `${root}/r${SUFFIX}` }]),
      JSON.stringify([{ folder: `precious${SUFFIX}`, receipt: `r${SUFFIX}` }]),
      JSON.stringify([{ folder: join(root, `x${SUFFIX}`, '..', 'precious'), receipt: `${root}/r${SUFFIX}` }]),
      JSON.stringify([{ folder: 7, receipt: null }, null, 'x']),
    ]) {
      writeFileSync(journal.path, text);
      expect(journal.leftovers(), text).toEqual([]);
      journal.settle(true);
      expect(existsSync(precious), text).toBe(true);
    }
  });
});

describe('deleting a partial folder', () => {
  it('touches nothing where anything in it is not of our making', () => {
    for (const foreign of ['notes.txt', 'im000000.dcm', 'IM000000.dcm.bak', 'IM00000.dcm', 'IM0000000.dcm', 'IM000001.DCM']) {
      const root = scratchFolder();
      const folder = join(root, `copy${SUFFIX}`);
      writeFile(folder, 'IM000000.dcm');
      writeFile(folder, foreign);
      expect(removePartialFolder(folder), foreign).toBe(false);
      expect(existsSync(join(folder, 'IM000000.dcm')), foreign).toBe(true);
    }
  });

  it('follows no link, deletes no folder inside, and no folder of another name', () => {
    const root = scratchFolder();
    const precious = writeFile(root, 'precious/IM000000.dcm');
    symlinkSync('precious', join(root, `link${SUFFIX}`));
    expect(removePartialFolder(join(root, `link${SUFFIX}`))).toBe(false);
    const holds = join(root, `holds${SUFFIX}`);
    mkdirSync(holds);
    symlinkSync(precious, join(holds, 'IM000000.dcm'));
    expect(removePartialFolder(holds)).toBe(false);
    rmSync(join(holds, 'IM000000.dcm'));
    mkdirSync(join(holds, 'IM000000.dcm'));
    expect(removePartialFolder(holds)).toBe(false);
    for (const name of ['copy', 'copy.partial', 'copy.partial-0123', `copy${SUFFIX}0`, `copy${SUFFIX}.old`]) {
      writeFile(root, `${name}/IM000000.dcm`);
      expect(removePartialFolder(join(root, name)), name).toBe(false);
      expect(existsSync(join(root, name)), name).toBe(true);
    }
    expect(existsSync(precious)).toBe(true);
  });
});
