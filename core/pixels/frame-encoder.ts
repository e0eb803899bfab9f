import type { Samples } from './decoded-frame.js';
import type { ImageDescription } from './image-description.js';

/** Encodes frames without loss, in one transfer syntax. */
export interface FrameEncoder {
  /**
   * One frame's codestream.
   * @param samples as its decoder gave them: rows top to bottom, samples of a pixel side by side
   * @param image what the output says of them
   * @throws FrameError for values that the encoder isn't exact for, and where it breaks down.
   */
  encode(samples: Samples, image: ImageDescription): Uint8Array;
}

/** The encoders of one thread. */
export interface EncoderSet {
  /** Loads what frames of this transfer syntax need; at once where it is there already or nothing is needed. */
  prepare(transferSyntaxUid: string): Promise<void>;
  /** @throws FrameError `syntax-not-supported`, `codec-not-loaded`. */
  encoderFor(transferSyntaxUid: string): FrameEncoder;
}
