import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { memorySource } from '../../../core/dicom/byte-source.js';
import type { ContainerEntry } from '../../../core/media/container.js';
import { MediaError, type MediaErrorCode } from '../../../core/media/media-error.js';
import { MEDIA_LIMITS, type MediaLimits } from '../../../core/media/media-limits.js';
import { openZip } from '../../../core/media/zip/open-zip.js';
import { concat, text } from '../../support/dicom-bytes.js';
import { corpus, corpusFiles } from '../../support/real-files.js';
import { tools } from '../../support/tools.js';
import { itWith } from '../../support/when.js';
import { type ZipPart, type ZipStyle, zipBytes } from '../../support/zip-bytes.js';

const HELLO: ZipPart = { name: 'IM0001', content: text('hello, light box. '.repeat(40)) };
const WORLD: ZipPart = { name: 'IM0002', content: text('another picture'), stored: true };

const open = (parts: readonly ZipPart[], style?: ZipStyle, limits: MediaLimits = MEDIA_LIMITS) =>
  openZip(memorySource(zipBytes(parts, style)), limits).entries;

function bytesOf(entry: ContainerEntry | undefined): Uint8Array {
  if (!entry) throw new Error('there is no such entry');
  if (entry.kind === 'deflated') return entry.inflate();
  const { source } = entry.locate();
  return source.read(0, source.size);
}

function codeOf(act: () => unknown): MediaErrorCode | 'none' {
  try {
    act();
    return 'none';
  } catch (error) {
    if (error instanceof MediaError) return error.code;
    throw error;
  }
}

describe('a zip', () => {
  it.each<[string, ZipStyle]>([
    ['plain', {}],
    ['with a comment', { comment: text('burnt by PK\u0005\u0006 a viewer') }],
    ['behind a program that unpacks it', { before: text('MZ stub '.repeat(20)) }],
    ['in the 64-bit form', { zip64: true }],
    ['in the 64-bit form behind a program', { zip64: true, before: new Uint8Array(77) }],
  ])('%s gives its files, stored and deflated', (_, style) => {
    const entries = open([HELLO, WORLD], style);
    expect(entries.map(({ untrustedName, untrustedSize, kind }) => [untrustedName, untrustedSize, kind])).toEqual([
      ['IM0001', HELLO.content.length, 'deflated'],
      ['IM0002', WORLD.content.length, 'stored'],
    ]);
    expect(bytesOf(entries[0])).toEqual(HELLO.content);
    expect(bytesOf(entries[1])).toEqual(WORLD.content);
  });

  it('says where a stored file lies in the zip', () => {
    const bytes = zipBytes([HELLO, WORLD], { before: new Uint8Array(11) });
    const entry = openZip(memorySource(bytes), MEDIA_LIMITS).entries[1];
    if (entry?.kind !== 'stored') throw new Error('it was written stored');
    const { offset, source } = entry.locate();
    expect(bytes.subarray(offset, offset + source.size)).toEqual(WORLD.content);
  });

  it('reads files whose sizes follow their bytes', () => {
    const entries = open([
      { ...HELLO, streamed: true },
      { ...WORLD, streamed: true },
    ]);
    expect(entries.map(bytesOf)).toEqual([HELLO.content, WORLD.content]);
  });

  it('lists no folders, and takes names as text whatever they try', () => {
    const parts = ['DICOM/', 'DICOM\\A\\1', '/etc/passwd', '../../up', Uint8Array.of(0x4d, 0x81, 0x6c, 0x6c, 0x65, 0x72)].map(
      (name): ZipPart => ({ name, content: text('x') }),
    );
    expect(open(parts).map((entry) => entry.untrustedName)).toEqual(['DICOM/A/1', 'etc/passwd', '../../up', 'Müller']);
  });

  it.each<[MediaErrorCode, ZipPart]>([
    ['entry-encrypted', { ...HELLO, claims: { flags: 1 } }],
    ['entry-method-not-supported', { ...HELLO, claims: { method: 14 } }],
    ['entry-name-too-long', { ...HELLO, name: 'n'.repeat(MEDIA_LIMITS.nameBytes + 1) }],
  ])('refuses in its list of contents: %s', (reason, part) => {
    const entries = open([part, WORLD]);
    expect(entries.map((entry) => entry.refusal)).toEqual([reason, null]);
    expect(codeOf(() => bytesOf(entries[0]))).toBe(reason);
    expect(bytesOf(entries[1])).toEqual(WORLD.content);
  });

  it.each<[MediaErrorCode, ZipPart]>([
    ['entry-checksum-differs', { ...HELLO, claims: { crc: 1 } }],
    ['entry-size-differs', { ...HELLO, claims: { size: HELLO.content.length + 1 } }],
    ['entry-size-differs', { ...HELLO, claims: { size: 1 } }],
    ['entry-size-differs', { ...WORLD, claims: { size: 3 } }],
    ['entry-too-large', { ...HELLO, claims: { size: 0xfffffffe } }],
    ['entry-damaged', { ...HELLO, localName: 'IM9999' }],
    ['entry-damaged', { ...HELLO, claims: { compressedSize: 10 } }],
    ['entry-damaged', { ...HELLO, claims: { offset: 3 } }],
    ['entry-overlaps', { ...HELLO, claims: { compressedSize: 0xfffffff0 } }],
    ['entry-overlaps', { ...HELLO, claims: { offset: 0xfffffff0 } }],
  ])('refuses when it is opened: %s', (reason, part) => {
    const [entry] = open([part, { ...WORLD, name: 'behind' }]);
    expect(codeOf(() => bytesOf(entry))).toBe(reason);
  });

  it('refuses files that share their bytes', () => {
    const shared = open([HELLO, { ...HELLO, claims: { offset: 0 } }, WORLD]);
    expect(shared.map((entry) => entry.refusal)).toEqual(['entry-overlaps', 'entry-overlaps', null]);
    // What only the local header shows: an extra field pushes the bytes into the next file.
    const pushed = { compressedSize: WORLD.content.length + 4, size: WORLD.content.length + 4 };
    const [first] = open([{ ...WORLD, claims: pushed }, HELLO]);
    expect(first?.refusal).toBeNull();
    expect(codeOf(() => bytesOf(first))).toBe('entry-overlaps');
    // A file that quotes the header of the next one as its own bytes.
    const inner = zipBytes([HELLO]);
    const quoting = open([
      { name: 'quote', content: inner, stored: true, claims: { compressedSize: inner.length + 30, size: inner.length + 30 } },
      WORLD,
    ]);
    expect(quoting.map((entry) => entry.refusal)).toEqual(['entry-overlaps', null]);
  });

  it('stops a bomb at its bound', () => {
    const bomb: ZipPart = { name: 'bomb', content: new Uint8Array(3_000_000) };
    const limits = { ...MEDIA_LIMITS, inflatedBase: 1000 };
    expect(codeOf(() => bytesOf(open([bomb], {}, limits)[0]))).toBe('entry-too-large');
    expect(codeOf(() => bytesOf(open([{ ...bomb, claims: { size: 100 } }], {}, limits)[0]))).toBe('entry-too-large');
  });

  it('bounds the number of files, whatever number is claimed', () => {
    expect(codeOf(() => open([HELLO, WORLD], {}, { ...MEDIA_LIMITS, entries: 1 }))).toBe('container-too-many-entries');
    expect(codeOf(() => open([HELLO], { entries: 60_000 }))).toBe('container-damaged');
    expect(codeOf(() => open([HELLO], { entries: 2 ** 50, zip64: true }))).toBe('container-damaged');
  });

  it('refuses what has no list of contents', () => {
    const whole = zipBytes([HELLO, WORLD]);
    for (const bytes of [new Uint8Array(0), whole.subarray(0, whole.length - 30), concat(text('PK\u0003\u0004'), new Uint8Array(500))])
      expect(codeOf(() => openZip(memorySource(bytes), MEDIA_LIMITS))).toBe('container-damaged');
  });

  itWith([corpus, tools.pydicom], "gives the very bytes that Python's zipfile gives, of every real zip", () => {
    const zips = corpusFiles().filter(({ path }) => path.endsWith('.zip'));
    expect(zips.length).toBeGreaterThan(0);
    const code =
      'import sys, json, zipfile, hashlib\nfor p in sys.argv[1:]:\n  z = zipfile.ZipFile(p)\n  print(json.dumps([[i.filename, hashlib.sha256(z.read(i)).hexdigest()] for i in z.infolist() if not i.is_dir()]))';
    const said = execFileSync(tools.pydicom.command, [...tools.pydicom.prefix, '-c', code, ...zips.map(({ absolute }) => absolute)], {
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
    });
    const expected = said
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    const found = zips.map(({ absolute }) =>
      openZip(memorySource(readFileSync(absolute)), MEDIA_LIMITS).entries.map((entry) => [
        entry.untrustedName,
        createHash('sha256').update(bytesOf(entry)).digest('hex'),
      ]),
    );
    expect(found).toEqual(expected);
  });
});
