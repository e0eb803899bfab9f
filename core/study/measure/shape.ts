/** A place in a picture: column and row, the corner of the first pixel is 0, 0 and its middle 0.5, 0.5. Neither turns nor flips change it. */
export interface Point {
  readonly column: number;
  readonly row: number;
}

/** A straight line from one point to another. */
export type Line = readonly [from: Point, to: Point];

/** What a person draws on a picture to measure it. */
export type Shape =
  | { readonly kind: 'length'; readonly points: Line }
  | { readonly kind: 'polyline'; readonly points: readonly Point[] }
  /** At the second point, between the first and the third. */
  | { readonly kind: 'angle'; readonly points: readonly [Point, Point, Point] }
  /** Between two lines that needn't meet (Cobb). */
  | { readonly kind: 'cobb'; readonly points: readonly [Point, Point, Point, Point] }
  /** The first line's length for that of the second (the heart's width for the chest's). */
  | { readonly kind: 'ratio'; readonly points: readonly [Point, Point, Point, Point] }
  /** Two opposite corners. */
  | { readonly kind: 'rectangle'; readonly points: Line }
  /** Two opposite corners of the rectangle around it. */
  | { readonly kind: 'ellipse'; readonly points: Line }
  | { readonly kind: 'polygon'; readonly points: readonly Point[] }
  | { readonly kind: 'probe'; readonly points: readonly [Point] };

export type ShapeKind = Shape['kind'];
/** Shapes with pixels inside. */
export type RegionShape = Extract<Shape, { kind: 'rectangle' | 'ellipse' | 'polygon' }>;

export const isRegion = (shape: Shape): shape is RegionShape =>
  shape.kind === 'rectangle' || shape.kind === 'ellipse' || shape.kind === 'polygon';

/** Most points of one shape: a line that is drawn freely for minutes. */
export const MOST_POINTS = 20_000;
