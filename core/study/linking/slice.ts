import { planeOfFrame } from '../frames/frame-table.js';
import { columnDirection, dot, normalOf, type Orientation, rowDirection, type Vector } from '../geometry.js';
import type { InstanceRecord } from '../instance-record.js';
import { minus, plus, scaled } from '../volume/volume-grid.js';

/** One picture as it lies in the patient: the middle of its first pixel, the directions of rows and columns, and mm between them. */
export interface Slice {
  /** Frame of Reference UID (0020,0052): only slices of one space can be told where they lie to one another. '' says nothing. */
  readonly space: string;
  readonly position: Vector;
  readonly orientation: Orientation;
  readonly spacing: { readonly row: number; readonly column: number };
  readonly rows: number;
  readonly columns: number;
}

/** Frame `frame` (from 0) of a file as a slice; null where it doesn't say where it lies, or how large its pixels are. */
export function sliceOf({ image, geometry, frames }: InstanceRecord, frame: number): Slice | null {
  if (image.kind !== 'image' || geometry.spacing?.kind !== 'patient') return null;
  const own = frames ? planeOfFrame(frames, frame) : image.numberOfFrames === 1 ? geometry : null;
  const orientation = own?.orientation ?? geometry.orientation;
  if (!own?.position || !orientation) return null;
  const { rows, columns } = image;
  return { space: geometry.frameOfReferenceUid, position: own.position, orientation, spacing: geometry.spacing, rows, columns };
}

/** The same space, which both files name. */
export const isSameSpace = (one: Slice, other: Slice): boolean => one.space !== '' && one.space === other.space;

/** The place of a point of the picture: column and row, the corner of the first pixel 0, 0 and its middle 0.5, 0.5. */
export function placeInSlice({ position, orientation, spacing }: Slice, column: number, row: number): Vector {
  const across = scaled(rowDirection(orientation), (column - 0.5) * spacing.column);
  return plus(plus(position, across), scaled(columnDirection(orientation), (row - 0.5) * spacing.row));
}

/** The point of the picture that is nearest to a place of the patient, and how far in front of the picture that place lies, in mm. */
export function pointInSlice({ position, orientation, spacing }: Slice, place: Vector): { column: number; row: number; distance: number } {
  const from = minus(place, position);
  return {
    column: dot(from, rowDirection(orientation)) / spacing.column + 0.5,
    row: dot(from, columnDirection(orientation)) / spacing.row + 0.5,
    distance: dot(from, normalOf(orientation)),
  };
}

export const middleOfSlice = (slice: Slice): Vector => placeInSlice(slice, slice.columns / 2, slice.rows / 2);

/** Slices this near to parallel (within 25°) are scrolled together; others show where they cross. */
const PARALLEL = Math.cos((25 * Math.PI) / 180);
export const isParallel = (one: Slice, other: Slice): boolean =>
  Math.abs(dot(normalOf(one.orientation), normalOf(other.orientation))) >= PARALLEL;

/** The slice nearest to a place, by the distance along its own normal; null where there is none. */
export function nearestSlice(slices: readonly (Slice | null)[], place: Vector): number | null {
  let [nearest, least] = [-1, Number.POSITIVE_INFINITY];
  slices.forEach((slice, index) => {
    if (!slice) return;
    const distance = Math.abs(pointInSlice(slice, place).distance);
    if (distance >= least) return;
    [nearest, least] = [index, distance];
  });
  return nearest < 0 ? null : nearest;
}
