import type { InstanceRecord } from './instance-record.js';

/** In the patient's coordinates (PS3.3 C.7.6.2.1.1): x to the left, y to the back, z to the head; millimetres. */
export type Vector = readonly [x: number, y: number, z: number];
/** Image Orientation (Patient): the direction of a row, then that of a column. */
export type Orientation = readonly [number, number, number, number, number, number];

export const rowDirection = (orientation: Orientation): Vector => [orientation[0], orientation[1], orientation[2]];
export const columnDirection = (orientation: Orientation): Vector => [orientation[3], orientation[4], orientation[5]];

export const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const negate = (vector: Vector): Vector => [-vector[0], -vector[1], -vector[2]];

/** The direction in which slices of this orientation are stacked: row × column. */
export function normalOf(orientation: Orientation): Vector {
  const [a, b, c] = rowDirection(orientation);
  const [d, e, f] = columnDirection(orientation);
  return [b * f - c * e, c * d - a * f, a * e - b * d];
}

/** How the picture stands on the screen: turned over first, then turned clockwise. */
export interface ViewTurn {
  readonly rotation: 0 | 90 | 180 | 270;
  readonly flipHorizontal: boolean;
  readonly flipVertical: boolean;
}

/** Letters for the four edges of the screen: what of the patient lies there. */
export interface EdgeLetters {
  readonly left: string;
  readonly right: string;
  readonly top: string;
  readonly bottom: string;
}

type Located = Pick<InstanceRecord['geometry'], 'orientation' | 'patientOrientation'>;

/** The letters of the four edges, or null where the file doesn't say how the patient lay. Image Orientation decides, Patient Orientation (0020,0020) else. */
export function orientationLetters(geometry: Located, view: ViewTurn): EdgeLetters | null {
  if (geometry.orientation) {
    const row = rowDirection(geometry.orientation);
    const column = columnDirection(geometry.orientation);
    return turn({ right: letters(row), left: letters(negate(row)), bottom: letters(column), top: letters(negate(column)) }, view);
  }
  if (!geometry.patientOrientation) return null;
  const [row, column] = geometry.patientOrientation;
  return turn(
    { right: row.slice(0, 2), left: opposite(row).slice(0, 2), bottom: column.slice(0, 2), top: opposite(column).slice(0, 2) },
    view,
  );
}

/** Below this share of a direction its letter is left out: within 22.5° of an axis there is one letter. */
const SECOND_LETTER = Math.sin(Math.PI / 8);

/** One letter for a direction along an axis, two for an oblique one, the larger first. */
function letters(direction: Vector): string {
  const [x, y, z] = direction;
  const parts: (readonly [letter: string, share: number])[] = [
    [x > 0 ? 'L' : 'R', Math.abs(x)],
    [y > 0 ? 'P' : 'A', Math.abs(y)],
    [z > 0 ? 'H' : 'F', Math.abs(z)],
  ];
  parts.sort((a, b) => b[1] - a[1]);
  return parts
    .slice(0, 2)
    .filter(([, share], index) => index === 0 || share >= SECOND_LETTER)
    .map(([letter]) => letter)
    .join('');
}

const OPPOSITES: Readonly<Record<string, string>> = { L: 'R', R: 'L', A: 'P', P: 'A', H: 'F', F: 'H' };
const opposite = (text: string): string => Array.from(text, (letter) => OPPOSITES[letter] ?? '').join('');

function turn(edges: EdgeLetters, { rotation, flipHorizontal, flipVertical }: ViewTurn): EdgeLetters {
  let { left, right, top, bottom } = edges;
  if (flipHorizontal) [left, right] = [right, left];
  if (flipVertical) [top, bottom] = [bottom, top];
  // A quarter turn clockwise brings the left edge to the top.
  for (let quarter = 0; quarter < rotation / 90; quarter++) [top, right, bottom, left] = [left, top, right, bottom];
  return { left, right, top, bottom };
}

/**
 * The distance between neighbouring slices along the normal in mm, where at least two slices of one orientation stand
 * at even distances (within a tenth); null else. `images` are in order.
 */
export function sliceSpacing(images: readonly InstanceRecord[]): number | null {
  const orientation = images[0]?.geometry.orientation;
  if (!orientation) return null;
  const normal = normalOf(orientation);
  const places: number[] = [];
  for (const { geometry } of images) {
    if (!geometry.position) return null;
    places.push(dot(geometry.position, normal));
  }
  if (places.length < 2) return null;
  const mean = Math.abs((places.at(-1) ?? 0) - (places[0] ?? 0)) / (places.length - 1);
  const even = places.every((place, index) => index === 0 || Math.abs(Math.abs(place - (places[index - 1] ?? 0)) - mean) <= mean / 10);
  return even && mean > 1e-6 ? mean : null;
}

/** A scale bar: a round length in mm, and how long it is on the screen. */
export interface ScaleBar {
  readonly mm: number;
  readonly pixels: number;
}

/** The longest of 1, 2, 5, 10, 20 … mm that is at most `longest` screen pixels; null where the scale isn't known. */
export function scaleBar(mmPerScreenPixel: number | null, longest = 160): ScaleBar | null {
  if (mmPerScreenPixel === null || !Number.isFinite(mmPerScreenPixel) || mmPerScreenPixel <= 0) return null;
  const most = mmPerScreenPixel * longest;
  const power = 10 ** Math.floor(Math.log10(most));
  const step = [5, 2, 1].find((factor) => factor * power <= most) ?? 1;
  return { mm: step * power, pixels: (step * power) / mmPerScreenPixel };
}
