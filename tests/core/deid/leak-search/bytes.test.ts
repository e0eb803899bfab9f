import { describe, expect, it } from 'vitest';
import { LeakMatcher } from '../../../../core/deid/leak-search/leak-matcher.js';
import { identifierTerms, nameTerms } from '../../../../core/deid/leak-search/spellings.js';

const matcher = (name: string) => new LeakMatcher(nameTerms(name), new Set());
/** Noise around it, so that nothing is aligned. */
const around = (bytes: Uint8Array): Uint8Array => Uint8Array.from([0x93, 0xfe, 7, ...bytes, 0xfd, 1]);
const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

describe('a name in bytes', () => {
  it.each([
    ['ASCII', Buffer.from('QUILLFEATHER^ZEBEDIAH')],
    ['separators', Buffer.from('Quill_feather')],
    ['UTF-16, little endian', Buffer.from('Quillfeather', 'utf16le')],
    ['UTF-16, big endian', utf16be('Quillfeather')],
  ])('is found: %s', (_name, bytes) => {
    expect(matcher('Quillfeather^Zebediah').findInBytes(around(bytes))).toBe('name');
  });

  it.each([
    ['Latin-1', Buffer.from('Müllerstüber', 'latin1')],
    ['UTF-8', Buffer.from('MÜLLERSTÜBER')],
    ['UTF-16', Buffer.from('Müllerstüber', 'utf16le')],
    ['ASCII', Buffer.from('mullerstuber')],
    ['digraphs', Buffer.from('Muellerstueber')],
  ])('is found with accents or without: %s', (_name, bytes) => {
    expect(matcher('Müllerstüber').findInBytes(around(bytes))).toBe('name');
  });

  const cyrillic = (text: string, first: number, capital: number) =>
    Uint8Array.from(
      [...text].map((letter) => (letter >= 'а' ? letter.charCodeAt(0) - 0x430 + first : letter.charCodeAt(0) - 0x410 + capital)),
    );
  it.each([
    ['UTF-8', Buffer.from('Кравцов')],
    ['UTF-8, capitals', Buffer.from('КРАВЦОВ')],
    ['UTF-16, little endian', Buffer.from('кравцов', 'utf16le')],
    ['UTF-16, big endian', utf16be('Кравцов')],
    ['ISO 8859-5', cyrillic('Кравцов', 0xd0, 0xb0)],
    ['Windows-1251', cyrillic('КРАВЦОВ', 0xe0, 0xc0)],
  ])('is found in Cyrillic letters: %s', (_name, bytes) => {
    expect(matcher('Кравцов').findInBytes(around(bytes))).toBe('name');
  });

  it.each([
    ['UTF-8', Buffer.from('山田太郎')],
    ['UTF-16', Buffer.from('山田太郎', 'utf16le')],
    ['Shift JIS', Uint8Array.of(0x8e, 0x52, 0x93, 0x63, 0x91, 0xbe, 0x98, 0x59)],
    ['EUC-JP', Uint8Array.of(0xbb, 0xb3, 0xc5, 0xc4, 0xc2, 0xc0, 0xcf, 0xba)],
    ['GB 18030', Uint8Array.of(0xc9, 0xbd, 0xcc, 0xef, 0xcc, 0xab, 0xc0, 0xc9)],
  ])('is found in ideographs: %s', (_name, bytes) => {
    expect(matcher('Yamada^Tarou=山田^太郎').findInBytes(around(bytes))).toBe('name');
  });

  it('of fewer than six characters is not looked for, and other bytes are not it', () => {
    expect(matcher('Quill^Li').findInBytes(Buffer.from('zzQuillzz'))).toBeNull();
    expect(matcher('Quillfeather').findInBytes(Buffer.from('Quill\u0001feather'))).toBeNull();
    expect(matcher('Quillfeather').findInBytes(new Uint8Array(0))).toBeNull();
  });

  it('is found beside numbers with separators between their digits', () => {
    const terms = new LeakMatcher(identifierTerms('ZQ-77-00189'), new Set());
    for (const written of ['ZQ7700189', 'zq 77 00189', 'ZQ.77.00189'])
      expect(terms.findInBytes(around(Buffer.from(written)))).toBe('identifier');
  });
});
