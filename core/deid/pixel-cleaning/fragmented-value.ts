import type { Fragment } from '../../dicom/data-element.js';
import { encodeHeader } from '../../dicom/encode-value.js';
import { ITEM } from '../../dicom/tag.js';
import type { FrameFragments } from '../../pixels/frames.js';
import { type CodestreamPiece, piecesLength } from '../codestream/clean-codestream.js';
import type { NewPixelValue, ValuePiece } from './pixel-cleaning.js';

export type Frames = readonly FrameFragments[];
type Contents = readonly (readonly CodestreamPiece[] | null)[];

/**
 * Encapsulated pixel data of these frames: a frame with new content is one fragment, the others are copied as they lie.
 * @param contents by frame: pieces of its joined codestream and new bytes; null where it stays
 * @param withTable a Basic Offset Table is written, where its offsets fit 32 bits; else an empty one
 */
export function fragmentedValue(frames: Frames, contents: Contents, withTable: boolean): NewPixelValue {
  const { starts, total } = layOut(frames, contents);
  const hasTable = withTable && total < 0xffffffff;
  return {
    length: 8 + (hasTable ? frames.length * 4 : 0) + total,
    pieces: () => newFragments(frames, contents, hasTable ? starts : []),
  };
}

/** Where each frame's first item begins in the new value, counted from behind the table; and how long all of them are. */
function layOut(frames: Frames, contents: Contents): { starts: number[]; total: number } {
  const starts: number[] = [];
  let total = 0;
  for (const [frame, { fragments }] of frames.entries()) {
    starts.push(total);
    const pieces = contents[frame];
    if (pieces) total += 8 + even(piecesLength(pieces));
    else for (const fragment of fragments) total += 8 + fragment.valueLength;
  }
  return { starts, total };
}

const even = (length: number): number => length + (length % 2);
const itemHeader = (length: number): Uint8Array => encodeHeader(ITEM, 'UN', length, { explicitVr: false, littleEndian: true });

/** A frame that changes becomes one fragment; the others are copied as they lie. */
function* newFragments(frames: Frames, contents: Contents, starts: readonly number[]): Iterable<ValuePiece> {
  const table = new Uint8Array(8 + starts.length * 4);
  table.set(itemHeader(starts.length * 4));
  const view = new DataView(table.buffer);
  starts.forEach((start, frame) => {
    view.setUint32(8 + frame * 4, start, true);
  });
  yield table;
  for (const [frame, { fragments }] of frames.entries()) {
    const pieces = contents[frame];
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
