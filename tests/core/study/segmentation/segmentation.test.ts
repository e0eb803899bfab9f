import { beforeAll, describe, expect, it } from 'vitest';
import type { ParsedFile } from '../../../../core/dicom/parse-file.js';
import { readFrame } from '../../../../core/pixels/read-frame.js';
import { rgbOfCieLab } from '../../../../core/study/objects/presentation/cie-lab.js';
import { segmentMasks } from '../../../../core/study/segmentation/segment-masks.js';
import { readSegmentation, type Segmentation } from '../../../../core/study/segmentation/segmentation.js';
import { tileLayout } from '../../../../core/study/slide/tile-layout.js';
import { nodeCodecs } from '../../../support/codec-binaries.js';
import { corpus } from '../../../support/real-files.js';
import { type Fields, item, parsedPicture } from '../../../support/sample-files.js';
import { readScan, scanFiles } from '../../../support/scan-files.js';
import { describeWith } from '../../../support/when.js';

const codecs = nodeCodecs();
beforeAll(() => codecs.prepare('1.2.840.10008.1.2.1'));

const read = (parsed: ParsedFile): Segmentation => {
  const found = readSegmentation(parsed);
  if (!found) throw new Error('no segmentation');
  return found;
};
const masks = (parsed: ParsedFile, frame = 0) => {
  const segmentation = read(parsed);
  const [own] = segmentation.frames.slice(frame);
  if (!own) throw new Error('no frame');
  return segmentMasks(segmentation, own, readFrame(parsed, frame, codecs));
};
const bytes = (type: string, values: number[], more: Fields = []): ParsedFile =>
  parsedPicture([
    [0x00280100, 8],
    [0x00280101, 8],
    [0x00280102, 7],
    [0x00620001, type],
    [
      0x00620002,
      [
        item([
          [0x00620004, 1],
          [0x00620005, 'Foie'],
        ]),
        item([
          [0x00620004, 2],
          [0x00620005, 'Rate'],
          [0x0062000d, [41661, 41167, 40792]],
        ]),
      ],
    ],
    [0x7fe00010, Uint8Array.from(values), 'OB'],
    ...more,
  ]);

describe('colours (PS3.3 C.10.7.1.1)', () => {
  it('come out of CIELab as sRGB', () => {
    expect(rgbOfCieLab([0, 32896, 32896])).toEqual([0, 0, 0]);
    expect(rgbOfCieLab([65535, 32896, 32896])).toEqual([255, 255, 255]);
    // Computed anew with Bradford's matrices.
    expect(rgbOfCieLab([41661, 41167, 40792])).toEqual([217, 130, 101]);
    expect(rgbOfCieLab([43803, 26565, 37722])).toEqual([124, 175, 127]);
    expect(rgbOfCieLab([20000, 40000, 20000])).toEqual([75, 57, 152]);
  });
  it('are none where the file says something else', () => {
    for (const encoded of [[], [1, 2], [1, 2, 3, 4], [70000, 0, 0], [Number.NaN, 0, 0]]) expect(rgbOfCieLab(encoded)).toBe(null);
  });
});

describe('segmentations', () => {
  const identified = (number: number): Fields[number] => [0x52009229, [item([[0x0062000a, [item([[0x0062000b, number]])]]])]];
  it('binary: one segment a frame, with the pictures it was drawn on', () => {
    const source = item([
      [0x00081155, '2.25.4'],
      [0x00081160, ['2', '5']],
    ]);
    const own = item([
      [0x0062000a, [item([[0x0062000b, 2]])]],
      [0x00089124, [item([[0x00082112, [source, item([[0x00081155, '2.25.5']])]]])]],
      [0x00209113, [item([[0x00200032, ['1', '2', '3']]])]],
    ]);
    const parsed = parsedPicture([
      [0x00280100, 1],
      [0x00280101, 1],
      [0x00280102, 0],
      [0x00620001, 'BINARY'],
      [
        0x00620002,
        [
          item([
            [0x00620004, 2],
            [0x00620005, 'Rate'],
          ]),
        ],
      ],
      [0x52009230, [own]],
      [0x7fe00010, Uint8Array.of(0b101001, 0), 'OB'],
    ]);
    expect(read(parsed)).toMatchObject({
      type: 'binary',
      maximum: 1,
      segments: [{ number: 2, label: 'Rate', colorOfFile: false }],
      frames: [
        {
          segmentNumber: 2,
          position: [1, 2, 3],
          sources: [
            { sopInstanceUid: '2.25.4', frame: 1 },
            { sopInstanceUid: '2.25.4', frame: 4 },
            { sopInstanceUid: '2.25.5', frame: null },
          ],
        },
      ],
    });
    expect(masks(parsed)).toEqual([{ segmentNumber: 2, rows: 2, columns: 3, coverage: Uint8Array.of(255, 0, 0, 255, 0, 255) }]);
  });
  it('fractional: by the share of the greatest value', () => {
    const parsed = bytes('FRACTIONAL', [0, 50, 100, 200, 1, 99], [[0x0062000e, 100], [0x00620010, 'OCCUPANCY'], identified(1)]);
    expect(read(parsed)).toMatchObject({ type: 'fractional', maximum: 100, fraction: 'occupancy' });
    expect([...(masks(parsed)[0]?.coverage ?? [])]).toEqual([0, 128, 255, 255, 3, 252]);
    expect(readSegmentation(bytes('FRACTIONAL', [0, 0, 0, 0, 0, 0], [[0x0062000e, 0]]))).toBe(null);
  });
  it('label map: every segment that occurs, and neither the background nor what no segment has', () => {
    const parsed = bytes('LABELMAP', [0, 1, 2, 2, 7, 1], [[0x00280120, 1]]);
    expect(masks(parsed)).toEqual([{ segmentNumber: 2, rows: 2, columns: 3, coverage: Uint8Array.of(0, 0, 255, 255, 0, 0) }]);
    expect(read(parsed)).toMatchObject({ type: 'label-map', background: 1, segments: [{ colorOfFile: false }, { colorOfFile: true }] });
  });
  it('are null for any other picture', () => {
    expect(readSegmentation(parsedPicture())).toBe(null);
    expect(readSegmentation(bytes('SOMETHING', [0, 0, 0, 0, 0, 0]))).toBe(null);
  });
});

/** Whole masks of a tiled segmentation, a segment each: which points it covers. */
async function wholeMasks(name: string): Promise<Map<number, string>> {
  const scan = scanFiles().find((one) => one.name === `corpus/seg/${name}`);
  if (!scan) throw new Error('not in the corpus');
  const parsed = readScan(scan);
  await codecs.prepare(parsed.transferSyntax.uid);
  const segmentation = read(parsed);
  const layout = tileLayout(parsed.dataSet);
  if (!layout) throw new Error('no layout');
  const covered = new Map<number, number[]>();
  for (const tile of layout.tiles) {
    const own = segmentation.frames[tile.frame];
    if (!own) throw new Error('no frame');
    for (const { segmentNumber, columns, coverage } of segmentMasks(segmentation, own, readFrame(parsed, tile.frame, codecs)))
      coverage.forEach((level, at) => {
        if (level === 0) return;
        const points = covered.get(segmentNumber) ?? [];
        covered.set(segmentNumber, points);
        points.push((tile.top + Math.floor(at / columns)) * layout.totalColumns + tile.left + (at % columns));
      });
  }
  return new Map([...covered].map(([number, points]) => [number, points.sort((a, b) => a - b).join(' ')]));
}

describeWith(corpus, 'real segmentations', () => {
  it('are the same tiled full and tiled sparse', async () => {
    const sparse = await wholeMasks('seg_image_sm_dots.dcm');
    expect(sparse.size).toBeGreaterThan(10);
    expect(await wholeMasks('seg_image_sm_dots_tiled_full.dcm')).toEqual(sparse);
  });
  it('are the same as binary frames and as a label map', async () => {
    const binary = await wholeMasks('seg_image_sm_control.dcm');
    const labels = await wholeMasks('seg_image_sm_control_labelmap.dcm');
    labels.delete(0);
    expect(binary.size).toBeGreaterThan(1);
    expect(labels).toEqual(binary);
  });
  it('say their type, segments and sources, in every file of the corpus', () => {
    const files = scanFiles().filter(({ name }) => /corpus\/seg\/seg_image_ct/.test(name));
    expect(files.length).toBeGreaterThanOrEqual(5);
    for (const file of files) {
      const { segments, frames } = read(readScan(file));
      expect(
        frames.every(({ segmentNumber }) => segments.some(({ number }) => number === segmentNumber)),
        file.name,
      ).toBe(true);
      expect(
        frames.every(({ sources, position }) => sources.length > 0 && position !== null),
        file.name,
      ).toBe(true);
    }
  });
});
