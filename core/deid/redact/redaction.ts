import type { PixelBox } from './pixel-box.js';

/** Boxes asked for in one frame (from 0), or the same boxes in every frame of the file. */
export interface FrameBoxes {
  readonly frame: number | 'all';
  readonly boxes: readonly PixelBox[];
  /** Every one of them lies over a face of a photograph; absent: writing, or whatever a person drew them for. */
  readonly of?: 'face';
}

/** What a person, or the search for text, wants covered in one file. */
export type RedactionRequest = readonly FrameBoxes[];

/**
 * How boxes get into the pixels.
 * in-place: native samples are overwritten where they lie, every other byte is copied.
 * same-syntax: frames with boxes are decoded and encoded again without loss, in the syntax that they had.
 * blocks: whole blocks of a JPEG codestream are made black without decoding it; the rest of the frame is the same.
 * to-jpeg-ls, to-rle: all frames are decoded and encoded without loss in another syntax, because theirs would lose detail
 * once more, or has no exact encoder here.
 */
export type RedactionMethod = 'in-place' | 'same-syntax' | 'blocks' | 'to-jpeg-ls' | 'to-rle';

/** The boxes of one frame as they will be: snapped outward, inside the frame, none inside another. */
export interface CoveredFrame {
  readonly frame: number;
  readonly boxes: readonly PixelBox[];
  /**
   * `blocks` with sub-sampled colours only: the inner part of the boxes, in which colours are black too. One block around it is
   * black in brightness and keeps its own colour, so that the smoothing of colours changes nothing outside.
   */
  readonly inner: readonly PixelBox[] | null;
}

/** What would be done to the pixels of one file, as a value. */
export interface RedactionPlan {
  readonly method: RedactionMethod;
  /** All frames of the file are encoded anew, those without boxes too. */
  readonly everyFrame: boolean;
  /** Bits beside the stored values are cleared in all frames (which are encoded anew). */
  readonly clearsBits: boolean;
  /** Frames with boxes, in ascending order. */
  readonly frames: readonly CoveredFrame[];
  /** Stored value of a covered pixel, one a sample: displayed black, and never padding. */
  readonly fill: readonly number[];
  /** Transfer syntax of the output. */
  readonly transferSyntaxUid: string;
  /** Photometric Interpretation of the output, where it becomes another one; null where it stays. */
  readonly photometric: string | null;
  /** Planar Configuration of the output, where it has to be 0; null where it stays. */
  readonly planarConfiguration: 0 | null;
}

export type RedactionRefusal =
  /** There is no picture to cover, or none that its description fits. */
  | 'no-picture'
  /** A frame that isn't there. */
  | 'no-frame'
  /** A box of which nothing lies inside the frame, or whose numbers are none. */
  | 'bad-box'
  /** The frames can't be decoded, or not encoded again without loss. */
  | 'syntax-not-covered';

/** The boxes can't be put into this file: it is left out. */
export class RedactionError extends Error {
  override readonly name = 'RedactionError';
  constructor(readonly reason: RedactionRefusal) {
    super(`pixels that can't be covered: ${reason}`);
  }
}
