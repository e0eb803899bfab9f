import { describe, expect, it } from 'vitest';
import { type ByteSource, memorySource } from '../../../core/dicom/byte-source.js';
import type { DataElement } from '../../../core/dicom/data-element.js';
import { walkElements } from '../../../core/dicom/data-set.js';
import { type ParsedFile, parseFile } from '../../../core/dicom/parse-file.js';
import { readSecond, SecondReaderError } from '../../../core/dicom/second-reader.js';
import {
  BIG_ENDIAN,
  concat,
  EXPLICIT,
  element,
  encapsulated,
  file,
  IMPLICIT,
  imageFile,
  SYNTAX,
  sequence,
  text,
} from '../../support/dicom-bytes.js';
import { scanFiles, tryScan } from '../../support/scan-files.js';

const parse = (bytes: Uint8Array): ParsedFile => parseFile(memorySource(bytes));
const countIn = (parsed: ParsedFile): number => {
  let count = parsed.fileMeta?.elements.length ?? 0;
  walkElements(parsed.dataSet, () => {
    count += 1;
  });
  return count;
};
const NAME = element(0x00100010, 'PN', 'Quillfeather^Z');

/**
 * Real files on which the readers differ, none of which is exported: a last item of a wrong length, fragments under implicit VR in a
 * syntax that says otherwise; and every file that has a tag twice, of which it keeps one.
 */
const DISAGREES: readonly RegExp[] = [/DICOMDIR-nooffset$/, /SC_rgb_jpeg\.dcm$/];

describe('the second reader', () => {
  it('agrees on every real file, element by element, but for what its list names', () => {
    const reasons = new Map<string, number>();
    const refused: string[] = [];
    let agreed = 0;
    for (const scan of scanFiles()) {
      const parsed = tryScan(scan);
      if (typeof parsed === 'string') continue;
      try {
        const reading = readSecond(parsed);
        agreed += reading.agreed;
        for (const { why } of reading.oneReaderOnly) reasons.set(why, (reasons.get(why) ?? 0) + 1);
        if (reading.agreed + reading.oneReaderOnly.length !== countIn(parsed)) refused.push(`${scan.name}: not every element was met`);
      } catch (error) {
        if (!(error instanceof SecondReaderError)) throw error;
        if (!DISAGREES.some((known) => known.test(scan.name)) && !parsed.warnings.some(({ code }) => code === 'duplicate-tag'))
          refused.push(`${scan.name}: ${error.message}`);
      }
    }
    process.stderr.write(
      `second reader: ${agreed} elements agreed on; by one reader: ${[...reasons].map((pair) => pair.join(' ')).join(', ')}\n`,
    );
    expect(refused).toEqual([]);
    expect(agreed).toBeGreaterThan(5000);
  });

  it.each([
    ['long-integer-vr', file(SYNTAX.explicit, [element(0x00080010, 'OV', new Uint8Array(8)), NAME]), 1],
    [
      'un-of-undefined-length',
      file(SYNTAX.explicit, [
        sequence(0x00091001, [element(0x00100010, 'PN', 'AB', IMPLICIT)], EXPLICIT, { vr: 'UN', undefinedLength: true }),
        NAME,
      ]),
      2,
    ],
    [
      'items-in-unknown-vr',
      file(SYNTAX.explicit, [sequence(0x00091001, [element(0x00100010, 'PN', 'AB', IMPLICIT)], EXPLICIT, { vr: 'UN' }), NAME]),
      2,
    ],
    [
      'implicit-private-sequence',
      file(SYNTAX.implicit, [
        sequence(0x00091001, [element(0x00100010, 'PN', 'AB', IMPLICIT)], IMPLICIT),
        element(0x00100010, 'PN', 'AB', IMPLICIT),
      ]),
      2,
    ],
    ['unknown-vr', file(SYNTAX.explicit, [element(0x00091001, 'ZZ', 'AB'), NAME]), 1],
    ['implicit-items', file(SYNTAX.explicit, [sequence(0x00081140, [element(0x00100010, 'PN', 'AB', IMPLICIT)]), NAME]), 2],
  ] as const)('leaves to one reader: %s', (why, bytes, count) => {
    const { oneReaderOnly, agreed } = readSecond(parse(bytes));
    expect(oneReaderOnly.map((one) => one.why)).toEqual(Array(count).fill(why));
    expect(agreed).toBe(countIn(parse(bytes)) - count);
  });

  it.each([SYNTAX.explicit, SYNTAX.implicit, SYNTAX.bigEndian])('reads every encoding (%s)', (syntax) => {
    const parsed = parse(imageFile(syntax));
    expect(readSecond(parsed)).toEqual({ agreed: countIn(parsed), oneReaderOnly: [] });
  });
});

describe('a wrong tokenization', () => {
  const bytes = file(SYNTAX.explicit, [
    element(0x00080060, 'CS', 'CT'),
    sequence(0x00081140, [element(0x00081155, 'UI', '1.2.3.4'), element(0x00081155, 'UI', '1.2.3.5')]),
    NAME,
    encapsulated([new Uint8Array(8), new Uint8Array(6)]),
  ]);
  const parsed = parse(bytes);
  const withElements = (change: (elements: DataElement[]) => DataElement[]): ParsedFile => ({
    ...parsed,
    dataSet: { ...parsed.dataSet, elements: change([...parsed.dataSet.elements]) },
  });
  const changed = (at: number, change: Partial<DataElement>) =>
    withElements((all) => all.map((one, index) => (index === at ? { ...one, ...change } : one)));
  const [modality, references, name, pixels] = parsed.dataSet.elements;
  if (!modality || !references || !name || !pixels) throw new Error('the test planted four elements');

  it('is none as it stands', () => {
    expect(readSecond(parsed).oneReaderOnly).toEqual([]);
  });
  it.each([
    ['another tag', changed(0, { tag: 0x00080061 })],
    ['another VR', changed(0, { vr: 'LO' })],
    ['a shorter value', changed(2, { valueLength: name.valueLength - 2 })],
    ['a value elsewhere', changed(2, { valueOffset: name.valueOffset + 2 })],
    ['an element that is left out', withElements((all) => all.filter((_, index) => index !== 2))],
    ['an element that is left out at the front', withElements((all) => all.slice(1))],
    ['an element that is left out at the end', withElements((all) => all.slice(0, -1))],
    [
      'an element of an item that is left out',
      changed(1, { items: references.items?.map((one) => ({ ...one, dataSet: { ...one.dataSet, elements: [] } })) ?? null }),
    ],
    ['an element twice', withElements((all) => [...all, name])],
    ['a sequence without its items', changed(1, { items: [] })],
    ['one item less', changed(1, { items: references.items?.slice(1) ?? null })],
    ['one fragment less', changed(3, { fragments: pixels.fragments?.slice(1) ?? null })],
    [
      'a fragment of another length',
      changed(3, { fragments: pixels.fragments?.map((one) => ({ ...one, valueLength: one.valueLength + 2 })) ?? null }),
    ],
  ])('is noticed: %s', (_name, wrong) => {
    expect(() => readSecond(wrong)).toThrow(SecondReaderError);
  });
});

describe('large values', () => {
  const LARGE = 3 * 1024 * 1024;
  function counting(bytes: Uint8Array): { source: ByteSource; largest(): number; read(): number } {
    const inner = memorySource(bytes);
    let largest = 0;
    let read = 0;
    return {
      source: {
        size: inner.size,
        read(offset, length) {
          largest = Math.max(largest, length);
          read += length;
          return inner.read(offset, length);
        },
      },
      largest: () => largest,
      read: () => read,
    };
  }

  it('are never loaded: neither what is as long, nor what lies between', () => {
    const { source, largest, read } = counting(
      file(SYNTAX.explicit, [element(0x00091001, 'OB', new Uint8Array(LARGE)), NAME, element(0x7fe00010, 'OW', new Uint8Array(LARGE))]),
    );
    const parsed = parseFile(source);
    expect(readSecond(parsed)).toMatchObject({ agreed: countIn(parsed), oneReaderOnly: [] });
    expect(largest()).toBeLessThan(1024 * 1024);
    expect(read()).toBeLessThan(1024 * 1024);
  });

  it('many that are not quite large are not joined to one', () => {
    const almost = Array.from({ length: 20 }, (_, index) => element(0x00091001 + index, 'OB', new Uint8Array(1_000_000)));
    const { source, largest } = counting(file(SYNTAX.explicit, almost));
    const parsed = parseFile(source);
    expect(readSecond(parsed).agreed).toBe(countIn(parsed));
    expect(largest()).toBeLessThan(6 * 1024 * 1024);
  });

  it.each([
    ['explicit', SYNTAX.explicit, EXPLICIT, {}],
    ['explicit, undefined lengths', SYNTAX.explicit, EXPLICIT, { undefinedLength: true, undefinedItems: true }],
    ['implicit', SYNTAX.implicit, IMPLICIT, {}],
    ['implicit, undefined lengths', SYNTAX.implicit, IMPLICIT, { undefinedLength: true, undefinedItems: true }],
    ['big endian', SYNTAX.bigEndian, BIG_ENDIAN, { undefinedItems: true }],
  ] as const)('a large sequence is entered, item by item (%s)', (_name, syntax, encoding, style) => {
    const inner = concat(
      element(0x00189074, 'DT', '20200203040506', encoding),
      sequence(0x00209113, [element(0x00200032, 'DS', '1\\2\\3', encoding)], encoding, style),
      element(0x00204000, 'LT', text('A'.repeat(2000)), encoding),
    );
    const bytes = file(syntax, [
      sequence(
        0x52009230,
        Array.from({ length: 700 }, () => inner),
        encoding,
        style,
      ),
    ]);
    expect(bytes.length).toBeGreaterThan(1024 * 1024);
    const { source, largest } = counting(bytes);
    const parsed = parseFile(source);
    expect(readSecond(parsed)).toEqual({ agreed: countIn(parsed), oneReaderOnly: [] });
    expect(largest()).toBeLessThan(1024 * 1024);
    const [frames] = parsed.dataSet.elements;
    if (!frames?.items) throw new Error('the sequence has items');
    const wrong = { ...parsed, dataSet: { ...parsed.dataSet, elements: [{ ...frames, items: frames.items.slice(1) }] } };
    expect(() => readSecond(wrong)).toThrow(SecondReaderError);
  });
});
