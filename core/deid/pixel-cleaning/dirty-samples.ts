import type { DataElement } from '../../dicom/data-element.js';
import type { ParsedFile } from '../../dicom/parse-file.js';
import type { ImageDescription } from '../../pixels/image-description.js';
import { nativeOrder } from '../../pixels/read-frame.js';
import { isProper, type UnusedBits, unusedBits } from './unused-bits.js';

/** Bytes of the word in which several samples are looked at together. */
const WORD = 4;
const MACHINE_IS_LITTLE = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** Unused bits of native samples, and how their containers lie in the bytes. */
export interface NativeBits extends UnusedBits {
  /** The bytes of a container are in the other order than the machine's. */
  readonly swapped: boolean;
}

/** Null where every bit is used, or samples aren't whole numbers in containers of whole bytes. */
export function nativeBits(parsed: ParsedFile, element: DataElement, image: ImageDescription): NativeBits | null {
  const bits = unusedBits(image);
  // 8-bit samples in big endian OW are swapped in pairs, which leaves each of them whole.
  return bits && { ...bits, swapped: bits.width > 1 && nativeOrder(parsed, element).littleEndian !== MACHINE_IS_LITTLE };
}

export type Samples = Uint8Array | Uint16Array | Uint32Array;

/**
 * The whole samples in a chunk, in the machine's own order.
 * @param isWritten they are changed: they have to be in memory of their own
 */
export function samplesOf(chunk: Uint8Array, { width, swapped }: NativeBits, isWritten: boolean): Samples {
  // A copy where they are changed, or lie askew: a source may give its own memory, and a host's kind of bytes whose slice is no copy.
  const own = isWritten || swapped || chunk.byteOffset % WORD !== 0 ? new Uint8Array(chunk) : chunk;
  if (width === 1) return own;
  const count = Math.floor(chunk.length / width);
  const samples = width === 2 ? new Uint16Array(own.buffer, own.byteOffset, count) : new Uint32Array(own.buffer, own.byteOffset, count);
  if (swapped) swapBytes(samples);
  return samples;
}

/** Turns the bytes of each sample round. */
export function swapBytes(samples: Samples): void {
  const view = new DataView(samples.buffer, samples.byteOffset, samples.byteLength);
  for (let at = 0; at < samples.length; at += 1) {
    if (samples instanceof Uint16Array) samples[at] = view.getUint16(at * 2, !MACHINE_IS_LITTLE);
    else if (samples instanceof Uint32Array) samples[at] = view.getUint32(at * 4, !MACHINE_IS_LITTLE);
  }
}

/** Counts the samples with something in their unused bits, chunk by chunk as they pass. */
export class DirtySamples {
  count = 0;
  /** Bytes that were looked at. */
  bytes = 0;

  constructor(private readonly bits: NativeBits) {}

  /** @param chunk whole samples, but for the last chunk: an odd last byte of a 16-bit value is no sample */
  look(chunk: Uint8Array): void {
    this.bytes += chunk.length;
    const samples = samplesOf(chunk, this.bits, false);
    if (allClean(samples, this.bits)) return;
    for (let at = 0; at < samples.length; at += 1) if (!isProper(samples[at] as number, this.bits)) this.count += 1;
  }
}

/** Most files hold nothing but values: then the unused bits of all samples together are zero, which is quick to see. */
function allClean(samples: Samples, { used, width }: UnusedBits): boolean {
  const unused = ~(width === 1 ? used * 0x01010101 : width === 2 ? used * 0x10001 : used);
  // Several samples in a word, whatever their order in it; what fills no word is looked at one by one.
  const perWord = WORD / width;
  const words = new Uint32Array(samples.buffer, samples.byteOffset, Math.floor(samples.length / perWord));
  let together = 0;
  for (let at = 0; at < words.length; at += 1) together |= words[at] as number;
  for (let at = words.length * perWord; at < samples.length; at += 1) together |= samples[at] as number;
  return (together & unused) === 0;
}
