import { describe, expect, it } from 'vitest';
import { largestDifference, toYuv, yuvLength, yuvToRgba } from '../../../../core/deid/video/yuv.js';

const colour = (red: number, green: number, blue: number) =>
  toYuv({ rows: 2, columns: 2, channels: 3, samples: Uint8Array.from({ length: 12 }, (_, at) => [red, green, blue][at % 3] as number) });

describe('a picture in the colours of a film', () => {
  it('is what BT.601 says of black, white and the bars (ITU-R BT.601-7, BT.1729)', () => {
    const told = (picture: ReturnType<typeof colour>) => [picture.samples[0], picture.samples[4], picture.samples[5]];
    expect(told(colour(0, 0, 0))).toEqual([16, 128, 128]);
    expect(told(colour(255, 255, 255))).toEqual([235, 128, 128]);
    expect(told(colour(255, 0, 0))).toEqual([81, 90, 240]);
    expect(told(colour(0, 255, 0))).toEqual([145, 54, 34]);
    expect(told(colour(0, 0, 255))).toEqual([41, 240, 110]);
    expect(told(toYuv({ rows: 2, columns: 2, channels: 1, samples: Uint8Array.of(0, 255, 128, 64) }))).toEqual([16, 128, 128]);
  });

  it('comes back as it was, to within what rounding loses', () => {
    for (const [red, green, blue] of [
      [0, 0, 0],
      [255, 255, 255],
      [200, 30, 90],
      [10, 250, 130],
      [77, 77, 77],
    ] as const) {
      const rgba = yuvToRgba(colour(red, green, blue));
      for (const [channel, value] of [red, green, blue].entries())
        expect(Math.abs((rgba[channel] as number) - value)).toBeLessThanOrEqual(2);
      expect(rgba[3]).toBe(255);
    }
  });

  it('has even sides: the last line once more', () => {
    const { rows, columns, samples } = toYuv({ rows: 1, columns: 3, channels: 1, samples: Uint8Array.of(0, 255, 100) });
    expect([rows, columns, samples.length]).toEqual([2, 4, yuvLength(2, 4)]);
    expect([...samples.subarray(0, 8)]).toEqual([16, 235, 102, 102, 16, 235, 102, 102]);
  });

  it('differs from another most where a word would stand', () => {
    const grey = (word: boolean) => {
      const samples = new Uint8Array(40 * 48).fill(20);
      if (word) for (let row = 20; row < 30; row++) for (let column = 20; column < 32; column += 2) samples[row * 48 + column] = 220;
      return toYuv({ rows: 40, columns: 48, channels: 1, samples });
    };
    expect(largestDifference(grey(false), grey(false))).toBe(0);
    expect(largestDifference(grey(false), grey(true))).toBeGreaterThan(24);
  });
});
