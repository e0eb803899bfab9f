import type { VolumeValues } from './reslice.js';
import type { VolumeGrid } from './volume-grid.js';

/** Values of one slice as they are stored, and what makes them values of the Modality LUT's output. */
export interface SliceValues {
  readonly values: ArrayLike<number>;
  readonly slope: number;
  readonly intercept: number;
  readonly minValue: number;
  readonly maxValue: number;
}

const LEAST = -(2 ** 15);
const MOST = 2 ** 15 - 1;

/** Takes the slices of a volume in any order. 16 bits a voxel while all values are whole and fit, which is half the memory; else 32, exact enough for any window. */
export class VolumeFiller {
  #values: Int16Array<ArrayBuffer> | Float32Array<ArrayBuffer>;

  constructor(readonly grid: VolumeGrid) {
    this.#values = new Int16Array(grid.columns * grid.rows * grid.layers);
  }

  get values(): VolumeValues {
    return this.#values;
  }

  /** @throws RangeError where the slice isn't of the grid's size, or there is no such layer */
  put(layer: number, { values, slope, intercept, minValue, maxValue }: SliceValues): void {
    const size = this.grid.columns * this.grid.rows;
    if (values.length !== size || !(layer >= 0 && layer < this.grid.layers)) throw new RangeError('a slice of another volume');
    const ends = [minValue, maxValue].map((value) => value * slope + intercept);
    const isWhole =
      Number.isInteger(slope) && Number.isInteger(intercept) && ends.every((end) => Number.isInteger(end) && end >= LEAST && end <= MOST);
    // Whole ends don't make whole values where samples have fractions.
    const fits = isWhole && !(values instanceof Float32Array || values instanceof Float64Array) && hasOnly(values, slope, intercept);
    if (!fits && this.#values instanceof Int16Array) this.#values = Float32Array.from(this.#values);
    const target = this.#values;
    for (let at = 0, to = layer * size; at < size; at++, to++) target[to] = (values[at] as number) * slope + intercept;
  }
}

/** Padding may lie outside of the least and the greatest value. */
function hasOnly(values: ArrayLike<number>, slope: number, intercept: number): boolean {
  for (let at = 0; at < values.length; at++) {
    const value = (values[at] as number) * slope + intercept;
    if (value < LEAST || value > MOST) return false;
  }
  return true;
}
