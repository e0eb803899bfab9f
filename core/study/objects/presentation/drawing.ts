import type { OverlayPlane } from '../../../pixels/overlay-planes.js';
import type { Point, Rgb } from './presentation.js';

/**
 * One shape of a drawing list, in the picture's own coordinates: x is the column, y the row, and the corner of the first
 * pixel is 0, 0. `color` null: the viewer's own.
 */
export type Primitive =
  | {
      readonly kind: 'path';
      readonly points: readonly Point[];
      readonly closed: boolean;
      readonly filled: boolean;
      readonly color: Rgb | null;
    }
  /** Half axes as vectors from the centre. */
  | {
      readonly kind: 'ellipse';
      readonly center: Point;
      readonly major: Point;
      readonly minor: Point;
      readonly filled: boolean;
      readonly color: Rgb | null;
    }
  | { readonly kind: 'point'; readonly at: Point; readonly color: Rgb | null }
  | {
      readonly kind: 'text';
      readonly text: string;
      /** The corners that stand top left and bottom right on the screen of the presentation state; null: beside the anchor. */
      readonly box: { readonly topLeft: Point; readonly bottomRight: Point } | null;
      readonly justification: 'LEFT' | 'RIGHT' | 'CENTER';
      readonly anchor: Point | null;
      /** Whether a line leads from the box to the anchor. */
      readonly hasLine: boolean;
      readonly color: Rgb | null;
    };

/** What a shutter leaves open; what lies outside of any of these is covered. */
export type Opening =
  | { readonly kind: 'polygon'; readonly points: readonly Point[] }
  | { readonly kind: 'circle'; readonly center: Point; readonly radius: number };

/** Everything that is drawn over one picture, the furthest behind first. */
export interface Drawing {
  readonly openings: readonly Opening[];
  /** Grey of the cover, from 0 (black) to 1. */
  readonly coverGrey: number;
  /** Covered, in that grey, where its bits are 1; null where nothing is covered point by point. */
  readonly cover: OverlayPlane | null;
  /** Bitmaps over the picture, each in the colour of its layer; null: the viewer's own. */
  readonly planes: readonly { readonly plane: OverlayPlane; readonly color: Rgb | null }[];
  readonly primitives: readonly Primitive[];
}
