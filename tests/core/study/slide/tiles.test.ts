import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { displayFrame } from '../../../../core/pixels/display-frame.js';
import { readFrame } from '../../../../core/pixels/read-frame.js';
import { placeTile, tilesOf } from '../../../../core/study/slide/assemble-tiles.js';
import { type TileLayout, tileLayout } from '../../../../core/study/slide/tile-layout.js';
import { nodeCodecs } from '../../../support/codec-binaries.js';
import { corpus } from '../../../support/real-files.js';
import { type Fields, item, parsedPicture } from '../../../support/sample-files.js';
import { readScan, scanFiles } from '../../../support/scan-files.js';
import { describeWith } from '../../../support/when.js';

const slide = (frames: number, more: Fields): TileLayout | null =>
  tileLayout(
    parsedPicture([
      [0x00280008, String(frames)],
      // Tiles are 2 rows × 3 columns, the whole is 3 × 5: two across, two down.
      [0x00480006, 5],
      [0x00480007, 3],
      [0x7fe00010, new Uint16Array(frames * 6), 'OW'],
      ...more,
    ]).dataSet,
  );
const FULL: Fields[number] = [0x00209311, 'TILED_FULL'];

describe('tiles of a whole slide (PS3.3 C.7.6.17)', () => {
  it('go by columns, rows, depths and channels where they fill the slide', () => {
    const layout = slide(16, [FULL, [0x00480303, 2], [0x00480302, 2]]);
    expect(layout).toMatchObject({ totalRows: 3, totalColumns: 5, tileRows: 2, tileColumns: 3, tilesPerPlane: 4, full: true });
    expect(layout?.tiles.slice(0, 5).map(({ top, left, depth, channel }) => [top, left, depth, channel])).toEqual([
      [0, 0, 0, 0],
      [0, 3, 0, 0],
      [2, 0, 0, 0],
      [2, 3, 0, 0],
      [0, 0, 1, 0],
    ]);
    expect(layout?.tiles[15]).toEqual({ frame: 15, top: 2, left: 3, depth: 1, channel: 1 });
  });
  it('are none where there are fewer frames than places', () => {
    expect(slide(3, [FULL])).toBe(null);
    expect(slide(8, [FULL, [0x00480302, 3]])).toBe(null);
  });
  it('lie where they say where they are sparse, and nowhere where one says nothing', () => {
    const place = (column: number, row: number) =>
      item([
        [
          0x0048021a,
          [
            item([
              [0x0048021e, column],
              [0x0048021f, row],
            ]),
          ],
        ],
      ]);
    const sparse = (...frames: ReturnType<typeof place>[]) => slide(frames.length, [[0x52009230, frames]]);
    expect(sparse(place(4, 3), place(1, 1))?.tiles).toEqual([
      { frame: 0, top: 2, left: 3, depth: 0, channel: 0 },
      { frame: 1, top: 0, left: 0, depth: 0, channel: 0 },
    ]);
    expect(sparse(place(4, 3), item([]))).toBe(null);
    expect(tileLayout(parsedPicture().dataSet)).toBe(null);
  });
  it('are copied where they overlap a region, and cut at its edge and at that of the whole', () => {
    const layout = slide(4, [FULL]);
    if (!layout) throw new Error('no layout');
    const region = { top: 1, left: 2, rows: 3, columns: 4 };
    const target = new Uint8ClampedArray(3 * 4 * 4);
    for (const tile of tilesOf(layout, region)) placeTile(target, region, layout, tile, new Uint8ClampedArray(24).fill(tile.frame + 1));
    const shown = Array.from({ length: 12 }, (_, at) => target[at * 4]);
    expect(shown).toEqual([1, 2, 2, 0, 3, 4, 4, 0, 0, 0, 0, 0]);
    expect(() => placeTile(target, region, layout, layout.tiles[0] as (typeof layout.tiles)[number], new Uint8ClampedArray(4))).toThrow(
      RangeError,
    );
  });
});

describeWith(corpus, 'a real slide', () => {
  it('is whole when it is assembled', async () => {
    const codecs = nodeCodecs();
    const hashes: string[] = [];
    for (const name of ['sm_image.dcm', 'sm_image_control.dcm']) {
      const scan = scanFiles().find((one) => one.name === `corpus/wsi/${name}`);
      if (!scan) throw new Error('not in the corpus');
      const parsed = readScan(scan);
      await codecs.prepare(parsed.transferSyntax.uid);
      const layout = tileLayout(parsed.dataSet);
      if (!layout) throw new Error('no layout');
      const whole = { top: 0, left: 0, rows: layout.totalRows, columns: layout.totalColumns };
      const rgba = new Uint8ClampedArray(whole.rows * whole.columns * 4);
      for (const tile of tilesOf(layout, whole)) {
        const display = displayFrame(parsed, tile.frame, readFrame(parsed, tile.frame, codecs));
        if (display.kind !== 'color') throw new Error('not in colour');
        placeTile(rgba, whole, layout, tile, display.rgba);
      }
      expect(rgba.filter((_, at) => at % 4 === 3).every((alpha) => alpha === 255)).toBe(true);
      hashes.push(createHash('sha256').update(rgba).digest('hex'));
    }
    // As numpy put pydicom's frames together.
    expect(hashes).toEqual([
      '1af6fba46e058a9be779c62225fee05a70fe150a7146aa8f1c5611b50ac3887f',
      'b5ca639b49aa006db6ef6fd737ff0d22c47e95dd6670d980b2a25b0442cd9233',
    ]);
  });
});
