import { createHash } from 'node:crypto';
import type { FileRange } from '../../core/bridge.js';
import { ByteRangeError, checkRange } from '../../core/dicom/byte-source.js';
import { ExportError } from './failure.js';
import type { Grants } from './grants.js';
import { Pace } from './pace.js';
import { INTERVAL_MS } from './progress.js';

const CHUNK = 1024 * 1024;

/**
 * The SHA-256 of ranges of granted files, in their order, as they are on the disk now; null for what can't be read, or isn't any
 * more what was granted.
 * @param onProgress bytes done and in all
 * @throws CancelledError
 */
export async function hashRanges(
  grants: Grants,
  ranges: readonly FileRange[],
  { signal, onProgress }: { readonly signal?: AbortSignal; readonly onProgress?: (done: number, total: number) => void } = {},
): Promise<readonly (string | null)[]> {
  const pace = new Pace(signal);
  const buffer = new Uint8Array(CHUNK);
  const total = ranges.reduce((sum, { length }) => sum + length, 0);
  let done = 0;
  let since = Number.NEGATIVE_INFINITY;
  const tell = (count: number) => {
    done += count;
    if (performance.now() - since < INTERVAL_MS) return;
    since = performance.now();
    onProgress?.(done, total);
  };
  const hashes: (string | null)[] = [];
  for (const range of ranges) {
    hashes.push(await hashRange(grants, range, buffer, pace, tell));
    await pace.breathe();
  }
  onProgress?.(total, total);
  return hashes;
}

async function hashRange(
  grants: Grants,
  { id, offset, length }: FileRange,
  buffer: Uint8Array<ArrayBuffer>,
  pace: Pace,
  onBytes: (count: number) => void,
): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    const file = grants.file(id);
    checkRange(file.pin.size, offset, length);
    for (let at = 0; at < length; ) {
      const count = Math.min(CHUNK, length - at);
      grants.descriptors.read(file, offset + at, count, buffer, 0);
      hash.update(buffer.subarray(0, count));
      at += count;
      onBytes(count);
      await pace.breathe();
    }
    return hash.digest('hex');
  } catch (error) {
    if (error instanceof ExportError || error instanceof ByteRangeError) return null;
    throw error;
  }
}
