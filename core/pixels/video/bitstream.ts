import { type ByteSource, checkRange } from '../../dicom/byte-source.js';
import type { Fragment } from '../../dicom/data-element.js';
import type { ParsedFile } from '../../dicom/parse-file.js';
import { FrameError } from '../frame-error.js';
import { pixelElement } from '../frames.js';

/**
 * The bit stream of a video: all fragments behind the (empty) Basic Offset Table as one source (PS3.5 §8.2.5 to 8.2.9, A.4.5). Nothing is joined in memory.
 * @throws FrameError where there are no fragments
 */
export function videoBitstream({ dataSet }: ParsedFile): ByteSource {
  const [, ...fragments] = pixelElement(dataSet)?.fragments ?? [];
  if (fragments.length === 0) throw new FrameError('frame-missing');
  return joinedSource(dataSet.body, fragments);
}

/** Pieces of a source, one behind the other. */
function joinedSource(source: ByteSource, pieces: readonly Pick<Fragment, 'valueOffset' | 'valueLength'>[]): ByteSource {
  const starts: number[] = [];
  let size = 0;
  for (const { valueLength } of pieces) {
    starts.push(size);
    size += valueLength;
  }
  return {
    size,
    read(offset, length) {
      checkRange(size, offset, length);
      let piece = lastAtMost(starts, offset);
      const within = offset - (starts[piece] ?? 0);
      const first = pieces[piece];
      if (first && within + length <= first.valueLength) return source.read(first.valueOffset + within, length);
      const bytes = new Uint8Array(length);
      for (let done = 0; done < length; piece++) {
        const { valueOffset, valueLength } = pieces[piece] as Fragment;
        const from = offset + done - (starts[piece] ?? 0);
        const step = Math.min(length - done, valueLength - from);
        bytes.set(source.read(valueOffset + from, step), done);
        done += step;
      }
      return bytes;
    },
  };
}

/** The place of the last of these rising numbers that is at most `value`; 0 where none is. */
export function lastAtMost(rising: ArrayLike<number>, value: number): number {
  let [low, high] = [0, rising.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((rising[middle] as number) <= value) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}
