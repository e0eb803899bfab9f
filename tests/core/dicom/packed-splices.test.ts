import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PackedSplices, packSplices, unpackSplices } from '../../../core/dicom/packed-splices.js';
import type { Splice, SplicePart } from '../../../core/dicom/splice-file.js';

const part = fc.oneof(
  fc
    .tuple(fc.constantFrom('g1', 'g2', 'b3'), fc.nat(), fc.nat())
    .map(([id, offset, length]): SplicePart => ({ copy: [id, offset, length] })),
  fc.uint8Array({ maxLength: 20 }).map((bytes): SplicePart => ({ bytes })),
);
const splices = fc.array(
  fc.array(part, { maxLength: 10 }).map((parts): Splice => ({ parts })),
  { maxLength: 6 },
);

describe('packed splices', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(splices, (given) => {
        expect(unpackSplices(packSplices(given), 1000)).toEqual(given);
      }),
    );
  });

  it('are refused where their pieces do not fit together', () => {
    const good = packSplices([{ parts: [{ copy: ['g1', 5, 10] }, { bytes: Uint8Array.of(1, 2) }] }]);
    expect(unpackSplices(good, 2)).toBeDefined();
    const bad: Partial<PackedSplices>[] = [
      { sources: [] },
      { counts: Uint32Array.of(1) },
      { counts: Uint32Array.of(3) },
      { counts: new Uint32Array(0) },
      { bytes: Uint8Array.of(1) },
      { bytes: Uint8Array.of(1, 2, 3) },
      { parts: good.parts.subarray(0, 5) },
      ...[-2, 1, 0.5, Number.NaN, Number.POSITIVE_INFINITY].map((index) => ({ parts: Float64Array.of(index, 5, 10, -1, 0, 2) })),
      ...[-1, 0.5, Number.NaN, 2 ** 53].map((length) => ({ parts: Float64Array.of(0, 5, length, -1, 0, 2) })),
      ...[0.5, Number.NaN, 2 ** 53].map((offset) => ({ parts: Float64Array.of(0, offset, 10, -1, 0, 2) })),
    ];
    for (const piece of bad) expect(unpackSplices({ ...good, ...piece }, 100), JSON.stringify(piece)).toBeUndefined();
    expect(unpackSplices(good, 1)).toBeUndefined();
  });
});
