import type { HeadGrid } from './head-grid.js';

/**
 * The rows of a front surface, averaged over a square of `mm` to every side; columns without body are left out of the mean, and stay -1.
 * @param first row of the first voxel of body at `column + columns * layer`, -1 where there is none
 */
export function smoothSurface(first: Int32Array, { columns, layers, step }: HeadGrid, mm: number): Float32Array {
  const reach = Math.max(1, Math.round(mm / step));
  const sums = new Float64Array((columns + 1) * (layers + 1));
  const counts = new Int32Array((columns + 1) * (layers + 1));
  const wide = columns + 1;
  // Sums over all that lies above and to the left: the sum of any rectangle follows from four of them.
  for (let layer = 0; layer < layers; layer++) {
    for (let column = 0; column < columns; column++) {
      const row = first[column + columns * layer] as number;
      const at = (layer + 1) * wide + column + 1;
      const sum = (table: Float64Array | Int32Array, own: number): number =>
        own + (table[at - 1] as number) + (table[at - wide] as number) - (table[at - wide - 1] as number);
      sums[at] = sum(sums, Math.max(0, row));
      counts[at] = sum(counts, row >= 0 ? 1 : 0);
    }
  }
  const smooth = new Float32Array(first.length).fill(-1);
  for (let layer = 0; layer < layers; layer++) {
    for (let column = 0; column < columns; column++) {
      if ((first[column + columns * layer] as number) < 0) continue;
      const left = Math.max(0, column - reach);
      const right = Math.min(columns, column + reach + 1);
      const low = Math.max(0, layer - reach) * wide;
      const high = Math.min(layers, layer + reach + 1) * wide;
      const within = (table: Float64Array | Int32Array): number =>
        (table[high + right] as number) - (table[high + left] as number) - (table[low + right] as number) + (table[low + left] as number);
      smooth[column + columns * layer] = within(sums) / within(counts);
    }
  }
  return smooth;
}
