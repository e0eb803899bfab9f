import { unzlibSync } from 'fflate';
import type { ByteSource } from '../../dicom/byte-source.js';
import { crc32 } from '../../media/crc32.js';
import { ReviewError } from '../review-error.js';
import type { Picture } from './encode-png.js';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Longest edge of a picture that this program writes. */
const LONGEST = 65_535;
const MOST = 1024 * 1024 * 1024;

/**
 * Reads a PNG that may leave: IHDR, IDAT, IEND and not one byte else, each with its checksum, 8-bit grey or true colour.
 * @throws ReviewError for anything more or less.
 */
export function readPlainPng(source: ByteSource): Picture {
  const fail = (): never => {
    throw new ReviewError('review-differs', '');
  };
  if (source.size < 8 || source.size > MOST) fail();
  const bytes = source.read(0, source.size);
  if (SIGNATURE.some((byte, at) => bytes[at] !== byte)) fail();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 8;
  const next = (name: string): Uint8Array => {
    if (at + 12 > bytes.length) fail();
    const length = view.getUint32(at);
    if (at + 12 + length > bytes.length) fail();
    if (String.fromCharCode(...bytes.subarray(at + 4, at + 8)) !== name) fail();
    if (crc32(bytes.subarray(at + 4, at + 8 + length)) !== view.getUint32(at + 8 + length)) fail();
    const content = bytes.subarray(at + 8, at + 8 + length);
    at += 12 + length;
    return content;
  };
  const header = next('IHDR');
  const packed = next('IDAT');
  if (next('IEND').length !== 0 || at !== bytes.length || header.length !== 13) fail();
  const [columns, rows] = [view.getUint32(16), view.getUint32(20)];
  const channels = header[9] === 0 ? 1 : 3;
  if (header[8] !== 8 || (header[9] !== 0 && header[9] !== 2) || header[10] !== 0 || header[11] !== 0 || header[12] !== 0) fail();
  if (columns === 0 || rows === 0 || columns > LONGEST || rows > LONGEST || rows * (columns * channels + 1) > MOST) fail();
  const lines = inflate(packed, rows * (columns * channels + 1));
  return { rows, columns, channels, samples: unfilter(lines, rows, columns * channels) };
}

/** Exactly `length` bytes. */
function inflate(packed: Uint8Array, length: number): Uint8Array {
  try {
    return unzlibSync(packed, { out: new Uint8Array(length) });
  } catch {
    throw new ReviewError('review-differs', '');
  }
}

/** Undoes the filters that this program writes: none, and Up. */
function unfilter(lines: Uint8Array, rows: number, stride: number): Uint8Array {
  if (lines.length !== rows * (stride + 1)) throw new ReviewError('review-differs', '');
  const samples = new Uint8Array(rows * stride);
  for (let row = 0; row < rows; row += 1) {
    const from = row * (stride + 1);
    const to = row * stride;
    const filter = lines[from];
    if (filter !== 0 && filter !== 2) throw new ReviewError('review-differs', '');
    for (let at = 0; at < stride; at += 1) {
      const above = filter === 2 && row > 0 ? (samples[to - stride + at] as number) : 0;
      samples[to + at] = (lines[from + 1 + at] as number) + above;
    }
  }
  return samples;
}
