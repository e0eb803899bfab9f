import { describe, expect, it } from 'vitest';
import type { Picture } from '../../../../core/deid/picture/encode-png.js';
import { layPicture, layPlace, type PictureView } from '../../../../core/deid/picture/picture-view.js';
import { memorySource } from '../../../../core/dicom/byte-source.js';
import { parseFile } from '../../../../core/dicom/parse-file.js';
import { createCodecs } from '../../../../core/pixels/codecs/codec-set.js';
import { type DrawnShape, renderFrame } from '../../../../core/render-frame.js';
import { outlinesOf } from '../../../../core/study/measure/outline.js';
import { POINTS, SHAPE_KINDS, type Shape, shapeOf } from '../../../../core/study/measure/shape.js';
import type { AskedMarks } from '../../../../core/study/picture-marks.js';
import { filmFile } from '../../../support/film-file.js';

const codecs = createCodecs(() => Promise.reject(new Error('no codec is needed here')));
const DRAWN: AskedMarks = { letters: false, scale: false, overlays: false, drawn: true, words: { decimal: '.', detector: '' } };
const arrow: Shape = {
  kind: 'arrow',
  points: [
    { column: 40, row: 30 },
    { column: 80, row: 30 },
  ],
};
const draw = (
  film: Parameters<typeof filmFile>[0],
  frame: number,
  drawn: readonly DrawnShape[],
  marks: AskedMarks | null = DRAWN,
  view = {},
) =>
  renderFrame(parseFile(memorySource(filmFile(film))), frame, codecs, {
    marks,
    drawn,
    view: { voi: null, invert: false, rotation: 0, flipHorizontal: false, flipVertical: false, ...view },
  });
const differing = (one: Picture, other: Picture) =>
  [...one.samples].flatMap((sample, at) =>
    sample === other.samples[at] ? [] : [[at % one.columns, Math.floor(at / one.columns)] as const],
  );

describe('what a person drew on a picture', () => {
  // Its bright bar lies beside the arrow.
  const film = { frames: 12, rows: 60, columns: 120 };

  it('becomes part of it only where that was asked for, and only on its own frame', async () => {
    const plain = await draw(film, 0, [], null);
    expect(await draw(film, 0, [{ frame: 0, shape: arrow }], null)).toEqual(plain);
    expect(await draw(film, 0, [{ frame: 0, shape: arrow }], { ...DRAWN, drawn: false, letters: true })).toEqual(plain);
    expect(await draw(film, 0, [{ frame: 1, shape: arrow }])).toEqual(plain);
    const places = differing(await draw(film, 0, [{ frame: 0, shape: arrow }]), plain);
    // From tail to head, with its rim, and no further than the head is opened.
    expect([Math.min(...places.map(([x]) => x)), Math.max(...places.map(([x]) => x))]).toEqual([39, 81]);
    expect(Math.max(...places.map(([, y]) => Math.abs(y - 30)))).toBeLessThanOrEqual(6);
    expect(places.length).toBeGreaterThan(100);
  });

  it('follows pixels that are not square, turns and flips, as the picture does', async () => {
    const tall = { ...film, aspect: [2, 1] as const };
    const drawn = [{ frame: 0, shape: arrow }];
    const views: readonly Partial<PictureView>[] = [
      {},
      { flipHorizontal: true },
      { rotation: 90 },
      { rotation: 270, flipVertical: true },
      { rotation: 180 },
    ];
    for (const view of views) {
      const plain = await draw(tall, 0, [], null, view);
      const marked = await draw(tall, 0, drawn, DRAWN, view);
      const white = differing(marked, plain).filter(([x, y]) => marked.samples[y * marked.columns + x] === 255);
      const whole: Omit<PictureView, 'voi' | 'invert'> = { rotation: 0, flipHorizontal: false, flipVertical: false, ...view };
      // Twice as high: row 30 lies at 60 of 120.
      for (const column of [45, 60, 75]) {
        const [x, y] = layPlace([column, 60], { rows: 120, columns: 120 }, whole);
        const nearest = Math.min(...white.map(([ownX, ownY]) => Math.hypot(ownX + 0.5 - x, ownY + 0.5 - y)));
        expect(nearest, JSON.stringify(view)).toBeLessThan(1.5);
      }
    }
  });

  it('is laid as single points of the picture are', () => {
    for (const rotation of [0, 90, 180, 270] as const)
      for (const flipHorizontal of [false, true])
        for (const flipVertical of [false, true]) {
          const samples = new Uint8Array(5 * 7);
          samples[1 * 7 + 4] = 255;
          const view = { rotation, flipHorizontal, flipVertical };
          const laid = layPicture({ rows: 5, columns: 7, channels: 1, samples }, view);
          const [x, y] = layPlace([4.5, 1.5], { rows: 5, columns: 7 }, view);
          expect(laid.samples.indexOf(255)).toBe(Math.floor(y) * laid.columns + Math.floor(x));
        }
  });

  it('has lines for every shape but words, and they stay where they were drawn', () => {
    const points = [
      { column: 10, row: 10 },
      { column: 30, row: 20 },
      { column: 12, row: 28 },
      { column: 28, row: 12 },
    ];
    for (const kind of SHAPE_KINDS) {
      const shape = shapeOf(kind, points.slice(0, Math.min(POINTS[kind].most, 4)));
      if (!shape) throw new Error('these points make every shape');
      const lines = outlinesOf(shape, ({ column, row }) => [column, row], 1);
      expect(lines.length > 0, kind).toBe(kind !== 'text');
      for (const [x, y] of lines.flat()) {
        expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true);
        // A circle around the first point goes as far as its edge.
        expect(Math.hypot(x - 20, y - 15), kind).toBeLessThan(kind === 'circle' ? 34 : 20);
      }
    }
  });
});
