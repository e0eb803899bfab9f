import { type ByteSource, checkRange } from './byte-source.js';
import type { Splice } from './splice-file.js';

/**
 * What a splice would write, read without writing it. Memory stays with the splice and its sources; a read over several parts is put together.
 * @param sourceOf the bytes that a `copy` names
 */
export function spliceSource(splice: Splice, sourceOf: (id: string) => ByteSource): ByteSource {
  const starts: number[] = [];
  let size = 0;
  for (const part of splice.parts) {
    starts.push(size);
    size += 'copy' in part ? part.copy[2] : part.bytes.length;
  }
  return {
    size,
    read(offset, length) {
      checkRange(size, offset, length);
      const bytes = new Uint8Array(length);
      let done = 0;
      for (let index = partAt(starts, offset); done < length; index += 1) {
        const part = splice.parts[index];
        if (!part) break;
        const skip = offset + done - (starts[index] as number);
        const whole = 'copy' in part ? part.copy[2] : part.bytes.length;
        const count = Math.min(whole - skip, length - done);
        const read = 'copy' in part ? sourceOf(part.copy[0]).read(part.copy[1] + skip, count) : part.bytes.subarray(skip, skip + count);
        bytes.set(read, done);
        done += count;
      }
      return bytes;
    },
  };
}

/** The index of the last part that starts at or before a place. */
function partAt(starts: readonly number[], place: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((starts[middle] as number) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}
