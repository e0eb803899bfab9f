import { isNative422, nativeFrameBits } from '../../pixels/frames.js';
import type { ImageDescription } from '../../pixels/image-description.js';
import type { PixelBox } from './pixel-box.js';

/** Samples that lie one behind the other in native pixel data: `count` from `first` take the values of `pattern`, over and over. */
export interface SampleRun {
  readonly first: number;
  readonly count: number;
  readonly pattern: readonly number[];
}

/** Where the samples under boxes lie in native pixel data, by ascending place; runs may overlap (PS3.5 §8.1, PS3.3 C.7.6.3.1.3). */
export function sampleRuns(image: ImageDescription, frame: number, boxes: readonly PixelBox[], fill: readonly number[]): SampleRun[] {
  const start = (frame * nativeFrameBits(image)) / image.bitsAllocated;
  const runs: SampleRun[] = [];
  const { columns, rows, samplesPerPixel } = image;
  const planar = samplesPerPixel > 1 && image.planarConfiguration === 1 && !isNative422(image);
  for (const { column, row, width, height } of boxes) {
    for (let y = row; y < row + height; y++) {
      const pixel = y * columns + column;
      if (planar) {
        fill.forEach((value, plane) => {
          runs.push({ first: start + plane * rows * columns + pixel, count: width, pattern: [value] });
        });
      } else if (isNative422(image)) {
        const [luma = 0, blue = 0, red = 0] = fill;
        runs.push({ first: start + pixel * 2, count: width * 2, pattern: [luma, luma, blue, red] });
      } else {
        runs.push({ first: start + pixel * samplesPerPixel, count: width * samplesPerPixel, pattern: fill });
      }
    }
  }
  return runs.sort((one, other) => one.first - other.first);
}
