import type { ByteSource } from '../../dicom/byte-source.js';

/** A NAL unit of a byte stream (ITU-T H.264 and H.265, annex B): where its start code and its bytes begin, and its first bytes. */
export interface NalUnit {
  /** Of the start code, with the zero byte that may stand in front of it. */
  readonly start: number;
  readonly offset: number;
  /** Enough for a header, a parameter set's beginning included. */
  readonly head: Uint8Array;
}

const PIECE = 1024 * 1024;
/** What is looked at behind a start code. */
const HEAD = 256;

/** Finds the NAL units of a byte stream from its beginning to its end, piece by piece. */
export function* nalUnits(source: ByteSource): Generator<NalUnit> {
  for (let at = 0; at < source.size; at += PIECE) {
    // The piece overlaps the next one, so that a start code at its end is found with what follows.
    const before = Math.min(at, 3);
    const bytes = source.read(at - before, Math.min(source.size - at, PIECE + HEAD + 4) + before);
    const end = Math.min(PIECE, source.size - at) + before;
    for (let index = before; index < end; index++) {
      // A start code belongs to the piece in which its last byte lies.
      if (bytes[index] !== 1 || bytes[index - 1] !== 0 || bytes[index - 2] !== 0 || index < 2) continue;
      const offset = at - before + index + 1;
      const hasZero = index >= 3 && bytes[index - 3] === 0;
      yield { start: offset - (hasZero ? 4 : 3), offset, head: bytes.slice(index + 1, index + 1 + HEAD) };
    }
  }
}
