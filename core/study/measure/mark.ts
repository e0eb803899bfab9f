import type { PlanePlace } from '../volume/plane-place.js';
import type { Scale } from './scale.js';
import type { Shape } from './shape.js';

/** One frame of one file; the frame counts from 0, as it is stored. With a plane: that cut through the volume to whose series the file belongs. */
export interface FramePlace {
  readonly fileId: string;
  readonly frame: number;
  readonly plane?: PlanePlace;
}

/** Something that a person drew on one frame. It belongs to that frame and to no other. */
export interface Mark {
  readonly id: string;
  readonly at: FramePlace;
  readonly shape: Shape;
  /** What the person calls it; the words of a text; '' where they haven't named it. */
  readonly name: string;
  readonly isHidden: boolean;
}

/** Most letters of a name. */
export const MOST_LETTERS = 200;

/** A person has said how long a line is. It holds for one file, or for the files of a series that have the same size in pixels. */
export interface Calibration extends Pick<Scale, 'column' | 'row'> {
  readonly holds: { readonly kind: 'file'; readonly fileId: string } | { readonly kind: 'series'; readonly key: string };
  readonly rows: number;
  readonly columns: number;
}

/** A picture for which a calibration may hold. */
export interface Calibrated {
  readonly fileId: string;
  readonly seriesKey: string;
  readonly rows: number;
  readonly columns: number;
}

/** The calibration of a picture: its own before that of its series; null where there is none. A list holds the latest first. */
export function calibrationOf(calibrations: readonly Calibration[], picture: Calibrated): Calibration | null {
  const own = calibrations.find(({ holds }) => holds.kind === 'file' && holds.fileId === picture.fileId);
  return own ?? calibrations.find((each) => isOfSeries(each, picture)) ?? null;
}

const isOfSeries = ({ holds, rows, columns }: Calibration, picture: Calibrated): boolean =>
  holds.kind === 'series' && holds.key === picture.seriesKey && rows === picture.rows && columns === picture.columns;
