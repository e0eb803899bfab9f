import { createHash } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CancelledError } from '../../../electron/files/failure.js';
import { createGrants } from '../../../electron/files/grants.js';
import { hashRanges } from '../../../electron/files/hash-ranges.js';
import { first, openAll, patterned, scratchFolder, writeFile } from '../scratch.js';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const LENGTH = 2_500_000;

describe('hashing what was granted', () => {
  const granted = async () => {
    const path = writeFile(scratchFolder(), 'IM000000.dcm', patterned(LENGTH));
    const grants = createGrants();
    return { path, grants, id: first((await openAll(grants, [path])).grants).id };
  };

  it('hashes files and parts of them, and tells how far it is', async () => {
    const { grants, id } = await granted();
    const bytes = patterned(LENGTH);
    const told: number[] = [];
    const ranges = [
      { id, offset: 0, length: LENGTH },
      { id, offset: 1_000_000, length: 1_100_000 },
      { id, offset: 7, length: 0 },
    ];
    const hashes = await hashRanges(grants, ranges, { onProgress: (done) => told.push(done) });
    expect(hashes).toEqual([sha256(bytes), sha256(bytes.subarray(1_000_000, 2_100_000)), sha256(new Uint8Array())]);
    expect(told.at(-1)).toBe(LENGTH + 1_100_000);
    grants.close();
  });

  it('has no hash of what is unknown, outside of the file, or isn’t what was granted any more', async () => {
    const { path, grants, id } = await granted();
    const ask = (ranges: readonly { id: string; offset: number; length: number }[]) => hashRanges(grants, ranges);
    expect(
      await ask([
        { id: 'g0', offset: 0, length: 1 },
        { id, offset: LENGTH, length: 1 },
      ]),
    ).toEqual([null, null]);
    appendFileSync(path, 'x');
    grants.descriptors.closeAll();
    expect(await ask([{ id, offset: 0, length: LENGTH }])).toEqual([null]);
    grants.close();
  });

  it('stops', async () => {
    const { grants, id } = await granted();
    const controller = new AbortController();
    controller.abort();
    await expect(hashRanges(grants, [{ id, offset: 0, length: LENGTH }], { signal: controller.signal })).rejects.toThrow(CancelledError);
    grants.close();
  });
});
