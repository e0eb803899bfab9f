import { describe, expect, it } from 'vitest';
import { layPicture } from '../../../../core/deid/picture/picture-view.js';
import { renderPicture } from '../../../../core/deid/picture/render-picture.js';
import type { ColorDisplay, GreyDisplay } from '../../../../core/pixels/display-frame.js';

const grey = (over: Partial<GreyDisplay> = {}): GreyDisplay => ({
  kind: 'grey',
  rows: 2,
  columns: 3,
  values: Int16Array.of(0, 50, 100, 150, 200, -999),
  slope: 1,
  intercept: 0,
  untrustedUnit: '',
  minValue: 0,
  maxValue: 200,
  inverted: false,
  windows: [],
  autoWindow: { center: 100, width: 201 },
  defaultWindow: { center: 100, width: 201 },
  voiLutFunction: 'LINEAR_EXACT',
  voiLut: null,
  padding: { low: -999, high: -999 },
  ...over,
});
const UPRIGHT = { voi: null, invert: false, rotation: 0, flipHorizontal: false, flipVertical: false } as const;
const WINDOW = { kind: 'window', center: 100, width: 200 } as const;
const picture = { rows: 2, columns: 3, channels: 1, samples: Uint8Array.of(1, 2, 3, 4, 5, 6) } as const;

describe('a picture as somebody looks at it', () => {
  it.each([
    [{ ...UPRIGHT, rotation: 90 }, 3, [4, 1, 5, 2, 6, 3]],
    [{ ...UPRIGHT, rotation: 180 }, 2, [6, 5, 4, 3, 2, 1]],
    [{ ...UPRIGHT, rotation: 270 }, 3, [3, 6, 2, 5, 1, 4]],
    [{ ...UPRIGHT, flipHorizontal: true }, 2, [3, 2, 1, 6, 5, 4]],
    [{ ...UPRIGHT, flipVertical: true }, 2, [4, 5, 6, 1, 2, 3]],
    [{ ...UPRIGHT, flipHorizontal: true, rotation: 90 }, 3, [6, 3, 5, 2, 4, 1]],
    [{ ...UPRIGHT, flipVertical: true, rotation: 270 }, 3, [6, 3, 5, 2, 4, 1]],
  ] as const)('lies as the view says: %o', (view, rows, samples) => {
    expect(layPicture(picture, view)).toEqual({ rows, columns: 6 / rows, channels: 1, samples: Uint8Array.from(samples) });
  });

  it('has the window and the inversion, and padding is black in both', () => {
    expect([...renderPicture(grey(), { view: { ...UPRIGHT, voi: WINDOW } }).samples]).toEqual([0, 64, 128, 191, 255, 0]);
    expect([...renderPicture(grey(), { view: { ...UPRIGHT, voi: WINDOW, invert: true } }).samples]).toEqual([255, 191, 127, 64, 0, 0]);
  });

  it('puts boxes where they are in the file, and black whatever is inverted or turned', () => {
    const box = { row: 0, column: 0, width: 1, height: 1 };
    const view = { ...UPRIGHT, voi: WINDOW, invert: true, rotation: 90 } as const;
    expect([...renderPicture(grey(), { boxes: [box], view }).samples]).toEqual([64, 0, 0, 191, 0, 127]);
  });

  it('inverts and turns colours with all their channels', () => {
    const color: ColorDisplay = { kind: 'color', rows: 1, columns: 2, rgba: Uint8ClampedArray.of(1, 2, 3, 255, 10, 20, 30, 255) };
    const { rows, columns, samples } = renderPicture(color, { view: { ...UPRIGHT, invert: true, rotation: 270 } });
    expect([rows, columns, ...samples]).toEqual([2, 1, 245, 235, 225, 254, 253, 252]);
  });

  it('shows what the file asks for where nothing was chosen: its table where it has no window', () => {
    const voiLut = {
      firstValueMapped: 0,
      bits: 8,
      table: Uint16Array.from({ length: 201 }, (_, at) => 200 - at),
      untrustedExplanation: '',
    };
    expect([...renderPicture(grey({ voiLut }), { view: UPRIGHT }).samples]).toEqual([200, 150, 100, 50, 0, 0]);
    expect(renderPicture(grey({ voiLut }))).toEqual(renderPicture(grey({ voiLut }), { view: UPRIGHT }));
  });
});
