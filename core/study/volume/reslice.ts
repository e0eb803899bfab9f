import type { Vector } from '../geometry.js';
import type { CuttingPlane } from './cutting-plane.js';
import { cross, layerAt, minus, plus, scaled, type VolumeGrid, voxelAt, voxelMap } from './volume-grid.js';

/** Values of a volume, column by column, row by row, layer by layer. */
export type VolumeValues = Int8Array | Uint8Array | Int16Array | Uint16Array | Int32Array | Uint32Array | Float32Array | Float64Array;

/** Several cuts behind one another put into one: their mean, or the greatest or the least value along the way. */
export interface Slab {
  /** Millimetres from the first to the last cut, the plane in the middle. */
  readonly thickness: number;
  readonly mode: 'mean' | 'greatest' | 'least';
}

/** Most cuts in a slab. */
const MOST_CUTS = 512;

/**
 * The values on a plane, by trilinear interpolation between the eight voxels around each point; NaN outside the volume. Row by row.
 * @param values one a voxel of `grid`
 * @throws RangeError where there are fewer
 */
export function reslice(grid: VolumeGrid, values: VolumeValues, plane: CuttingPlane, slab?: Slab): Float32Array<ArrayBuffer> {
  if (values.length < grid.columns * grid.rows * grid.layers) throw new RangeError('fewer values than voxels');
  const cuts = cutsOf(plane, slab);
  const made = new Float32Array(plane.columns * plane.rows);
  if (!slab || cuts.length === 1) {
    cutInto(grid, values, plane, plane.origin, made, SINGLE);
    return made;
  }
  const counts = slab.mode === 'mean' ? new Uint16Array(made.length) : null;
  made.fill(Number.NaN);
  for (const origin of cuts) cutInto(grid, values, plane, origin, made, mixerOf(slab.mode, counts));
  if (counts) for (let at = 0; at < made.length; at += 1) made[at] = (made[at] as number) / (counts[at] as number);
  return made;
}

/** How the value of one more cut goes to what is there (NaN: nothing yet). */
type Mixer = (made: Float32Array, at: number, value: number) => void;
const SINGLE: Mixer = (made, at, value) => {
  made[at] = value;
};

function mixerOf(mode: Slab['mode'], counts: Uint16Array | null): Mixer {
  return (made, at, value) => {
    if (Number.isNaN(value)) return;
    const before = made[at] as number;
    if (Number.isNaN(before)) made[at] = value;
    else if (mode === 'mean') made[at] = before + value;
    else if (mode === 'greatest' ? value > before : value < before) made[at] = value;
    if (counts) counts[at] = (counts[at] as number) + 1;
  };
}

/** The origins of the cuts of a slab, as far apart as pixels are. */
function cutsOf(plane: CuttingPlane, slab: Slab | undefined): readonly Vector[] {
  if (!slab || !(slab.thickness > 0)) return [plane.origin];
  const normal = cross(plane.across, plane.down);
  const length = Math.hypot(...normal);
  const step = Math.hypot(...plane.across);
  const count = Math.min(MOST_CUTS, Math.max(2, Math.round(slab.thickness / step) + 1));
  const apart = slab.thickness / (count - 1);
  return Array.from({ length: count }, (_, index) => plus(plane.origin, scaled(normal, ((index - (count - 1) / 2) * apart) / length)));
}

function cutInto(grid: VolumeGrid, values: VolumeValues, plane: CuttingPlane, origin: Vector, made: Float32Array, mix: Mixer): void {
  const map = voxelMap(grid);
  const start = voxelAt(map, origin);
  const across = minus(voxelAt(map, plus(origin, plane.across)), start);
  const down = minus(voxelAt(map, plus(origin, plane.down)), start);
  const { columns, rows, layers } = grid;
  const rowStride = columns;
  const layerStride = columns * rows;
  // Rounding must not lose the outermost voxels, which lie exactly on the edge.
  const slack = 1e-6;
  let at = 0;
  let layer = 0;
  for (let row = 0; row < plane.rows; row += 1) {
    for (let column = 0; column < plane.columns; column += 1, at += 1) {
      let x = start[0] + column * across[0] + row * down[0];
      let y = start[1] + column * across[1] + row * down[1];
      const depth = start[2] + column * across[2] + row * down[2];
      if (x < -slack || y < -slack || depth < -slack || x > columns - 1 + slack || y > rows - 1 + slack || depth > 1 + slack) {
        mix(made, at, Number.NaN);
        continue;
      }
      x = Math.min(columns - 1, Math.max(0, x));
      y = Math.min(rows - 1, Math.max(0, y));
      layer = layerAt(grid, depth, layer);
      const z = Math.min(layers - 1, Math.max(0, layer));
      const x0 = Math.min(columns - 2, Math.floor(x));
      const y0 = Math.min(rows - 2, Math.floor(y));
      const z0 = Math.min(layers - 2, Math.floor(z));
      const fx = x - x0;
      const fy = y - y0;
      const fz = z - z0;
      const base = z0 * layerStride + y0 * rowStride + x0;
      const near = bilinear(values, base, rowStride, fx, fy);
      const far = fz === 0 ? near : bilinear(values, base + layerStride, rowStride, fx, fy);
      mix(made, at, near + (far - near) * fz);
    }
  }
}

function bilinear(values: VolumeValues, base: number, rowStride: number, fx: number, fy: number): number {
  const a = values[base] as number;
  const b = values[base + 1] as number;
  const c = values[base + rowStride] as number;
  const d = values[base + rowStride + 1] as number;
  const top = a + (b - a) * fx;
  return top + (c + (d - c) * fx - top) * fy;
}
