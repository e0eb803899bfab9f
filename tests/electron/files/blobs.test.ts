import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MAX_BLOB_CHUNK } from '../../../core/bridge.js';
import { Blobs } from '../../../electron/files/blobs.js';
import { SpillFile } from '../../../electron/files/spill-file.js';
import { patterned, scratchFolder } from '../scratch.js';

const readAll = (blobs: Blobs, id: string, offset = 0, length = blobs.sizeOf(id) - offset) => {
  const target = new Uint8Array(length);
  blobs.read(id, offset, length, target, 0);
  return target;
};

describe('blobs', () => {
  it('give back what was appended, across chunks and from any offset', () => {
    const blobs = new Blobs();
    const id = blobs.append(null, patterned(1000, 1));
    blobs.append(id, patterned(500, 2));
    blobs.append(id, new Uint8Array(0));
    const whole = Buffer.concat([patterned(1000, 1), patterned(500, 2)]);
    expect(Buffer.from(readAll(blobs, id)).equals(whole)).toBe(true);
    expect(Buffer.from(readAll(blobs, id, 999, 2)).equals(whole.subarray(999, 1001))).toBe(true);
    expect(() => readAll(blobs, id, 1400, 101)).toThrow('range-outside-source');
  });

  it('keep their own copy of what was appended', () => {
    const blobs = new Blobs();
    const bytes = patterned(16);
    const id = blobs.append(null, bytes);
    bytes.fill(0);
    expect(readAll(blobs, id)).toEqual(patterned(16));
  });

  it('go beyond the memory limit into a file without a name that holds no plain byte, and come back whole', () => {
    const folder = scratchFolder();
    const blobs = new Blobs({ memory: 1000, spillFolder: folder });
    const ids = Array.from({ length: 20 }, (_, index) => blobs.append(null, patterned(333, index + 1)));
    for (const [index, id] of ids.entries()) blobs.append(id, patterned(77, index + 100));
    expect(blobs.spilledBytes).toBe(20 * 410 - 3 * 333);
    expect(readdirSync(folder)).toEqual([]);
    for (const [index, id] of ids.entries()) {
      const whole = Buffer.concat([patterned(333, index + 1), patterned(77, index + 100)]);
      expect(Buffer.from(readAll(blobs, id)).equals(whole)).toBe(true);
      expect(Buffer.from(readAll(blobs, id, 300, 50)).equals(whole.subarray(300, 350))).toBe(true);
    }
    blobs.clear();
    expect(blobs.spilledBytes).toBe(0);
  });

  it('refuse an unknown id, a chunk too long, too many bytes and too many blobs', () => {
    const blobs = new Blobs({ total: 100, blobs: 2 });
    expect(() => blobs.append('b0', new Uint8Array(1))).toThrow('unknown-source');
    expect(() => blobs.append(null, new Uint8Array(MAX_BLOB_CHUNK + 1))).toThrow('too-large');
    blobs.append(null, new Uint8Array(60));
    expect(() => blobs.append(null, new Uint8Array(41))).toThrow('too-large');
    blobs.append(null, new Uint8Array(1));
    expect(() => blobs.append(null, new Uint8Array(1))).toThrow('too-large');
  });

  it('are unknown once cleared', () => {
    const blobs = new Blobs();
    const id = blobs.append(null, new Uint8Array(1));
    blobs.clear();
    expect(() => blobs.sizeOf(id)).toThrow('unknown-source');
  });
});

describe('the spill file', () => {
  it('enciphers: equal bytes at different places look different on the disk', () => {
    const spill = new SpillFile(scratchFolder());
    const zeros = new Uint8Array(100);
    const offsets = [spill.append(zeros), spill.append(zeros), spill.append(zeros.subarray(0, 7)), spill.append(patterned(100))];
    expect(offsets).toEqual([0, 100, 200, 207]);
    const target = new Uint8Array(307);
    spill.read(0, 307, target, 0);
    expect(Buffer.from(target).equals(Buffer.concat([new Uint8Array(207), patterned(100)]))).toBe(true);
    const odd = new Uint8Array(33);
    spill.read(250, 30, odd, 2);
    expect(Buffer.from(odd.subarray(2, 32)).equals(Buffer.from(patterned(100)).subarray(43, 73))).toBe(true);
    spill.close();
  });
});
