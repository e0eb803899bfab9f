import { dot, normalOf, type Vector } from './geometry.js';
import type { SeriesGroup } from './group-studies.js';
import type { InstanceRecord } from './instance-record.js';

/** What a reader should know of a stack before scrolling through it. Images count from 0, in the stack's order. */
export type SeriesNote =
  /** `count` slices are missing in all; each gap lies behind the image `after`. What is missing at the ends can't be known. */
  | { readonly code: 'missing-slices'; readonly count: number; readonly after: readonly number[] }
  /** `count` images lie at a place that another one has taken, and nothing in the files tells them apart. */
  | { readonly code: 'doubled-slices'; readonly count: number }
  /** The distances between slices differ, and not by whole slices. */
  | { readonly code: 'uneven-spacing'; readonly least: number; readonly most: number }
  /** Slices are sheared: they move along a line that stands at this angle (degrees) to their normal. */
  | { readonly code: 'gantry-tilt'; readonly degrees: number }
  /** Some images don't say where they lie. */
  | { readonly code: 'no-position'; readonly count: number };

type Stack = Pick<SeriesGroup, 'images' | 'normal' | 'orderedBy'>;

/** Distances under this, in mm, are none: two pictures of one place. */
const SAME_PLACE = 1e-3;
/** Rounding of positions shears a stack by less than this, in degrees. */
const LEAST_TILT = 0.5;

/** The notes of one stack; empty for a regular one, a single picture, and what doesn't lie in a patient. */
export function seriesNotes({ images, normal, orderedBy }: Stack): SeriesNote[] {
  if (!normal || images.length < 2 || orderedBy === 'time' || orderedBy === 'volumes') return [];
  const positions = images.flatMap(({ geometry }) => geometry.position ?? []).length / 3;
  if (positions < images.length) return positions === 0 ? [] : [{ code: 'no-position', count: images.length - positions }];
  const places = images.map((image) => dot(image.geometry.position as Vector, normal));
  const notes: SeriesNote[] = [];
  const doubled = countDoubled(places);
  if (doubled > 0) notes.push({ code: 'doubled-slices', count: doubled });
  if (orderedBy === 'position') notes.push(...gapNotes(places));
  const degrees = tiltOf(images);
  if (degrees !== null) notes.push({ code: 'gantry-tilt', degrees });
  return notes;
}

function countDoubled(places: readonly number[]): number {
  const sorted = [...places].sort((a, b) => a - b);
  return sorted.filter((place, index) => index > 0 && place - (sorted[index - 1] as number) < SAME_PLACE).length;
}

/** Gaps against the usual distance, the median: a whole multiple of it is missing slices, anything else is uneven. */
function gapNotes(places: readonly number[]): SeriesNote[] {
  const gaps = places.slice(1).map((place, index) => place - (places[index] as number));
  const usual = [...gaps].sort((a, b) => a - b)[Math.floor(gaps.length / 2)] as number;
  if (gaps.length < 2 || usual < SAME_PLACE) return [];
  const after: number[] = [];
  let count = 0;
  let uneven = false;
  gaps.forEach((gap, index) => {
    const steps = Math.round(gap / usual);
    if (Math.abs(gap - steps * usual) > usual / 10 || steps < 1) uneven = true;
    else if (steps > 1) {
      after.push(index);
      count += steps - 1;
    }
  });
  if (uneven) return [{ code: 'uneven-spacing', least: Math.min(...gaps), most: Math.max(...gaps) }];
  return count > 0 ? [{ code: 'missing-slices', count, after }] : [];
}

/** The angle between the normal and the line through the first and the last position, signed as the file signs its tilt where it does; null where there is none. */
function tiltOf(images: readonly InstanceRecord[]): number | null {
  const [first] = images;
  const from = first?.geometry.position;
  const to = images.at(-1)?.geometry.position;
  const orientation = first?.geometry.orientation;
  if (!from || !to || !orientation) return null;
  const line: Vector = [to[0] - from[0], to[1] - from[1], to[2] - from[2]];
  const length = Math.hypot(...line);
  if (length < SAME_PLACE) return null;
  const degrees = (Math.acos(Math.min(1, Math.abs(dot(line, normalOf(orientation))) / length)) * 180) / Math.PI;
  if (degrees < LEAST_TILT) return null;
  return (first.geometry.gantryTilt ?? 0) < 0 ? -degrees : degrees;
}
