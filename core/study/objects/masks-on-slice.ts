import { columnDirection, dot, normalOf, type Orientation, rowDirection, type Vector } from '../geometry.js';
import type { Segmentation, SegmentFrame } from '../segmentation/segmentation.js';
import type { SlicePlane } from './structure-set/contours-on-slice.js';

/** The grid that all frames of a segmentation share. */
export interface MaskGrid {
  readonly rows: number;
  readonly columns: number;
  /** Millimetres between rows, and between columns; null where the file doesn't say. */
  readonly spacing: { readonly row: number; readonly column: number } | null;
  readonly frameOfReferenceUid: string;
}

/** One frame of a picture: `frame` from 0; `plane` null where it isn't known where it lies. */
export interface MaskedPicture {
  readonly sopInstanceUid: string;
  readonly frame: number;
  readonly rows: number;
  readonly columns: number;
  readonly plane: SlicePlane | null;
}

/** From the mask to the picture (x the column, y the row, corners of pixels): x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Affine = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export interface PlacedMask {
  readonly frame: SegmentFrame;
  readonly toPicture: Affine;
}

/** Cosine of the largest angle at which two planes count as parallel: about 1°. */
const PARALLEL = 0.9998;
const SAME_PLACE: Affine = [1, 0, 0, 1, 0, 0];

/**
 * The frames of a segmentation that lie on a picture, and where. Where both say how they lie in one frame of reference,
 * only that decides; else a frame belongs to the pictures that it names, and only where both have the same grid.
 */
export function masksOnSlice({ frames }: Segmentation, grid: MaskGrid, picture: MaskedPicture): PlacedMask[] {
  const { plane } = picture;
  const isSameSpace = plane !== null && plane.frameOfReferenceUid !== '' && plane.frameOfReferenceUid === grid.frameOfReferenceUid;
  const isSameGrid = grid.rows === picture.rows && grid.columns === picture.columns;
  return frames.flatMap((frame): PlacedMask[] => {
    const { position, orientation } = frame;
    if (isSameSpace && position && orientation && grid.spacing) {
      const toPicture = placeMask(position, orientation, grid.spacing, plane);
      return toPicture ? [{ frame, toPicture }] : [];
    }
    const isNamed = frame.sources.some(
      (source) => source.sopInstanceUid === picture.sopInstanceUid && (source.frame === null || source.frame === picture.frame),
    );
    return isNamed && isSameGrid ? [{ frame, toPicture: SAME_PLACE }] : [];
  });
}

/** Null where the mask lies on another slice, or across it. */
function placeMask(
  position: Vector,
  orientation: Orientation,
  spacing: { readonly row: number; readonly column: number },
  plane: SlicePlane,
): Affine | null {
  const normal = normalOf(plane.orientation);
  if (Math.abs(dot(normalOf(orientation), normal)) < PARALLEL) return null;
  const from: Vector = [position[0] - plane.position[0], position[1] - plane.position[1], position[2] - plane.position[2]];
  const distance = dot(from, normal);
  // Half-open, so that a mask midway between two slices is on one of them.
  if (distance <= -plane.reach || distance > plane.reach) return null;
  const across = rowDirection(plane.orientation);
  const down = columnDirection(plane.orientation);
  const along = rowDirection(orientation);
  const below = columnDirection(orientation);
  const { row, column } = plane.spacing;
  const a = (dot(along, across) * spacing.column) / column;
  const b = (dot(along, down) * spacing.column) / row;
  const c = (dot(below, across) * spacing.row) / column;
  const d = (dot(below, down) * spacing.row) / row;
  // Positions are centres of first pixels: half a pixel from the corner, on both sides.
  return [a, b, c, d, dot(from, across) / column + 0.5 - (a + c) / 2, dot(from, down) / row + 0.5 - (b + d) / 2];
}
