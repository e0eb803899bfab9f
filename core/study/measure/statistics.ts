import type { GreyDisplay } from '../../pixels/display-frame.js';
import type { ReadoutScale } from '../../pixels/readout/readout-scales.js';
import { pixelsInside } from './region-pixels.js';
import type { RegionShape } from './shape.js';

/** What the values in a region are, in the unit of `scale`. */
export interface Statistics {
  /** Pixels that count: inside the picture, not padding, and numbers. */
  readonly pixels: number;
  readonly mean: number;
  /** Of the pixels as they are, not an estimate for others (divided by n). */
  readonly deviation: number;
  readonly least: number;
  readonly most: number;
}

/** The values of the pixels whose middles lie inside the shape; null where there is none that counts. */
export function statisticsOf(
  shape: RegionShape,
  display: Pick<GreyDisplay, 'rows' | 'columns' | 'values' | 'padding'>,
  scale: Pick<ReadoutScale, 'slope' | 'intercept'>,
): Statistics | null {
  const { rows, columns, values, padding } = display;
  let [pixels, mean, squares] = [0, 0, 0];
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { row, from, to } of pixelsInside(shape, rows, columns)) {
    for (let at = row * columns + from; at < row * columns + to; at += 1) {
      const stored = values[at] as number;
      if (!Number.isFinite(stored) || (padding && stored >= padding.low && stored <= padding.high)) continue;
      const value = stored * scale.slope + scale.intercept;
      pixels += 1;
      // Welford's way: sums of squares of large values would lose what differs.
      const step = value - mean;
      mean += step / pixels;
      squares += step * (value - mean);
      if (value < least) least = value;
      if (value > most) most = value;
    }
  }
  return pixels === 0 ? null : { pixels, mean, deviation: Math.sqrt(squares / pixels), least, most };
}
