import type { SeriesGroup } from '../../core/study/group-studies.js';
import { countSteps, type Position, stepAt, stepNumber } from './series.js';

/** Whether a series is played as a film, and how. */
export interface Cine {
  readonly isPlaying: boolean;
  /** How many times as fast as the file asks. */
  readonly speed: number;
  /** Null: as the file asks. */
  readonly playback: Playback | null;
  /** Where the next step goes; it turns round at the ends where the film sweeps. */
  readonly direction: 1 | -1;
}

/** To the end and from the beginning again, or forth and back (PS3.3 C.7.6.5, Preferred Playback Sequencing). */
export type Playback = 'looping' | 'sweeping';

export const INITIAL_CINE: Cine = { isPlaying: false, speed: 1, playback: null, direction: 1 };

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

/** The picture after this one, and where it goes on from there; null where there is nothing to play. */
export function nextOfFilm(cine: Cine, series: SeriesGroup, position: Position): { position: Position; direction: 1 | -1 } | null {
  const steps = countSteps(series);
  if (steps < 2) return null;
  const at = stepNumber(series, position);
  const sweeps = playbackOf(cine, series) === 'sweeping';
  let direction = sweeps ? cine.direction : 1;
  if (sweeps && (at + direction < 0 || at + direction >= steps)) direction = direction === 1 ? -1 : 1;
  const next = stepAt(series, (at + direction + steps) % steps);
  return next && { position: next, direction };
}

/** The next speed in that direction. */
export function speedBy(speed: number, by: 1 | -1): number {
  const at = SPEEDS.indexOf(speed) + by;
  return SPEEDS[Math.max(0, Math.min(SPEEDS.length - 1, at))] ?? 1;
}
