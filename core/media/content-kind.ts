import type { ByteSource } from '../dicom/byte-source.js';

/**
 * What a file is by its content, whatever its name. `archive`: a kind that holds files and isn't read. `unknown` may still be a scan without
 * a preamble: parsing decides.
 */
export type ContentKind = 'dicom' | ContainerKind | 'png' | 'jpeg' | 'nifti' | 'unknown';
export type ContainerKind = 'zip' | 'gzip' | 'tar' | 'iso' | 'archive';

const CONTAINERS: readonly ContentKind[] = ['zip', 'gzip', 'tar', 'iso', 'archive'] satisfies readonly ContainerKind[];
/** True for what `openContainer` opens, or says why it doesn't. */
export const isContainer = (kind: ContentKind): kind is ContainerKind => CONTAINERS.includes(kind);

const PREFIX_OFFSET = 128;
const NIFTI_1_BYTES = 348;
const NIFTI_2_BYTES = 540;
const HEAD_BYTES = 352;
/** Where the first volume descriptor of a disc image names its standard (ECMA-119 §8.1.2, ECMA-167 2/9.1.2). */
const STANDARD_OFFSET = 0x8001;
/** What a sector of a disc begins with where an image holds whole sectors, 2352 bytes each. */
const RAW_SECTOR = [0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0];

const ARCHIVES: readonly (readonly number[])[] = [
  [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], // 7z
  [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07], // RAR
  [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00], // xz
  [0x42, 0x5a, 0x68], // bzip2; the marker of its first block follows
  [0x28, 0xb5, 0x2f, 0xfd], // Zstandard
  [0x4d, 0x53, 0x43, 0x46, 0, 0, 0, 0], // cabinet
  RAW_SECTOR,
];
const BZIP2_BLOCK = [0x31, 0x41, 0x59, 0x26, 0x53, 0x59];

/** Looks at the beginning. A DICOM prefix comes first: what stands in its preamble may be the start of anything (PS3.10 §7.1). */
export function contentKind(source: ByteSource): ContentKind {
  const head = source.read(0, Math.min(source.size, HEAD_BYTES));
  const holds = (at: number, ...bytes: readonly number[]): boolean => bytes.every((byte, index) => head[at + index] === byte);
  if (holds(PREFIX_OFFSET, 0x44, 0x49, 0x43, 0x4d)) return 'dicom';
  // A local header, an empty list of contents, or the marker of a zip in parts and of one that became a single part after all.
  if (
    [
      [3, 4],
      [5, 6],
      [7, 8],
      [0x30, 0x30],
    ].some((mark) => holds(0, 0x50, 0x4b, ...mark))
  )
    return 'zip';
  if (holds(0, 0x1f, 0x8b, 8)) return 'gzip';
  if (holds(0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png';
  if (holds(0, 0xff, 0xd8, 0xff)) return 'jpeg';
  if (ARCHIVES.some((mark) => holds(0, ...mark) && (mark[0] !== 0x42 || holds(4, ...BZIP2_BLOCK)))) return 'archive';
  if (holds(257, 0x75, 0x73, 0x74, 0x61, 0x72)) return 'tar';
  if (isNifti(head)) return 'nifti';
  return discImage(source) ?? 'unknown';
}

/** A disc image says behind 32 KiB of anything what it is: ISO 9660, or UDF alone, which isn't read. */
function discImage(source: ByteSource): ContentKind | null {
  if (source.size < STANDARD_OFFSET + 5) return null;
  const standard = String.fromCharCode(...source.read(STANDARD_OFFSET, 5));
  if (standard === 'CD001') return 'iso';
  return standard === 'BEA01' ? 'archive' : null;
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
