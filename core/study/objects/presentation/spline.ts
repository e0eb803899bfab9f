import type { Point } from './presentation.js';

/** Points of the curve for one stretch between two points of the file. */
const STEPS = 12;
/** With more points than this the straight lines between them are the curve, to the eye. */
const MOST_POINTS = 4_000;

/** A smooth curve through all points (PS3.3 C.10.5.1.2 leaves the kind open): Catmull-Rom, its own ends doubled where it is open. */
export function spline(points: readonly Point[], closed: boolean): Point[] {
  if (points.length < 3 || points.length > MOST_POINTS) return [...points];
  const last = points.length - 1;
  const at = (index: number): Point => {
    // A closed curve ends on its first point: the neighbour beyond it is the second one.
    const wrapped = closed ? (index + last) % last : Math.min(last, Math.max(0, index));
    return points[wrapped] ?? [0, 0];
  };
  const curve: Point[] = [];
  for (let stretch = 0; stretch < last; stretch++) {
    const [a, b, c, d] = [at(stretch - 1), at(stretch), at(stretch + 1), at(stretch + 2)];
    for (let step = 0; step < STEPS; step++) {
      const t = step / STEPS;
      curve.push([between(a[0], b[0], c[0], d[0], t), between(a[1], b[1], c[1], d[1], t)]);
    }
  }
  curve.push(points[last] ?? at(last));
  return curve;
}

const between = (a: number, b: number, c: number, d: number, t: number): number =>
  0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t);
