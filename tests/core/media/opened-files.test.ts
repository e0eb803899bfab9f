import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ByteRangeError, type ByteSource, memorySource } from '../../../core/dicom/byte-source.js';
import { spliceSize } from '../../../core/dicom/splice-file.js';
import { formatFileId, formatPairId, grantsOf, isInside, parseFileId, parsePairId } from '../../../core/media/file-id.js';
import { InflatedBytes } from '../../../core/media/inflated-bytes.js';
import { MediaError, type MediaErrorCode } from '../../../core/media/media-error.js';
import { MEDIA_LIMITS, type MediaLimits } from '../../../core/media/media-limits.js';
import { OpenedFiles } from '../../../core/media/opened-files.js';
import { chunksOf, gatherSplice, shiftSplice } from '../../../core/media/shift-splice.js';
import { concat, text } from '../../support/dicom-bytes.js';
import { zipBytes } from '../../support/zip-bytes.js';

const SCAN = text('a scan of nobody, many times over. '.repeat(50));
const OTHER = text('another scan');

/** Granted files in memory. */
function grants(files: Readonly<Record<string, Uint8Array>>, limits?: MediaLimits, keptBytes?: number) {
  const reads = { count: 0 };
  const open = (id: string): ByteSource => {
    const bytes = files[id];
    if (!bytes) throw new ByteRangeError('there is no such file');
    const source = memorySource(bytes);
    return {
      size: source.size,
      read(offset, length) {
        reads.count += 1;
        return source.read(offset, length);
      },
    };
  };
  return { opened: new OpenedFiles(open, limits, keptBytes), reads, sizeOf: (id: string) => files[id]?.length ?? 0 };
}

const readAll = ({ source }: { source: ByteSource }): Uint8Array => source.read(0, source.size).slice();

function codeOf(act: () => unknown): MediaErrorCode | 'none' {
  try {
    act();
    return 'none';
  } catch (error) {
    if (error instanceof MediaError) return error.code;
    throw error;
  }
}

/** `content` in so many zips, each stored in the next. */
function nested(content: Uint8Array, times: number, stored = true): Uint8Array {
  let bytes = content;
  for (let time = 0; time < times; time++) bytes = zipBytes([{ name: `level${time}`, content: bytes, stored }]);
  return bytes;
}

describe('the id of a file', () => {
  it('is the granted file, or says where in it the file lies', () => {
    expect(formatFileId('g-1', 500, [])).toBe('g-1');
    expect(parseFileId('g-1')).toEqual({ grantId: 'g-1', grantSize: null, entries: [] });
    const id = formatFileId('g-1', 500, [7, 0]);
    expect(parseFileId(id)).toEqual({ grantId: 'g-1', grantSize: 500, entries: [7, 0] });
    expect([grantsOf(id), isInside(id), isInside('g-1')]).toEqual([['g-1'], true, false]);
    const pair = { header: { id: 'g-1', size: 348 }, voxels: { id, size: 24 } };
    expect(parsePairId(formatPairId(pair))).toEqual(pair);
    expect([grantsOf(formatPairId(pair)), isInside(formatPairId(pair)), parsePairId(id)]).toEqual([['g-1', 'g-1'], true, null]);
    for (const wrong of ['a+1+b', 'a+1+b+c', '+1+b+2', 'a+1+b+2+c']) expect(() => parsePairId(wrong)).toThrow(RangeError);
  });

  it.each(['', '!5!1', 'g!5', 'g!x!1', 'g!5!-1', 'g!5!1.5', 'g!5!1!'])('is never %j', (id) => {
    expect(() => parseFileId(id)).toThrow(RangeError);
  });
});

describe('opened files', () => {
  it('lists a zip in a zip and opens what is in it by the id alone, in a thread of its own', () => {
    const inner = zipBytes([
      { name: 'IM1', content: SCAN },
      { name: 'IM2', content: OTHER, stored: true },
    ]);
    const files = { disc: zipBytes([{ name: 'inner.zip', content: inner }]) };
    const { opened, sizeOf } = grants(files);
    const outer = opened.list('disc', sizeOf('disc'), 'disc.zip');
    expect(outer?.files.map(({ untrustedName, size }) => [untrustedName, size])).toEqual([['disc.zip/inner.zip', inner.length]]);
    const [first] = outer?.files ?? [];
    const listing = first && opened.list(first.id, first.size, first.untrustedName);
    expect(listing?.files.map((file) => file.untrustedName)).toEqual(['disc.zip/inner.zip/IM1', 'disc.zip/inner.zip/IM2']);
    const elsewhere = grants(files).opened;
    expect(listing?.files.map(({ id, size }) => readAll(elsewhere.open(id, size)))).toEqual([SCAN, OTHER]);
  });

  it('takes a gzip by its own name', () => {
    const { opened, sizeOf } = grants({ g: new Uint8Array(gzipSync(SCAN)) });
    const listing = opened.list('g', sizeOf('g'), 'head.nii.gz');
    expect(listing?.files).toEqual([{ id: `g!${sizeOf('g')}!0`, untrustedName: 'head.nii.gz', size: SCAN.length }]);
  });

  it('is null for what holds no files', () => {
    const { opened, sizeOf } = grants({ g: SCAN });
    expect(opened.list('g', sizeOf('g'), 'IM1')).toBeNull();
  });

  it('says where a file lies byte for byte, through every stored level, and not where it was inflated', () => {
    const files = { stored: nested(OTHER, 3), inflated: nested(OTHER, 2, false) };
    const { opened, sizeOf } = grants(files);
    const deep = opened.open(formatFileId('stored', sizeOf('stored'), [0, 0, 0]), OTHER.length);
    const at = deep.stored?.offset ?? -1;
    expect(files.stored.subarray(at, at + OTHER.length)).toEqual(OTHER);
    expect(deep.stored?.grantId).toBe('stored');
    expect(opened.open(formatFileId('inflated', sizeOf('inflated'), [0, 0]), OTHER.length).stored).toBeNull();
  });

  it('bounds how deep, how many and how much', () => {
    const deep = grants({ g: nested(OTHER, 5) });
    expect(codeOf(() => deep.opened.list(formatFileId('g', deep.sizeOf('g'), [0, 0, 0, 0]), 1, 'x'))).toBe('container-too-deep');
    expect(codeOf(() => deep.opened.open(formatFileId('g', deep.sizeOf('g'), [0, 0, 0, 0, 0]), 1))).toBe('container-too-deep');

    const many = zipBytes([1, 2, 3].map((name) => ({ name: String(name), content: OTHER })));
    const twice = zipBytes([
      { name: 'a', content: many },
      { name: 'b', content: many },
    ]);
    const few = grants({ g: twice }, { ...MEDIA_LIMITS, entries: 6 });
    const [a, b] = few.opened.list('g', few.sizeOf('g'), 'g')?.files ?? [];
    expect(codeOf(() => few.opened.list(a?.id ?? '', 0, 'a'))).toBe('none');
    expect(codeOf(() => few.opened.list(a?.id ?? '', 0, 'a'))).toBe('none');
    expect(codeOf(() => few.opened.list(b?.id ?? '', 0, 'b'))).toBe('container-too-many-entries');

    const bombs = zipBytes([1, 2, 3].map((name) => ({ name: String(name), content: new Uint8Array(40_000) })));
    const limits = { ...MEDIA_LIMITS, inflatedBase: 100_000, inflatedFactor: 0 };
    const bounded = grants({ g: bombs }, limits, 1);
    const openAt = (index: number) => codeOf(() => readAll(bounded.opened.open(formatFileId('g', bombs.length, [index]), 40_000)));
    expect([openAt(0), openAt(1), openAt(0), openAt(2)]).toEqual(['none', 'none', 'none', 'entry-too-large']);
  });

  it('inflates again what fell out, and says so where it is not the same any more', () => {
    const bytes = zipBytes([
      { name: '1', content: SCAN },
      { name: '2', content: OTHER },
    ]);
    const files: Record<string, Uint8Array> = { g: bytes };
    const { opened } = grants(files, MEDIA_LIMITS, 10);
    const first = opened.open(formatFileId('g', bytes.length, [0]), SCAN.length);
    readAll(opened.open(formatFileId('g', bytes.length, [1]), OTHER.length));
    expect(readAll(first)).toEqual(SCAN);
    readAll(opened.open(formatFileId('g', bytes.length, [1]), OTHER.length));
    bytes.fill(0, 40, 60);
    expect(() => readAll(first)).toThrow(ByteRangeError);
  });

  it('says so too where it inflates to another length', () => {
    let content = SCAN;
    const bytes = new InflatedBytes(1);
    const source = bytes.source('a', () => content);
    bytes.source('b', () => OTHER);
    expect(source.read(0, 4)).toEqual(SCAN.subarray(0, 4));
    bytes.source('b', () => OTHER);
    content = SCAN.subarray(0, 100);
    expect(() => source.read(0, 4)).toThrow(ByteRangeError);
  });

  it('keeps what it inflated until it is told to forget', () => {
    const bytes = zipBytes([{ name: '1', content: SCAN }]);
    const { opened, reads } = grants({ g: bytes });
    const id = formatFileId('g', bytes.length, [0]);
    readAll(opened.open(id, SCAN.length));
    const before = reads.count;
    readAll(opened.open(id, SCAN.length));
    expect(reads.count).toBe(before);
    opened.forget(['g']);
    readAll(opened.open(id, SCAN.length));
    expect(reads.count).toBeGreaterThan(before);
  });

  it('opens nothing that is not there', () => {
    const bytes = zipBytes([{ name: '1', content: SCAN }]);
    const { opened } = grants({ g: bytes, plain: SCAN });
    expect(codeOf(() => opened.open(formatFileId('g', bytes.length, [1]), 1))).toBe('entry-damaged');
    expect(codeOf(() => opened.open(formatFileId('plain', SCAN.length, [0]), 1))).toBe('entry-damaged');
    expect(() => opened.open('gone', 1)).toThrow(ByteRangeError);
  });
});

describe('the splice of a file inside another', () => {
  const splice = { parts: [{ bytes: text('new') }, { copy: ['in', 10, 4] }, { copy: ['other', 1, 2] }, { copy: ['in', 0, 3] }] } as const;

  it('copies from the granted file, so much further on', () => {
    expect(shiftSplice(splice, 'in', 'grant', 100).parts).toEqual([
      { bytes: text('new') },
      { copy: ['grant', 110, 4] },
      { copy: ['other', 1, 2] },
      { copy: ['grant', 100, 3] },
    ]);
  });

  it('copies from a blob that holds just what it needs', () => {
    const { ranges, withBlob } = gatherSplice(splice, 'in');
    expect(ranges).toEqual([
      [10, 4],
      [0, 3],
    ]);
    const source = memorySource(text('ABCDEFGHIJKLMNOP'));
    const chunks = [...chunksOf(source, ranges, 3)];
    expect(chunks.map((chunk) => chunk.length)).toEqual([3, 3, 1]);
    expect(concat(chunks)).toEqual(Uint8Array.from('KLMNABC', (letter) => letter.charCodeAt(0)));
    const blobbed = withBlob('blob');
    expect(blobbed.parts).toEqual([{ bytes: text('new') }, { copy: ['blob', 0, 4] }, { copy: ['other', 1, 2] }, { copy: ['blob', 4, 3] }]);
    expect(spliceSize(blobbed)).toBe(spliceSize(splice));
  });

  it('makes no chunk of nothing', () => {
    expect([...chunksOf(memorySource(SCAN), [], 5)]).toEqual([]);
  });
});
