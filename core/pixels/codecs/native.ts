import { allocateSamples, type Samples } from '../decoded-frame.js';
import type { CodecOutput } from '../frame-codec.js';
import { FrameError } from '../frame-error.js';
import { isNative422, type NativeSpan } from '../frames.js';
import { type ImageDescription, PACKED_BITS } from '../image-description.js';

/** How native bytes lie: big endian words, and whether samples of 8 bits and less were written as 16-bit words (OW) in that order. */
export interface NativeByteOrder {
  readonly littleEndian: boolean;
  readonly words: boolean;
}

/** Which bytes hold a native frame. In big endian words the range is widened to whole words, which are swapped first. */
export function nativeByteRange(
  span: NativeSpan,
  order: NativeByteOrder,
): { readonly offset: number; readonly length: number; readonly bitOffset: number } {
  const unit = order.words && !order.littleEndian ? 16 : 8;
  const firstUnit = Math.floor(span.bitOffset / unit);
  const endUnit = Math.ceil((span.bitOffset + span.bitLength) / unit);
  return { offset: (firstUnit * unit) / 8, length: ((endUnit - firstUnit) * unit) / 8, bitOffset: span.bitOffset - firstUnit * unit };
}

/**
 * The samples of one native frame (PS3.5 §8.1, §8.2): whole containers, planes interleaved, 4:2:2 up-sampled by
 * repeating each pair's colour. `bytes` is what `nativeByteRange` asked for; `bitOffset` its answer.
 */
export function decodeNative(bytes: Uint8Array, bitOffset: number, image: ImageDescription, order: NativeByteOrder): CodecOutput {
  if (image.photometric === 'YBR_PARTIAL_420') throw new FrameError('photometric-not-supported', image.photometric);
  const stored = image.rows * image.columns * (isNative422(image) ? 2 : image.samplesPerPixel);
  const straight = !order.littleEndian && order.words && image.bitsAllocated <= 8 ? swapPairs(bytes) : bytes;
  if (straight.length * 8 < bitOffset + stored * image.bitsAllocated) throw new FrameError('pixel-data-short');
  const samples = readSamples(straight, bitOffset, stored, image, order.littleEndian);
  if (isNative422(image))
    return {
      samples: upsample422(samples, image),
      photometric: image.photometric === 'YBR_FULL_422' ? 'YBR_FULL' : image.photometric,
      unmasked: true,
    };
  const planar = image.samplesPerPixel > 1 && image.planarConfiguration === 1;
  return { samples: planar ? interleavePlanes(samples, image.samplesPerPixel) : samples, photometric: image.photometric, unmasked: true };
}

/** All of one sample, then all of the next → the samples of a pixel side by side. */
export function interleavePlanes(planes: Samples, samplesPerPixel: number): Samples {
  const pixels = planes.length / samplesPerPixel;
  const interleaved = planes.slice();
  for (let sample = 0; sample < samplesPerPixel; sample++) {
    for (let pixel = 0, from = sample * pixels, to = sample; pixel < pixels; pixel++, from++, to += samplesPerPixel)
      interleaved[to] = planes[from] as number;
  }
  return interleaved;
}

/** One byte a sample; the lowest bit of a byte is the first (PS3.5 §8.1.1). */
export function unpackBits(bytes: Uint8Array, bitOffset: number, count: number): Samples {
  const samples = new Uint8Array(count);
  for (let index = 0, bit = bitOffset; index < count; index++, bit++) samples[index] = ((bytes[bit >> 3] as number) >> (bit & 7)) & 1;
  return samples;
}

function readSamples(bytes: Uint8Array, bitOffset: number, count: number, image: ImageDescription, littleEndian: boolean): Samples {
  if (image.bitsAllocated === 1) return unpackBits(bytes, bitOffset, count);
  if (image.bitsAllocated !== PACKED_BITS) return readContainers(bytes, bitOffset / 8, count, image, littleEndian);
  if (!littleEndian) throw new FrameError('bits-not-supported', 'BitsAllocated');
  return unpackPairs(bytes, bitOffset, count, image.signed);
}

/** Samples of 12 bits, the lowest bits first: two of them in three bytes. */
function unpackPairs(bytes: Uint8Array, bitOffset: number, count: number, signed: boolean): Samples {
  const samples = allocateSamples('integer', PACKED_BITS, signed, count);
  for (let index = 0, bit = bitOffset; index < count; index++, bit += PACKED_BITS) {
    const at = bit >> 3;
    samples[index] = (((bytes[at] as number) | ((bytes[at + 1] as number) << 8)) >> (bit & 7)) & 0xfff;
  }
  return samples;
}

function readContainers(bytes: Uint8Array, start: number, count: number, image: ImageDescription, littleEndian: boolean): Samples {
  const samples = allocateSamples(image.sampleKind, image.bitsAllocated, image.signed, count);
  const raw = new Uint8Array(samples.buffer);
  raw.set(bytes.subarray(start, start + raw.length));
  if (!littleEndian && samples.BYTES_PER_ELEMENT > 1) reverseEach(raw, samples.BYTES_PER_ELEMENT);
  return samples;
}

/** Turns the byte order of every word round. Typed arrays are little endian on every machine that Node, Chromium and WebAssembly run on. */
function reverseEach(raw: Uint8Array, width: number): void {
  for (let at = 0; at + width <= raw.length; at += width) raw.subarray(at, at + width).reverse();
}

function swapPairs(bytes: Uint8Array): Uint8Array {
  // Not `slice`: a Node Buffer would give a view, and the source would be turned round.
  const swapped = new Uint8Array(bytes);
  reverseEach(swapped, 2);
  return swapped;
}

/** Y1 Y2 Cb Cr → Y1 Cb Cr, Y2 Cb Cr. */
function upsample422(samples: Samples, image: ImageDescription): Samples {
  if (image.columns % 2 !== 0) throw new FrameError('bad-description', 'Columns');
  const full = allocateSamples(image.sampleKind, image.bitsAllocated, image.signed, image.rows * image.columns * 3);
  for (let from = 0, to = 0; from < samples.length; from += 4, to += 6) {
    const blue = samples[from + 2] as number;
    const red = samples[from + 3] as number;
    full[to] = samples[from] as number;
    full[to + 1] = blue;
    full[to + 2] = red;
    full[to + 3] = samples[from + 1] as number;
    full[to + 4] = blue;
    full[to + 5] = red;
  }
  return full;
}
