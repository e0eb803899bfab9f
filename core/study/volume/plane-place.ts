import { dot } from '../geometry.js';
import type { PlaneName } from './cutting-plane.js';
import { normalOfPlane, orientationOf, type PlaneFrame } from './plane-frame.js';
import type { Slab } from './reslice.js';

/** One cut through a volume: which of the three planes, where they met, and how thick it is. */
export interface PlanePlace {
  readonly plane: PlaneName;
  readonly frame: PlaneFrame;
  readonly slab: Slab;
}

/** Directions and places (in mm) that differ by less are the same: rounding of many steps forth and back. */
const SAME_DIRECTION = 1e-6;
const SAME_PLACE = 1e-3;

/** How far along its normal a cut lies, in mm. */
export const depthOfPlane = ({ plane, frame }: Pick<PlanePlace, 'plane' | 'frame'>): number =>
  dot(frame.center, normalOfPlane(frame, plane));

/** Whether two cuts are one picture: of the same plane, at the same depth, as thick. Where in it the planes met is no matter. */
export function isSameCut(one: PlanePlace, other: PlanePlace): boolean {
  if (one.plane !== other.plane || one.slab.thickness !== other.slab.thickness) return false;
  if (one.slab.thickness > 0 && one.slab.mode !== other.slab.mode) return false;
  const theirs = orientationOf(other.frame, other.plane);
  const isParallel = orientationOf(one.frame, one.plane).every(
    (value, axis) => Math.abs(value - (theirs[axis] as number)) < SAME_DIRECTION,
  );
  return isParallel && Math.abs(depthOfPlane(one) - depthOfPlane(other)) < SAME_PLACE;
}
