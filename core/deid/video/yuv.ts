import type { Picture } from '../picture/encode-png.js';

/**
 * A picture as a film has it: 8-bit Y of every pixel, then Cb and then Cr of every 2 × 2 pixels (I420), BT.601 with black at 16 and white at
 * 235. Both sides are even.
 */
export interface YuvPicture {
  readonly rows: number;
  readonly columns: number;
  readonly samples: Uint8Array;
}

/** Bytes of such a picture. */
export const yuvLength = (rows: number, columns: number): number => (rows * columns * 3) / 2;

const even = (side: number): number => side + (side % 2);

/** The picture in the colours of a film; an odd side gets its last line once more. */
export function toYuv({ rows, columns, channels, samples }: Picture): YuvPicture {
  const size = { rows: even(rows), columns: even(columns) };
  const into = new Uint8Array(yuvLength(size.rows, size.columns)).fill(128, size.rows * size.columns);
  const sampleAt = (row: number, column: number, channel: number): number =>
    samples[(Math.min(row, rows - 1) * columns + Math.min(column, columns - 1)) * channels + (channels === 1 ? 0 : channel)] as number;
  for (let row = 0; row < size.rows; row++)
    for (let column = 0; column < size.columns; column++) {
      const [red, green, blue] = [sampleAt(row, column, 0), sampleAt(row, column, 1), sampleAt(row, column, 2)];
      into[row * size.columns + column] = Math.round(16 + (65.481 * red + 128.553 * green + 24.966 * blue) / 255);
    }
  // Grey has no colour at all: nothing to average.
  if (channels === 3) putChroma(into, size, sampleAt);
  return { ...size, samples: into };
}

function putChroma(
  into: Uint8Array,
  { rows, columns }: { readonly rows: number; readonly columns: number },
  sampleAt: (row: number, column: number, channel: number) => number,
): void {
  const [blueAt, redAt] = [rows * columns, (rows * columns * 5) / 4];
  for (let row = 0; row < rows; row += 2)
    for (let column = 0; column < columns; column += 2) {
      const mean = (channel: number) =>
        (sampleAt(row, column, channel) +
          sampleAt(row, column + 1, channel) +
          sampleAt(row + 1, column, channel) +
          sampleAt(row + 1, column + 1, channel)) /
        4;
      const [red, green, blue] = [mean(0), mean(1), mean(2)];
      const at = ((row / 2) * columns) / 2 + column / 2;
      into[blueAt + at] = Math.round(128 + (-37.797 * red - 74.203 * green + 112 * blue) / 255);
      into[redAt + at] = Math.round(128 + (112 * red - 93.786 * green - 18.214 * blue) / 255);
    }
}

/** The colours that a player shows. */
export function yuvToRgba({ rows, columns, samples }: YuvPicture): Uint8ClampedArray<ArrayBuffer> {
  const rgba = new Uint8ClampedArray(rows * columns * 4).fill(255);
  const [blueAt, redAt] = [rows * columns, (rows * columns * 5) / 4];
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const pixel = row * columns + column;
      const chroma = ((row >> 1) * columns) / 2 + (column >> 1);
      const light = (255 / 219) * ((samples[pixel] as number) - 16);
      const blue = (255 / 224) * ((samples[blueAt + chroma] as number) - 128);
      const red = (255 / 224) * ((samples[redAt + chroma] as number) - 128);
      rgba[pixel * 4] = light + 1.402 * red;
      rgba[pixel * 4 + 1] = light - 0.344136 * blue - 0.714136 * red;
      rgba[pixel * 4 + 2] = light + 1.772 * blue;
    }
  return rgba;
}

const BLOCK = 16;

/** The largest mean difference of brightness in any block of 16 × 16 pixels, in levels: a word that isn't in the other picture stands out in it. */
export function largestDifference(one: YuvPicture, other: YuvPicture): number {
  const { rows, columns } = one;
  let largest = 0;
  for (let top = 0; top < rows; top += BLOCK)
    for (let left = 0; left < columns; left += BLOCK) {
      let sum = 0;
      const [bottom, right] = [Math.min(rows, top + BLOCK), Math.min(columns, left + BLOCK)];
      for (let row = top; row < bottom; row++)
        for (let at = row * columns + left; at < row * columns + right; at++)
          sum += Math.abs((one.samples[at] as number) - (other.samples[at] as number));
      largest = Math.max(largest, sum / ((bottom - top) * (right - left)));
    }
  return largest;
}
