import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { memorySource } from '../../../core/dicom/byte-source.js';
import { contentKind } from '../../../core/media/content-kind.js';
import { MediaError } from '../../../core/media/media-error.js';
import { MEDIA_LIMITS } from '../../../core/media/media-limits.js';
import { openContainer } from '../../../core/media/open-container.js';
import { OpenedFiles } from '../../../core/media/opened-files.js';
import { openTar } from '../../../core/media/tar.js';
import { programPath } from '../../../scripts/setup/system-libraries.mjs';
import { ascii, concat, uint16, uint32 } from '../../support/dicom-bytes.js';
import { itWith } from '../../support/when.js';

/** One file as POSIX ustar writes it, right or with another size, type or checksum than it has. */
function part(name: string, content: Uint8Array, { size = content.length, type = '0', sum = 0 } = {}): Uint8Array {
  const header = new Uint8Array(512);
  const put = (at: number, value: string) => header.set(ascii(value), at);
  put(0, name);
  put(100, '0000644\0');
  put(124, `${size.toString(8).padStart(11, '0')}\0`);
  put(136, '00000000000\0');
  put(148, '        ');
  put(156, type);
  put(257, 'ustar\0');
  put(263, '00');
  const total = header.reduce((before, byte) => before + byte, 0) + sum;
  put(148, `${total.toString(8).padStart(6, '0')}\0 `);
  return concat(header, content, new Uint8Array((512 - (content.length % 512)) % 512));
}
const END = new Uint8Array(1024);
const open = (...parts: Uint8Array[]) => openTar(memorySource(concat(...parts)), MEDIA_LIMITS).entries;
const listed = (...parts: Uint8Array[]) => open(...parts).map(({ untrustedName, refusal }) => refusal ?? untrustedName);

describe('a tar', () => {
  it('is its files: folders and links hold nothing', () => {
    const bytes = [
      part('d/', new Uint8Array(0), { type: '5' }),
      part('d/a', ascii('one')),
      part('l', new Uint8Array(0), { type: '2' }),
      part('b', ascii('two')),
    ];
    expect(listed(...bytes, END)).toEqual(['d/a', 'b']);
    expect(listed(...bytes)).toEqual(['d/a', 'b']);
    const [first] = open(...bytes);
    if (first?.kind !== 'stored') throw new Error('not stored');
    expect(first.locate().source.read(0, 3)).toEqual(ascii('one'));
  });

  it('has long names in headers of their own, of both kinds', () => {
    const long = `${'folder/'.repeat(30)}im1`;
    const pax = (line: string) => `${String(line.length + String(line.length + 4).length + 2)} ${line}\n`;
    expect(listed(part('././@LongLink', ascii(`${long}\0`), { type: 'L' }), part('short', ascii('x')), part('next', ascii('y')))).toEqual([
      long,
      'next',
    ]);
    expect(listed(part('pax', ascii(pax(`path=${long}`)), { type: 'x' }), part('short', ascii('x')), part('next', ascii('y')))).toEqual([
      long,
      'next',
    ]);
    expect(listed(part('pax', ascii('999 path=x\n'), { type: 'x' }), part('short', ascii('x')))).toEqual(['short']);
  });

  it('that is cut off, or whose headers are wrong, says so', () => {
    expect(listed(part('a', ascii('one')), part('b', ascii('two'), { size: 9999 }))).toEqual(['a', 'entry-damaged']);
    expect(listed(part('a', ascii('one')), part('b', ascii('two'), { sum: 1 }), part('c', ascii('x')))).toEqual(['a', 'entry-damaged']);
    expect(() => listed(part('a', ascii('one'), { sum: 1 }))).toThrow(new MediaError('container-damaged'));
    expect(listed(part('a', ascii('one'), { type: 'S' }))).toEqual(['entry-method-not-supported']);
    expect(() => openTar(memorySource(concat(part('a', END), part('b', END))), { ...MEDIA_LIMITS, entries: 1 })).toThrow(
      new MediaError('container-too-many-entries'),
    );
  });

  const maker = programPath('tar') ?? '';
  itWith(
    { name: 'tar', missing: maker === '' ? 'tar isn’t on this machine.' : undefined, requiredInCi: false },
    'that another program made is read, gzipped too',
    () => {
      const folder = mkdtempSync(join(tmpdir(), 'negatoscope-tar-'));
      try {
        const deep = join(folder, 'disc', ...Array.from({ length: 3 }, () => 'a long name of a folder that nobody needs'));
        mkdirSync(deep, { recursive: true });
        writeFileSync(join(deep, 'image'), 'one');
        symlinkSync('image', join(deep, 'link'));
        for (const format of ['gnu', 'pax', 'ustar', 'v7']) {
          if (format === 'v7') rmSync(deep, { recursive: true });
          writeFileSync(join(folder, 'disc', 'second'), 'two');
          execFileSync(maker, [`--format=${format}`, '-cf', join(folder, 'x.tar'), '-C', folder, 'disc']);
          const tar = readFileSync(join(folder, 'x.tar'));
          if (format === 'v7') {
            expect(contentKind(memorySource(tar))).toBe('unknown');
            continue;
          }
          const bytes = gzipSync(tar);
          const opened = new OpenedFiles(() => memorySource(bytes));
          const [outer] = opened.list('g', bytes.length, 'x.tgz')?.files ?? [];
          const files = opened.list(outer?.id ?? '', 0, 'x.tgz')?.files ?? [];
          const texts = files.map(({ id, size }) => {
            const { source } = opened.open(id, size);
            return new TextDecoder().decode(source.read(0, source.size));
          });
          expect(texts.sort()).toEqual(['one', 'two']);
          expect(files.some(({ untrustedName }) => untrustedName.endsWith('nobody needs/image'))).toBe(true);
        }
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  );
});

describe('what holds files and isn’t read', () => {
  const codeOf = (bytes: Uint8Array) => {
    try {
      return openContainer(memorySource(bytes), MEDIA_LIMITS) === null ? 'none' : 'opened';
    } catch (error) {
      return error instanceof MediaError ? error.code : String(error);
    }
  };
  it('is known by its first bytes, and said', () => {
    const rest = new Uint8Array(64);
    const marks = [
      [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c],
      [...ascii('Rar!'), 0x1a, 7, 1, 0],
      [0xfd, ...ascii('7zXZ'), 0],
      [...ascii('BZh9'), 0x31, 0x41, 0x59, 0x26, 0x53, 0x59],
      [0x28, 0xb5, 0x2f, 0xfd],
      [...ascii('MSCF'), 0, 0, 0, 0],
      [0, ...Array.from({ length: 10 }, () => 0xff), 0],
    ];
    for (const mark of marks) expect(codeOf(concat(Uint8Array.from(mark), rest))).toBe('container-kind-not-supported');
    expect(codeOf(concat(ascii('BZhang, a name'), rest))).toBe('none');
    const udf = concat(new Uint8Array(0x8001), ascii('BEA01'), rest);
    expect(codeOf(udf)).toBe('container-kind-not-supported');
  });
  it('is a part of a zip in several: the first by its marker', () => {
    expect(codeOf(concat(uint32(0x08074b50), uint32(0x04034b50), new Uint8Array(90)))).toBe('container-split');
    expect(
      codeOf(
        concat(uint32(0x04034b50), new Uint8Array(90), uint32(0x06054b50), uint16(3), uint16(3), uint16(1), uint16(9), new Uint8Array(10)),
      ),
    ).toBe('container-split');
  });
});
