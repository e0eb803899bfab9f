/** Why a frame can't be read or shown. Every code has a sentence on the screen, in both languages; none carries a value of the file. */
export type FrameErrorCode =
  /** The data set has no pixel data at all. */
  | 'no-pixel-data'
  /** The Image Pixel module is missing something or contradicts itself: `detail` names the attribute's keyword. */
  | 'bad-description'
  /** A number of bits, samples or a kind of pixel data that isn't shown yet. */
  | 'bits-not-supported'
  | 'frame-out-of-range'
  /** Native pixel data ends before this frame does. */
  | 'pixel-data-short'
  /** Encapsulated pixel data holds no fragment for this frame. */
  | 'frame-missing'
  /** Offset tables or fragments contradict each other, so that it can't be known where the frame lies. */
  | 'frame-position-unknown'
  /** A transfer syntax of the standard that isn't decoded yet. */
  | 'syntax-not-supported'
  /** A transfer syntax that the program doesn't know. */
  | 'syntax-unknown'
  /** `CodecSet.prepare` wasn't awaited for this transfer syntax. A fault of the program, not of the file. */
  | 'codec-not-loaded'
  /** The compressed bytes are damaged. */
  | 'codestream-invalid'
  /** The compressed bytes are of another size or depth than the header says. */
  | 'codestream-mismatch'
  /** The decoder gave up in a way that it shouldn't; it starts afresh with the next frame. */
  | 'codec-trapped'
  /** The frame would need more memory than the program allows for one. */
  | 'too-large'
  /** Video for which the runtime has no decoder: MPEG-2, HEVC where the machine has none, and what else there is. */
  | 'video-mpeg-2-not-supported'
  | 'video-hevc-not-supported'
  | 'video-kind-not-supported'
  | 'photometric-not-supported'
  /** A lookup table of a kind that isn't applied yet, or a broken one. */
  | 'lut-not-supported'
  | 'lut-invalid';

/** A frame couldn't be read. `detail` is from fixed lists of the program (keywords, names of syntaxes), never text of a file. */
export class FrameError extends Error {
  override readonly name = 'FrameError';
  constructor(
    readonly code: FrameErrorCode,
    readonly detail = '',
  ) {
    super(detail === '' ? code : `${code}: ${detail}`);
  }
}
