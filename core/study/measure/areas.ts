import { distance, pathLength } from './lengths.js';
import type { Scale } from './scale.js';
import type { Point, RegionShape } from './shape.js';

/** The area of a shape as it is drawn (not of the pixels in it), in the square of the scale's unit. A polygon that crosses itself counts by the non-zero rule only where it goes round once. */
export function areaOf(shape: RegionShape, scale: Pick<Scale, 'column' | 'row'>): number {
  const pixel = scale.column * scale.row;
  switch (shape.kind) {
    case 'rectangle':
      return boxArea(shape.points) * pixel;
    case 'ellipse':
      return (boxArea(shape.points) * pixel * Math.PI) / 4;
    case 'polygon':
    case 'freehand':
      return Math.abs(signedArea(shape.points)) * pixel;
  }
}

/** The way around a shape, in the scale's unit; an ellipse's by Ramanujan's second formula, which is right to 1 in 10,000 and better. */
export function perimeterOf(shape: RegionShape, scale: Pick<Scale, 'column' | 'row'>): number {
  if (shape.kind === 'polygon' || shape.kind === 'freehand') {
    const [first] = shape.points;
    const last = shape.points.at(-1);
    return first && last ? pathLength(shape.points, scale) + distance(last, first, scale) : 0;
  }
  const [from, to] = shape.points;
  const width = Math.abs(to.column - from.column) * scale.column;
  const height = Math.abs(to.row - from.row) * scale.row;
  if (shape.kind === 'rectangle') return 2 * (width + height);
  const [a, b] = [width / 2, height / 2];
  if (a + b === 0) return 0;
  const h = ((a - b) / (a + b)) ** 2;
  return Math.PI * (a + b) * (1 + (3 * h) / (10 + Math.sqrt(4 - 3 * h)));
}

const boxArea = ([from, to]: readonly [Point, Point]): number => Math.abs((to.column - from.column) * (to.row - from.row));

/** Gauss's formula. */
function signedArea(points: readonly Point[]): number {
  let twice = 0;
  points.forEach((point, index) => {
    const next = points[(index + 1) % points.length] as Point;
    twice += point.column * next.row - next.column * point.row;
  });
  return twice / 2;
}
