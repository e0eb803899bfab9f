import { createHash } from 'node:crypto';
import { closeSync } from 'node:fs';
import { join } from 'node:path';
import { ExportError } from './failure.js';
import type { Pace } from './pace.js';
import { readFully } from './read-fully.js';
import type { Staged } from './stage.js';
import { openWritten } from './written-source.js';

/** Opens what was written once more and compares its length and SHA-256 with the stage. @throws ExportError read-back-differs, or the system's error */
export async function readBack(
  folder: string,
  staged: Staged,
  buffer: Uint8Array,
  pace: Pace,
  onBytes: (count: number) => void,
): Promise<void> {
  const descriptor = openWritten(join(folder, staged.name), staged.bytes);
  try {
    const hash = createHash('sha256');
    let at = 0;
    for (let got = buffer.length; got === buffer.length; ) {
      got = readFully(descriptor, buffer, 0, buffer.length, at);
      hash.update(buffer.subarray(0, got));
      at += got;
      onBytes(got);
      await pace.breathe();
    }
    if (at !== staged.bytes || hash.digest('hex') !== staged.sha256) throw new ExportError('read-back-differs');
  } finally {
    closeSync(descriptor);
  }
}
