import type { ByteSource } from './byte-source.js';

/** What is read into memory that is used again is looked at while it is in the processor's near memory. */
const NEAR_CHUNK = 512 * 1024;
/** Where each read is a question to another process, fewer of them. */
const ASKED_CHUNK = 1024 * 1024;

/** Memory of chunks that nobody looks at just now: making it anew for each would cost as much as reading. */
const spare: Uint8Array[] = [];

/**
 * Goes through a range in chunks, of a length that is a multiple of every sample's width but for the last, until `visit` says false.
 * @param visit gets bytes that are valid until it returns, and where they stand in the source
 * @returns false where `visit` said so
 * @throws ByteRangeError
 */
export function eachChunk(source: ByteSource, offset: number, length: number, visit: (bytes: Uint8Array, at: number) => boolean): boolean {
  const most = source.readInto ? NEAR_CHUNK : ASKED_CHUNK;
  const own = source.readInto ? (spare.pop() ?? new Uint8Array(NEAR_CHUNK)) : null;
  try {
    for (let done = 0; done < length; done += most) {
      const at = offset + done;
      const size = Math.min(most, length - done);
      if (!visit(own ? fill(source, at, own, size) : source.read(at, size), at)) return false;
    }
    return true;
  } finally {
    if (own) spare.push(own);
  }
}

function fill(source: ByteSource, at: number, own: Uint8Array, size: number): Uint8Array {
  const bytes = size === own.length ? own : own.subarray(0, size);
  source.readInto?.(at, bytes);
  return bytes;
}

/**
 * The same over two ranges of one length at once.
 * @param visit gets as many bytes of both
 */
export function eachChunkOfBoth(
  [one, from]: readonly [source: ByteSource, offset: number],
  [other, otherFrom]: readonly [source: ByteSource, offset: number],
  length: number,
  visit: (bytes: Uint8Array, otherBytes: Uint8Array) => boolean,
): boolean {
  return eachChunk(one, from, length, (bytes, at) => {
    let isGoingOn = true;
    let seen = 0;
    eachChunk(other, otherFrom + at - from, bytes.length, (otherBytes) => {
      isGoingOn = visit(bytes.subarray(seen, seen + otherBytes.length), otherBytes);
      seen += otherBytes.length;
      return isGoingOn;
    });
    return isGoingOn;
  });
}
