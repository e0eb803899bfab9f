import type { NativeByteOrder } from '../../pixels/codecs/native.js';
import type { ImageDescription } from '../../pixels/image-description.js';
import type { SampleRun } from './sample-runs.js';

/** A run as it lies in the bytes of the value, whole words where words are swapped. */
export interface PaintedRange {
  readonly start: number;
  readonly end: number;
  /** Overwrites what lies in `bytes`, which are those of the value from `offset` on; they may be a part of the range. */
  paint(bytes: Uint8Array, offset: number): void;
}

/** How samples become bytes: the container's width, where the value stands in it, and the order of the bytes. */
export function paintedRange(run: SampleRun, image: ImageDescription, order: NativeByteOrder): PaintedRange {
  // Samples of 8 bits and less in big endian words stand in pairs the other way round.
  const swap = !order.littleEndian && order.words && image.bitsAllocated <= 8 ? 1 : 0;
  return image.bitsAllocated === 1 ? bitRange(run, swap) : byteRange(run, image, order.littleEndian, swap);
}

function byteRange(run: SampleRun, image: ImageDescription, littleEndian: boolean, swap: number): PaintedRange {
  const width = image.bitsAllocated / 8;
  const pattern = containerBytes(run.pattern, image, littleEndian);
  const from = run.first * width;
  const to = (run.first + run.count) * width;
  return {
    ...wholeWords(from, to, swap),
    paint(bytes, offset) {
      for (let at = 0; at < bytes.length; at++) {
        const place = (offset + at) ^ swap;
        if (place >= from && place < to) bytes[at] = pattern[(place - from) % pattern.length] as number;
      }
    },
  };
}

/** The containers of a pattern: values from High Bit down, signs extended above it, nothing else. */
function containerBytes(values: readonly number[], image: ImageDescription, littleEndian: boolean): Uint8Array {
  const width = image.bitsAllocated / 8;
  const bytes = new Uint8Array(values.length * width);
  const view = new DataView(bytes.buffer);
  const shift = 2 ** (image.highBit - image.bitsStored + 1);
  values.forEach((value, index) => {
    if (image.sampleKind === 'float') view.setFloat32(index * 4, value, littleEndian);
    else if (image.sampleKind === 'double') view.setFloat64(index * 8, value, littleEndian);
    else if (width === 1) view.setUint8(index, value * shift);
    else if (width === 2) view.setUint16(index * 2, value * shift, littleEndian);
    else view.setUint32(index * 4, value * shift, littleEndian);
  });
  return bytes;
}

/** One bit a sample, the lowest bit of a byte first (PS3.5 §8.1.1). */
function bitRange({ first, count, pattern }: SampleRun, swap: number): PaintedRange {
  const end = first + count;
  const value = pattern[0] ? 0xff : 0;
  return {
    ...wholeWords(first >> 3, (end + 7) >> 3, swap),
    paint(bytes, offset) {
      for (let at = 0; at < bytes.length; at++) {
        const bit = ((offset + at) ^ swap) * 8;
        const low = Math.max(0, first - bit);
        const high = Math.min(8, end - bit);
        if (low >= high) continue;
        const mask = ((1 << high) - 1) & ~((1 << low) - 1);
        bytes[at] = ((bytes[at] as number) & ~mask) | (value & mask);
      }
    },
  };
}

const wholeWords = (from: number, to: number, swap: number): { start: number; end: number } =>
  swap === 0 ? { start: from, end: to } : { start: from - (from % 2), end: to + (to % 2) };
