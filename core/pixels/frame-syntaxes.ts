import { TRANSFER_SYNTAXES } from '../dicom/transfer-syntax.js';
import type { CodecFamily, CodecWasm } from './frame-codec.js';

/** What this program does with the frames of one transfer syntax; docs/CONFORMANCE.md is generated from these rows. */
export interface FrameSyntax {
  readonly uid: string;
  readonly name: string;
  readonly status: 'full' | 'partial' | 'no';
  readonly family: CodecFamily | null;
  /** Binaries that must be there before a frame is decoded. */
  readonly wasm: readonly CodecWasm[];
  /** What is missing, where the status isn't full. */
  readonly missing: string;
}

type Row = Pick<FrameSyntax, 'status' | 'family' | 'missing'> & { readonly wasm?: readonly CodecWasm[] };

const FULL = (family: CodecFamily, ...wasm: CodecWasm[]): Row => ({ status: 'full', family, wasm, missing: '' });
const PARTIAL = (family: CodecFamily, missing: string, ...wasm: CodecWasm[]): Row => ({ status: 'partial', family, wasm, missing });
const NO = (missing: string): Row => ({ status: 'no', family: null, missing });

const NATIVE = PARTIAL('native', 'Bits Allocated other than 1, 8, 12, 16 and 32 (integers)');
const JPEG_2000 = PARTIAL(
  'jpeg-2000',
  'more than 16 bits a sample, at which the decoder’s package clips; sub-sampled components, of which it mixes up the places',
  'openjpeg',
);
const MULTI_COMPONENT = PARTIAL(
  'jpeg-2000',
  'transforms of Part 2 between components, codestreams of several frames, more than 16 bits a sample, sub-sampled components',
  'openjpeg',
);
const HTJ2K = PARTIAL('htj2k', 'more than 16 bits a sample, sub-sampled components', 'openjph');
const JPEG_XL = PARTIAL('jpeg-xl', 'more than 16 bits a sample, transparency, orientations', 'jxl-oxide');
const VIDEO = (missing: string): Row => ({ status: 'partial', family: null, missing });
const H264 = VIDEO('shown frame by frame in the window, through the decoder of the runtime; not on the command line, and without sound');
const HEVC = VIDEO(
  'shown frame by frame in the window where the runtime and the machine have a decoder; not on the command line, and without sound',
);
const STEREO = VIDEO('the first view only, in the window; not on the command line, and without sound');
const MPEG_2 = NO('the runtime has no decoder for it: the screen says so, and what to ask for');

/** The processes that the JPEG syntaxes name are those of Huffman coding; arithmetic coding has syntaxes of its own, all retired (PS3.6 Table A-1). */
const BY_SUFFIX: Readonly<Record<string, Row>> = {
  '': NATIVE,
  '.1': NATIVE,
  '.1.99': NATIVE,
  '.2': NATIVE,
  '.1.98': NATIVE,
  '.8.1': PARTIAL('deflated-frame', 'Bits Allocated other than 1, 8, 12, 16 and 32 (integers)'),
  '.5': FULL('rle'),
  '.4.50': FULL('jpeg', 'libjpeg-turbo'),
  '.4.51': FULL('jpeg', 'libjpeg-turbo'),
  '.4.53': FULL('jpeg', 'libjpeg-turbo'),
  '.4.55': FULL('jpeg', 'libjpeg-turbo'),
  '.4.57': FULL('jpeg', 'libjpeg-turbo'),
  '.4.70': FULL('jpeg', 'libjpeg-turbo'),
  '.4.80': FULL('jpeg-ls', 'charls'),
  '.4.81': FULL('jpeg-ls', 'charls'),
  '.4.90': JPEG_2000,
  '.4.91': JPEG_2000,
  '.4.92': MULTI_COMPONENT,
  '.4.93': MULTI_COMPONENT,
  '.4.110': JPEG_XL,
  '.4.111': JPEG_XL,
  '.4.112': JPEG_XL,
  '.4.201': HTJ2K,
  '.4.202': HTJ2K,
  '.4.203': HTJ2K,
};

const PREFIX = '1.2.840.10008.1.2';
/** Implicit little endian data set with big endian pixels, by one maker. */
export const GE_BIG_ENDIAN_PIXELS = '1.2.840.113619.5.2';

function rowOf(uid: string, name: string): Row {
  if (uid === GE_BIG_ENDIAN_PIXELS) return NATIVE;
  const row = uid.startsWith(PREFIX) ? BY_SUFFIX[uid.slice(PREFIX.length)] : undefined;
  if (row) return row;
  if (name.includes('HEVC')) return HEVC;
  if (name.includes('H.264')) return name.includes('Stereo') ? STEREO : H264;
  return name.includes('MPEG2') ? MPEG_2 : NO('not decoded yet');
}

/** Every transfer syntax that the program knows, with its honest status. */
export const FRAME_SYNTAXES: readonly FrameSyntax[] = TRANSFER_SYNTAXES.map(({ uid, name }) => ({
  uid,
  name,
  wasm: [],
  ...rowOf(uid, name),
}));

const BY_UID: ReadonlyMap<string, FrameSyntax> = new Map(FRAME_SYNTAXES.map((syntax) => [syntax.uid, syntax]));

/** The row of a transfer syntax, or undefined where the program doesn't know it. */
export const frameSyntaxOf = (uid: string): FrameSyntax | undefined => BY_UID.get(uid);
