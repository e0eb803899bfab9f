import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memorySource } from '../../../../core/dicom/byte-source.js';
import { parseFile } from '../../../../core/dicom/parse-file.js';
import { createCodecs } from '../../../../core/pixels/codecs/codec-set.js';
import { readFrame } from '../../../../core/pixels/read-frame.js';
import { storedValues } from '../../../../core/pixels/stored-values.js';
import { describeInstance } from '../../../../core/study/instance-record.js';
import { type MaskedPicture, type MaskGrid, masksOnSlice } from '../../../../core/study/objects/masks-on-slice.js';
import { segmentMasks } from '../../../../core/study/segmentation/segment-masks.js';
import { readSegmentation, type Segmentation, type SegmentFrame } from '../../../../core/study/segmentation/segmentation.js';
import { slicePlane } from '../../../../renderer/objects/structure-set/slice-plane.js';
import { corpus, corpusFiles, pydicomData, pydicomFiles } from '../../../support/real-files.js';
import { itWith } from '../../../support/when.js';

const FRAME = '1.2.3.9';
const frame = (more: Partial<SegmentFrame>): SegmentFrame => ({
  frame: 0,
  segmentNumber: 1,
  position: null,
  orientation: null,
  sources: [],
  ...more,
});
const segmentation = (...frames: readonly SegmentFrame[]): Segmentation => ({
  type: 'binary',
  maximum: 1,
  fraction: null,
  segments: [],
  frames,
  background: null,
});
const grid: MaskGrid = { rows: 20, columns: 30, spacing: { row: 1, column: 1 }, frameOfReferenceUid: FRAME };
const AXIAL = [1, 0, 0, 0, 1, 0] as const;
const picture = (more: Partial<MaskedPicture> = {}): MaskedPicture => ({
  sopInstanceUid: '1.2.3.1',
  frame: 2,
  rows: 20,
  columns: 30,
  plane: { position: [0, 0, 10], orientation: AXIAL, spacing: { row: 0.5, column: 2 }, frameOfReferenceUid: FRAME, reach: 1 },
  ...more,
});

describe('a mask by its place', () => {
  it('is put by the centres of pixels, whatever the two grids are', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 29 }),
        fc.integer({ min: 0, max: 19 }),
        fc.constantFrom(AXIAL, [0, 1, 0, 1, 0, 0] as const, [-1, 0, 0, 0, -1, 0] as const),
        (column, row, orientation) => {
          const position = [3, -4, 10.5] as const;
          const [placed] = masksOnSlice(segmentation(frame({ position, orientation })), grid, picture());
          const [a, b, c, d, e, f] = placed?.toPicture ?? [];
          // The patient's coordinates of that pixel's centre (PS3.3 C.7.6.2.1.1), and the column and row of the picture that they are.
          const at = [0, 1].map((axis) => (position[axis] ?? 0) + (orientation[axis] ?? 0) * column + (orientation[axis + 3] ?? 0) * row);
          const [x = 0, y = 0] = [column + 0.5, row + 0.5];
          expect((a ?? 0) * x + (c ?? 0) * y + (e ?? 0)).toBeCloseTo((at[0] ?? 0) / 2 + 0.5, 9);
          expect((b ?? 0) * x + (d ?? 0) * y + (f ?? 0)).toBeCloseTo((at[1] ?? 0) / 0.5 + 0.5, 9);
        },
      ),
    );
  });

  it('is on one slice only, and on none that it crosses', () => {
    const at = (z: number, orientation: SegmentFrame['orientation'] = AXIAL) =>
      masksOnSlice(segmentation(frame({ position: [0, 0, z], orientation })), grid, picture()).length;
    expect([8.5, 9, 9.5, 11, 11.5].map((z) => at(z))).toEqual([0, 0, 1, 1, 0]);
    expect(at(10, [1, 0, 0, 0, 0, 1])).toBe(0);
  });

  it('counts more than what the file names, in the same space', () => {
    const elsewhere = frame({ position: [0, 0, 40], orientation: AXIAL, sources: [{ sopInstanceUid: '1.2.3.1', frame: null }] });
    expect(masksOnSlice(segmentation(elsewhere), grid, picture())).toEqual([]);
  });
});

describe('a mask by what it names', () => {
  const named = (number: number | null) => segmentation(frame({ sources: [{ sopInstanceUid: '1.2.3.1', frame: number }] }));

  it('lies on all frames, or on the one that is meant', () => {
    expect([null, 2, 1].map((number) => masksOnSlice(named(number), grid, picture({ plane: null })).length)).toEqual([1, 1, 0]);
    expect(masksOnSlice(named(null), grid, picture({ plane: null, sopInstanceUid: '1.2.3.2' }))).toEqual([]);
  });

  it('is left out where the grids differ: it could lie anywhere', () => {
    expect(masksOnSlice(named(null), grid, picture({ plane: null, columns: 31 }))).toEqual([]);
  });
});

itWith([corpus, pydicomData], 'lies on a real picture point by point', async () => {
  const load = (absolute: string) => {
    const parsed = parseFile(memorySource(readFileSync(absolute)));
    return { parsed, record: describeInstance(parsed, absolute, '') };
  };
  const find = (files: readonly { readonly path: string; readonly absolute: string }[], path: string) =>
    load(files.find((one) => one.path === path)?.absolute ?? '');
  const seg = find(corpusFiles(), 'seg/seg_image_ct_binary_single_frame.dcm');
  const ct = find(pydicomFiles(), 'test_files/CT_small.dcm');
  const read = readSegmentation(seg.parsed);
  const { geometry, image, sopInstanceUid } = ct.record;
  if (!read || image.kind !== 'image' || seg.record.image.kind !== 'image') throw new Error('not a picture');
  const ours: MaskGrid = {
    ...seg.record.image,
    spacing: seg.record.geometry.spacing,
    frameOfReferenceUid: seg.record.geometry.frameOfReferenceUid,
  };
  const plane = slicePlane(ct.record, 0, []);
  expect(plane?.frameOfReferenceUid).toBe(geometry.frameOfReferenceUid);
  const [placed, ...more] = masksOnSlice(read, ours, { sopInstanceUid, frame: 0, rows: image.rows, columns: image.columns, plane });
  expect(more).toEqual([]);
  for (const [at, value] of (placed?.toPicture ?? []).entries()) expect(value).toBeCloseTo([1, 0, 0, 1, 0, 0][at] ?? Number.NaN, 6);
  const codecs = createCodecs(() => Promise.reject(new Error('no codec is needed')));
  const [mask] = segmentMasks(read, read.frames[0] as SegmentFrame, readFrame(seg.parsed, 0, codecs));
  const values = storedValues(readFrame(ct.parsed, 0, codecs));
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const [at, cover] of (mask?.coverage ?? []).entries()) {
    const value = Number(values[at]);
    if (cover === 255) least = Math.min(least, value);
    else most = Math.max(most, value);
  }
  // Its maker segmented by a threshold: a mask that lay one pixel aside would mix the two.
  expect(least).toBeGreaterThan(most);
});
