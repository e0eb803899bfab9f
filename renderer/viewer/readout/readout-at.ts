import type { DisplayFrame } from '../../../core/pixels/display-frame.js';
import { readout } from '../../../core/pixels/readout/readout.js';
import type { InstanceRecord } from '../../../core/study/instance-record.js';
import type { Language } from '../../app/messages/language.js';
import { type FramePlace, pointInPatient } from '../frame-place.js';
import { pictureAt, type ScreenMatrix } from '../screen-matrix.js';
import { patientWords, pixelWords, regionWords, valueWords } from './readout-words.js';

/** The picture on the screen, as far as a readout needs it. */
export interface ReadPicture {
  readonly record: InstanceRecord;
  readonly display: DisplayFrame;
  readonly place: FramePlace;
  readonly matrix: ScreenMatrix;
  /** A cut through a volume: its columns and rows are no file's. */
  readonly isCut?: true;
}

/** A point of the screen, from the upper left corner of the viewport. */
export interface ScreenPoint {
  readonly x: number;
  readonly y: number;
}

/** What stands under a point of the screen, in words: the value, and where it lies. Null beside the picture. */
export function readoutAt(
  language: Language,
  { record, display, place, matrix, isCut }: ReadPicture,
  at: ScreenPoint,
): { readonly value: string; readonly place: string } | null {
  const point = pictureAt(matrix, at.x, at.y);
  const value = readout(display, point.column, point.row);
  if (!value) return null;
  const [column, row] = [Math.floor(point.column), Math.floor(point.row)];
  const inPatient = pointInPatient(place, point.column, point.row);
  const places = [
    isCut ? '' : pixelWords(language, column, row),
    inPatient ? patientWords(language, inPatient) : '',
    regionWords(language, record.geometry.regions ?? [], column, row),
  ];
  return { value: valueWords(language, value), place: places.filter(Boolean).join(' · ') };
}
