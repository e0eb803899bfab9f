import type { ByteSource } from '../dicom/byte-source.js';

/** What a file is by its first bytes, whatever its name. `unknown` may still be a scan without a preamble: parsing decides. */
export type ContentKind = 'dicom' | 'zip' | 'gzip' | 'png' | 'jpeg' | 'nifti' | 'unknown';

const PREFIX_OFFSET = 128;
const NIFTI_1_BYTES = 348;
const NIFTI_2_BYTES = 540;
const HEAD_BYTES = 352;

/** Looks at the first 352 bytes. A DICOM prefix comes first: what stands in its preamble may be the start of anything (PS3.10 §7.1). */
export function contentKind(source: ByteSource): ContentKind {
  const head = source.read(0, Math.min(source.size, HEAD_BYTES));
  const holds = (at: number, ...bytes: readonly number[]): boolean => bytes.every((byte, index) => head[at + index] === byte);
  if (holds(PREFIX_OFFSET, 0x44, 0x49, 0x43, 0x4d)) return 'dicom';
  if (holds(0, 0x50, 0x4b, 3, 4) || holds(0, 0x50, 0x4b, 5, 6)) return 'zip';
  if (holds(0, 0x1f, 0x8b, 8)) return 'gzip';
  if (holds(0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png';
  if (holds(0, 0xff, 0xd8, 0xff)) return 'jpeg';
  return isNifti(head) ? 'nifti' : 'unknown';
}

/** The size of the header in either order of bytes, and the letters at its end or its start: `ni1`, `n+1`, `n+2`. */
function isNifti(head: Uint8Array): boolean {
  if (head.length < 12) return false;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const sizes = [view.getInt32(0, true), view.getInt32(0, false)];
  const at = sizes.includes(NIFTI_1_BYTES) ? NIFTI_1_BYTES - 4 : sizes.includes(NIFTI_2_BYTES) ? 4 : -1;
  if (at < 0 || at + 4 > head.length) return false;
  return /^n[i+][12]\0$/.test(String.fromCharCode(...head.subarray(at, at + 4)));
}
