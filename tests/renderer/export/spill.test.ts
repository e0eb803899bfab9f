import { describe, expect, it } from 'vitest';
import { MAX_BLOB_CHUNK } from '../../../core/bridge.js';
import { type Splice, spliceSize } from '../../../core/dicom/splice-file.js';
import { MAX_INLINE, spillLargeParts } from '../../../renderer/workers/export-spill.js';

describe('large parts of a splice', () => {
  it('leaves a splice without them as it is', async () => {
    const splice: Splice = { parts: [{ bytes: new Uint8Array(MAX_INLINE) }, { copy: ['f1', 0, 10] }] };
    expect(await spillLargeParts(splice, () => Promise.reject(new Error('no blob is needed')))).toBe(splice);
  });

  it('puts them into a blob in chunks, in order, and copies them from there', async () => {
    const large = new Uint8Array(MAX_BLOB_CHUNK + 5).map((_, index) => index % 251);
    const chunks: Uint8Array[] = [];
    const splice: Splice = { parts: [{ copy: ['f1', 3, 10] }, { bytes: large }, { bytes: Uint8Array.of(1, 2) }] };
    const spilled = await spillLargeParts(splice, async (id, bytes) => {
      expect(id).toBe(chunks.length === 0 ? null : 'b1');
      // A view of a larger buffer would carry all of it through the message.
      expect(bytes.buffer.byteLength).toBe(bytes.length);
      chunks.push(bytes);
      return 'b1';
    });
    expect(spilled.parts).toEqual([{ copy: ['f1', 3, 10] }, { copy: ['b1', 0, large.length] }, { bytes: Uint8Array.of(1, 2) }]);
    expect(spliceSize(spilled)).toBe(spliceSize(splice));
    expect(Buffer.concat(chunks).equals(Buffer.from(large))).toBe(true);
    for (const chunk of chunks) expect(chunk.length).toBeLessThanOrEqual(MAX_BLOB_CHUNK);
  });
});
