import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { deflateSync, crc32 as zlibCrc } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { memorySource } from '../../../../core/dicom/byte-source.js';
import { crc32 } from '../../../../core/media/crc32.js';
import { readExif } from '../../../../core/media/pictures/exif.js';
import { readJpeg } from '../../../../core/media/pictures/jpeg-segments.js';
import { PictureError, type PictureFact, type PictureHeader } from '../../../../core/media/pictures/picture-fact.js';
import { readPng } from '../../../../core/media/pictures/png-chunks.js';
import { pictureRecord } from '../../../../core/study/picture-record.js';
import { concat, uint16, uint32 } from '../../../support/dicom-bytes.js';
import { corpus, corpusFiles } from '../../../support/real-files.js';
import { tools } from '../../../support/tools.js';
import { itWith } from '../../../support/when.js';

const latin = (value: string): Uint8Array => Uint8Array.from(value, (letter) => letter.charCodeAt(0));
const png = (bytes: Uint8Array): PictureHeader => readPng(memorySource(bytes));
const jpeg = (bytes: Uint8Array): PictureHeader => readJpeg(memorySource(bytes));

/** Every fact as one line, those inside another indented. */
const lines = (facts: readonly PictureFact[], indent = ''): string[] =>
  facts.flatMap((fact) => [
    `${indent}${fact.label} ${fact.name} = ${fact.bytes === null ? fact.untrustedValue : `${fact.bytes} B: ${fact.untrustedValue}`}`,
    ...lines(fact.facts, `${indent}  `),
  ]);

function chunk(type: string, content: Uint8Array, checksum?: number): Uint8Array {
  const body = concat(latin(type), content);
  return concat(uint32(content.length, false), body, uint32(checksum ?? crc32(body), false));
}
const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const ihdr = (columns: number, rows: number): Uint8Array =>
  chunk('IHDR', concat(uint32(columns, false), uint32(rows, false), Uint8Array.of(8, 2, 0, 0, 0)));
const pngOf = (...chunks: readonly Uint8Array[]): Uint8Array => concat(SIGNATURE, ihdr(30, 20), chunks, chunk('IEND', new Uint8Array(0)));

/** One directory of an EXIF block: entries of a tag, a type, a count and four bytes; `next` is the offset of the next directory. */
const directory = (entries: readonly Uint8Array[], next = 0): Uint8Array => concat(uint16(entries.length), entries, uint32(next));
const entry = (tag: number, type: number, count: number, value: Uint8Array): Uint8Array =>
  concat(uint16(tag), uint16(type), uint32(count), value, new Uint8Array(4 - value.length));
const block = (...directories: readonly Uint8Array[]): Uint8Array => concat(latin('II*\0'), uint32(8), directories);

const segment = (marker: number, content: Uint8Array): Uint8Array =>
  concat(Uint8Array.of(0xff, marker), uint16(content.length + 2, false), content);
const sof = (rows: number, columns: number): Uint8Array =>
  segment(0xc0, concat(Uint8Array.of(8), uint16(rows, false), uint16(columns, false), Uint8Array.of(3)));
const jpegOf = (...segments: readonly Uint8Array[]): Uint8Array =>
  concat(Uint8Array.of(0xff, 0xd8), segments, sof(20, 30), segment(0xda, Uint8Array.of(0)), Uint8Array.of(0xff, 0xd9));

describe('the checksum', () => {
  it('is the one of zlib', () => {
    expect(crc32(latin('123456789'))).toBe(0xcbf43926);
    expect(crc32(latin('6789'), crc32(latin('12345')))).toBe(0xcbf43926);
    expect(zlibCrc('light box')).toBe(crc32(latin('light box')));
  });
});

describe('a PNG', () => {
  it('tells its size and what it says beside the picture', () => {
    const found = png(
      pngOf(
        chunk('tEXt', latin('Author\0Zebediah Quillfeather')),
        chunk('zTXt', concat(latin('Comment\0\0'), deflateSync('left knee'))),
        chunk('iTXt', concat(latin('Title\0\x01\0de\0Titel\0'), deflateSync('Röntgen'))),
        chunk('iTXt', concat(latin('Note\0\0\0\0\0'), new TextEncoder().encode('plain ☂'))),
        chunk('tIME', Uint8Array.of(0x07, 0xe4, 2, 3, 4, 5, 6)),
        chunk('eXIf', block(directory([entry(0x0112, 3, 1, uint16(6)), entry(0x010f, 2, 3, latin('Ab\0'))]))),
        chunk('prVt', new Uint8Array(7)),
        chunk('IDAT', new Uint8Array(100)),
      ),
    );
    expect(found).toMatchObject({ rows: 20, columns: 30, bitsPerSample: 8, samples: 3, orientation: 6 });
    expect(lines(found.facts)).toEqual([
      'tEXt Text = Author: Zebediah Quillfeather',
      'zTXt Compressed text = Comment: left knee',
      'iTXt International text = Title: Röntgen',
      'iTXt International text = Note: plain ☂',
      'tIME Changed on = 2020-02-03 04:05:06',
      'eXIf EXIF = ',
      '  0x0112 Orientation = 6',
      '  0x010f Maker = Ab',
      'prVt  = 7 B: 00 00 00 00 00 00 00',
    ]);
  });

  it('lists what is behind the picture, and a wrong checksum', () => {
    const found = png(concat(pngOf(chunk('tEXt', latin('A\0b'), 5)), new Uint8Array(9)));
    expect(found.facts.map(({ name, bytes }) => [name, bytes])).toEqual([
      ['Text (wrong checksum)', null],
      ['Bytes behind the picture', 9],
    ]);
  });

  it('stops a text that would fill the memory', () => {
    const bomb = chunk('zTXt', concat(latin('Comment\0\0'), deflateSync(new Uint8Array(50_000_000))));
    expect(lines(png(pngOf(bomb)).facts)).toEqual(['zTXt Compressed text = Comment: ']);
  });

  it('refuses what is broken', () => {
    const whole = pngOf(chunk('tEXt', latin('A\0b')));
    for (const bytes of [whole.subarray(0, 20), concat(SIGNATURE, chunk('IDAT', new Uint8Array(30))), concat(SIGNATURE, ihdr(0, 4))])
      expect(() => png(bytes)).toThrow(PictureError);
    const lying = whole.slice();
    lying[33] = 0x7f;
    expect(() => png(lying)).toThrow(PictureError);
  });
});

describe('a JPEG', () => {
  it('tells its size and what it says beside the picture', () => {
    const exif = concat(latin('Exif\0\0'), block(directory([entry(0x0112, 3, 1, uint16(3))])));
    const found = jpeg(
      jpegOf(
        segment(0xe0, latin('JFIF\0\x01\x02\0\0\x01\0\x01\0\0')),
        Uint8Array.of(0xff, 0xff),
        segment(0xe1, exif).subarray(1),
        segment(0xe1, latin('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>')),
        segment(0xfe, latin('scanned for Z. Quillfeather')),
        segment(0xe9, latin('MINE')),
      ),
    );
    expect(found).toMatchObject({ rows: 20, columns: 30, bitsPerSample: 8, samples: 3, orientation: 3 });
    expect(lines(found.facts)).toEqual([
      'APP0 JFIF = 14 B: 4a 46 49 46 00 01 02 00 00 01 00 01 00 00',
      'APP1 EXIF = ',
      '  0x0112 Orientation = 3',
      'APP1 XMP = <x:xmpmeta/>',
      'COM Comment = scanned for Z. Quillfeather',
      'APP9  = 4 B: 4d 49 4e 45',
    ]);
  });

  it('refuses what is broken', () => {
    const whole = jpegOf(segment(0xfe, latin('x')));
    const noFrame = concat(Uint8Array.of(0xff, 0xd8), segment(0xda, Uint8Array.of(0)));
    const short = concat(Uint8Array.of(0xff, 0xd8), segment(0xc0, Uint8Array.of(8, 0)));
    for (const bytes of [whole.subarray(0, 8), noFrame, short, concat(Uint8Array.of(0xff, 0xd8), latin('garbage'))])
      expect(() => jpeg(bytes)).toThrow(PictureError);
  });
});

describe('an EXIF block', () => {
  it('is read in both orders of bytes, with what lies in other directories', () => {
    const gps = 8 + 2 + 12 + 4;
    const facts = readExif(
      block(
        directory([entry(0x8825, 4, 1, uint32(gps))]),
        directory([entry(1, 2, 2, latin('N\0')), entry(2, 5, 1, uint32(gps + 30))]),
        uint32(95),
        uint32(2),
      ),
    ).facts;
    expect(lines(facts)).toEqual(['0x8825 GPS directory = ', '  0x0001 North or south = N', '  0x0002 Latitude = 47.5']);
    const big = concat(latin('MM\0*'), uint32(8, false), uint16(1, false), uint16(0x0112, false), uint16(3, false), uint32(1, false));
    expect(readExif(concat(big, uint16(8, false), uint16(0), uint32(0))).orientation).toBe(8);
  });

  it('ends where its directories lead round in a circle or outside', () => {
    const round = readExif(block(directory([entry(0x8769, 4, 1, uint32(8)), entry(0x0131, 2, 4, latin('Ab\0\0'))], 8)));
    expect(lines(round.facts)).toEqual(['0x8769 EXIF directory = ', '0x0131 Software = Ab']);
    const outside = readExif(block(directory([entry(0x010f, 2, 5000, uint32(20)), entry(0x0110, 99, 1, uint32(1))], 0xfffffff0)));
    expect(outside.facts).toEqual([]);
    expect(readExif(latin('II*')).facts).toEqual([]);
  });
});

describe('a picture of a scan', () => {
  const recordOf = (bytes: Uint8Array, format: 'png' | 'jpeg') => pictureRecord(memorySource(bytes), format, 'id', 'name');

  it('stands alone, turned as its file asks', () => {
    const turned = jpegOf(segment(0xe1, concat(latin('Exif\0\0'), block(directory([entry(0x0112, 3, 1, uint16(8))])))));
    expect(recordOf(turned, 'jpeg').image).toMatchObject({ kind: 'image', rows: 30, columns: 20, lossy: true });
    expect(recordOf(pngOf(), 'png').image).toMatchObject({ kind: 'image', rows: 20, columns: 30, lossy: false });
  });

  it('is refused by its size before anything is decoded', () => {
    const large = concat(SIGNATURE, ihdr(20_000, 20_000), chunk('IEND', new Uint8Array(0)));
    expect(recordOf(large, 'png').image).toEqual({ kind: 'refused', code: 'too-large', detail: '' });
  });

  itWith([corpus, tools.pillow], 'has the size, the texts and the EXIF that Pillow finds, also in files that Pillow wrote', () => {
    const files = corpusFiles().filter(({ path }) => /\.(png|jpg)$/.test(path));
    expect(files.length).toBeGreaterThan(0);
    const code = [
      'import sys, json, base64, io',
      'from PIL import Image, PngImagePlugin',
      'for p in sys.argv[1:]:',
      '  i = Image.open(p)',
      '  print(json.dumps({"size": i.size, "texts": sorted(getattr(i, "text", {}).items())}))',
      'i = Image.new("RGB", (40, 24))',
      'e = Image.Exif()',
      'e[0x010f] = "Lantern"; e[0x0112] = 6; e[0x8825] = {1: "N", 2: (48.0, 30.0, 15.5)}',
      'b = io.BytesIO(); i.save(b, "JPEG", exif=e, comment=b"for nobody")',
      'print(json.dumps(base64.b64encode(b.getvalue()).decode()))',
    ].join('\n');
    const said = execFileSync(tools.pillow.command, [...tools.pillow.prefix, '-c', code, ...files.map(({ absolute }) => absolute)], {
      encoding: 'utf8',
    })
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { size: [number, number]; texts: [string, string][] });
    const written: unknown = said.pop();
    files.forEach(({ path, absolute }, index) => {
      const source = memorySource(readFileSync(absolute));
      const header = path.endsWith('.png') ? readPng(source) : readJpeg(source);
      const texts = header.facts.filter(({ label }) => /^[tzi]TXt$|^tEXt$/.test(label)).map((fact) => fact.untrustedValue);
      expect([path, header.columns, header.rows, texts.sort()]).toEqual([
        path,
        ...(said[index]?.size ?? []),
        said[index]?.texts.map(([key, value]) => `${key}: ${value}`).sort(),
      ]);
    });
    if (typeof written !== 'string') throw new Error('Pillow gave no picture');
    const header = jpeg(Buffer.from(written, 'base64'));
    expect([header.columns, header.rows, header.orientation]).toEqual([40, 24, 6]);
    expect(lines(header.facts)).toEqual(
      expect.arrayContaining([
        '  0x010f Maker = Lantern',
        '    0x0001 North or south = N',
        '    0x0002 Latitude = 48 30 15.5',
        'COM Comment = for nobody',
      ]),
    );
  });
});
