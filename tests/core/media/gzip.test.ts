import { readFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { memorySource } from '../../../core/dicom/byte-source.js';
import { openGzip } from '../../../core/media/gzip.js';
import { MediaError, type MediaErrorCode } from '../../../core/media/media-error.js';
import { MEDIA_LIMITS, type MediaLimits } from '../../../core/media/media-limits.js';
import { concat, text } from '../../support/dicom-bytes.js';
import { corpus, corpusFiles } from '../../support/real-files.js';
import { itWith } from '../../support/when.js';

function inflate(bytes: Uint8Array, limits: MediaLimits = MEDIA_LIMITS): Uint8Array | MediaErrorCode {
  const [entry] = openGzip(memorySource(bytes), limits).entries;
  if (entry?.kind !== 'deflated') throw new Error('a gzip holds one deflated file');
  try {
    return entry.inflate();
  } catch (error) {
    if (error instanceof MediaError) return error.code;
    throw error;
  }
}

const CONTENT = text('slices '.repeat(9000));
const PACKED = new Uint8Array(gzipSync(CONTENT));

/** The same with one byte changed. */
function flipped(at: number): Uint8Array {
  const bytes = PACKED.slice();
  bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  return bytes;
}

describe('a gzip file', () => {
  it('gives what was packed, several members after each other as one', () => {
    expect(inflate(PACKED)).toEqual(CONTENT);
    const second = text('and more');
    expect(inflate(concat(PACKED, gzipSync(second)))).toEqual(concat(CONTENT, second));
  });

  it('holds every member against its checksum and its length', () => {
    expect(inflate(flipped(PACKED.length - 8))).toBe('entry-checksum-differs');
    expect(inflate(flipped(PACKED.length - 1))).toBe('entry-size-differs');
    expect(inflate(concat(flipped(PACKED.length - 8), PACKED))).toBe('entry-checksum-differs');
  });

  it('refuses what ends too early, or goes on with something else', () => {
    for (const length of [0, 9, 19, PACKED.length - 1, PACKED.length - 8, PACKED.length - 9])
      expect(inflate(PACKED.subarray(0, length))).toMatch(/^entry-/);
    expect(inflate(concat(PACKED, text('something else')))).toMatch(/^entry-/);
  });

  it('stops at its bound', () => {
    const bomb = new Uint8Array(gzipSync(new Uint8Array(4_000_000)));
    expect(inflate(bomb, { ...MEDIA_LIMITS, inflatedBase: 100 })).toBe('entry-too-large');
  });

  itWith(corpus, 'gives the very bytes that zlib gives, of every real one', () => {
    const files = corpusFiles().filter(({ path }) => path.endsWith('.gz'));
    expect(files.length).toBeGreaterThan(0);
    for (const { absolute } of files) {
      const bytes = readFileSync(absolute);
      expect(Buffer.compare(gunzipSync(bytes), Buffer.from(inflate(bytes) as Uint8Array))).toBe(0);
    }
  });
});
