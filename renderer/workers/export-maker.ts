import type { Picture } from '../../core/deid/picture/encode-png.js';
import type { FrameSpan } from '../../core/deid/picture/frame-span.js';
import { ReviewError } from '../../core/deid/review-error.js';
import type { ByteSource } from '../../core/dicom/byte-source.js';
import type { ParsedFile } from '../../core/dicom/parse-file.js';
import type { ColorDisplay } from '../../core/pixels/display-frame.js';
import type { Steps } from './export-pace.js';

/** The frames of one file that leave, and how to draw them. */
export interface DrawnFile {
  readonly parsed: ParsedFile;
  readonly span: FrameSpan;
  /** How many times it was made and came out too coarse. */
  readonly fineness: number;
  /** Frame `frame` (from 0), as it would leave. @throws FrameError */
  draw(frame: number): Promise<Picture>;
}

/** Most times that a file is made anew because it came out too coarse. */
export const FINEST = 2;

/** What was made shows what was drawn, and too coarsely. Made anew with more bits, it may not. */
export class TooCoarse extends ReviewError {
  constructor() {
    super('review-differs', '');
  }
}

/** Makes the outputs of one file out of its drawn frames, and reads them back: pictures or a film. */
export interface PictureMaker {
  /** How many outputs there are of so many frames. */
  count(span: FrameSpan): number;
  /** @throws FrameError where it can't be made, Superseded */
  make(file: DrawnFile, steps: Steps): Promise<readonly Uint8Array[]>;
  /**
   * Reads what is staged, and compares it with the file drawn once more.
   * @returns for each output, how many of its bytes aren't pictures
   * @throws TooCoarse, ReviewError, FrameError, Superseded
   */
  review(file: DrawnFile, staged: readonly ByteSource[], steps: Steps): Promise<readonly number[]>;
  /** The picture at `place` (from 0) among those that leave, from the staged bytes. */
  show(staged: readonly ByteSource[], place: number): Promise<Omit<ColorDisplay, 'kind'>>;
}
