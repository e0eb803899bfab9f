import type { Orientation, Vector } from '../geometry.js';
import { columnDirection, dot, normalOf, rowDirection } from '../geometry.js';

/** Where one slice lies: the middle of its first pixel, the directions of its rows and columns, and millimetres between them. */
export interface SlicePlace {
  readonly position: Vector;
  readonly orientation: Orientation;
  readonly spacing: { readonly row: number; readonly column: number };
  readonly rows: number;
  readonly columns: number;
}

/**
 * Slices put together: the middle of voxel (column, row, layer) lies at `origin + column·across + row·down + depths[layer]·through`, in
 * mm of the patient. `through` goes from the first to the last slice and needn't be at a right angle to them: with a tilted gantry it
 * isn't. `depths` go from 0 to 1: heads are often scanned in thin slices below and thick ones above.
 */
export interface VolumeGrid {
  readonly columns: number;
  readonly rows: number;
  readonly layers: number;
  readonly origin: Vector;
  readonly across: Vector;
  readonly down: Vector;
  readonly through: Vector;
  readonly depths: readonly number[];
}

/** Why slices can't be put together. */
export type VolumeProblem = 'too-few' | 'not-parallel' | 'not-in-line' | 'same-place' | 'hole' | 'differing-size' | 'too-large';

const LEAST_SLICES = 3;
/** Most voxels: 512 × 512 × 1024. */
export const MOST_VOXELS = 2 ** 28;
/** How far, of the least distance between slices, a slice may be beside the line from the first to the last. */
const TOLERANCE = 0.1;
/** Slices farther apart than so many times the usual distance leave a hole: what is in it can't be made up. */
const WIDEST_STEP = 4;

/** The grid of slices that are in order, or why they make none. */
export function volumeGrid(slices: readonly SlicePlace[]): VolumeGrid | { readonly problem: VolumeProblem } {
  const [first] = slices;
  const last = slices.at(-1);
  if (!first || !last || slices.length < LEAST_SLICES) return { problem: 'too-few' };
  const { rows, columns, orientation, spacing } = first;
  if (rows < 2 || columns < 2) return { problem: 'too-few' };
  const sameSize = slices.every((slice) => slice.rows === rows && slice.columns === columns && isSameSpacing(slice.spacing, spacing));
  if (!sameSize) return { problem: 'differing-size' };
  if (rows * columns * slices.length > MOST_VOXELS) return { problem: 'too-large' };
  if (!slices.every((slice) => isSameOrientation(slice.orientation, orientation))) return { problem: 'not-parallel' };
  const through = minus(last.position, first.position);
  const length = Math.abs(dot(through, normalOf(orientation)));
  if (!(length > 1e-3)) return { problem: 'same-place' };
  const depths = slices.map(({ position }) => dot(minus(position, first.position), through) / dot(through, through));
  const steps = depths.slice(1).map((depth, layer) => depth - (depths[layer] as number));
  const least = Math.min(...steps);
  if (!(least * length > 1e-3)) return { problem: 'same-place' };
  const isInLine = slices.every(({ position }, layer) => {
    const beside = minus(position, plus(first.position, scaled(through, depths[layer] as number)));
    return Math.hypot(...beside) <= least * length * TOLERANCE;
  });
  if (!isInLine) return { problem: 'not-in-line' };
  const usual = [...steps].sort((one, other) => one - other)[Math.floor(steps.length / 2)] as number;
  if (steps.some((step) => step > usual * WIDEST_STEP)) return { problem: 'hole' };
  return {
    columns,
    rows,
    layers: slices.length,
    origin: first.position,
    across: scaled(rowDirection(orientation), spacing.column),
    down: scaled(columnDirection(orientation), spacing.row),
    through,
    depths,
  };
}

/** Gives column, row and depth of a place in the patient. */
export interface VoxelMap {
  readonly origin: Vector;
  /** A row of the inverse each: column, row, depth = row · (place − origin). */
  readonly inverse: readonly [Vector, Vector, Vector];
}

export function voxelMap({ origin, across, down, through }: VolumeGrid): VoxelMap {
  const determinant = dot(across, cross(down, through));
  const rowOf = (one: Vector, other: Vector): Vector => scaled(cross(one, other), 1 / determinant);
  return { origin, inverse: [rowOf(down, through), rowOf(through, across), rowOf(across, down)] };
}

export const voxelAt = ({ origin, inverse }: VoxelMap, place: Vector): Vector => {
  const from = minus(place, origin);
  return [dot(inverse[0], from), dot(inverse[1], from), dot(inverse[2], from)];
};

/** The place of a column, a row and a depth. */
export const placeOf = ({ origin, across, down, through }: VolumeGrid, [column, row, depth]: Vector): Vector =>
  plus(plus(origin, scaled(across, column)), plus(scaled(down, row), scaled(through, depth)));

/** The layer at a depth, with fractions between two slices; `near` is a guess that makes it quick where depths follow one another. */
export function layerAt({ depths }: VolumeGrid, depth: number, near = 0): number {
  const last = depths.length - 2;
  let layer = Math.min(last, Math.max(0, Math.floor(near)));
  while (layer < last && (depths[layer + 1] as number) <= depth) layer += 1;
  while (layer > 0 && (depths[layer] as number) > depth) layer -= 1;
  const start = depths[layer] as number;
  return layer + (depth - start) / ((depths[layer + 1] as number) - start);
}

/** The smallest distance between neighbouring pixels of a slice, or between slices where that is smaller, in mm. */
export function finestStep({ across, down, through, depths }: VolumeGrid): number {
  const least = Math.min(...depths.slice(1).map((depth, layer) => depth - (depths[layer] as number)));
  return Math.min(Math.hypot(...across), Math.hypot(...down), Math.hypot(...through) * least);
}

export const minus = (a: Vector, b: Vector): Vector => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
export const plus = (a: Vector, b: Vector): Vector => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
export const scaled = (a: Vector, factor: number): Vector => [a[0] * factor, a[1] * factor, a[2] * factor];
export const cross = (a: Vector, b: Vector): Vector => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];

const isSameSpacing = (a: SlicePlace['spacing'], b: SlicePlace['spacing']): boolean =>
  Math.abs(a.row - b.row) <= a.row * 1e-3 && Math.abs(a.column - b.column) <= a.column * 1e-3;
const isSameOrientation = (a: Orientation, b: Orientation): boolean =>
  a.every((value, index) => Math.abs(value - (b[index] as number)) <= 1e-3);
