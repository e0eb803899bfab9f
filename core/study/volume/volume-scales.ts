import type { GreyDisplay } from '../../pixels/display-frame.js';
import type { ReadoutScale } from '../../pixels/readout/readout-scales.js';

/** Numbers that differ by less, relative to their size, are the same. */
const SAME = 1e-9;

/** The scales of a frame for values of its Modality LUT's output, which is what a volume holds, in place of stored values. */
export function scalesOfOutput({
  readout = [],
  slope,
  intercept,
}: Pick<GreyDisplay, 'readout' | 'slope' | 'intercept'>): readonly ReadoutScale[] {
  return readout.map((scale) => {
    const factor = scale.slope / slope;
    return { ...scale, slope: factor, intercept: scale.intercept - intercept * factor };
  });
}

/** Those that hold for both of two slices: what one slice alone says can't be said of a value between them. */
export const commonScales = (ones: readonly ReadoutScale[], others: readonly ReadoutScale[]): readonly ReadoutScale[] =>
  ones.filter((one) => others.some((other) => isSame(one, other)));

function isSame(one: ReadoutScale, other: ReadoutScale): boolean {
  if (one.kind !== other.kind || one.untrustedUnit !== other.untrustedUnit) return false;
  return isNear(one.slope, other.slope) && isNear(one.intercept, other.intercept);
}

const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= SAME * Math.max(1, Math.abs(a), Math.abs(b));
