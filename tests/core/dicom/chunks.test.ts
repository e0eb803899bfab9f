import { describe, expect, it } from 'vitest';
import { ByteRangeError, type ByteSource, checkRange, memorySource, rangeSource, windowedSource } from '../../../core/dicom/byte-source.js';
import { eachChunk, eachChunkOfBoth } from '../../../core/dicom/chunks.js';

const BYTES = Uint8Array.from({ length: 700_001 }, (_, at) => (at * 31 + (at >>> 8)) & 0xff);

/** A source like a file's: it fills memory of the reader's. */
const filling = (bytes: Uint8Array): ByteSource => ({
  ...memorySource(bytes),
  readInto(offset, target) {
    checkRange(bytes.length, offset, target.length);
    target.set(bytes.subarray(offset, offset + target.length));
  },
});

const SOURCES = [
  ['memory', memorySource(BYTES)],
  ['a file', filling(BYTES)],
  ['a window over a file', windowedSource(filling(BYTES))],
] as const;

function gather(source: ByteSource, offset: number, length: number): Uint8Array {
  const gathered = new Uint8Array(length);
  eachChunk(source, offset, length, (bytes, at) => {
    gathered.set(bytes, at - offset);
    return true;
  });
  return gathered;
}

describe('chunks', () => {
  it.each(SOURCES)('of %s are the range, and no byte more', (_name, source) => {
    expect(Buffer.compare(gather(source, 0, BYTES.length), BYTES)).toBe(0);
    expect(Buffer.compare(gather(source, 3, 600_000), BYTES.subarray(3, 600_003))).toBe(0);
    expect(gather(source, 5, 0)).toHaveLength(0);
  });

  it('of a range of a file are read from where it lies', () => {
    const inside = rangeSource(filling(BYTES), 1000, 500_000);
    expect(inside.readInto).toBeDefined();
    expect(Buffer.compare(gather(inside, 10, 499_990), BYTES.subarray(1010, 501_000))).toBe(0);
    expect(() => gather(inside, 10, 500_000)).toThrow(ByteRangeError);
  });

  it('stop where the visitor says so', () => {
    let count = 0;
    const isThrough = eachChunk(filling(BYTES), 0, BYTES.length, () => {
      count += 1;
      return count < 2;
    });
    expect([isThrough, count]).toEqual([false, 2]);
  });

  it('are memory that is used again, but never by two at once', () => {
    const inner = filling(BYTES.map((byte) => byte ^ 0xff));
    const isWhole = eachChunk(filling(BYTES), 0, BYTES.length, (bytes, at) => {
      eachChunk(inner, 0, BYTES.length, () => true);
      return Buffer.compare(bytes, BYTES.subarray(at, at + bytes.length)) === 0;
    });
    expect(isWhole).toBe(true);
  });

  it('are given back where a visitor or a source throws', () => {
    const failing = () => {
      throw new Error('enough');
    };
    expect(() => eachChunk(filling(BYTES), 0, BYTES.length, failing)).toThrow('enough');
    expect(Buffer.compare(gather(filling(BYTES), 0, BYTES.length), BYTES)).toBe(0);
  });

  it.each(SOURCES.flatMap(([one, left]) => SOURCES.map(([other, right]) => [one, other, left, right] as const)))(
    'of %s and %s at once lie side by side',
    (_one, _other, left, right) => {
      let seen = 0;
      const isThrough = eachChunkOfBoth([left, 1], [right, 7], 690_000, (bytes, otherBytes) => {
        const same = Buffer.compare(bytes, BYTES.subarray(1 + seen, 1 + seen + bytes.length)) === 0;
        const otherSame = Buffer.compare(otherBytes, BYTES.subarray(7 + seen, 7 + seen + bytes.length)) === 0;
        seen += bytes.length;
        return same && otherSame && bytes.length === otherBytes.length;
      });
      expect([isThrough, seen]).toEqual([true, 690_000]);
    },
  );

  it('of both stop where the visitor says so', () => {
    let count = 0;
    const isThrough = eachChunkOfBoth([filling(BYTES), 0], [filling(BYTES), 0], BYTES.length, () => {
      count += 1;
      return false;
    });
    expect([isThrough, count]).toEqual([false, 1]);
  });
});
