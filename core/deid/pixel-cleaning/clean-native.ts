import { eachChunk } from '../../dicom/chunks.js';
import type { DataElement } from '../../dicom/data-element.js';
import type { ParsedFile } from '../../dicom/parse-file.js';
import { bytesPastLastPixel, pixelElement } from '../../pixels/frames.js';
import type { ImageDescription } from '../../pixels/image-description.js';
import { DirtySamples, type NativeBits, nativeBits, type Samples, samplesOf, swapBytes } from './dirty-samples.js';
import type { PixelCleaning, ValuePiece } from './pixel-cleaning.js';
import { cleared, isProper } from './unused-bits.js';

/** Bytes that are written anew where they must be at once: a multiple of every sample's width. */
const STEP = 1024 * 1024;

/**
 * Native pixel data without what no pixel shows: bytes past the last pixel, and bits beside the stored value that are
 * neither zero nor the sign. Null where there is nothing of either.
 * @param looked where every sample passed somebody already: what was counted then
 */
export function cleanNative(parsed: ParsedFile, image: ImageDescription, looked: DirtySamples | null = null): PixelCleaning | null {
  const element = pixelElement(parsed.dataSet);
  if (!element || element.fragments) return null;
  const past = bytesPastLastPixel(parsed);
  const kept = past ? past.offset - element.valueOffset : element.valueLength;
  const bits = nativeBits(parsed, element, image);
  const samplesCleared = bits ? (looked?.bytes === kept ? looked.count : countDirty(parsed, element, kept, bits)) : 0;
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

function countDirty({ dataSet }: ParsedFile, element: DataElement, length: number, bits: NativeBits): number {
  const dirty = new DirtySamples(bits);
  eachChunk(dataSet.body, element.valueOffset, length, (chunk) => {
    dirty.look(chunk);
    return true;
  });
  return dirty.count;
}

/** Chunks without a dirty sample are copied from the source; the others are written anew. */
function* clearedPieces({ dataSet }: ParsedFile, element: DataElement, length: number, bits: NativeBits): Iterable<ValuePiece> {
  for (let at = 0; at < length; at += STEP) {
    const offset = element.valueOffset + at;
    const size = Math.min(STEP, length - at);
    const samples = samplesOf(dataSet.body.read(offset, size), bits, true);
    if (!clear(samples, bits)) {
      yield { offset, length: size };
      continue;
    }
    if (bits.swapped) swapBytes(samples);
    const bytes = new Uint8Array(samples.buffer, 0, samples.length * bits.width);
    // An odd last byte of a 16-bit value is no sample.
    yield bytes.length === size ? bytes : joinLast(bytes, dataSet.body.read(offset + bytes.length, size - bytes.length));
  }
}

/** True where a sample was changed. */
function clear(samples: Samples, bits: NativeBits): boolean {
  let isDirty = false;
  for (let at = 0; at < samples.length; at += 1) {
    const container = samples[at] as number;
    if (isProper(container, bits)) continue;
    samples[at] = cleared(container, bits);
    isDirty = true;
  }
  return isDirty;
}

function joinLast(bytes: Uint8Array, rest: Uint8Array): Uint8Array {
  const joined = new Uint8Array(bytes.length + rest.length);
  joined.set(bytes);
  joined.set(rest, bytes.length);
  return joined;
}
