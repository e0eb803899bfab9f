import type { DataSet } from '../../dicom/data-set.js';
import { numberValue, numberValues } from '../../dicom/read-value.js';

/** How frames follow each other in time when they are played. */
export interface CineTiming {
  /** Milliseconds for which each frame is shown: one number for all, or one for each. */
  readonly milliseconds: number | readonly number[];
  /** Where they come from; the screen may say so. */
  readonly from: 'recommended-display-frame-rate' | 'cine-rate' | 'frame-time' | 'frame-time-vector';
  /** Preferred Playback Sequencing (0018,1244): to the end and again, or forth and back. */
  readonly playback: 'looping' | 'sweeping';
}

const RECOMMENDED_DISPLAY_FRAME_RATE = 0x00082144;
const CINE_RATE = 0x00180040;
const FRAME_TIME = 0x00181063;
const FRAME_TIME_VECTOR = 0x00181065;
const PREFERRED_PLAYBACK_SEQUENCING = 0x00181244;
/** A frame is shown no shorter than a screen can, and no longer than a person waits. */
const SHORTEST = 1;
const LONGEST = 60_000;

/** The timing of a film, or null where the file asks for none. Rates for display come before the times of the acquisition (PS3.3 C.7.6.5). */
export function cineTiming(dataSet: DataSet, numberOfFrames: number): CineTiming | null {
  if (numberOfFrames < 2) return null;
  const playback = numberValue(dataSet, PREFERRED_PLAYBACK_SEQUENCING) === 1 ? 'sweeping' : 'looping';
  const shown = (milliseconds: number | undefined): milliseconds is number =>
    milliseconds !== undefined && milliseconds >= SHORTEST && milliseconds <= LONGEST;
  const rate = (tag: number): number => 1000 / (numberValue(dataSet, tag) ?? 0);
  const recommended = rate(RECOMMENDED_DISPLAY_FRAME_RATE);
  if (shown(recommended)) return { milliseconds: recommended, from: 'recommended-display-frame-rate', playback };
  const cine = rate(CINE_RATE);
  if (shown(cine)) return { milliseconds: cine, from: 'cine-rate', playback };
  const frameTime = numberValue(dataSet, FRAME_TIME);
  if (shown(frameTime)) return { milliseconds: frameTime, from: 'frame-time', playback };
  const times = numberValues(dataSet, FRAME_TIME_VECTOR);
  if (times.length !== numberOfFrames || !times.slice(1).every(shown)) return null;
  // Each value is the time since the frame before; the first is 0. The last frame stays as long as the one before it.
  const durations = times.slice(1);
  return { milliseconds: [...durations, durations.at(-1) as number], from: 'frame-time-vector', playback };
}
