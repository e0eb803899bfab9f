import type { Splice, SplicePart } from './splice-file.js';

/**
 * Many splices in four flat pieces of memory, for the way from the page to main: as objects, each part would cost that way
 * twenty microseconds of the window's own thread, and an export has a hundred thousand of them.
 */
export interface PackedSplices {
  /** Every source that is copied from, once. */
  readonly sources: readonly string[];
  /** How many parts each splice has, in order. */
  readonly counts: Uint32Array;
  /** Three numbers a part: index in `sources` (-1: new bytes), offset (0 for new bytes), length in bytes. */
  readonly parts: Float64Array;
  /** All new bytes of all splices, in order. */
  readonly bytes: Uint8Array;
}

const NUMBERS = 3;
const NEW_BYTES = -1;

export function packSplices(splices: readonly Splice[]): PackedSplices {
  const sources = new Map<string, number>();
  const counts = Uint32Array.from(splices, (splice) => splice.parts.length);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const parts = new Float64Array(total * NUMBERS);
  const fresh: Uint8Array[] = [];
  let at = 0;
  for (const part of splices.flatMap((splice) => splice.parts)) {
    if ('copy' in part) {
      const [sourceId, offset, length] = part.copy;
      const index = sources.get(sourceId) ?? sources.size;
      sources.set(sourceId, index);
      parts.set([index, offset, length], at);
    } else {
      parts.set([NEW_BYTES, 0, part.bytes.length], at);
      fresh.push(part.bytes);
    }
    at += NUMBERS;
  }
  return { sources: [...sources.keys()], counts, parts, bytes: join(fresh) };
}

/**
 * The splices of a pack from outside. New bytes are views of the pack's memory.
 * @returns undefined where the pieces don't fit together, or there are more parts than `maxParts`; whether the ranges are
 *   inside their sources isn't known here.
 */
export function unpackSplices(untrusted: PackedSplices, maxParts: number): Splice[] | undefined {
  const { sources, counts, parts, bytes } = untrusted;
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total > maxParts || parts.length !== total * NUMBERS) return undefined;
  let at = 0;
  let freshAt = 0;
  const splices: Splice[] = [];
  for (const count of counts) {
    const own: SplicePart[] = [];
    for (const end = at + count * NUMBERS; at < end; at += NUMBERS) {
      const [index = Number.NaN, offset = Number.NaN, length = Number.NaN] = parts.subarray(at, at + NUMBERS);
      if (!Number.isSafeInteger(length) || length < 0 || !Number.isSafeInteger(offset)) return undefined;
      const sourceId = sources[index];
      if (sourceId !== undefined) own.push({ copy: [sourceId, offset, length] });
      else if (index === NEW_BYTES && freshAt + length <= bytes.length) {
        own.push({ bytes: bytes.subarray(freshAt, freshAt + length) });
        freshAt += length;
      } else return undefined;
    }
    splices.push({ parts: own });
  }
  return freshAt === bytes.length ? splices : undefined;
}

function join(pieces: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}
