import { memorySource } from '../../dicom/byte-source.js';
import type { Fragment } from '../../dicom/data-element.js';
import { encodeHeader } from '../../dicom/encode-value.js';
import { hasBytesBehindDeflated, inflateRange } from '../../dicom/inflate.js';
import { PARSE_LIMITS } from '../../dicom/parse-error.js';
import type { ParsedFile } from '../../dicom/parse-file.js';
import { ITEM } from '../../dicom/tag.js';
import { frameFragments, joinFragments, nativeFrameBits, pixelElement } from '../../pixels/frames.js';
import type { ImageDescription } from '../../pixels/image-description.js';
import {
  type CleanCodestream,
  CodestreamError,
  type CodestreamPiece,
  PieceBuilder,
  piecesLength,
  type RemovedSegment,
} from '../codestream/clean-codestream.js';
import { cleanJpeg } from '../codestream/clean-jpeg.js';
import { cleanJpeg2000OrFile } from '../codestream/clean-jpeg-2000.js';
import { cleanRle } from '../codestream/clean-rle.js';
import type { PixelCleaning, ValuePiece } from './pixel-cleaning.js';

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

/**
 * Encapsulated pixel data without comments, application segments, bytes behind the end of a codestream, and bytes that
 * stand in no frame. Null where there is nothing of these.
 * @throws CodestreamError where a codestream isn't understood to the last byte.
 * @throws FrameError where it can't be said which fragments are whose.
 */
export function cleanFragments(parsed: ParsedFile, image: ImageDescription): PixelCleaning | null {
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
  const tableIsSound = !table || table.valueLength === 0 || pointsAtFrames(parsed, table, frames);
  if (cleaned.every((pieces) => pieces === null) && tableIsSound) return null;
  const offsets = layOut(frames, cleaned);
  const withTable = table !== undefined && table.valueLength > 0 && offsets.total < 0xffffffff;
  return {
    reason: 'codestream',
    length: 8 + (withTable ? frames.length * 4 : 0) + offsets.total,
    samplesCleared: 0,
    removedBytes,
    movesFragments: true,
    pieces: () => newFragments(frames, cleaned, withTable ? offsets.starts : []),
  };
}

type Frames = ReturnType<typeof frameFragments>;

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

/** Where each frame's first item begins in the new value, counted from behind the table; and how long all of them are. */
function layOut(frames: Frames, cleaned: readonly (readonly CodestreamPiece[] | null)[]): { starts: number[]; total: number } {
  const starts: number[] = [];
  let total = 0;
  for (const [frame, { fragments }] of frames.entries()) {
    starts.push(total);
    const pieces = cleaned[frame];
    if (pieces) total += 8 + even(piecesLength(pieces));
    else for (const fragment of fragments) total += 8 + fragment.valueLength;
  }
  return { starts, total };
}

const even = (length: number): number => length + (length % 2);
const itemHeader = (length: number): Uint8Array => encodeHeader(ITEM, 'UN', length, { explicitVr: false, littleEndian: true });

/** A frame that changes becomes one fragment; the others are copied as they lie. */
function* newFragments(
  frames: Frames,
  cleaned: readonly (readonly CodestreamPiece[] | null)[],
  starts: readonly number[],
): Iterable<ValuePiece> {
  const table = new Uint8Array(8 + starts.length * 4);
  table.set(itemHeader(starts.length * 4));
  const view = new DataView(table.buffer);
  starts.forEach((start, frame) => {
    view.setUint32(8 + frame * 4, start, true);
  });
  yield table;
  for (const [frame, { fragments }] of frames.entries()) {
    const pieces = cleaned[frame];
    if (!pieces) {
      for (const fragment of fragments) yield { offset: fragment.offset, length: 8 + fragment.valueLength };
      continue;
    }
    const length = piecesLength(pieces);
    yield itemHeader(even(length));
    for (const piece of pieces) {
      if (piece instanceof Uint8Array) yield piece;
      else yield* bodyRanges(fragments, piece.offset, piece.length);
    }
    if (length % 2 === 1) yield new Uint8Array(1);
  }
}

/** A range of the joined codestream as ranges of the body: it may run over the borders of fragments. */
function* bodyRanges(fragments: readonly Fragment[], offset: number, length: number): Iterable<ValuePiece> {
  let start = 0;
  let from = offset;
  let left = length;
  for (const fragment of fragments) {
    const end = start + fragment.valueLength;
    if (left > 0 && from < end) {
      const size = Math.min(left, end - from);
      yield { offset: fragment.valueOffset + (from - start), length: size };
      from += size;
      left -= size;
    }
    start = end;
  }
}
