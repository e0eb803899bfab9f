import type { DataElement } from '../../dicom/data-element.js';
import type { ParsedFile } from '../../dicom/parse-file.js';
import { bytesPastLastPixel, pixelElement } from '../../pixels/frames.js';
import type { ImageDescription } from '../../pixels/image-description.js';
import { nativeOrder } from '../../pixels/read-frame.js';
import type { PixelCleaning, ValuePiece } from './pixel-cleaning.js';
import { cleared, isProper, type UnusedBits, unusedBits } from './unused-bits.js';

/** Bytes that are looked at, and written anew where they must be, at once: a multiple of every sample's width. */
const STEP = 1024 * 1024;
/** Bytes of the word in which several samples are looked at together. */
const WORD = 4;

/**
 * Native pixel data without what no pixel shows: bytes past the last pixel, and bits beside the stored value that are
 * neither zero nor the sign. Null where there is nothing of either.
 */
export function cleanNative(parsed: ParsedFile, image: ImageDescription): PixelCleaning | null {
  const element = pixelElement(parsed.dataSet);
  if (!element || element.fragments) return null;
  const past = bytesPastLastPixel(parsed);
  const kept = past ? past.offset - element.valueOffset : element.valueLength;
  const bits = unusedBits(image);
  const samplesCleared = bits ? countDirty(parsed, element, kept, bits) : 0;
  if (!past && samplesCleared === 0) return null;
  const padding = kept % 2;
  return {
    reason: samplesCleared > 0 ? 'unused-bits' : 'past-last-pixel',
    length: kept + padding,
    samplesCleared,
    removedBytes: past ? { 'past-last-pixel': past.length } : {},
    movesFragments: false,
    *pieces() {
      if (samplesCleared > 0 && bits) yield* clearedPieces(parsed, element, kept, bits);
      else yield { offset: element.valueOffset, length: kept };
      if (padding) yield new Uint8Array(1);
    },
  };
}

/** Most files hold nothing but values: then the unused bits of all samples together are zero, which is quick to see. */
function allClean(samples: Samples, { used, width }: UnusedBits): boolean {
  const unused = ~(width === 1 ? used * 0x01010101 : width === 2 ? used * 0x10001 : used);
  // Several samples in a word, whatever their order in it; what fills no word is looked at one by one.
  const perWord = 4 / width;
  const words = new Uint32Array(samples.buffer, samples.byteOffset, Math.floor(samples.length / perWord));
  let together = 0;
  for (let at = 0; at < words.length; at += 1) together |= words[at] as number;
  for (let at = words.length * perWord; at < samples.length; at += 1) together |= samples[at] as number;
  return (together & unused) === 0;
}

function countDirty(parsed: ParsedFile, element: DataElement, length: number, bits: UnusedBits): number {
  let count = 0;
  for (const { samples } of chunks(parsed, element, length, bits.width, false)) {
    if (allClean(samples, bits)) continue;
    for (let at = 0; at < samples.length; at += 1) if (!isProper(samples[at] as number, bits)) count += 1;
  }
  return count;
}

/** Chunks without a dirty sample are copied from the source; the others are written anew. */
function* clearedPieces(parsed: ParsedFile, element: DataElement, length: number, bits: UnusedBits): Iterable<ValuePiece> {
  for (const { offset, size, samples, swapped } of chunks(parsed, element, length, bits.width, true)) {
    let dirty = false;
    for (let at = 0; at < samples.length; at += 1) {
      const container = samples[at] as number;
      if (isProper(container, bits)) continue;
      samples[at] = cleared(container, bits);
      dirty = true;
    }
    if (!dirty) {
      yield { offset, length: size };
      continue;
    }
    if (swapped) swapBytes(samples);
    const bytes = new Uint8Array(samples.buffer, 0, samples.length * bits.width);
    // An odd last byte of a 16-bit value is no sample.
    yield bytes.length === size ? bytes : joinLast(bytes, parsed.dataSet.body.read(offset + bytes.length, size - bytes.length));
  }
}

function joinLast(bytes: Uint8Array, rest: Uint8Array): Uint8Array {
  const joined = new Uint8Array(bytes.length + rest.length);
  joined.set(bytes);
  joined.set(rest, bytes.length);
  return joined;
}

type Samples = Uint8Array | Uint16Array | Uint32Array;

interface Chunk {
  readonly offset: number;
  readonly size: number;
  /** Samples in the machine's own order; in memory of their own where they are to be changed. */
  readonly samples: Samples;
  readonly swapped: boolean;
}

/** @param isWritten samples are changed: they have to be in memory of their own */
function* chunks(
  parsed: ParsedFile,
  element: DataElement,
  length: number,
  width: UnusedBits['width'],
  isWritten: boolean,
): Iterable<Chunk> {
  const { body } = parsed.dataSet;
  // 8-bit samples in big endian OW are swapped in pairs, which leaves each of them whole.
  const swapped = width > 1 && nativeOrder(parsed, element).littleEndian !== MACHINE_IS_LITTLE;
  for (let at = 0; at < length; at += STEP) {
    const size = Math.min(STEP, length - at);
    const read = body.read(element.valueOffset + at, size);
    // A copy where they are changed, or lie askew: a source may give its own memory, and a host's kind of bytes whose slice is no copy.
    const own = isWritten || swapped || read.byteOffset % WORD !== 0 ? new Uint8Array(read) : read;
    const count = Math.floor(size / width);
    const samples =
      width === 1
        ? own
        : width === 2
          ? new Uint16Array(own.buffer, own.byteOffset, count)
          : new Uint32Array(own.buffer, own.byteOffset, count);
    if (swapped) swapBytes(samples);
    yield { offset: element.valueOffset + at, size, samples, swapped };
  }
}

const MACHINE_IS_LITTLE = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

function swapBytes(samples: Samples): void {
  const view = new DataView(samples.buffer, samples.byteOffset, samples.byteLength);
  for (let at = 0; at < samples.length; at += 1) {
    if (samples instanceof Uint16Array) samples[at] = view.getUint16(at * 2, !MACHINE_IS_LITTLE);
    else if (samples instanceof Uint32Array) samples[at] = view.getUint32(at * 4, !MACHINE_IS_LITTLE);
  }
}
