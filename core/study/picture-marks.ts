import type { DataSet } from '../dicom/data-set.js';
import { describeImage } from '../pixels/image-description.js';
import { framePlane } from './frames/frame-planes.js';
import { type EdgeLetters, orientationLetters, scaleBar, type ViewTurn } from './geometry.js';
import { patientOrientationOf } from './instance-record.js';
import { describeSpacing } from './pixel-spacing.js';

/** What a person wants written into a picture, and the few words that it takes in their language. */
export interface AskedMarks {
  readonly letters: boolean;
  readonly scale: boolean;
  /** What the file lays over its pictures (overlay planes, PS3.3 C.9.2): lines and words that may name the person. */
  readonly overlays: boolean;
  /** What the person drew on them: its lines, without a number and without a word. */
  readonly drawn: boolean;
  readonly words: {
    readonly decimal: '.' | ',';
    /** Behind a length at the detector of an X-ray, where the body is drawn larger than it is. */
    readonly detector: string;
  };
}

/** How a picture was made of a frame. */
export interface PictureSize {
  readonly columns: number;
  /** How many pixels of the frame, along their finer axis, one of the picture covers. */
  readonly covers: number;
}

const LETTERS = /^[APLRHF]{1,2}$/;

/**
 * What is written into a picture of frame `frame` (from 0): letters that follow its turns and flips, and a round length of at most a quarter
 * of its width, only where millimetres are known of the whole picture (PS3.3 10.7.1.3).
 */
export function pictureMarks(dataSet: DataSet, frame: number, turn: ViewTurn, asked: AskedMarks, size: PictureSize) {
  return { letters: asked.letters ? lettersOf(dataSet, frame, turn) : null, bar: asked.scale ? barOf(dataSet, frame, asked, size) : null };
}

function lettersOf(dataSet: DataSet, frame: number, turn: ViewTurn): EdgeLetters | null {
  const image = describeImage(dataSet);
  const frames = image.kind === 'image' ? image.numberOfFrames : 1;
  const { orientation } = framePlane(dataSet, frames, frame);
  const letters = orientationLetters({ orientation, patientOrientation: patientOrientationOf(dataSet) }, turn);
  // Patient Orientation is text of the file: what isn't a letter of a direction is none.
  return letters && Object.values(letters).every((letter) => LETTERS.test(letter)) ? letters : null;
}

function barOf(dataSet: DataSet, frame: number, { words }: AskedMarks, { columns, covers }: PictureSize) {
  const spacing = describeSpacing(dataSet, describeImage(dataSet), frame);
  const bar = spacing && scaleBar(Math.min(spacing.row, spacing.column) * covers, columns / 4);
  if (!bar) return null;
  const number = (value: number): string => String(Number(value.toPrecision(3))).replace('.', words.decimal);
  const length = bar.mm >= 10 ? `${number(bar.mm / 10)} cm` : `${number(bar.mm)} mm`;
  return { pixels: bar.pixels, label: spacing.kind === 'detector' ? `${length} ${words.detector}` : length };
}
