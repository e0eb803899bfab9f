import { dot, type Vector } from '../../../core/study/geometry.js';
import type { CuttingPlane, PlaneName } from '../../../core/study/volume/cutting-plane.js';
import { normalOfPlane, PLANE_NAMES, type PlaneFrame } from '../../../core/study/volume/plane-frame.js';
import { cross, minus, plus, scaled } from '../../../core/study/volume/volume-grid.js';
import { placeOnScreen, type ScreenPlace, turnToScreen } from '../../ui/screen-shapes.js';
import type { ScreenMatrix } from '../screen-matrix.js';

/** Where a place of the patient stands in a cut: column and row, the corner of the first pixel 0, 0. */
export function pointInCut({ origin, across, down }: CuttingPlane, place: Vector): readonly [number, number] {
  const from = minus(place, origin);
  return [dot(from, across) / dot(across, across) + 0.5, dot(from, down) / dot(down, down) + 0.5];
}

/** The place of a point of a cut. */
export const placeOfCut = ({ origin, across, down }: CuttingPlane, column: number, row: number): Vector =>
  plus(origin, plus(scaled(across, column - 0.5), scaled(down, row - 0.5)));

/** One of the two lines of the crosshair of a plane: where another plane crosses it. */
export interface CrossLine {
  readonly other: PlaneName;
  /** Unit vector on the screen. */
  readonly along: ScreenPlace;
}

/** The crosshair of a plane on the screen. */
export function crossOf(plane: CuttingPlane, matrix: ScreenMatrix, frame: PlaneFrame, name: PlaneName) {
  const center = placeOnScreen(matrix, pointInCut(plane, frame.center));
  const normal = normalOfPlane(frame, name);
  const lines = PLANE_NAMES.filter((other) => other !== name).map((other): CrossLine => {
    const way = cross(normal, normalOfPlane(frame, other));
    const inPicture = [dot(way, plane.across), dot(way, plane.down)] as const;
    const [x, y] = turnToScreen(matrix, inPicture);
    const length = Math.hypot(x, y);
    return { other, along: [x / length, y / length] };
  });
  return { center, lines };
}
