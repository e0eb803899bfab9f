import type { ByteSource } from '../../dicom/byte-source.js';
import { ReviewError } from '../review-error.js';
import { JFIF_SEGMENT } from './encode-jpeg.js';

const MOST = 1024 * 1024 * 1024;
const [QUANTISATION, FRAME, HUFFMAN, SCAN] = [0xdb, 0xc0, 0xc4, 0xda];
/** Bytes of a segment: a quantisation table, a frame of one or three components, a Huffman table at most, the header of a scan. */
const LENGTHS: Readonly<Record<number, readonly number[]>> = {
  [QUANTISATION]: [67],
  [FRAME]: [11, 17],
  [HUFFMAN]: [31, 181],
  [SCAN]: [8, 12],
};

/**
 * Reads the markers of a JPEG that may leave: SOI, JFIF without a thumbnail, tables, one baseline frame, one scan, EOI; no comment, no other application
 * segment, no byte between them or behind.
 * @throws ReviewError for anything more or less.
 */
export function readPlainJpeg(source: ByteSource): { readonly rows: number; readonly columns: number; readonly channels: 1 | 3 } {
  if (source.size < 4 || source.size > MOST) fail();
  const bytes = source.read(0, source.size);
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) fail();
  if (JFIF_SEGMENT.some((byte, at) => bytes[2 + at] !== byte)) fail();
  let at = 2 + JFIF_SEGMENT.length;
  let order = '';
  let frame: { readonly rows: number; readonly columns: number; readonly channels: 1 | 3 } | null = null;
  for (let marker = -1; marker !== SCAN; ) {
    if (bytes[at] !== 0xff) fail();
    marker = bytes[at + 1] ?? -1;
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    if (!LENGTHS[marker]?.includes(length) || at + 2 + length > bytes.length) fail();
    order += { [QUANTISATION]: 'q', [FRAME]: 'f', [HUFFMAN]: 'h', [SCAN]: 's' }[marker] ?? '';
    if (marker === FRAME) frame = readFrame(bytes, at);
    at += 2 + length;
  }
  // One table of each kind for grey, two for colour.
  if (!frame || order !== (frame.channels === 1 ? 'qfhhs' : 'qqfhhhhs')) fail();
  for (; at < bytes.length - 2; at += 1) if (bytes[at] === 0xff && bytes[at + 1] !== 0) fail();
  if (at !== bytes.length - 2 || bytes[at] !== 0xff || bytes[at + 1] !== 0xd9) fail();
  return frame as NonNullable<typeof frame>;
}

function readFrame(bytes: Uint8Array, at: number): { readonly rows: number; readonly columns: number; readonly channels: 1 | 3 } {
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, 10);
  const channels = view.getUint8(9);
  const length = view.getUint16(2);
  if (view.getUint8(4) !== 8 || (channels !== 1 && channels !== 3) || length !== 8 + 3 * channels) fail();
  return { rows: view.getUint16(5), columns: view.getUint16(7), channels: channels === 1 ? 1 : 3 };
}

function fail(): never {
  throw new ReviewError('review-differs', '');
}
