import { memorySource } from '../../dicom/byte-source.js';
import type { Fragment } from '../../dicom/data-element.js';
import { joinBytes } from '../../dicom/encode-value.js';
import { hasBytesBehindDeflated, inflateRange } from '../../dicom/inflate.js';
import { PARSE_LIMITS } from '../../dicom/parse-error.js';
import type { ParsedFile } from '../../dicom/parse-file.js';
import { frameFragments, joinFragments, nativeFrameBits, pixelElement } from '../../pixels/frames.js';
import type { ImageDescription } from '../../pixels/image-description.js';
import {
  type CleanCodestream,
  CodestreamError,
  type CodestreamPiece,
  PieceBuilder,
  type RemovedSegment,
} from '../codestream/clean-codestream.js';
import { cleanJpeg } from '../codestream/clean-jpeg.js';
import { cleanJpeg2000OrFile } from '../codestream/clean-jpeg-2000.js';
import { cleanRle } from '../codestream/clean-rle.js';
import { type Frames, fragmentedValue } from './fragmented-value.js';
import type { PixelCleaning } from './pixel-cleaning.js';

/** Longest frame that is looked through, in bytes: its codestream is loaded whole. */
const MOST = 512 * 1024 * 1024;

type Kind = 'jpeg' | 'jpeg-2000' | 'rle' | 'deflated' | 'native' | 'jpeg-xl';

/** PS3.6 Table A-1: which codestream the fragments hold. */
function kindOf(uid: string): Kind | null {
  const suffix = uid.startsWith('1.2.840.10008.1.2.') ? uid.slice('1.2.840.10008.1.2.'.length) : '';
  if (suffix === '5') return 'rle';
  if (suffix === '1.98') return 'native';
  if (suffix === '8.1') return 'deflated';
  if (/^4\.(5\d|6\d|70|80|81)$/.test(suffix)) return 'jpeg';
  if (/^4\.(9[0-3]|20[1-3])$/.test(suffix)) return 'jpeg-2000';
  return /^4\.11[0-2]$/.test(suffix) ? 'jpeg-xl' : null;
}

/** The frames of encapsulated pixel data, and what of each stays. */
export interface CleanedFrames {
  readonly frames: Frames;
  /** By frame: the pieces of its codestream that stay; null where all of it does. */
  readonly cleaned: readonly (readonly CodestreamPiece[] | null)[];
  readonly removedBytes: Readonly<Partial<Record<RemovedSegment, number>>>;
  /** The Basic Offset Table is empty, or points at the frames. */
  readonly tableIsSound: boolean;
  /** There is a Basic Offset Table that isn't empty. */
  readonly hasTable: boolean;
}

/**
 * What of encapsulated pixel data is picture: without comments, application segments, bytes behind the end of a codestream, and
 * bytes that stand in no frame.
 * @throws CodestreamError where a codestream isn't understood to the last byte.
 * @throws FrameError where it can't be said which fragments are whose.
 */
export function cleanedFrames(parsed: ParsedFile, image: ImageDescription): CleanedFrames {
  const element = pixelElement(parsed.dataSet);
  const kind = kindOf(parsed.transferSyntax.uid);
  if (!element?.fragments || !kind) throw new CodestreamError(0);
  const frames = frameFragments(parsed, image);
  const table = element.fragments[0];
  const removedBytes: Partial<Record<RemovedSegment, number>> = {};
  const cleaned: (readonly CodestreamPiece[] | null)[] = [];
  let used = 0;
  for (const { fragments } of frames) {
    used += fragments.length;
    const size = fragments.reduce((sum, fragment) => sum + fragment.valueLength, 0);
    if (size > MOST) throw new CodestreamError(0);
    const codestream = joinFragments(parsed.dataSet, fragments);
    const clean = cleanOne(kind, codestream, image);
    if (isUnchanged(clean, codestream)) {
      cleaned.push(null);
      continue;
    }
    for (const { what, length } of clean.removed) removedBytes[what] = (removedBytes[what] ?? 0) + length;
    cleaned.push(clean.pieces);
  }
  if (used !== element.fragments.length - 1) throw new CodestreamError(0);
  // A table that says nothing true could say something else: only one that is empty or points at the frames stays.
  const hasTable = table !== undefined && table.valueLength > 0;
  return { frames, cleaned, removedBytes, tableIsSound: !hasTable || pointsAtFrames(parsed, table, frames), hasTable };
}

/** Encapsulated pixel data with nothing but its pictures; null where there is nothing else. @throws as `cleanedFrames` */
export function cleanFragments(parsed: ParsedFile, image: ImageDescription): PixelCleaning | null {
  const { frames, cleaned, removedBytes, tableIsSound, hasTable } = cleanedFrames(parsed, image);
  if (tableIsSound && cleaned.every((pieces) => pieces === null)) return null;
  const value = fragmentedValue(frames, cleaned, hasTable);
  return { ...value, reason: 'codestream', samplesCleared: 0, removedBytes, movesFragments: true };
}

/** One frame's bytes as they would leave without boxes. */
export function cleanCodestream(parsed: ParsedFile, { frames, cleaned }: CleanedFrames, frame: number): Uint8Array {
  const joined = joinFragments(parsed.dataSet, frames[frame]?.fragments ?? []);
  const pieces = cleaned[frame];
  return pieces ? gather(joined, pieces) : joined;
}

/** A codestream that an encoder of this program made, without what it adds to say who it is. @throws CodestreamError */
export function cleanEncoded(codestream: Uint8Array, transferSyntaxUid: string, image: ImageDescription): Uint8Array {
  const kind = kindOf(transferSyntaxUid);
  if (!kind) throw new CodestreamError(0);
  return gather(codestream, cleanOne(kind, codestream, image).pieces);
}

const gather = (codestream: Uint8Array, pieces: readonly CodestreamPiece[]): Uint8Array =>
  joinBytes(pieces.map((piece) => (piece instanceof Uint8Array ? piece : codestream.subarray(piece.offset, piece.offset + piece.length))));

function cleanOne(kind: Kind, codestream: Uint8Array, image: ImageDescription): CleanCodestream {
  switch (kind) {
    case 'jpeg':
      return cleanJpeg(codestream);
    case 'jpeg-2000':
      return cleanJpeg2000OrFile(codestream);
    case 'rle':
      // One bit a sample is packed, eight to a byte of the one segment (PS3.5 §8.2, Annex G).
      return cleanRle(
        codestream,
        image.bitsAllocated === 1 ? Math.ceil((image.rows * image.columns) / 8) : image.rows * image.columns,
        image.samplesPerPixel * Math.ceil(image.bitsAllocated / 8),
      );
    case 'native':
      return cleanNativeFrame(codestream, image);
    case 'deflated':
      return cleanDeflated(codestream, Math.ceil(nativeFrameBits(image) / 8));
    case 'jpeg-xl':
      // Nothing here takes it apart: what stands beside the picture in it can't be said.
      throw new CodestreamError(0);
  }
}

/** A frame of samples as they are (PS3.5 §A.4.11): what is longer than the frame goes, unless bits beside the samples hide more. */
function cleanNativeFrame(frame: Uint8Array, image: ImageDescription): CleanCodestream {
  const length = Math.ceil(nativeFrameBits(image) / 8);
  if (frame.length < length || (image.sampleKind === 'integer' && image.bitsAllocated > 1 && image.bitsStored < image.bitsAllocated))
    throw new CodestreamError(0);
  const builder = new PieceBuilder();
  builder.keep(0, length);
  builder.remove('behind-end', length, frame.length - length);
  return builder.build();
}

/** A deflated frame holds its samples and no byte more, and nothing stands behind its end but the byte that makes it even; else it isn't understood. */
function cleanDeflated(frame: Uint8Array, length: number): CleanCodestream {
  const limits = { ...PARSE_LIMITS, inflatedMost: MOST };
  const samples = inflateRange(memorySource(frame), 0, limits);
  const isPadding = samples.length === length + 1 && length % 2 === 1 && samples[length] === 0;
  if (samples.length !== length && !isPadding) throw new CodestreamError(frame.length);
  if (hasBytesBehindDeflated(memorySource(frame), 0, limits)) throw new CodestreamError(frame.length);
  const builder = new PieceBuilder();
  builder.keep(0, frame.length);
  return builder.build();
}

/** What is left is what was there, but for the one zero byte that makes a fragment even. */
function isUnchanged({ pieces }: CleanCodestream, codestream: Uint8Array): boolean {
  let at = 0;
  for (const piece of pieces) {
    if (piece instanceof Uint8Array) {
      if (piece.some((byte, index) => codestream[at + index] !== byte)) return false;
    } else if (piece.offset !== at) return false;
    at += piece.length;
  }
  return at === codestream.length || (at + 1 === codestream.length && at % 2 === 1 && codestream[at] === 0);
}

function pointsAtFrames({ dataSet }: ParsedFile, table: Fragment, frames: Frames): boolean {
  if (table.valueLength !== frames.length * 4) return false;
  const bytes = dataSet.body.read(table.valueOffset, table.valueLength);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = table.valueOffset + table.valueLength;
  return frames.every(({ fragments }, frame) => view.getUint32(frame * 4, true) === (fragments[0]?.offset ?? -1) - start);
}
