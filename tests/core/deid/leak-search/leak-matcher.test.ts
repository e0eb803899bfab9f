import { describe, expect, it } from 'vitest';
import { cutMatches, LeakMatcher } from '../../../../core/deid/leak-search/leak-matcher.js';
import { dateTerms, identifierTerms, nameTerms, pathTerms, phraseTerms } from '../../../../core/deid/leak-search/spellings.js';
import type { Term } from '../../../../core/deid/leak-search/term.js';

const matcher = (terms: readonly Term[], uids: readonly string[] = []) => new LeakMatcher(terms, new Set(uids));
const cut = (terms: readonly Term[], text: string) => cutMatches(text, matcher(terms).findInText(text));
const NAME = nameTerms('Quillfeather^Zebediah^Otto');

describe('a name in a text', () => {
  it.each([
    ['QUILLFEATHER', ''],
    ['Seen by quillfeather today', 'Seen by today'],
    ['Zebediah Quillfeather, knee', ', knee'],
    ['Quillfeather^Zebediah', ''],
    ['Z. Quillfeather knee', 'knee'],
    ['quillfeather, z', ''],
    ['Z.O. Quillfeather', ''],
    ['Mr Quillfeather-Smith', 'Mr -Smith'],
    ['MRZEBEDIAHQUILLFEATHERKNEE', ''],
    ['scan_zebediah_2', 'scan__2'],
    ['Q u i l l f e a t h e r', ''],
    ['Otto', ''],
    ['knee left', 'knee left'],
    ['quill feathers', 'quill feathers'],
  ])('%s', (text, left) => {
    expect(cut(NAME, text)).toBe(left);
  });

  it('is found without its accents, with them, and with digraphs in their place', () => {
    const terms = nameTerms('Müllerstüber^Søren');
    for (const text of [
      'Müllerstüber',
      'MULLERSTUBER',
      'Mu\u0308llerstüber',
      'muellerstueber',
      'Soren',
      'SØREN',
      'Soeren',
      'Ｍüllerstüber',
    ])
      expect([text, cut(terms, `a ${text} b`)]).toEqual([text, 'a b']);
  });

  it('is found in every group of a name: letters of another script, and how it sounds', () => {
    const terms = nameTerms('Yamada^Tarou=山田^太郎=やまだ^たろう');
    for (const text of ['山田太郎', '山田', '検査 太郎 様', 'やまだ たろう', 'YAMADA'])
      expect(matcher(terms).findInText(text).length).toBeGreaterThan(0);
  });

  it('matches as a whole word only, where it is short', () => {
    const terms = nameTerms('Li^Wu');
    expect(cut(terms, 'Li Wu liver lithium')).toBe('liver lithium');
    expect(cut(nameTerms('Mann^Ida'), 'Humanmann Idaho human')).toBe('Idaho human');
  });

  it('is no placeholder, title or particle', () => {
    for (const name of ['Anonymous^Patient', 'TEST^PHANTOM', 'Dr^van', '0000^1111', '^', '']) expect(nameTerms(name)).toEqual([]);
  });

  it('is not what other words make together', () => {
    expect(cut(nameTerms('Eadle^Marg'), 'head left arm argon')).toBe('head left arm argon');
  });
});

describe('a date in a text', () => {
  const written = [
    '19500304',
    '1950-03-04',
    '1950/03/04',
    '1950.3.4',
    '04.03.1950',
    '4.3.1950',
    '03/04/1950',
    '04-Mar-1950',
    '4 March 1950',
    'March 4, 1950',
    'March 4th 1950',
    '4 mars 1950',
    '4. März 1950',
    '04MAR50',
    '040350',
    '1950-03-04T10:20:30',
    'DOB1950-03-04',
    '19500304102030',
    '1950 Mar 04',
    'March 1950',
    '4 de marzo de 1950',
    'Mar-04-50',
    '4 of March 1950',
  ];
  it.each(written)('%s', (text) => {
    expect(matcher(dateTerms('19500304')).findInText(`on ${text} he`)).toMatchObject([{ kind: 'date' }]);
  });

  it.each(['1950', '1950-03-05', '3.4.5', 'March 1951'])('is not %s', (text) => {
    expect(matcher(dateTerms('19500304')).findInText(`on ${text} he`)).toEqual([]);
  });

  it('that is made up is not looked for', () => {
    for (const date of ['18000101', '19501301', '19500300', '1950', '', 'unknown!']) expect(dateTerms(date)).toEqual([]);
  });
});

describe('an identifier', () => {
  const terms = identifierTerms('00-ZQ 77.001');
  it.each(['00ZQ77001', '00-zq-77-001', 'id:00 ZQ 77 001;', 'x00zq77001y'])('is found in %s', (text) => {
    expect(matcher(terms).findInText(text)).toMatchObject([{ kind: 'identifier' }]);
  });

  it('of digits is found without its leading zeros and inside a longer number', () => {
    const digits = matcher(identifierTerms('0004711815'));
    for (const text of ['4711815', 'No 0004711815', '994711815', '4711-815']) expect(digits.findInText(text).length).toBe(1);
    expect(digits.findInText('4711816')).toEqual([]);
  });

  it('is a whole value of codes and numbers', () => {
    const all = matcher([...identifierTerms('4711815'), ...NAME]);
    expect(all.findWholeValue('4711815')).toBe('identifier');
    expect(all.findWholeValue('QUILLFEATHER Z')).toBe('name');
    expect(all.findWholeValue('OTTO')).toBeNull();
    expect(all.findWholeValue('HEAD')).toBeNull();
    // A defined term of an image's type is no name, whatever a test object is called.
    expect(matcher(nameTerms('Perfusion^Stroke')).findWholeValue('PERFUSION')).toBeNull();
  });

  it('of fewer than five digits is a whole word', () => {
    const short = matcher(identifierTerms('4711'));
    expect(short.findInText('no 4711').length).toBe(1);
    expect(short.findInText('47110')).toEqual([]);
  });

  it('is a name where it is both, in whatever order they are met', () => {
    const both = [...nameTerms('Quillfeather'), ...phraseTerms('Quillfeather', 'institution')];
    for (const terms of [both, [...both].reverse()]) expect(matcher(terms).findInText('quillfeather')[0]?.kind).toBe('name');
  });
});

describe('a kind that isn’t looked for', () => {
  const all = matcher([...nameTerms('Quillfeather'), ...phraseTerms('GE Medquillfeather', 'institution')]);
  const institutions = new Set(['institution'] as const);
  it('hides no other that ends where it ends', () => {
    expect(all.findInText('GE MEDQUILLFEATHER', institutions)).toMatchObject([{ kind: 'name' }]);
    expect(all.findInBytes(new TextEncoder().encode('GE MEDQUILLFEATHER'), institutions)).toBe('name');
    expect(all.findInReading('GE MEDQUILLFEATHER', institutions)).toBe('name');
    expect(matcher(phraseTerms('GE Medical', 'institution')).findInText('GE MEDICAL', institutions)).toEqual([]);
  });
});

describe('words of a path', () => {
  it('are looked for but the everyday ones', () => {
    const found = pathTerms('/scans/quill/Head CT/doe19700101/IM0001.dcm').map(({ folded }) => folded);
    expect(found).toEqual(expect.arrayContaining(['quill', 'doe19700101']));
    expect(found).not.toContain('head');
  });
});

describe('a UID', () => {
  const uids = ['1.2.826.0.1.777777.42'];
  it.each(['1.2.826.0.1.777777.42', 'see 1.2.826.0.1.777777.42.', 'x=1.2.826.0.1.777777.42/frames', '1.2.826.0.1.777777.42.1.1'])(
    'is found in %s',
    (text) => {
      const [match] = matcher([], uids).findInText(text);
      expect(match?.kind).toBe('uid');
      expect(text.slice(match?.from, match?.to)).toContain('1.2.826.0.1.777777.42');
    },
  );

  it.each(['1.2.826.0.1.777777.421', '91.2.826.0.1.777777.42', '1.2.826'])('is not %s', (text) => {
    expect(matcher([], uids).findInText(text)).toEqual([]);
  });

  it('is found in bytes, in UTF-16 too', () => {
    for (const encoding of ['latin1', 'utf16le'] as const)
      expect(matcher([], uids).findInBytes(Buffer.from(`\u0001 1.2.826.0.1.777777.42`, encoding))).toBe('uid');
    expect(matcher([], uids).findInBytes(Buffer.from('1.2.826.0.1.777777.43'))).toBeNull();
  });
});

describe('a hostile text', () => {
  const seconds = (work: () => void): number => {
    const start = performance.now();
    work();
    return (performance.now() - start) / 1000;
  };
  const SIZE = 1_000_000;

  it.each([
    ['a run of digits', '1'.repeat(SIZE)],
    ['a run of components', '1.'.repeat(SIZE / 2)],
    ['a source UID over and over', '1.2.826.0.1.777777.42 '.repeat(SIZE / 22)],
    ['nested names', 'ab '.repeat(SIZE / 3)],
    ['one letter', 'a'.repeat(SIZE)],
    ['marks without a letter', '\u0301'.repeat(SIZE)],
  ])('takes no longer than its length allows: %s', (_name, text) => {
    const names = Array.from({ length: 200 }, (_, count) => nameTerms('ab'.repeat(count + 2))).flat();
    const hostile = matcher(names, ['1.2.826.0.1.777777.42']);
    expect(seconds(() => void hostile.findInText(text))).toBeLessThan(20);
    expect(seconds(() => void hostile.findInBytes(Buffer.from(text)))).toBeLessThan(20);
  });
});
