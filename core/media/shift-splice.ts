import type { ByteSource } from '../dicom/byte-source.js';
import { type Splice, SpliceBuilder } from '../dicom/splice-file.js';

/**
 * The same output with what is copied from `from` copied from `to` instead, `offset` bytes further on: a file that lies byte for byte
 * inside a granted one is copied from there.
 */
export function shiftSplice(splice: Splice, from: string, to: string, offset: number): Splice {
  const builder = new SpliceBuilder();
  for (const part of splice.parts) {
    if ('bytes' in part) builder.bytes(part.bytes);
    else if (part.copy[0] === from) builder.copy(to, part.copy[1] + offset, part.copy[2]);
    else builder.copy(...part.copy);
  }
  return builder.build();
}

/** The ranges that a splice copies from `from`, and the splice once they lie after each other in a blob. */
export interface GatheredSplice {
  readonly ranges: readonly (readonly [offset: number, length: number])[];
  withBlob(blobId: string): Splice;
}

/** For a file that had to be inflated: main can't copy from it, so that what is kept of it goes to main as a blob. */
export function gatherSplice(splice: Splice, from: string): GatheredSplice {
  const ranges: [number, number][] = [];
  for (const part of splice.parts) if ('copy' in part && part.copy[0] === from) ranges.push([part.copy[1], part.copy[2]]);
  return {
    ranges,
    withBlob(blobId) {
      const builder = new SpliceBuilder();
      let at = 0;
      for (const part of splice.parts) {
        if ('bytes' in part) builder.bytes(part.bytes);
        else if (part.copy[0] === from) {
          builder.copy(blobId, at, part.copy[2]);
          at += part.copy[2];
        } else builder.copy(...part.copy);
      }
      return builder.build();
    },
  };
}

/** The bytes of ranges after each other, in chunks of at most `most` bytes, each in memory of its own. */
export function* chunksOf(
  source: ByteSource,
  ranges: readonly (readonly [offset: number, length: number])[],
  most: number,
): Generator<Uint8Array> {
  let chunk = new Uint8Array(Math.min(most, totalOf(ranges)));
  let filled = 0;
  let left = totalOf(ranges);
  for (const [offset, length] of ranges) {
    for (let done = 0; done < length; ) {
      const step = Math.min(length - done, chunk.length - filled);
      chunk.set(source.read(offset + done, step), filled);
      done += step;
      filled += step;
      if (filled < chunk.length) continue;
      left -= filled;
      yield chunk;
      chunk = new Uint8Array(Math.min(most, left));
      filled = 0;
    }
  }
}

const totalOf = (ranges: readonly (readonly [number, number])[]): number => ranges.reduce((sum, [, length]) => sum + length, 0);
