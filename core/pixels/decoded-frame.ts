import type { Photometric } from './photometric-names.js';

/** Samples of one frame: the width is that of Bits Allocated (1 bit: one byte a sample), signed where Pixel Representation is 1. */
export type Samples = Uint8Array | Int8Array | Uint16Array | Int16Array | Uint32Array | Int32Array | Float32Array | Float64Array;

/**
 * One frame as it is stored: rows top to bottom, samples of a pixel side by side whatever Planar Configuration says.
 * Native frames hold the whole container of each sample, unmasked (so a signed view of it isn't a value yet where Bits
 * Stored is smaller); decompressed ones hold the decoder's values, sign-extended where Pixel Representation is 1.
 */
export interface DecodedFrame {
  readonly rows: number;
  readonly columns: number;
  readonly samplesPerPixel: 1 | 3;
  readonly bitsAllocated: number;
  readonly bitsStored: number;
  readonly highBit: number;
  readonly signed: boolean;
  /** What the samples are now: RGB where the decoder undid YBR_ICT or YBR_RCT, YBR_FULL where 4:2:2 was up-sampled. */
  readonly photometric: Photometric;
  /** True for native and RLE frames: the bits beside the stored value are still there. */
  readonly unmasked: boolean;
  readonly samples: Samples;
}

/** An array of `length` samples of the width and sign that a description asks for. */
export function allocateSamples(kind: 'integer' | 'float' | 'double', bitsAllocated: number, signed: boolean, length: number): Samples {
  if (kind === 'float') return new Float32Array(length);
  if (kind === 'double') return new Float64Array(length);
  if (bitsAllocated <= 8) return signed && bitsAllocated === 8 ? new Int8Array(length) : new Uint8Array(length);
  if (bitsAllocated <= 16) return signed ? new Int16Array(length) : new Uint16Array(length);
  return signed ? new Int32Array(length) : new Uint32Array(length);
}

/** The frame as the command line writes it: one little-endian word of Bits Allocated a sample, one byte where that is 1 bit. */
export const encodeFrameWords = ({ samples }: DecodedFrame): Uint8Array => encodeFrameBytes(samples);

/** Samples as little-endian words of their own width. */
export function encodeFrameBytes(samples: Samples): Uint8Array {
  const width = samples.BYTES_PER_ELEMENT;
  const words = new Uint8Array(samples.length * width);
  const view = new DataView(words.buffer);
  for (let index = 0; index < samples.length; index++) {
    const value = samples[index] as number;
    if (samples instanceof Float64Array) view.setFloat64(index * 8, value, true);
    else if (samples instanceof Float32Array) view.setFloat32(index * 4, value, true);
    else if (width === 1) words[index] = value;
    else if (width === 2) view.setUint16(index * 2, value, true);
    else view.setUint32(index * 4, value, true);
  }
  return words;
}
