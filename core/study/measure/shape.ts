/** A place in a picture: column and row, the corner of the first pixel is 0, 0 and its middle 0.5, 0.5. Neither turns nor flips change it. */
export interface Point {
  readonly column: number;
  readonly row: number;
}

/** A straight line from one point to another. */
export type Line = readonly [from: Point, to: Point];

/** What a person draws on a picture to measure it, or to point at something. */
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
  /** A polygon that was drawn in one go, with a corner wherever the pointer was. */
  | { readonly kind: 'freehand'; readonly points: readonly Point[] }
  | { readonly kind: 'probe'; readonly points: readonly [Point] }
  /** From its tail to its head. */
  | { readonly kind: 'arrow'; readonly points: Line }
  /** Words beside a point. */
  | { readonly kind: 'text'; readonly points: readonly [Point] }
  /** Round on the screen: its middle, and a point of its edge. */
  | { readonly kind: 'circle'; readonly points: Line };

export type ShapeKind = Shape['kind'];
/** Shapes with pixels inside, of which there are statistics. */
export type RegionShape = Extract<Shape, { kind: 'rectangle' | 'ellipse' | 'polygon' | 'freehand' }>;
/** Shapes that point at something and measure nothing. */
export type PointerShape = Extract<Shape, { kind: 'arrow' | 'text' | 'circle' }>;

export const isRegion = (shape: Shape): shape is RegionShape =>
  shape.kind === 'rectangle' || shape.kind === 'ellipse' || shape.kind === 'polygon' || shape.kind === 'freehand';

export const isPointer = (shape: Shape): shape is PointerShape =>
  shape.kind === 'arrow' || shape.kind === 'text' || shape.kind === 'circle';

/** Most points of one shape: a line that is drawn freely for minutes. */
export const MOST_POINTS = 20_000;

/** How many points a shape of each kind has, at least and at most. */
export const POINTS: Readonly<Record<ShapeKind, { readonly least: number; readonly most: number }>> = {
  length: { least: 2, most: 2 },
  polyline: { least: 2, most: MOST_POINTS },
  angle: { least: 3, most: 3 },
  cobb: { least: 4, most: 4 },
  ratio: { least: 4, most: 4 },
  rectangle: { least: 2, most: 2 },
  ellipse: { least: 2, most: 2 },
  polygon: { least: 3, most: MOST_POINTS },
  freehand: { least: 3, most: MOST_POINTS },
  probe: { least: 1, most: 1 },
  arrow: { least: 2, most: 2 },
  text: { least: 1, most: 1 },
  circle: { least: 2, most: 2 },
};

export const SHAPE_KINDS = Object.keys(POINTS) as readonly ShapeKind[];

/** The shape of that kind through these points; null where there are too few, or too many, of them. */
export function shapeOf(kind: ShapeKind, points: readonly Point[]): Shape | null {
  const { least, most } = POINTS[kind];
  // The kind says how many points there are, which is what the union of shapes says too.
  return points.length >= least && points.length <= most ? ({ kind, points } as Shape) : null;
}
