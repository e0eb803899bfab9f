import type { Samples } from '../decoded-frame.js';
import type { FrameEncoder } from '../frame-encoder.js';
import { FrameError } from '../frame-error.js';
import type { ImageDescription } from '../image-description.js';
import type { WasmBinary } from './emscripten.js';

/** What an encoder of the packages is told of a frame. */
interface EncodedInfo {
  readonly width: number;
  readonly height: number;
  readonly bitsPerSample: number;
  readonly componentCount: number;
  readonly isSigned: boolean;
  readonly isUsingColorTransform: boolean;
}

interface WasmEncoder {
  /** Room for the samples, little endian; the view dies when the memory grows. */
  getDecodedBuffer(info: EncodedInfo): Uint8Array;
  encode(): void;
  /** A view of the module's memory, of bytes by one type or the other. */
  getEncodedBuffer(): Uint8Array | Uint8ClampedArray;
  delete(): void;
}
interface JpegLsEncoder extends WasmEncoder {
  setNearLossless(most: number): void;
  /** 0: components one after the other, 2: samples of a pixel side by side. */
  setInterleaveMode(mode: number): void;
}
interface Jpeg2000Encoder extends WasmEncoder {
  setDecompositions(levels: number): void;
  setQuality(lossless: boolean, ratio: number): void;
}

/** JPEG-LS Lossless by CharLS, which knows no sign: values go as the bits that are stored. */
export const jpegLsEncoder = (wasm: WasmBinary): FrameEncoder => ({
  encode(samples, image) {
    const { bitsStored } = checkedBits(samples, image);
    const info = infoOf(image, bitsStored, false);
    return wasm.run('JpegLSEncoder', (encoder: JpegLsEncoder) => {
      fill(encoder, info, unsignedBytes(samples, bitsStored));
      encoder.setNearLossless(0);
      encoder.setInterleaveMode(image.samplesPerPixel > 1 ? 2 : 0);
      encoder.encode();
      return encoded(encoder);
    });
  },
});

/** JPEG 2000 Lossless by OpenJPEG, or High-Throughput JPEG 2000 Lossless by OpenJPH. */
export const jpeg2000Encoder = (wasm: WasmBinary, className: 'J2KEncoder' | 'HTJ2KEncoder'): FrameEncoder => ({
  encode(samples, image) {
    const { bitsStored, signed } = checkedBits(samples, image);
    const info = infoOf(image, bitsStored, signed);
    return wasm.run(className, (encoder: Jpeg2000Encoder) => {
      fill(encoder, info, containerBytes(samples, bitsStored));
      // More levels than the shorter side can be halved break the encoders.
      encoder.setDecompositions(Math.min(5, Math.floor(Math.log2(Math.min(image.rows, image.columns)))));
      encoder.setQuality(true, 0);
      encoder.encode();
      return encoded(encoder);
    });
  },
});

const infoOf = (image: ImageDescription, bitsPerSample: number, isSigned: boolean): EncodedInfo => ({
  width: image.columns,
  height: image.rows,
  bitsPerSample,
  componentCount: image.samplesPerPixel,
  isSigned,
  isUsingColorTransform: image.samplesPerPixel === 3 && image.photometric === 'RGB',
});

/** The sign and as many bits as the samples need. @throws FrameError for values that don't fit the bits that are stored. */
function checkedBits(samples: Samples, image: ImageDescription): Pick<ImageDescription, 'bitsStored' | 'signed'> {
  const { bitsStored, signed, bitsAllocated } = image;
  const low = signed ? -(2 ** (bitsStored - 1)) : 0;
  const high = signed ? 2 ** (bitsStored - 1) - 1 : 2 ** bitsStored - 1;
  let fits = true;
  for (let index = 0; index < samples.length && fits; index++) {
    const value = samples[index] as number;
    fits = value >= low && value <= high;
  }
  if (fits) return { bitsStored, signed };
  // Careless writers store more than they say. Without a sign, a codestream of the whole container holds it.
  const isUnsigned = samples instanceof Uint8Array || samples instanceof Uint16Array;
  if (signed || !isUnsigned) throw new FrameError('bits-not-supported', 'BitsStored');
  return { bitsStored: bitsAllocated, signed };
}

/** A copy: the module's memory is used again. */
const encoded = (encoder: WasmEncoder): Uint8Array => Uint8Array.from(encoder.getEncodedBuffer());

function fill(encoder: WasmEncoder, info: EncodedInfo, bytes: Uint8Array): void {
  const room = encoder.getDecodedBuffer(info);
  if (room.length !== bytes.length) throw new FrameError('bits-not-supported', 'encoder');
  room.set(bytes);
}

/** The stored bits of each sample, without a sign above them, one or two bytes each. */
function unsignedBytes(samples: Samples, bits: number): Uint8Array {
  const mask = 2 ** bits - 1;
  const plain = bits <= 8 ? new Uint8Array(samples.length) : new Uint16Array(samples.length);
  for (let index = 0; index < samples.length; index++) plain[index] = (samples[index] as number) & mask;
  return new Uint8Array(plain.buffer);
}

/** The samples in one byte each where they have 8 bits or fewer, in two else. */
function containerBytes(samples: Samples, bits: number): Uint8Array {
  if (bits <= 8 && samples.BYTES_PER_ELEMENT > 1) return Uint8Array.from(samples);
  return new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength);
}
