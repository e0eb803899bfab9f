import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { memorySource } from '../../../core/dicom/byte-source.js';
import { findElement } from '../../../core/dicom/data-set.js';
import { PARSE_LIMITS, ParseError, type ParseErrorCode, type ParseLimits } from '../../../core/dicom/parse-error.js';
import { type ParsedFile, parseFile } from '../../../core/dicom/parse-file.js';
import { numberValue, textValue } from '../../../core/dicom/read-value.js';
import {
  BIG_ENDIAN,
  concat,
  EXPLICIT,
  element,
  encapsulated,
  file,
  fileMeta,
  header,
  IMPLICIT,
  imageElements,
  imageFile,
  item,
  itemEnd,
  PREFIX,
  SYNTAX,
  sequence,
  sequenceEnd,
  text,
  UNDEFINED,
  uint16,
  uint32,
} from '../../support/dicom-bytes.js';
import { tileFile } from './tile-file.js';

const parse = (bytes: Uint8Array, limits?: ParseLimits): ParsedFile => parseFile(memorySource(bytes), limits);
const explicit = (...parts: Uint8Array[]) => file(SYNTAX.explicit, parts);
const implicit = (...parts: Uint8Array[]) => file(SYNTAX.implicit, parts);
const NAME = element(0x00100010, 'PN', 'Quillfeather^Z');
const AROUND = 0x00081140;

function refusal(bytes: Uint8Array, limits?: ParseLimits): ParseErrorCode | 'read' {
  try {
    const parsed = parse(bytes, limits);
    expect(tileFile(parsed)).toBeNull();
    return 'read';
  } catch (error) {
    if (error instanceof ParseError) return error.code;
    throw error;
  }
}
const warnings = (bytes: Uint8Array): string[] => {
  const parsed = parse(bytes);
  expect(tileFile(parsed)).toBeNull();
  return parsed.warnings.map(({ code }) => code);
};

function nested(depth: number, style: { undefinedLength: boolean }): Uint8Array {
  let inner: Uint8Array = NAME;
  for (let level = 0; level < depth; level += 1)
    inner = sequence(AROUND, [inner], EXPLICIT, { ...style, undefinedItems: style.undefinedLength });
  return inner;
}

describe('bounds, each with its own error', () => {
  it.each([{ undefinedLength: true }, { undefinedLength: false }])('64 levels of items (%o)', (style) => {
    expect(refusal(explicit(nested(64, style)))).toBe('read');
    expect(refusal(explicit(nested(65, style)))).toBe('too-deep');
    expect(refusal(explicit(nested(400, style)))).toBe('too-deep');
  });

  it('elements and items, by their number', () => {
    const limits = { ...PARSE_LIMITS, elements: 50 };
    const many = (count: number) =>
      explicit(...Array.from({ length: count }, (_, index) => element(0x00090000 + 0x1000 + index, 'LO', 'A')));
    const items = (count: number) =>
      explicit(
        sequence(
          AROUND,
          Array.from({ length: count }, () => new Uint8Array(0)),
        ),
      );
    expect(refusal(many(50), limits)).toBe('read');
    expect(refusal(many(51), limits)).toBe('too-many-elements');
    expect(refusal(items(49), limits)).toBe('read');
    expect(refusal(items(50), limits)).toBe('too-many-elements');
    const fragments = (count: number) => explicit(encapsulated(Array.from({ length: count }, () => new Uint8Array(0))));
    expect(refusal(fragments(48), limits)).toBe('read');
    expect(refusal(fragments(60), limits)).toBe('too-many-elements');
  });

  it('a million of them, at full size', () => {
    const empty = concat(
      header(AROUND, 'SQ', 8 * 1_000_001),
      new Uint8Array(8 * 1_000_001).map((_, at) => [0xfe, 0xff, 0x00, 0xe0, 0, 0, 0, 0][at % 8] ?? 0),
    );
    expect(refusal(explicit(empty))).toBe('too-many-elements');
  });

  it('what a deflated data set inflates to, in bounded memory', () => {
    const limits = { ...PARSE_LIMITS, inflatedBase: 1000, inflatedFactor: 2, inflatedMost: 1_000_000 };
    expect(refusal(file(SYNTAX.deflated, deflateRawSync(imageElements(SYNTAX.explicit))), limits)).toBe('read');
    expect(refusal(file(SYNTAX.deflated, deflateRawSync(element(0x00420011, 'OB', new Uint8Array(100_000)))), limits)).toBe(
      'inflated-too-large',
    );
    // 100 MB of zeros in 100 kB: over 64 MiB and a hundred times the input.
    const bomb = file(SYNTAX.deflated, deflateRawSync(new Uint8Array(100_000_000)));
    const before = process.memoryUsage().arrayBuffers;
    expect(refusal(bomb)).toBe('inflated-too-large');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(200 * 1024 * 1024);
  });

  it('a deflated data set that is none, or is cut', () => {
    const packed = deflateRawSync(imageElements(SYNTAX.explicit));
    expect(refusal(file(SYNTAX.deflated, packed.subarray(0, packed.length - 8)))).toBe('inflate-failed');
    expect(refusal(file(SYNTAX.deflated, imageElements(SYNTAX.explicit)))).toBe('inflate-failed');
    expect(refusal(file(SYNTAX.deflated, []))).toBe('inflate-failed');
  });
});

describe('lengths that lie', () => {
  it.each([
    ['past the end', explicit(NAME, element(0x00100020, 'LO', 'AB', EXPLICIT, 40)), 'truncated'],
    ['past the end, 32 bits', explicit(NAME, element(0x00420011, 'OB', 'AB', EXPLICIT, 0x7fffffff)), 'truncated'],
    ['negative if it were signed', explicit(NAME, element(0x00420011, 'OB', 'AB', EXPLICIT, 0xfffffffe)), 'truncated'],
    [
      'negative if it were signed, implicit',
      implicit(element(0x00100010, 'PN', 'A ', IMPLICIT), element(0x00100020, 'LO', 'AB', IMPLICIT, 0x80000000)),
      'truncated',
    ],
    ['a header that is cut', explicit(NAME, Uint8Array.of(0x10, 0, 0x20, 0, 0x4c)), 'truncated'],
    ['a long header that is cut', explicit(NAME, Uint8Array.of(0x42, 0, 0x11, 0, 0x4f, 0x42, 0, 0, 1)), 'truncated'],
    [
      'an element past its item',
      explicit(sequence(AROUND, [element(0x00100020, 'LO', 'AB', EXPLICIT, 8)]), element(0x00100030, 'DA', '19500304')),
      'bad-length',
    ],
    [
      'an item past its sequence',
      explicit(element(AROUND, 'SQ', concat(item([]).subarray(0, 4), uint32(16))), element(0x00100020, 'LO', 'ABCDEFGHIJKLMNOP')),
      'bad-length',
    ],
    ['a sequence without its end', explicit(header(AROUND, 'SQ', UNDEFINED), item(NAME)), 'truncated'],
    ['an item without its end', explicit(header(AROUND, 'SQ', UNDEFINED), item(NAME, true).subarray(0, -8)), 'truncated'],
    ['fragments without their end', explicit(encapsulated([new Uint8Array(4)]).subarray(0, -8)), 'truncated'],
    [
      'a fragment past the end',
      explicit(header(0x7fe00010, 'OB', UNDEFINED), item([]), concat(item([]).subarray(0, 4), uint32(400))),
      'truncated',
    ],
    [
      'a fragment of undefined length',
      explicit(header(0x7fe00010, 'OB', UNDEFINED), concat(item([]).subarray(0, 4), uint32(UNDEFINED)), sequenceEnd()),
      'bad-item',
    ],
    ['text of undefined length', explicit(header(0x00420010, 'UT', UNDEFINED), text('AB')), 'bad-length'],
    ['something else where an item should be', explicit(element(AROUND, 'SQ', NAME)), 'bad-item'],
    ['an item where an element should be', explicit(NAME, item(NAME)), 'bad-item'],
    ['a delimiter with a length', explicit(NAME, concat(itemEnd().subarray(0, 4), uint32(8)), new Uint8Array(8)), 'bad-item'],
    ['no letters where a VR should be', explicit(NAME, Uint8Array.of(0x10, 0, 0x20, 0, 0x31, 0x32, 2, 0, 0x41, 0x42)), 'bad-vr'],
  ] as const)('%s', (_name, bytes, code) => {
    expect(refusal(bytes)).toBe(code);
  });

  it('odd ones are read and warned of', () => {
    expect(warnings(explicit(element(0x00100010, 'PN', text('ABC').subarray(0, 3))))).toContain('odd-length');
  });

  it('a last item that says more than the file has is read and warned of', () => {
    const bytes = explicit(NAME, element(0x00121140, 'SQ', concat(item([]).subarray(0, 4), uint32(400), element(0x00100020, 'LO', 'AB'))));
    expect(warnings(bytes)).toContain('length-past-end');
  });
});

describe('sequences in disguise', () => {
  const inner = element(0x00100010, 'PN', 'Quillfeather^Z', IMPLICIT);
  it('UN of known length is a sequence where its bytes are implicit items to the end', () => {
    const parsed = parse(explicit(sequence(0x00091001, [inner], EXPLICIT, { vr: 'UN' })));
    expect(textValue(findElement(parsed.dataSet, 0x00091001)?.items?.[0]?.dataSet ?? parsed.dataSet, 0x00100010)).toBe('Quillfeather^Z');
  });

  it.each([
    ['that merely begin like an item', concat(item([]).subarray(0, 4), uint32(400), text('QUILLFEATHER'))],
    ['with one byte behind the items', concat(item(inner), Uint8Array.of(0, 0))],
    ['of explicit items', concat(item(element(0x00100010, 'PN', 'AB')), item(Uint8Array.of(1, 2, 3)))],
    ['that are short', Uint8Array.of(0xfe, 0xff, 0, 0xe0)],
  ])('bytes of UN %s are bytes', (_name, value) => {
    const parsed = parse(explicit(element(0x00091001, 'UN', value), NAME));
    expect(findElement(parsed.dataSet, 0x00091001)?.items).toBeNull();
    expect(textValue(parsed.dataSet, 0x00100010)).toBe('Quillfeather^Z');
    expect(tileFile(parsed)).toBeNull();
  });

  it('what a failed try found is forgotten', () => {
    const odd = element(0x00100010, 'PN', text('ABC').subarray(0, 3), IMPLICIT);
    const value = concat(item(odd), Uint8Array.of(9, 9, 9, 9, 9, 9, 9, 9, 9));
    expect(warnings(explicit(element(0x00091001, 'UN', value)))).toEqual([]);
  });

  it('UN of undefined length has implicit little endian items, in big endian too', () => {
    for (const [syntax, encoding] of [
      [SYNTAX.explicit, EXPLICIT],
      [SYNTAX.bigEndian, BIG_ENDIAN],
    ] as const) {
      const parsed = parse(
        file(syntax, sequence(0x00091001, [inner], encoding, { vr: 'UN', undefinedLength: true, undefinedItems: true })),
      );
      const [first] = findElement(parsed.dataSet, 0x00091001)?.items ?? [];
      expect(first?.dataSet.encoding).toEqual(IMPLICIT);
      expect(first && textValue(first.dataSet, 0x00100010)).toBe('Quillfeather^Z');
      expect(tileFile(parsed)).toBeNull();
    }
  });

  it('implicit items inside an explicit data set are read', () => {
    const parsed = parse(explicit(sequence(AROUND, [inner]), NAME));
    expect(textValue(findElement(parsed.dataSet, AROUND)?.items?.[0]?.dataSet ?? parsed.dataSet, 0x00100010)).toBe('Quillfeather^Z');
    expect(tileFile(parsed)).toBeNull();
  });

  it('delimiters inside defined lengths are structure, and warned of', () => {
    const itemWithin = concat(
      header(AROUND, 'SQ', 8 + NAME.length + 8),
      concat(item([]).subarray(0, 4), uint32(NAME.length + 8)),
      NAME,
      itemEnd(),
    );
    expect(warnings(explicit(itemWithin))).toContain('stray-delimiter');
    const closed = concat(header(AROUND, 'SQ', 8 + NAME.length + 8), item(NAME), sequenceEnd());
    expect(warnings(explicit(closed))).toContain('stray-delimiter');
  });

  it('an unknown VR has the long form', () => {
    const parsed = parse(explicit(element(0x00181001, 'ZZ', 'ABCD'), element(0x00181002, 'LO', 'EF')));
    expect(findElement(parsed.dataSet, 0x00181001)).toMatchObject({ vr: 'UN', valueLength: 4 });
    expect(parsed.warnings.map(({ code }) => code)).toContain('unknown-vr');
  });
});

describe('where a file begins and ends', () => {
  it.each([
    ['nothing', new Uint8Array(0), 'empty'],
    ['a text', text('This is no scan but a letter to a friend, and long enough to be read as one.'.repeat(4)), 'not-dicom'],
    ['zeros', new Uint8Array(5000), 'not-dicom'],
    ['a prefix alone', concat(new Uint8Array(128), PREFIX), 'not-dicom'],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13), 'not-dicom'],
  ] as const)('%s is refused', (_name, bytes, code) => {
    expect(refusal(bytes)).toBe(code);
  });

  it('a meta alone is a file without a data set', () => {
    expect(parse(explicit()).dataSet.elements).toEqual([]);
  });

  it('without preamble, without meta, and without both', () => {
    const meta = concat(fileMeta(SYNTAX.explicit), imageElements(SYNTAX.explicit));
    expect(warnings(meta)).toEqual(['no-preamble']);
    expect(warnings(concat(new Uint8Array(128), PREFIX, imageElements(SYNTAX.explicit)))).toEqual(['no-file-meta']);
    for (const syntax of [SYNTAX.explicit, SYNTAX.implicit, SYNTAX.bigEndian]) {
      const parsed = parse(imageElements(syntax));
      expect(parsed.warnings.map(({ code }) => code)).toEqual(['no-preamble', 'no-file-meta']);
      expect(parsed.transferSyntax.uid).toBe(syntax);
      expect(numberValue(parsed.dataSet, 0x00280010)).toBe(4);
    }
  });

  it('a group length of the meta that is wrong is not followed', () => {
    const bytes = imageFile(SYNTAX.explicit);
    for (const wrong of [0, 4, 0xffffffff]) {
      const changed = bytes.slice();
      changed.set(uint32(wrong), 132 + 8);
      expect(warnings(changed)).toEqual(['meta-length-wrong']);
      expect(parse(changed).layout).toEqual(parse(bytes).layout);
    }
  });

  it('bytes decide where the declared syntax contradicts them', () => {
    const saysExplicit = parse(file(SYNTAX.explicit, imageElements(SYNTAX.implicit)));
    expect(saysExplicit.dataSet.encoding.explicitVr).toBe(false);
    expect(saysExplicit.warnings.map(({ code }) => code)).toContain('syntax-contradicts-bytes');
    const saysImplicit = parse(file(SYNTAX.implicit, imageElements(SYNTAX.explicit)));
    expect(saysImplicit.dataSet.encoding.explicitVr).toBe(true);
    expect(warnings(file('1.2.3.4', imageElements(SYNTAX.explicit)))).toContain('unknown-transfer-syntax');
  });

  it('zeros behind the data set are trailing bytes; anything else there is not', () => {
    for (const zeros of [2, 7, 8, 4096, 200_000]) {
      const parsed = parse(concat(imageFile(SYNTAX.explicit), new Uint8Array(zeros)));
      expect(parsed.warnings.map(({ code }) => code)).toEqual(['trailing-bytes']);
      expect(parsed.layout.dataSetEnd).toBe(imageFile(SYNTAX.explicit).length);
    }
    expect(refusal(concat(imageFile(SYNTAX.explicit), new Uint8Array(16), Uint8Array.of(1)))).not.toBe('read');
    expect(refusal(concat(imageFile(SYNTAX.explicit), text('garbage!')))).not.toBe('read');
  });

  it('tags that are there twice, in order or not, and tags out of order', () => {
    const b = element(0x00100020, 'LO', 'B');
    const c = element(0x00100030, 'DA', '19500304');
    expect(warnings(explicit(b, b))).toEqual(['duplicate-tag']);
    expect(warnings(explicit(b, c, b))).toEqual(['duplicate-tag']);
    expect(warnings(explicit(c, b))).toEqual(['out-of-order']);
    expect(warnings(explicit(c, b, NAME, b))).toEqual(['out-of-order', 'out-of-order', 'duplicate-tag']);
    expect(warnings(explicit(sequence(AROUND, [concat(b, b)])))).toEqual(['duplicate-tag']);
    expect(warnings(explicit(sequence(AROUND, [b, b])))).toEqual([]);
  });

  it('no kind of warning hides another', () => {
    const odd = Array.from({ length: 3000 }, (_, index) => concat(header(0x00091000 + index, 'LO', 1), Uint8Array.of(0x41)));
    const found = warnings(explicit(...odd, NAME, NAME));
    expect(found).toContain('duplicate-tag');
    expect(found.length).toBeLessThan(1000);
  });
});

describe('encodings and windows', () => {
  it.each([SYNTAX.explicit, SYNTAX.implicit, SYNTAX.bigEndian])('reads the same values in %s', (syntax) => {
    const { dataSet } = parse(imageFile(syntax));
    expect([textValue(dataSet, 0x00100020), numberValue(dataSet, 0x00280100), textValue(dataSet, 0x00280004)]).toEqual([
      'ZQ-77001',
      16,
      'MONOCHROME2',
    ]);
  });

  it('elements that straddle the borders of what is read at once', () => {
    // The tokenizer looks at 4096 bytes at a time, the file is read by 65,536.
    for (const border of [4096, 65_536, 131_072]) {
      for (let shift = -14; shift <= 14; shift += 1) {
        const before = 132 + fileMeta(SYNTAX.explicit).length + 12;
        const filler = element(0x00090010, 'UN', new Uint8Array(border - before + shift).fill(0x20));
        const parsed = parse(
          explicit(filler, NAME, element(0x00280010, 'US', uint16(4)), sequence(0x00400555, [NAME], EXPLICIT, { undefinedLength: true })),
        );
        expect([textValue(parsed.dataSet, 0x00100010), numberValue(parsed.dataSet, 0x00280010)]).toEqual(['Quillfeather^Z', 4]);
        expect(tileFile(parsed)).toBeNull();
      }
    }
  });
});
