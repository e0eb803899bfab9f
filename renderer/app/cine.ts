import type { SeriesGroup } from '../../core/study/group-studies.js';
import { countSteps, type Position, stepAt, stepNumber } from './series.js';

/** Whether a series is played as a film, and how. */
export interface Cine {
  readonly isPlaying: boolean;
  /** How many times as fast as the file asks. */
  readonly speed: number;
  /** Null: as the file asks. */
  readonly playback: Playback | null;
  /** What of a series is played; null: all of it. */
  readonly range: FilmRange | null;
  /** Where the next step goes; it turns round at the ends where the film sweeps. */
  readonly direction: 1 | -1;
}

/** A part of one series: its first and its last step, from 0, both played. */
export interface FilmRange {
  readonly seriesKey: string;
  readonly from: number;
  readonly to: number;
}

/** To the end and from the beginning again, or forth and back (PS3.3 C.7.6.5, Preferred Playback Sequencing); or to the end, and no further. */
export type Playback = 'looping' | 'sweeping' | 'once';

export const INITIAL_CINE: Cine = { isPlaying: false, speed: 1, playback: null, range: null, direction: 1 };

/** Speeds to choose from, the slowest first. */
export const SPEEDS: readonly number[] = [0.25, 0.5, 1, 2, 4];

/** For what says nothing of time, in milliseconds. */
const DEFAULT_MS = 100;

/** How long the picture at a position is shown at the file's own speed, and whether the file says so. */
export function cineTime(series: SeriesGroup, position: Position): { readonly milliseconds: number; readonly isOfFile: boolean } {
  const timing = series.images.find(({ fileId }) => fileId === position.fileId)?.frames?.timing;
  if (!timing) return { milliseconds: DEFAULT_MS, isOfFile: false };
  const { milliseconds } = timing;
  return { milliseconds: typeof milliseconds === 'number' ? milliseconds : (milliseconds[position.frame] ?? DEFAULT_MS), isOfFile: true };
}

export function playbackOf(cine: Cine, series: SeriesGroup): Playback {
  return cine.playback ?? series.images[0]?.frames?.timing?.playback ?? 'looping';
}

/** The first and the last step that is played. */
export function rangeOf({ range }: Cine, series: SeriesGroup): Pick<FilmRange, 'from' | 'to'> {
  const last = countSteps(series) - 1;
  if (range?.seriesKey !== series.key) return { from: 0, to: last };
  return { from: Math.min(range.from, last), to: Math.min(range.to, last) };
}

/** The range begins or ends at a step; an end that it would pass goes to the end of the series. Null: all of it is played. */
export function rangeWith(cine: Cine, series: SeriesGroup, end: 'from' | 'to', step: number): FilmRange | null {
  const last = countSteps(series) - 1;
  const before = rangeOf(cine, series);
  const from = end === 'from' ? step : before.from < step ? before.from : 0;
  const to = end === 'to' ? step : before.to > step ? before.to : last;
  return to <= from || (from === 0 && to === last) ? null : { seriesKey: series.key, from, to };
}

/** The picture after this one, and where it goes on from there; null where there is nothing to play, or it was played once. */
export function nextOfFilm(cine: Cine, series: SeriesGroup, position: Position): { position: Position; direction: 1 | -1 } | null {
  const { from, to } = rangeOf(cine, series);
  if (to <= from) return null;
  const at = stepNumber(series, position);
  const playback = playbackOf(cine, series);
  const isOutside = at < from || at > to;
  if (playback === 'once' && at === to) return null;
  let direction = playback === 'sweeping' ? cine.direction : 1;
  if (playback === 'sweeping' && (at + direction < from || at + direction > to)) direction = direction === 1 ? -1 : 1;
  // Who begins outside of the range begins at its beginning.
  const step = isOutside || at + direction > to ? from : at + direction;
  const next = stepAt(series, step);
  return next && { position: next, direction: isOutside ? 1 : direction };
}

/** The next speed in that direction. */
export function speedBy(speed: number, by: 1 | -1): number {
  const at = SPEEDS.indexOf(speed) + by;
  return SPEEDS[Math.max(0, Math.min(SPEEDS.length - 1, at))] ?? 1;
}
