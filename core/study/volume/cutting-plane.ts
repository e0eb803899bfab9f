import type { Orientation, Vector } from '../geometry.js';
import { cross, finestStep, placeOf, plus, scaled, type VolumeGrid } from './volume-grid.js';

/** A picture to be cut out of a volume: the middle of pixel (column, row) lies at `origin + column·across + row·down`, in mm. */
export interface CuttingPlane {
  readonly columns: number;
  readonly rows: number;
  readonly origin: Vector;
  readonly across: Vector;
  readonly down: Vector;
}

/** The three planes that every reader knows, seen as the field sees them: from the feet, from the front, from the left. */
export type PlaneName = 'axial' | 'coronal' | 'sagittal';

/** Image Orientation (Patient) of each. */
export const PLANE_ORIENTATIONS: Readonly<Record<PlaneName, Orientation>> = {
  axial: [1, 0, 0, 0, 1, 0],
  coronal: [1, 0, 0, 0, 0, -1],
  sagittal: [0, 1, 0, 0, 0, -1],
};

/** Widest side of a cut picture. */
const MOST_SIDE = 2048;

/**
 * The plane of this orientation through `center` that covers the whole volume, with square pixels as fine as its finest step, or
 * coarser where it would be more than 2048 of them.
 */
export function planeThrough(grid: VolumeGrid, orientation: Orientation, center: Vector): CuttingPlane {
  const row: Vector = [orientation[0], orientation[1], orientation[2]];
  const column: Vector = [orientation[3], orientation[4], orientation[5]];
  const [left, right] = extent(grid, row);
  const [top, bottom] = extent(grid, column);
  const step = Math.max(finestStep(grid), (right - left) / (MOST_SIDE - 1), (bottom - top) / (MOST_SIDE - 1));
  const along = (place: Vector, direction: Vector): number => place[0] * direction[0] + place[1] * direction[1] + place[2] * direction[2];
  const normal = cross(row, column);
  const origin = plus(plus(scaled(row, left), scaled(column, top)), scaled(normal, along(center, normal)));
  return {
    columns: Math.floor((right - left) / step + 1e-6) + 1,
    rows: Math.floor((bottom - top) / step + 1e-6) + 1,
    origin,
    across: scaled(row, step),
    down: scaled(column, step),
  };
}

/** From where to where the middles of a volume's voxels lie along a direction, in mm. */
export function extent(grid: VolumeGrid, direction: Vector): readonly [least: number, most: number] {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const column of [0, grid.columns - 1]) {
    for (const row of [0, grid.rows - 1]) {
      for (const depth of [0, 1]) {
        const [x, y, z] = placeOf(grid, [column, row, depth]);
        const at = x * direction[0] + y * direction[1] + z * direction[2];
        least = Math.min(least, at);
        most = Math.max(most, at);
      }
    }
  }
  return [least, most];
}
