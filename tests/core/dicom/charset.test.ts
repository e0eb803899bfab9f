import { describe, expect, it } from 'vitest';
import { characterSetOf, decodeName, decodeText } from '../../../core/dicom/charset.js';
import { walkElements } from '../../../core/dicom/data-set.js';
import { lookUpAttribute } from '../../../core/dicom/dictionary/look-up.js';
import { textValues } from '../../../core/dicom/read-value.js';
import { isPrivate } from '../../../core/dicom/tag.js';
import { usesCharset } from '../../../core/dicom/vr.js';
import { pydicomData } from '../../support/real-files.js';
import { runPython, scanFiles, tryScan } from '../../support/scan-files.js';
import { tools } from '../../support/tools.js';
import { itWith } from '../../support/when.js';

/** A value as PS3.5 prints it: text, and bytes as \xNN or as the column/row of the code table, e.g. 01/11. */
function bytesOf(printed: string): Uint8Array {
  const bytes: number[] = [];
  for (const part of printed.split(' ')) {
    const code = /^(\d\d)\/(\d\d)$/.exec(part);
    if (code) bytes.push(Number(code[1]) * 16 + Number(code[2]));
    else for (const character of part.replaceAll('_', ' ')) bytes.push(character.charCodeAt(0));
  }
  return Uint8Array.from(bytes);
}
const set = (terms: string) => characterSetOf(terms.split('\\'));

describe("the standard's examples", () => {
  it.each([
    // PS3.5 §H.3.1: Japanese, kanji and kana by ISO 2022, Roman letters first.
    [
      '\\ISO 2022 IR 87',
      'Yamada^Tarou= 01/11 02/04 04/02 03/11 03/03 04/05 04/04 01/11 02/08 04/02 ^ 01/11 02/04 04/02 04/02 04/00 04/15 03/10 01/11 02/08 04/02 = 01/11 02/04 04/02 02/04 06/04 02/04 05/14 02/04 04/00 01/11 02/08 04/02 ^ 01/11 02/04 04/02 02/04 03/15 02/04 06/13 02/04 02/06 01/11 02/08 04/02',
      'Yamada^Tarou=山田^太郎=やまだ^たろう',
    ],
    // PS3.5 §H.3.2: the first component in half-width katakana.
    [
      'ISO 2022 IR 13\\ISO 2022 IR 87',
      '13/04 12/15 12/00 13/14 ^ 12/00 13/11 11/03 = 01/11 02/04 04/02 03/11 03/03 04/05 04/04 01/11 02/08 04/10 ^ 01/11 02/04 04/02 04/02 04/00 04/15 03/10 01/11 02/08 04/10 = 01/11 02/04 04/02 02/04 06/04 02/04 05/14 02/04 04/00 01/11 02/08 04/10 ^ 01/11 02/04 04/02 02/04 03/15 02/04 06/13 02/04 02/06 01/11 02/08 04/10',
      'ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう',
    ],
    // PS3.5 §I.2: Korean.
    [
      '\\ISO 2022 IR 149',
      'Hong^Gildong= 01/11 02/04 02/09 04/03 15/11 15/03 ^ 01/11 02/04 02/09 04/03 13/01 12/14 13/04 13/07 = 01/11 02/04 02/09 04/03 12/08 10/11 ^ 01/11 02/04 02/09 04/03 11/01 14/06 11/05 11/15',
      'Hong^Gildong=洪^吉洞=홍^길동',
    ],
    // PS3.5 §J.3: Chinese in UTF-8 and in GB18030.
    ['ISO_IR 192', 'Wang^XiaoDong= 14/07 08/14 08/11 ^ 14/05 11/00 08/15 14/04 11/08 09/12 =', 'Wang^XiaoDong=王^小东='],
    ['GB18030', 'Wang^XiaoDong= 12/13 15/05 ^ 13/00 10/01 11/06 10/11 =', 'Wang^XiaoDong=王^小东='],
    // PS3.5 §K.2: Chinese by ISO 2022.
    [
      '\\ISO 2022 IR 58',
      'Zhang^XiaoDong= 01/11 02/04 02/09 04/01 13/05 12/05 ^ 01/11 02/04 02/09 04/01 13/00 10/01 11/06 10/11 =',
      'Zhang^XiaoDong=张^小东=',
    ],
  ])('a name in %s', (terms, printed, name) => {
    expect(decodeName(bytesOf(printed), set(terms))).toBe(name);
  });

  it('long text that switches line by line (PS3.5 §I.3, §K.3)', () => {
    const korean = bytesOf('01/11 02/04 02/09 04/03 The_name_is_ 12/08 10/11 . 00/13 00/10 01/11 02/04 02/09 04/03 12/08 10/11');
    expect(decodeText(korean, set('\\ISO 2022 IR 149'))).toBe('The name is 홍.\r\n홍');
  });
});

describe('sets without and with code extensions', () => {
  it.each([
    ['ISO_IR 100', 'Buc^J 14/09 r 15/04 me', 'Buc^Jérôme'],
    ['ISO_IR 101', 'Wa 11/03 14/06 sa', 'Wałćsa'],
    ['ISO_IR 144', '11/11 14/14 12/10', 'Лю\u042a'],
    ['ISO_IR 127', '14/13 12/10', '\u064d\u062a'],
    ['ISO_IR 138', '15/09 14/05', '\u05e9\u05d5'],
    ['ISO_IR 148', '12/07 14/00', 'Çà'],
    ['ISO_IR 166', '10/01 10/02', 'กข'],
    ['ISO_IR 203', '10/04', '€'],
    ['ISO_IR 13', '13/04 12/15', 'ﾔﾏ'],
    ['GBK', '12/13 15/05', '王'],
  ])('%s', (term, printed, expected) => {
    expect(decodeText(bytesOf(printed), set(term))).toBe(expected);
  });

  it('returns to the first sets at every delimiter, and only there', () => {
    const jis = set('\\ISO 2022 IR 87');
    const kanji = '01/11 02/04 04/02 03/11 03/03';
    expect(decodeText(bytesOf(`${kanji} 01/11 02/08 04/02 A\\B`), jis)).toBe('山A\\B');
    // No escape back before the delimiter of values: the text after it is Roman all the same.
    expect(decodeText(bytesOf(`${kanji} 00/13 00/10 AB`), jis)).toBe('山\r\nAB');
  });

  it('a two-byte character may hold the byte of a delimiter', () => {
    // 0x3D 0x5C are no = and \ in JIS X 0208.
    expect(decodeName(bytesOf('01/11 02/04 04/02 03/13 05/12 01/11 02/08 04/02'), set('\\ISO 2022 IR 87'))).not.toMatch(/[=\\]/);
    expect(decodeText(Uint8Array.of(0x81, 0x5c), set('GB18030'))).not.toContain('\\');
  });

  it('an unknown set is Latin-1 and said to be unknown; near misses mean what they nearly say', () => {
    expect(set('ISO_IR 999').known).toBe(false);
    expect(decodeText(Uint8Array.of(0xe9), set('ISO_IR 999'))).toBe('é');
    for (const near of ['ISO-IR 100', 'ISO IR 100', 'ISO_IR_100', 'ISO_IR 100 '])
      expect(set(near)).toMatchObject({ terms: ['ISO_IR 100'], known: true });
    expect(set('ISO 2022-IR 87').known).toBe(true);
  });

  it('unknown escapes and cut values become replacement characters, never an error', () => {
    for (const cut of [[0x1b], [0x1b, 0x24], [0x1b, 0x24, 0x42], [0x1b, 0x24, 0x42, 0x3b], [0x41, 0x1b, 0x5a, 0x42], [0xff, 0xfe]])
      for (const terms of ['\\ISO 2022 IR 87', 'ISO_IR 192', 'GB18030', 'ISO 2022 IR 13\\ISO 2022 IR 159'])
        expect(() => decodeName(Uint8Array.from(cut), set(terms))).not.toThrow();
  });
});

itWith(
  [tools.pydicom, pydicomData],
  'reads every text of every real file as pydicom does',
  () => {
    type Reading = Readonly<Record<string, readonly [vr: string, values: readonly (string | number)[]]>>;
    const scans = scanFiles().flatMap((scan) => {
      const outcome = tryScan(scan);
      return typeof outcome === 'string' ? [] : [{ ...scan, parsed: outcome }];
    });
    const readings = runPython<Record<string, Reading>>(
      tools.pydicom,
      'read-elements.py',
      scans.map(({ absolute }) => absolute),
    );
    const differences: string[] = [];
    let compared = 0;
    let beyondAscii = 0;
    for (const { name, absolute, parsed } of scans) {
      walkElements(parsed.dataSet, (element, path, owner) => {
        const theirs = readings[absolute]?.[path];
        if (!usesCharset(element.vr) || element.items || isPrivate(element.tag) || !lookUpAttribute(element.tag)) return;
        if (!theirs || theirs[0] !== element.vr) return;
        const plain = (values: readonly (string | number)[]) =>
          values
            .map((value) =>
              String(value)
                .replace(/[\0 ]+$/, '')
                .replace(/^ +/, ''),
            )
            .join('\\')
            .replace(/(=|\^)+$/, '')
            .replace(/\\+$/, '');
        const mine = plain(textValues(owner, element));
        const other = plain(theirs[1]);
        compared += 1;
        if (/[^\0-\x7f]/.test(mine)) beyondAscii += 1;
        if (mine === other) return;
        differences.push(`${name} ${path} ${element.vr}: ${JSON.stringify(mine.slice(0, 60))} / ${JSON.stringify(other.slice(0, 60))}`);
      });
    }
    process.stderr.write(`text: ${compared} values compared with pydicom, ${beyondAscii} of them beyond ASCII\n`);
    expect(differences).toEqual([]);
    expect(beyondAscii).toBeGreaterThan(20);
  },
  300_000,
);
