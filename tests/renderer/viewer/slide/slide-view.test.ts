import { describe, expect, it } from 'vitest';
import { memorySource } from '../../../../core/dicom/byte-source.js';
import { parseFile } from '../../../../core/dicom/parse-file.js';
import { describeInstance } from '../../../../core/study/instance-record.js';
import { isSlide, type SlideFile } from '../../../../core/study/slide/pyramid.js';
import { TileGrid } from '../../../../core/study/slide/tile-grid.js';
import { INITIAL_VIEW } from '../../../../renderer/app/view.js';
import { placeSlide } from '../../../../renderer/viewer/slide/place-slide.js';
import { SlideTiles } from '../../../../renderer/viewer/slide/slide-tiles.js';
import { MOST_TILES, planSlide } from '../../../../renderer/viewer/slide/slide-view.js';
import { DecodeQueue } from '../../../../renderer/workers/decode-queue.js';
import { slideBytes } from '../../../support/slide-bytes.js';

function level(totalColumns: number, number: number): SlideFile {
  const bytes = slideBytes({ role: 'VOLUME', totalColumns, totalRows: totalColumns / 2, tile: 8, number, color: () => [0, 0, 0] });
  const record = describeInstance(parseFile(memorySource(bytes)), `file-${number}`, '');
  if (!isSlide(record)) throw new Error('not a slide');
  return record;
}
const levels = [level(256, 1), level(32, 2)];
const gridOf = ({ slide }: SlideFile) => new TileGrid(slide.shape, null);
const size = { width: 100, height: 100 };
const plan = (view = INITIAL_VIEW) => {
  const place = placeSlide(size, levels, view);
  if (!place) throw new Error('not placed');
  return { place, plan: planSlide(levels, place.part, place.layout.scale, gridOf, 0, 0) };
};

describe('what a view of a slide needs', () => {
  it('is the fine level under the coarse one where the whole is seen, and only what is in view close by', () => {
    const whole = plan();
    expect(whole.plan.levels.map(({ file, tiles }) => [file.fileId, tiles.length])).toEqual([
      ['file-2', 8],
      ['file-1', 512],
    ]);
    expect(whole.plan.levels.map(({ shrink }) => shrink)).toEqual([1, 2]);
    const close = plan({ ...INITIAL_VIEW, zoom: { from: 'actual', factor: 4 } });
    expect(close.place.part).toEqual({ left: 115.5, right: 140.5, top: 51.5, bottom: 76.5 });
    expect(close.plan.levels.map(({ tiles }) => tiles.length)).toEqual([4, 16]);
    expect(close.plan.chosen).toBe(0);
  });

  it('turns with the picture', () => {
    const turned = plan({ ...INITIAL_VIEW, rotation: 90, flipHorizontal: true, zoom: { from: 'actual', factor: 4 } }).place.part;
    expect([turned.left, turned.right, turned.top, turned.bottom].map(Math.round)).toEqual([116, 141, 52, 77]);
  });

  it('keeps some of the slide in view however far it was moved', () => {
    const { place } = plan({ ...INITIAL_VIEW, pan: { x: 1e9, y: 0 } });
    expect(place.part.left).toBeLessThan(0);
    expect(place.part.right).toBeGreaterThan(0);
  });

  it('is refused where thousands of tiles would be read for one picture', () => {
    const [large] = [level(1024, 3)];
    const part = { top: 0, left: 0, bottom: 512, right: 1024 };
    const far = planSlide([large as SlideFile], part, 0.1, gridOf, 0, 0);
    expect((1024 / 8) * (512 / 8)).toBeGreaterThan(MOST_TILES);
    expect(far).toEqual({ levels: [], chosen: 0, isTooMuch: true });
    expect(planSlide([large as SlideFile], { ...part, bottom: 64, right: 64 }, 1, gridOf, 0, 0).isTooMuch).toBe(false);
  });
});

describe('tiles that are kept', () => {
  const values = new Uint8Array(64);
  const display = { kind: 'grey', rows: 8, columns: 8, values } as never;
  const grant = (id: string) => ({ id, untrustedName: '', size: 1 });
  const wanted = (frame: number) => ({ fileId: 'file', frame, shrink: 1 });
  const begun: number[] = [];
  const queue = () =>
    new DecodeQueue(1, () => ({
      decoder: {
        decode: async (_, frame) => {
          begun.push(frame);
          return { ok: true, display };
        },
        thumbnail: async () => ({ ok: false }),
        tileTable: async () => null,
        forget: () => undefined,
      },
      isLost: () => false,
      stop: () => undefined,
    }));
  const settled = () => new Promise((resolve) => setTimeout(resolve, 10));

  it('are within the bound, the nearest first, and gone with their file', async () => {
    begun.length = 0;
    const tiles = new SlideTiles(queue(), grant, 64 * 5 * 3);
    tiles.want([0, 1, 2, 3, 4].map(wanted));
    await settled();
    // The last begins at once; of those that wait, the nearest comes first.
    expect(begun).toEqual([4, 0, 1, 2, 3]);
    expect(tiles.bytes).toBe(64 * 5 * 3);
    expect([0, 1, 2, 3, 4].filter((frame) => tiles.peek(wanted(frame)))).toEqual([1, 2, 3]);
    expect(tiles.waiting).toBe(0);
    tiles.forget(['file']);
    expect(tiles.bytes).toBe(0);
  });

  it('aren’t begun when they have left the view', async () => {
    begun.length = 0;
    const tiles = new SlideTiles(queue(), grant);
    tiles.want([0, 1, 2, 3].map(wanted));
    tiles.want([7].map(wanted));
    await settled();
    expect(begun).toEqual([3, 7]);
  });
});
