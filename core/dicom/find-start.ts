import type { ByteSource } from './byte-source.js';
import { lookUpAttribute } from './dictionary/look-up.js';
import { ParseError } from './parse-error.js';
import { isVr } from './vr.js';

const PREAMBLE = 128;

/**
 * Where the file's parts begin: behind preamble and prefix (PS3.10 §7.1), or at byte 0 where a file meta or a bare data
 * set begins there (files from before PS3.10 and from careless writers).
 * @throws ParseError `not-dicom` where neither is the case.
 */
export function findStart(source: ByteSource): { preambleEnd: number; metaStart: number } {
  if (source.size >= PREAMBLE + 4) {
    const prefix = source.read(PREAMBLE, 4);
    if (prefix[0] === 0x44 && prefix[1] === 0x49 && prefix[2] === 0x43 && prefix[3] === 0x4d)
      return { preambleEnd: PREAMBLE + 4, metaStart: PREAMBLE + 4 };
  }
  if (source.size >= 12 && looksLikeElement(source)) return { preambleEnd: 0, metaStart: 0 };
  throw new ParseError('not-dicom', 0);
}

/** A bare data set begins with an element of group 0002 or 0008 that the dictionary knows, with a plausible VR or length. */
function looksLikeElement(source: ByteSource): boolean {
  const bytes = source.read(0, 12);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const group = view.getUint16(0, true);
  if (looksBigEndian(source, 0)) return true;
  if (group !== 0x0002 && group !== 0x0008) return false;
  const attribute = lookUpAttribute(group * 0x10000 + view.getUint16(2, true));
  if (!attribute && view.getUint16(2, true) !== 0) return false;
  if (looksExplicit(source, 0, true)) return true;
  const length = view.getUint32(4, true);
  return length % 2 === 0 && length < Math.min(source.size, 0x10000);
}

/** True where an explicit VR big endian data set begins at `at`: group 0008 and a known element only when read that way. */
export function looksBigEndian(source: ByteSource, at: number): boolean {
  if (source.size - at < 8) return false;
  const bytes = source.read(at, 8);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tag = view.getUint16(0, false) * 0x10000 + view.getUint16(2, false);
  const vr = String.fromCharCode(bytes[4] as number, bytes[5] as number);
  return view.getUint16(0, false) === 0x0008 && isVr(vr) && (lookUpAttribute(tag) !== null || view.getUint16(2, false) === 0);
}

/** True where a valid VR stands behind the tag at `at`. A length that happens to spell one is told apart by the tag's own VR. */
export function looksExplicit(source: ByteSource, at: number, littleEndian: boolean): boolean {
  const bytes = source.read(at, 8);
  const text = String.fromCharCode(bytes[4] as number, bytes[5] as number);
  if (/^[A-Z]{2}$/.test(text) && isVr(text)) return true;
  if (!/^[A-Z]{2}$/.test(text)) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // Two letters that are no VR: a later edition's VR, or a length above 16 MiB; the first element of a file isn't that long.
  return view.getUint32(4, littleEndian) > source.size;
}
