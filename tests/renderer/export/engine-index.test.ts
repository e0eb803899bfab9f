import { beforeEach, describe, expect, it } from 'vitest';
import { BASIC_POLICY } from '../../../core/deid/policy.js';
import { ReviewError } from '../../../core/deid/review-error.js';
import { EngineBench } from './engine-bench.js';

let bench: EngineBench;
beforeEach(() => {
  bench = new EngineBench();
});

describe('the index that the engine makes', () => {
  it('makes an index of what leaves, reviews it from the staged bytes, and counts it', async () => {
    const disc = { zip: false, directory: true } as const;
    const files = [bench.request('ct1'), bench.request('ct2')];
    const result = await bench.review(files, undefined, BASIC_POLICY, 'dicom', disc);
    if (result.kind !== 'reviewed') throw new Error('refused');
    const { pictures, index, bytes, container } = result.reviewed;
    expect(pictures.map(({ leaving }) => leaving?.name)).toEqual(['IM000000', 'IM000001']);
    expect(index?.name).toBe('DICOMDIR');
    expect(container).toBeNull();
    expect(bytes.size).toBe(pictures.reduce((sum, { leaving }) => sum + (leaving?.bytes.size ?? 0), index?.bytes ?? 0));
    expect(bytes.size).toBe(bytes.facts + bytes.pixels + bytes.structure);
    const directory = Buffer.from(bench.main.staged.get(index?.stagedId ?? '') ?? []);
    expect(directory.includes('IM000001')).toBe(true);
    expect(directory.includes('Quillfeather')).toBe(false);
    // One byte of the index that is another is never shown as reviewed.
    const spoilt = bench.review(
      files,
      (staged) => {
        const id = staged.at(-1)?.stagedId ?? '';
        bench.main.staged.set(
          id,
          (bench.main.staged.get(id) ?? new Uint8Array()).map((byte, at, all) => (at === all.length - 3 ? byte ^ 1 : byte)),
        );
      },
      BASIC_POLICY,
      'dicom',
      disc,
    );
    await expect(spoilt).rejects.toThrow(ReviewError);
  });
});
