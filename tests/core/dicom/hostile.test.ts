import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteRangeError, type ByteSource, memorySource } from '../../../core/dicom/byte-source.js';
import { walkElements } from '../../../core/dicom/data-set.js';
import { displayValue } from '../../../core/dicom/display-value.js';
import { ParseError } from '../../../core/dicom/parse-error.js';
import { parseFile } from '../../../core/dicom/parse-file.js';
import { readSecond, SecondReaderError } from '../../../core/dicom/second-reader.js';
import { concat, EXPLICIT, element, file, header, IMPLICIT, item, SYNTAX, sequence, uint32 } from '../../support/dicom-bytes.js';
import { scanFiles, tryScan } from '../../support/scan-files.js';
import { tileFile } from './tile-file.js';

/** Whatever the bytes are: a clear refusal or a whole account of them, in bounded time. */
function readAnything(bytes: Uint8Array): 'read' | 'refused' {
  try {
    const parsed = parseFile(memorySource(bytes));
    expect(tileFile(parsed)).toBeNull();
    walkElements(parsed.dataSet, (one, _path, owner) => void displayValue(owner, one, 200));
    try {
      readSecond(parsed);
    } catch (error) {
      if (!(error instanceof SecondReaderError)) throw error;
    }
    return 'read';
  } catch (error) {
    if (error instanceof ParseError || error instanceof ByteRangeError) return 'refused';
    throw error;
  }
}

const START = file(SYNTAX.explicit, []);
const IMPLICIT_START = file(SYNTAX.implicit, []);
/** Pieces that a tokenizer decides by. */
const pieces = fc.oneof(
  fc.uint8Array({ maxLength: 12 }),
  fc.constantFrom(
    item([]),
    item([], true),
    header(0x00081140, 'SQ', 0xffffffff),
    header(0x00091001, 'UN', 0xffffffff),
    header(0x00091001, 'UN', 24),
    header(0x7fe00010, 'OB', 0xffffffff),
    element(0x00080005, 'CS', 'ISO 2022 IR 87'),
    element(0x00100010, 'PN', '\x1b$B;3ED\x1b(B'),
    uint32(0xfffee000),
    Uint8Array.of(0xfe, 0xff, 0xdd, 0xe0, 0, 0, 0, 0),
    Uint8Array.of(0xfe, 0xff, 0x0d, 0xe0, 0, 0, 0, 0),
    new Uint8Array(16),
  ),
);

describe('hostile bytes', () => {
  it('at random: never anything but a refusal or a whole account', () => {
    let read = 0;
    const body = fc.array(pieces, { maxLength: 30 }).map((parts) => concat(...parts));
    fc.assert(
      fc.property(fc.constantFrom(START, IMPLICIT_START, new Uint8Array(0)), body, (start, bytes) => {
        if (readAnything(concat(start, bytes)) === 'read') read += 1;
      }),
      { numRuns: 2000 },
    );
    expect(read).toBeGreaterThan(100);
  });

  it('made from real files: swapped, cut, doubled', () => {
    const real = scanFiles()
      .filter((scan) => typeof tryScan(scan) !== 'string')
      .map(({ absolute }) => readFileSync(absolute))
      .filter(({ length }) => length < 60_000)
      .slice(0, 60);
    if (real.length === 0) real.push(Buffer.from(START));
    const outcomes = { read: 0, refused: 0 };
    const mutation = fc.record({
      which: fc.nat(real.length - 1),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      kind: fc.nat(3),
      bytes: fc.uint8Array({ minLength: 1, maxLength: 8 }),
    });
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), (mutations) => {
        let bytes: Uint8Array = real[mutations[0]?.which ?? 0] ?? START;
        for (const { at, kind, bytes: planted } of mutations) {
          // Headers are at the front: most of the changes go there.
          const place = Math.floor(at * at * bytes.length);
          const rest = bytes.subarray(kind === 0 ? place + planted.length : place);
          if (kind === 1) bytes = bytes.subarray(0, place);
          else if (kind === 2) bytes = concat(bytes.subarray(0, place), bytes.subarray(Math.max(0, place - 50), place), rest);
          else bytes = concat(bytes.subarray(0, place), planted, rest);
        }
        outcomes[readAnything(bytes)] += 1;
      }),
      { numRuns: 600 },
    );
    expect(outcomes.read).toBeGreaterThan(50);
    expect(outcomes.refused).toBeGreaterThan(50);
  }, 120_000);
});

/** Counts the bytes that are asked for. */
function counting(bytes: Uint8Array): { source: ByteSource; read(): number } {
  const inner = memorySource(bytes);
  let read = 0;
  return {
    source: {
      size: inner.size,
      read(offset, length) {
        read += length;
        return inner.read(offset, length);
      },
    },
    read: () => read,
  };
}

function milliseconds(bytes: Uint8Array): number {
  // The processor's time and not the clock's: other work on the machine must not decide.
  const start = process.cpuUsage();
  try {
    parseFile(memorySource(bytes));
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
  }
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/**
 * Eight times as much may take no more than about eight times as long; a quadratic case takes 64 times. What takes less than two
 * seconds isn't judged: collecting garbage weighs more than the work there.
 */
function expectLinear(make: (size: number) => Uint8Array, size: number): void {
  milliseconds(make(size / 8));
  const small = Math.min(milliseconds(make(size / 8)), milliseconds(make(size / 8)));
  const large = Math.min(milliseconds(make(size)), milliseconds(make(size)));
  expect(large).toBeLessThan(Math.max(2000, 30 * small));
}

describe('time is linear', () => {
  const sized = (count: number, one: (index: number) => Uint8Array) => concat(Array.from({ length: count }, (_, index) => one(index)));

  it('for 50,000 elements in descending order', () => {
    expectLinear(
      (count) =>
        concat(
          IMPLICIT_START,
          sized(count, (index) => element(0x7f000000 - index * 2, 'LO', new Uint8Array(0), IMPLICIT)),
        ),
      200_000,
    );
  });
  it('for 50,000 times the same tag', () => {
    expectLinear(
      (count) =>
        concat(
          IMPLICIT_START,
          sized(count, () => element(0x00100010, 'PN', new Uint8Array(0), IMPLICIT)),
        ),
      200_000,
    );
  });
  it('for 40,000 empty items', () => {
    expectLinear(
      (count) =>
        concat(
          START,
          sequence(
            0x00081140,
            Array.from({ length: count }, () => new Uint8Array(0)),
          ),
        ),
      100_000,
    );
  });
  it('for tags of zero up to something that is not', () => {
    expectLinear((count) => concat(IMPLICIT_START, new Uint8Array(8 * count), Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 0)), 160_000);
  });
  it('for values that look like sequences inside values that look like sequences, and end wrong', () => {
    // Each level is tried as a sequence, and the innermost byte decides that none is: no level may be tried more than once.
    const bomb = (breadth: number) => {
      let value = concat(
        ...Array.from({ length: breadth }, () => element(0x00091001, 'UN', new Uint8Array(8), IMPLICIT)),
        Uint8Array.of(7),
      );
      for (let level = 0; level < 50; level += 1)
        value = concat(item(element(0x00091001, 'UN', value, IMPLICIT)), Uint8Array.of(1, 2, 3, 4));
      return concat(START, element(0x00091001, 'UN', value, EXPLICIT));
    };
    expectLinear(bomb, 16_000);
  });
  it('for many small values that are tried in vain', () => {
    const tried = element(0x00091001, 'UN', concat(item(element(0x00091001, 'UN', new Uint8Array(8), IMPLICIT)), Uint8Array.of(1, 2)));
    expectLinear(
      (count) =>
        concat(
          START,
          sized(count, () => tried),
        ),
      80_000,
    );
  });

  it('and no value is read to find the next element', () => {
    const large = new Uint8Array(8 * 1024 * 1024);
    const { source, read } = counting(
      file(SYNTAX.explicit, [element(0x00091001, 'OB', large), element(0x00100010, 'PN', 'A'), element(0x7fe00010, 'OW', large)]),
    );
    parseFile(source);
    expect(read()).toBeLessThan(400_000);
  });
});
