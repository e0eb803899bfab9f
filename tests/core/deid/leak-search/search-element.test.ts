import { describe, expect, it } from 'vitest';
import { searchCodestreams } from '../../../../core/deid/leak-search/search-codestreams.js';
import { searchElement } from '../../../../core/deid/leak-search/search-element.js';
import { isOfItsVr } from '../../../../core/deid/leak-search/value-grammar.js';
import { encodeJpeg } from '../../../../core/deid/picture/encode-jpeg.js';
import { findElement } from '../../../../core/dicom/data-set.js';
import { concat, element, encapsulated, imageFile, SYNTAX, text, uint16, uint32 } from '../../../support/dicom-bytes.js';
import { parse, searchOf } from '../export-in-memory.js';

const NAME = 0x00100010;
const TEXT = 0x00185010;

/** What is found in one element of an image whose person is known by name, ID and birth date. */
function found(tag: number, vr: string, value: Uint8Array | string, more: { charset?: string; name?: Uint8Array; syntax?: string } = {}) {
  const { charset, name, syntax = SYNTAX.explicit } = more;
  const extra = [{ tag, bytes: element(tag, vr, value) }];
  if (charset) extra.push({ tag: 0x00080005, bytes: element(0x00080005, 'CS', charset) });
  if (name) extra.push({ tag: NAME, bytes: element(NAME, 'PN', name) });
  const parsed = parse(imageFile(syntax, extra));
  const planted = findElement(parsed.dataSet, tag);
  if (!planted) throw new Error('not planted');
  const finding = searchElement(planted, parsed.dataSet, searchOf(parsed));
  return finding && { kind: finding.kind, cleaned: finding.cleaned && Buffer.from(finding.cleaned).toString('latin1') };
}

const bytesOf = (codes: readonly number[]): Uint8Array => concat(Uint8Array.from(codes), new Uint8Array(codes.length % 2).fill(0x20));

describe('cutting', () => {
  it.each([
    ['the words go, the rest stays', 'knee of Zebediah Quillfeather, left', 'knee of , left'],
    ['of several values each keeps its place', 'knee\\Quillfeather\\left', 'knee\\\\left'],
    ['what stood on both sides of a match is looked at once more', 'left Quill Quillfeather feather knee', 'left knee'],
    ['a value of which nothing is left is made up', 'Quillfeather, Z.', 'REMOVED'],
  ])('%s', (_name, value, left) => {
    expect(found(TEXT, 'LO', value)?.cleaned?.trimEnd()).toBe(left);
  });

  // In each character set: a name, a text around it, and what of that is left.
  it.each([
    ['ISO_IR 100', [0x4d, 0xfc, 0x6c, 0x6c, 0x68, 0x61, 0x75, 0x73], [0xe4, 0x62, 0x20], [0x20, 0xdf, 0x7a]],
    ['ISO_IR 101', [0x57, 0xb3, 0x6f, 0x64, 0x61, 0x72, 0x7a], [0xb1, 0x62, 0x20], [0x20, 0xea, 0x7a]],
    ['ISO_IR 144', [0xba, 0xe0, 0xd0, 0xd2, 0xe6, 0xde, 0xd2], [0xda, 0xde, 0x20], [0x20, 0xdd, 0xde]],
    ['ISO_IR 126', [0xd0, 0xe1, 0xf0, 0xe1, 0xe4, 0xe7, 0xf2], [0xe1, 0xe2, 0x20], [0x20, 0xe3, 0xe4]],
    ['ISO_IR 148', [0x59, 0xfd, 0x6c, 0x6d, 0x61, 0x7a, 0x67, 0xf0], [0xfe, 0x62, 0x20], [0x20, 0xf0, 0x7a]],
    ['ISO_IR 138', [0xe0, 0xe1, 0xf8, 0xe4, 0xed, 0xe9], [0xf9, 0xec, 0x20], [0x20, 0xee, 0xe4]],
    ['ISO_IR 127', [0xe3, 0xcd, 0xe3, 0xcf, 0xc7, 0xe4], [0xd1, 0xc3, 0x20], [0x20, 0xd8, 0xe5]],
    ['ISO_IR 192', [...Buffer.from('山田孝之介')], [...Buffer.from('膝 ')], [...Buffer.from(' 左')]],
  ])('keeps the rest of a text in %s, and its character set', (charset, name, before, behind) => {
    const cleaned = found(TEXT, 'LO', bytesOf([...before, ...name, ...behind]), { charset, name: bytesOf(name) })?.cleaned;
    const left = [...before, ...behind.slice(1)];
    expect(Buffer.from(cleaned ?? '', 'latin1').subarray(0, left.length)).toEqual(Buffer.from(left));
    expect((cleaned ?? '').length - left.length).toBeLessThan(2);
  });

  it('makes up a text in code extensions, where what is left is no ASCII', () => {
    const kanji = [0x1b, 0x24, 0x42, 0x3b, 0x33, 0x45, 0x44, 0x42, 0x40, 0x4f, 0x3a, 0x1b, 0x28, 0x42];
    const rest = [0x1b, 0x24, 0x42, 0x49, 0x28, 0x1b, 0x28, 0x42, 0x20];
    const more = { charset: '\\ISO 2022 IR 87', name: bytesOf(kanji) };
    expect(found(TEXT, 'LO', bytesOf([...rest, ...kanji]), more)?.cleaned).toBe('REMOVED ');
    expect(found(TEXT, 'LO', bytesOf([0x6b, 0x6e, 0x65, 0x65, 0x20, ...kanji]), more)?.cleaned).toBe('knee');
  });

  it('makes up a text of which what is left still tells in another character set', () => {
    const written = Buffer.from('Zebediah 1955年10月18日 ');
    expect(found(TEXT, 'LO', written)?.cleaned).toBe('REMOVED ');
  });

  it("makes up a text whose bytes tell what its declared character set doesn't", () => {
    const more = { charset: 'ISO_IR 101', name: Uint8Array.of(0x4d, 0xfc, 0x6c, 0x6c, 0x68, 0x61, 0x75, 0x73) };
    for (const written of [Buffer.from('Müllhaus'), Buffer.from('Müllhaus', 'utf16le')])
      expect(found(TEXT, 'LO', written, more)?.cleaned).toBe('REMOVED ');
  });
});

describe('values that are no text', () => {
  it.each([
    ['a code that is the ID', 0x00180015, 'CS', 'ZQ-77001', 'identifier'],
    ['a code that holds the name', 0x00180015, 'CS', 'QUILLFEATHER Z', 'name'],
    ['a code of several', 0x00080008, 'CS', 'ORIGINAL\\ZQ-77001', 'identifier'],
    ['words in place of a number', 0x00180050, 'DS', 'Quillfeather', 'name'],
    ['words in place of a date', 0x00141020, 'DA', 'Quillfeather', 'name'],
    ['words in place of an age', 0x00101010, 'AS', 'ZEBEDIAH', 'name'],
    ['bytes', 0x00340002, 'OB', 'xxQuillfeatherxx', 'name'],
    ['bytes in UTF-16', 0x00340002, 'OB', Buffer.from('Quillfeather', 'utf16le'), 'name'],
    ['words of floats', 0x00640009, 'OF', 'QuillfeatherOOOO', 'name'],
    ['few numbers that spell a name', 0x00186060, 'UL', 'Quillfeather', 'name'],
    ['coefficients', 0x7fe00020, 'OW', 'Quillfeather', 'name'],
    ['a date that is no decimal string', 0x00180050, 'DS', '12/04/1931', 'date'],
    ['a date with dots in place of a number', 0x00200013, 'IS', '1931.4.12', 'date'],
    ['a phone in place of a time', 0x00143077, 'TM', '+44 20 7946 0018', 'phone'],
    ['a date in place of a class', 0x00081150, 'UI', '12.04.1931', 'date'],
    ['a class with the date of birth', 0x00081150, 'UI', '1.2.3.1950030477.5', 'uid'],
    ['a date in bytes, in words', 0x00340002, 'OB', '24 de enero de 2017 ', 'date'],
    ['an address of mail in bytes', 0x00340002, 'OB', 'z.quill@clinic.example', 'identifier'],
    ['bytes in UTF-16, with accents', 0x00340002, 'OB', Buffer.from('Qŭįłĺḟéäťħer', 'utf16le'), 'name'],
    ['the name from its end', TEXT, 'LO', 'knee rehtaeflliuQ', 'name'],
    ['the name cut to eight letters', TEXT, 'LO', 'QUILLFEA', 'name'],
    ['the name in base32', TEXT, 'LO', 'KF2WS3DMMZSWC5DIMVZA', 'name'],
    ['a month of a year', TEXT, 'LO', 'seen in March 2017', 'date'],
    ['a day in words', TEXT, 'LO', 'on the twenty-first of March, 2017', 'date'],
    ['an address of mail in UTF-16', TEXT, 'LO', Buffer.from('z.quill@clinic.example', 'utf16le'), 'identifier'],
    ['a date in a character set that is not declared', TEXT, 'LO', Buffer.from('1955年10月18日 '), 'date'],
    ['a date of an era', TEXT, 'LO', Buffer.from('昭和3年1月21日 '), 'date'],
    ['the date of birth among versions', 0x00181020, 'LO', 'VB17 04.03.1950', 'identifier'],
    ['a date in what a code means', 0x00080104, 'LO', 'as seen 2017-03-21', 'date'],
    ['a reference', 0x00081155, 'UI', '1.2.3.4.5.6', 'uid'],
  ])('%s', (_name, tag, vr, value, kind) => {
    expect(found(tag, vr, value)?.kind).toBe(kind);
  });

  it.each([
    ['a date', 0x00141020, 'DA', '19500304'],
    ['a time', 0x00080030, 'TM', '195003'],
    ['an age', 0x00101010, 'AS', '042Y'],
    ['a measure', 0x00180050, 'DS', '1.25e-3'],
    ['codes of a vocabulary', 0x00180015, 'CS', 'HEAD'],
    ['a class', 0x00081150, 'UI', '1.2.3.4.5.6'],
    ['numbers', 0x00280030, 'DS', '0.5\\0.5'],
    ['samples', 0x7fe00010, 'OW', concat(text('Quillfeather'), new Uint8Array(20))],
    ['counts', 0x00280010, 'US', uint16(4)],
    ['a version', 0x00181020, 'LO', 'syngo 2017-03-21'],
    ['a code of digits', 0x00080100, 'SH', '20170321'],
    ['a ratio', TEXT, 'LO', 'dilution 1/2000, set 2019'],
    ['generations and sets', TEXT, 'LO', 'third gen 120 kV, second set 512'],
    ['nothing', TEXT, 'LO', ''],
  ])('that say nothing of a person: %s', (_name, tag, vr, value) => {
    expect(found(tag, vr, value)).toBeNull();
  });

  it.each([
    ['an insurance number', 0x00101050, 'LO', '5519008733', 'identifier'],
    ['who insures', 0x00101050, 'LO', 'Brambleside Mutual', 'identifier'],
    ['a specimen', 0x0040050a, 'LO', 'SP-7719044', 'identifier'],
    ['the owner of a camera', 0x0016004d, 'UT', 'Ottilie Featheringay', 'name'],
    ['a detector', 0x0018700a, 'SH', 'DET7719044', 'device'],
    ['an address of distribution', 0x4008011a, 'LO', '12 Peppertree Hollow', 'address'],
    ['a source of values', 0x04000564, 'LO', 'Thistlewood General', 'institution'],
  ])('is found again elsewhere: %s', (_name, tag, vr, value, kind) => {
    const extra = [
      { tag, bytes: element(tag, vr, value) },
      { tag: TEXT, bytes: element(TEXT, 'LO', `knee ${value} left`) },
    ];
    const parsed = parse(imageFile(SYNTAX.explicit, extra));
    const planted = findElement(parsed.dataSet, TEXT);
    expect(planted && searchElement(planted, parsed.dataSet, searchOf(parsed))?.kind).toBe(kind);
  });

  it('an institution in the name of a model, but not of one that it made', () => {
    const kindIn = (maker: string) => {
      const values = { 524400: maker, 524416: 'Brambleside', 528528: 'Brambleside Viewer' };
      const parsed = parse(
        imageFile(
          SYNTAX.explicit,
          Object.entries(values).map(([tag, value]) => ({ tag: Number(tag), bytes: element(Number(tag), 'LO', value) })),
        ),
      );
      const model = findElement(parsed.dataSet, 0x00081090);
      return model && searchElement(model, parsed.dataSet, searchOf(parsed))?.kind;
    };
    expect([kindIn('Acme'), kindIn('Brambleside')]).toEqual(['institution', undefined]);
  });

  it('a name that was encoded twice', () => {
    expect(found(TEXT, 'LO', Buffer.from('QuÃ¬llfeather'), { charset: 'ISO_IR 192' })?.kind).toBe('name');
  });

  it('a name of five letters in a code, but none that is a word of codes', () => {
    for (const [name, code, kind] of [
      ['Quirm^Z', 'KNEE QUIRM', 'name'],
      ['Green^Z', 'GREEN', undefined],
    ] as const)
      expect(found(0x00180015, 'CS', code, { name: text(name) })?.kind).toBe(kind);
  });

  it('a number that is the ID is emptied', () => {
    const name = element(0x00100020, 'LO', '4711815');
    const parsed = parse(
      imageFile(SYNTAX.explicit, [
        { tag: 0x00100020, bytes: name },
        { tag: 0x00186060, bytes: element(0x00186060, 'UL', uint32(4711815)) },
        { tag: 0x00200012, bytes: element(0x00200012, 'IS', '4711815') },
      ]),
    );
    for (const tag of [0x00186060, 0x00200012]) {
      const planted = findElement(parsed.dataSet, tag);
      expect(planted && searchElement(planted, parsed.dataSet, searchOf(parsed))).toEqual({
        kind: 'identifier',
        cleaned: new Uint8Array(0),
      });
    }
  });
});

describe('what a codestream says before its picture', () => {
  const jpeg = encodeJpeg({ columns: 4, rows: 4, channels: 1, samples: new Uint8Array(16) });
  /** A Huffman table with twelve codes of eight bits, which no component uses. */
  const table = (values: string) =>
    concat(
      Uint8Array.of(0xff, 0xc4, 0, 19 + values.length, 0x13),
      new Uint8Array(7),
      Uint8Array.of(values.length),
      new Uint8Array(8),
      text(values),
    );
  const search = (codestream: Uint8Array, id: string) => {
    const patient = [{ tag: 0x00100020, bytes: element(0x00100020, 'LO', id) }];
    // Bytes as a host gives them, which nobody may write into.
    const bytes = Buffer.from(imageFile('1.2.840.10008.1.2.4.50', patient, encapsulated([codestream])));
    const parsed = parse(bytes);
    const found = searchCodestreams(parsed, searchOf(parsed));
    expect(bytes.includes(Buffer.from(codestream))).toBe(true);
    return found;
  };
  const withTable = (values: string) => {
    const joined = concat(jpeg.subarray(0, 2), table(values), jpeg.subarray(2));
    return concat(joined, new Uint8Array(joined.length % 2));
  };

  it('is searched for a name and a number', () => {
    expect(search(withTable('QUILLFEATHER'), 'ZQ-77001')).toBe('name');
    expect(search(withTable('xx7719044xx'), '7719044')).toBe('identifier');
  });

  it('but not for the numbers that typical tables count', () => {
    expect(Buffer.from(jpeg).includes('456789')).toBe(true);
    expect(search(withTable('ABC'), '456789')).toBeNull();
    expect(search(withTable('0123456789'), '2345678')).toBeNull();
  });
});

it('a value that is long and none of its VR is seen to be so in time that grows with it', () => {
  const long = '1'.repeat(100_000);
  for (const vr of ['AS', 'DA', 'DS', 'DT', 'IS', 'TM', 'UI'] as const)
    for (const value of [`${long}x`, `1.${long}x`, `${'1.'.repeat(50_000)}x`, `1${' '.repeat(100_000)}1`])
      expect([vr, isOfItsVr(vr, value)]).toEqual([vr, false]);
});
