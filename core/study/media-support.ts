import type { ContentKind } from '../media/content-kind.js';
import type { Support } from '../pixels/picture-support.js';

const full = (note = ''): Support => ({ status: 'full', note });
const partial = (note: string): Support => ({ status: 'partial', note });
const no = (note: string): Support => ({ status: 'no', note });

type Row = readonly [name: string, Support];

/** Every kind of file beside DICOM that is known by its content: a kind without a row fails to compile. docs/CONFORMANCE.md is generated from these. */
const KINDS: Readonly<Record<Exclude<ContentKind, 'dicom' | 'unknown'>, Row>> = {
  zip: [
    'Zip',
    partial('stored and deflated, zip64, names in UTF-8 and code page 437; entries with a password and zips in several parts say so'),
  ],
  gzip: ['Gzip', full('of several members too')],
  tar: ['Tar', partial('ustar, pax and GNU names; files with holes, and tars older than POSIX, aren’t read')],
  iso: [
    'Disc image, ISO 9660',
    partial('with Joliet names where there are any; Rock Ridge names, interleaved files and later sessions aren’t read'),
  ],
  archive: [
    '7z, RAR, xz, bzip2, Zstandard, cabinet, images of UDF alone and of raw sectors',
    no('the list of what wasn’t opened says what to do'),
  ],
  nifti: [
    'NIfTI-1 and NIfTI-2',
    partial(
      'one file, or a header with its voxels, compressed or not; no complex numbers, single bits, reals of 128 bits; shown, and not exported',
    ),
  ],
  png: ['PNG', full('with what its file says; shown, and not exported')],
  jpeg: [
    'JPEG file',
    partial('what the platform decodes: no 12 bits, no lossless ones; with its EXIF, XMP and comments; shown, and not exported'),
  ],
};

export const MEDIA_SUPPORT: readonly Row[] = [
  [
    'Index of a disc (DICOMDIR)',
    full(
      'its tree, also where its links are broken; missing files in their place, files that it doesn’t list; renamed ones known by their UID',
    ),
  ],
  ['Archives inside each other', full('four deep, nothing unpacked to the disk')],
  ...Object.values(KINDS),
];
