import type { Samples } from './decoded-frame.js';
import type { ImageDescription } from './image-description.js';
import type { Photometric } from './photometric-names.js';

/** The WebAssembly binaries that codecs need; the host knows where they lie. */
export type CodecWasm = 'charls' | 'libjpeg-turbo' | 'openjpeg' | 'openjph' | 'jxl-oxide';
/** Those that encode. OpenJPH has both in one. */
export type EncoderWasm = 'charls-encoder' | 'openjpeg-encoder' | 'openjph';

export type CodecFamily = 'native' | 'deflated-frame' | 'rle' | 'jpeg' | 'jpeg-ls' | 'jpeg-2000' | 'htj2k' | 'jpeg-xl';

/** What a codec gives: all samples of a frame, those of a pixel side by side. */
export interface CodecOutput {
  readonly samples: Samples;
  readonly photometric: Photometric;
  /** True where samples are whole containers, with the bits beside the stored value. */
  readonly unmasked: boolean;
  /** The codestream itself says that its samples are signed: careless writers call such pictures unsigned. */
  readonly signed?: boolean;
  /** The bits of the codestream's values, where the container that the description declares is too small for them. */
  readonly wider?: { readonly bitsAllocated: number; readonly bitsStored: number };
}

/**
 * One family of transfer syntaxes. A codec reads the size in the compressed bytes before it decodes, and refuses another
 * one than the description's, so that what it allocates is bounded by the description.
 */
export interface FrameCodec {
  readonly family: CodecFamily;
  /**
   * The frame of these compressed bytes.
   * @throws FrameError for bytes that are damaged, of another size than `image`, or of a kind that isn't decoded yet.
   */
  decode(codestream: Uint8Array, image: ImageDescription): CodecOutput;
}

/** The codecs of one thread. */
export interface CodecSet {
  /**
   * Loads what frames of this transfer syntax need; at once where it is there already or nothing is needed.
   * Rejects only where the host can't give the binary.
   */
  prepare(transferSyntaxUid: string): Promise<void>;
  /** @throws FrameError `syntax-not-supported`, `syntax-unknown` or `codec-not-loaded`. */
  codecFor(transferSyntaxUid: string): FrameCodec;
}
