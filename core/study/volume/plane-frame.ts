import type { Orientation, Vector } from '../geometry.js';
import { dot } from '../geometry.js';
import { PLANE_ORIENTATIONS, type PlaneName } from './cutting-plane.js';
import { cross, plus, scaled } from './volume-grid.js';

/** Three planes at right angles that meet in one place: the axes begin as those of the patient, and turn with the lines of the crosshair. */
export interface PlaneFrame {
  /** Where the planes meet, in mm. */
  readonly center: Vector;
  /** What x, y and z of the patient have become: unit vectors at right angles. */
  readonly axes: readonly [Vector, Vector, Vector];
}

export const PLANE_NAMES: readonly PlaneName[] = ['axial', 'coronal', 'sagittal'];

export const straightFrame = (center: Vector): PlaneFrame => ({
  center,
  axes: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
});

/** Image Orientation (Patient) of one of the planes. */
export function orientationOf({ axes }: PlaneFrame, plane: PlaneName): Orientation {
  const usual = PLANE_ORIENTATIONS[plane];
  const turned = (x: number, y: number, z: number): Vector => plus(plus(scaled(axes[0], x), scaled(axes[1], y)), scaled(axes[2], z));
  return [...turned(usual[0], usual[1], usual[2]), ...turned(usual[3], usual[4], usual[5])] as unknown as Orientation;
}

/** The direction that goes into the picture of a plane: row × column. */
export function normalOfPlane(frame: PlaneFrame, plane: PlaneName): Vector {
  const [a, b, c, d, e, f] = orientationOf(frame, plane);
  return cross([a, b, c], [d, e, f]);
}

/** The planes meet elsewhere. */
export const movedTo = (frame: PlaneFrame, center: Vector): PlaneFrame => ({ ...frame, center });

/** Turns the two other planes about the normal of this one, clockwise as its picture shows it. @param angle in radians */
export function turnedIn(frame: PlaneFrame, plane: PlaneName, angle: number): PlaneFrame {
  const normal = normalOfPlane(frame, plane);
  const turn = (vector: Vector): Vector => rotated(vector, normal, angle);
  const [x, y, z] = frame.axes.map(turn) as unknown as [Vector, Vector, Vector];
  // The plane itself keeps its picture: only the two that stand on it turn. Small errors of many turns are taken out again.
  const straight = unit(x);
  const second = unit(plus(y, scaled(straight, -dot(y, straight))));
  return { ...frame, axes: [straight, second, orient(cross(straight, second), z)] };
}

const unit = (vector: Vector): Vector => scaled(vector, 1 / Math.hypot(...vector));
const orient = (vector: Vector, like: Vector): Vector => (dot(vector, like) < 0 ? scaled(vector, -1) : vector);

/** About an axis of length 1, by the right hand (Rodrigues). */
function rotated(vector: Vector, axis: Vector, angle: number): Vector {
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  const along = scaled(axis, dot(axis, vector) * (1 - cosine));
  return plus(plus(scaled(vector, cosine), scaled(cross(axis, vector), sine)), along);
}
