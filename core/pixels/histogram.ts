import type { GreyDisplay } from './display-frame.js';

/** How often values occur in a frame, in even steps from its least to its greatest value. */
export interface Histogram {
  /** In the unit of the Modality LUT's output, as windows are: the lower end of the first step and the upper end of the last. */
  readonly least: number;
  readonly most: number;
  /** How many values each step has, the lowest step first. */
  readonly counts: readonly number[];
  /** How many values were counted: padding and what isn't a number are no part of the picture. */
  readonly counted: number;
}

/** As many steps as a screen can show beside one another. */
const MOST_STEPS = 256;

/** Counts the values of a frame; null where it has none, or only one value. */
export function histogramOf(display: GreyDisplay): Histogram | null {
  const { values, minValue, maxValue, padding, slope, intercept } = display;
  if (!(maxValue > minValue)) return null;
  const isWhole = !(values instanceof Float32Array || values instanceof Float64Array);
  // Where there are few whole values each has a step of its own, or some steps would hold more values than their neighbours.
  const span = isWhole ? maxValue - minValue + 1 : maxValue - minValue;
  const width = isWhole ? Math.ceil(span / MOST_STEPS) : span / MOST_STEPS;
  const steps = isWhole ? Math.ceil(span / width) : MOST_STEPS;
  const counts = new Array<number>(steps).fill(0);
  const low = padding?.low ?? Number.POSITIVE_INFINITY;
  const high = padding?.high ?? Number.NEGATIVE_INFINITY;
  let counted = 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number;
    if (!(value >= minValue && value <= maxValue) || (value >= low && value <= high)) continue;
    const step = Math.min(steps - 1, Math.floor((value - minValue) / width));
    counts[step] = (counts[step] ?? 0) + 1;
    counted += 1;
  }
  const ends = [minValue, minValue + steps * width].map((value) => value * slope + intercept);
  const [first = 0, last = 0] = ends;
  return { least: Math.min(first, last), most: Math.max(first, last), counts: slope < 0 ? counts.reverse() : counts, counted };
}
