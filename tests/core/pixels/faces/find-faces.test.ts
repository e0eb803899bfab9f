import { describe, expect, it } from 'vitest';
import type { ColorPicture } from '../../../../core/pixels/faces/color-picture.js';
import { FaceFollower } from '../../../../core/pixels/faces/face-follower.js';
import type { FaceModel } from '../../../../core/pixels/faces/face-models.js';
import { faceViews, pointInPicture, viewInput } from '../../../../core/pixels/faces/face-views.js';
import { findFaces } from '../../../../core/pixels/faces/find-faces.js';
import { mayShowFaces } from '../../../../core/pixels/faces/photograph.js';
import { parsedPicture } from '../../../support/sample-files.js';

/** Black, but for one white square. */
function squarePicture(columns: number, rows: number, left: number, top: number, edge: number): ColorPicture {
  const rgba = new Uint8ClampedArray(columns * rows * 4);
  for (let y = top; y < top + edge; y++) rgba.fill(255, (y * columns + left) * 4, (y * columns + left + edge) * 4);
  return { columns, rows, rgba };
}

/** Takes whatever is white for a face, in every view that holds more than a few pixels of it. */
class WhiteIsFace implements FaceModel {
  looks = 0;

  constructor(private readonly odds: number) {}

  async detect(input: Float32Array) {
    this.looks++;
    const odds = new Float32Array(896).fill(-100);
    const shapes = new Float32Array(896 * 16);
    let [left, top, right, bottom] = [256, 256, 0, 0];
    for (let at = 0; at < 256 * 256; at++) {
      if ((input[at * 3] as number) < 0) continue;
      const [x, y] = [at % 256, Math.floor(at / 256)];
      [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x + 1), Math.max(bottom, y + 1)];
    }
    if (right - left < 4 || bottom - top < 4) return { odds, shapes };
    // The last place: the middle of the last of 8 × 8 cells.
    odds[895] = this.odds;
    shapes.set([(left + right) / 2 - 240, (top + bottom) / 2 - 240, right - left, bottom - top], 895 * 16);
    return { odds, shapes };
  }
}

describe('faces', () => {
  it('are found where they are, whichever way a view is turned', async () => {
    const picture = squarePicture(300, 200, 180, 40, 60);
    const { boxes, possible } = await findFaces(picture, new WhiteIsFace(3));
    expect(possible).toEqual([]);
    expect(boxes).toHaveLength(1);
    const [box] = boxes;
    // With a fifth of its size on all sides; parts of it that views cut off pull its middle a little.
    for (const [value, wanted] of [
      [box?.x, 168],
      [box?.y, 28],
      [box?.width, 84],
      [box?.height, 84],
    ] as const)
      expect(Math.abs((value ?? 0) - wanted)).toBeLessThanOrEqual(8);
  });

  it('of which the network is not sure are only possible', async () => {
    const { boxes, possible } = await findFaces(squarePicture(300, 200, 180, 40, 60), new WhiteIsFace(1));
    expect(boxes).toEqual([]);
    expect(possible).toHaveLength(1);
  });

  it('are not looked for twice in the same picture', async () => {
    const model = new WhiteIsFace(3);
    const follower = new FaceFollower(model);
    const display = { kind: 'color' as const, ...squarePicture(100, 100, 30, 30, 40) };
    const first = await follower.look(display);
    const looks = model.looks;
    expect(await follower.look({ ...display, rgba: display.rgba.slice() })).toEqual(first);
    expect(model.looks).toBe(looks);
    await follower.look({ kind: 'color', ...squarePicture(100, 100, 20, 30, 40) });
    expect(model.looks).toBeGreaterThan(looks);
  });
});

describe('views', () => {
  it('together show every part of the picture, also of a long one', () => {
    for (const [columns, rows] of [
      [4000, 3000],
      [256, 2048],
      [64, 64],
    ] as const) {
      const views = faceViews({ columns, rows });
      expect(views.length).toBeLessThanOrEqual(100);
      const small = views.filter(({ edge }) => edge < Math.max(columns, rows));
      if (Math.max(columns, rows) < 128) continue;
      for (let at = 0; at < 100; at++) {
        const [x, y] = [((at % 10) / 9) * columns, (Math.floor(at / 10) / 9) * rows];
        const holds = small.some(
          (view) => x >= view.x - 1 && y >= view.y - 1 && x <= view.x + view.edge + 1 && y <= view.y + view.edge + 1,
        );
        expect(holds, `${x} ${y} of ${columns} × ${rows}`).toBe(true);
      }
    }
  });

  it('turn by quarters', () => {
    const view = { x: 10, y: 20, edge: 100 };
    expect(pointInPicture({ ...view, turn: 0 }, 0.25, 0.1)).toEqual([35, 30]);
    expect(pointInPicture({ ...view, turn: 1 }, 0.25, 0.1)).toEqual([100, 45]);
    expect(pointInPicture({ ...view, turn: 2 }, 0.25, 0.1)).toEqual([85, 110]);
    expect(pointInPicture({ ...view, turn: 3 }, 0.25, 0.1)).toEqual([20, 95]);
  });

  it('are black outside of the picture, and keep its colours inside', () => {
    const rgba = new Uint8ClampedArray(4 * 4 * 4).fill(255);
    for (let pixel = 0; pixel < 16; pixel++) rgba.set([255, 0, 127], pixel * 4);
    const input = viewInput({ columns: 4, rows: 4, rgba }, { x: -4, y: 0, edge: 8, turn: 0 });
    expect([...input.subarray(0, 3)]).toEqual([-1, -1, -1]);
    const inside = [...input.subarray(200 * 3, 200 * 3 + 3)];
    expect(inside[0]).toBeCloseTo(1, 2);
    expect(inside[1]).toBeCloseTo(-1, 2);
    expect(inside[2]).toBeCloseTo(0, 1);
  });
});

describe('a file in which faces are looked for', () => {
  const classOf = (sopClass: string, modality: string) =>
    mayShowFaces(
      parsedPicture([
        [0x00080016, sopClass],
        [0x00080060, modality],
        [0x00280101, 8],
      ]).dataSet,
    );
  it('may be a photograph by its class or its modality', () => {
    expect(classOf('1.2.840.10008.5.1.4.1.1.77.1.4', 'XC')).toBe(true);
    expect(classOf('1.2.840.10008.5.1.4.1.1.7', 'CT')).toBe(true);
    expect(classOf('1.2.840.10008.5.1.4.1.1.77.1.5.1', 'OP')).toBe(true);
    expect(classOf('1.2.840.10008.5.1.4.1.1.2', 'XC')).toBe(true);
  });
  it('is no capture of grey values that a machine measured', () => {
    const capture = (bits: number, samples: number, photometric: string, sopClass = '1.2.840.10008.5.1.4.1.1.7'): boolean =>
      mayShowFaces(
        parsedPicture([
          [0x00080016, sopClass],
          [0x00080060, 'OT'],
          [0x00280002, samples],
          [0x00280004, photometric],
          [0x00280101, bits],
        ]).dataSet,
      );
    expect(capture(8, 1, 'MONOCHROME2')).toBe(true);
    expect(capture(12, 1, 'MONOCHROME2')).toBe(false);
    expect(capture(16, 3, 'RGB')).toBe(true);
    expect(capture(16, 1, 'PALETTE COLOR')).toBe(true);
    // What a camera made counts whatever its samples are.
    expect(capture(16, 1, 'MONOCHROME2', '1.2.840.10008.5.1.4.1.1.77.1.5.2')).toBe(true);
  });
  it('is no slice, slide or ultrasound', () => {
    expect(classOf('1.2.840.10008.5.1.4.1.1.2', 'CT')).toBe(false);
    expect(classOf('1.2.840.10008.5.1.4.1.1.77.1.6', 'SM')).toBe(false);
    expect(classOf('1.2.840.10008.5.1.4.1.1.6.1', 'US')).toBe(false);
  });
});
