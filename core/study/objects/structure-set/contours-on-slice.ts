import { columnDirection, dot, normalOf, type Orientation, rowDirection, type Vector } from '../../geometry.js';
import { pointAt, type Rgb, type StructureSet } from './structure-set.js';

/** Where a slice lies, and how far from its plane a contour may lie to belong to it. */
export interface SlicePlane {
  /** Centre of the first pixel (PS3.3 C.7.6.2.1.1). */
  readonly position: Vector;
  readonly orientation: Orientation;
  /** Millimetres between rows, and between columns. */
  readonly spacing: { readonly row: number; readonly column: number };
  readonly frameOfReferenceUid: string;
  /** In mm; half of the distance between slices, so that a contour is on one slice. */
  readonly reach: number;
}

/** A contour in the picture: x is the column, y the row; the corner of the first pixel is 0, 0. */
export interface Polyline {
  readonly regionNumber: number;
  readonly color: Rgb | null;
  readonly isClosed: boolean;
  readonly isPoint: boolean;
  readonly points: readonly (readonly [x: number, y: number])[];
}

/** Rounding of written coordinates, in mm. */
const ROUNDING = 1e-3;

/**
 * The contours that lie on a slice, projected into its picture. A region counts only in the slice's own frame of
 * reference, and a contour only where all of its points lie within reach of the plane: one that is drawn in another
 * orientation crosses slices and isn't shown on them.
 * @param hidden numbers of the regions that are switched off
 */
export function contoursOnSlice(set: StructureSet, slice: SlicePlane, hidden: ReadonlySet<number> = new Set()): Polyline[] {
  const row = rowDirection(slice.orientation);
  const column = columnDirection(slice.orientation);
  const normal = normalOf(slice.orientation);
  const found: Polyline[] = [];
  for (const region of set.regions) {
    if (hidden.has(region.number) || region.frameOfReferenceUid !== slice.frameOfReferenceUid || slice.frameOfReferenceUid === '') continue;
    for (const contour of region.contours) {
      const points: [number, number][] = [];
      const count = contour.points.length / 3;
      for (let index = 0; index < count; index++) {
        const from = difference(pointAt(contour, index), slice.position);
        if (!isWithin(dot(from, normal), slice.reach)) break;
        // The position is the centre of the first pixel; its corner lies half a pixel before it.
        points.push([dot(from, row) / slice.spacing.column + 0.5, dot(from, column) / slice.spacing.row + 0.5]);
      }
      if (points.length < count) continue;
      const isClosed = contour.type === 'CLOSED_PLANAR' || contour.type === 'CLOSEDPLANAR_XOR';
      found.push({ regionNumber: region.number, color: region.color, isClosed, isPoint: count === 1, points });
    }
  }
  return found;
}

/** Half-open, so that a contour midway between two slices is on one of them. */
const isWithin = (distance: number, reach: number): boolean =>
  Math.abs(distance) <= ROUNDING || (distance > -reach + ROUNDING && distance <= reach + ROUNDING);

const difference = (a: Vector, b: Vector): Vector => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
