import { type FrameTable, planeOfFrame } from './frames/frame-table.js';
import { dot, normalOf, type Orientation, type Vector } from './geometry.js';
import type { SeriesGroup } from './group-studies.js';
import type { InstanceRecord } from './instance-record.js';

/**
 * What a reader should know of a stack before scrolling through it. Images count from 0, in the stack's order; the frames of one
 * file along their normal.
 */
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
  const [only, second] = images;
  if (only?.frames && !second) return frameNotes(only, only.frames);
  if (!normal || !second || orderedBy === 'time' || orderedBy === 'volumes') return [];
  const positions = images.flatMap(({ geometry }) => (geometry.position ? [geometry.position] : []));
  if (positions.length < images.length)
    return positions.length === 0 ? [] : [{ code: 'no-position', count: images.length - positions.length }];
  const places = positions.map((position) => dot(position, normal));
  const notes: SeriesNote[] = [];
  const doubled = countDoubled(places);
  if (doubled > 0) notes.push({ code: 'doubled-slices', count: doubled });
  if (orderedBy === 'position') notes.push(...gapNotes(places));
  return [...notes, ...tiltNotes(positions, normal, images[0]?.geometry.gantryTilt)];
}

/**
 * The notes of one volume in one file: frames of one orientation, each at a place of its own. Where places are shared the frames are
 * several volumes, and their dimensions say which.
 */
function frameNotes({ geometry }: InstanceRecord, table: FrameTable): SeriesNote[] {
  const frames = Array.from(table.orientations?.of ?? [], (_, frame) => planeOfFrame(table, frame));
  const positions = frames.flatMap(({ position }) => (position ? [position] : []));
  if (table.orientations?.directions.length !== 6 || positions.length < frames.length || positions.length < 2) return [];
  const normal = normalOf(frames[0]?.orientation as Orientation);
  const sorted = positions.sort((a, b) => dot(a, normal) - dot(b, normal));
  const places = sorted.map((position) => dot(position, normal));
  return countDoubled(places) > 0 ? [] : [...gapNotes(places), ...tiltNotes(sorted, normal, geometry.gantryTilt)];
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
  // Where more would be missing than is there, the usual distance isn't known.
  if (uneven || count > gaps.length) return [{ code: 'uneven-spacing', least: Math.min(...gaps), most: Math.max(...gaps) }];
  return count > 0 ? [{ code: 'missing-slices', count, after }] : [];
}

/** The angle between the normal and the line through the first and the last position, signed as the file signs its tilt where it does. */
function tiltNotes(positions: readonly Vector[], normal: Vector, saidTilt = 0): SeriesNote[] {
  const from = positions[0];
  const to = positions.at(-1);
  if (!from || !to) return [];
  const line: Vector = [to[0] - from[0], to[1] - from[1], to[2] - from[2]];
  const length = Math.hypot(...line);
  if (length < SAME_PLACE) return [];
  const degrees = (Math.acos(Math.min(1, Math.abs(dot(line, normal)) / length)) * 180) / Math.PI;
  if (degrees < LEAST_TILT) return [];
  return [{ code: 'gantry-tilt', degrees: saidTilt < 0 ? -degrees : degrees }];
}
