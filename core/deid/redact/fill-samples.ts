import type { DecodedFrame, Samples } from '../../pixels/decoded-frame.js';
import type { PixelBox } from './pixel-box.js';

/** Gives the pixels under boxes one value, a sample each. */
export function fillSamples(
  samples: Samples,
  { columns, samplesPerPixel }: Pick<DecodedFrame, 'columns' | 'samplesPerPixel'>,
  boxes: readonly PixelBox[],
  fill: readonly number[],
): void {
  for (const { column, row, width, height } of boxes) {
    for (let y = row; y < row + height; y++) {
      let at = (y * columns + column) * samplesPerPixel;
      for (let x = 0; x < width; x++) for (const value of fill) samples[at++] = value;
    }
  }
}
