import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { memorySource } from '../../../core/dicom/byte-source.js';
import { parseFile } from '../../../core/dicom/parse-file.js';
import { listElements, MAX_VALUE_TEXT } from '../../../renderer/workers/scan-elements.js';
import { splitHeads } from '../../../renderer/workers/scan-heads.js';
import { corpus, corpusFiles } from '../../support/real-files.js';
import { describeWith } from '../../support/when.js';

describe('heads', () => {
  const answer = (...heads: (string | null)[]) =>
    Uint8Array.from(
      heads.flatMap((head) =>
        head === null ? [0xff, 0xff, 0xff, 0xff] : [head.length, 0, 0, 0, ...Array.from(head, (letter) => letter.charCodeAt(0))],
      ),
    );
  const texts = (heads: (Uint8Array | null)[]) => heads.map((head) => head && String.fromCharCode(...head));

  it('are split as main joined them', () => {
    expect(texts(splitHeads(answer('abc', '', null, 'd'), 4))).toEqual(['abc', '', null, 'd']);
  });

  it('are unread where the answer ends too early or lies about a length', () => {
    expect(texts(splitHeads(answer('abc').subarray(0, 5), 2))).toEqual([null, null]);
    expect(texts(splitHeads(answer('abc'), 3))).toEqual(['abc', null, null]);
    expect(splitHeads(new Uint8Array(0), 1)).toEqual([null]);
  });
});

/** Explicit VR little endian elements of short length, without preamble or meta. */
function element(group: number, number: number, vr: string, value: string | readonly number[]): number[] {
  const bytes = typeof value === 'string' ? Array.from(value.length % 2 ? `${value} ` : value, (letter) => letter.charCodeAt(0)) : value;
  const long = ['OB', 'UN', 'SQ', 'UT'].includes(vr);
  const length = [bytes.length & 0xff, bytes.length >> 8];
  return [
    group & 0xff,
    group >> 8,
    number & 0xff,
    number >> 8,
    ...Array.from(vr, (letter) => letter.charCodeAt(0)),
    ...(long ? [0, 0, ...length, 0, 0] : length),
    ...bytes,
  ];
}
const item = (content: readonly number[]) => [0xfe, 0xff, 0x00, 0xe0, content.length & 0xff, content.length >> 8, 0, 0, ...content];
const list = (...elements: number[][]) => listElements(parseFile(memorySource(Uint8Array.from(elements.flat()))));

describe('elements', () => {
  it('are listed with their name, nested ones below their item', () => {
    const { rows, more } = list(
      element(0x0008, 0x0060, 'CS', 'CT'),
      element(0x0008, 0x1140, 'SQ', item(element(0x0008, 0x1155, 'UI', '1.2.3'))),
      element(0x0028, 0x0010, 'US', [0, 2]),
    );
    expect(more).toBe(0);
    expect(rows.map(({ kind, depth, label, name, untrustedValue, count }) => [kind, depth, label, name, untrustedValue, count])).toEqual([
      ['element', 0, '(0008,0060)', 'Modality', 'CT', null],
      ['element', 0, '(0008,1140)', 'Referenced Image Sequence', '', 1],
      ['item', 1, '1', '', '', 1],
      ['element', 2, '(0008,1155)', 'Referenced SOP Instance UID', '1.2.3', null],
      ['element', 0, '(0028,0010)', 'Rows', '512', null],
    ]);
  });

  it('say how long a binary value is, with its first bytes', () => {
    const bytes = Array.from({ length: 40 }, (_, index) => index);
    const { rows } = list(element(0x0008, 0x0060, 'CS', 'CT'), element(0x0009, 0x1001, 'OB', bytes));
    expect(rows[1]).toMatchObject({ bytes: 40, untrustedValue: '00 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f', vr: 'OB' });
  });

  it('shorten a long text and count the rest', () => {
    const { rows } = list(element(0x0008, 0x0060, 'CS', 'CT'), element(0x0040, 0xa160, 'UT', 'x'.repeat(5000)));
    expect(rows[1]?.untrustedValue).toHaveLength(MAX_VALUE_TEXT);
    expect(rows[1]?.more).toBe(1000);
  });

  it('know which of them say who it is, inside a sequence too', () => {
    const { rows } = list(
      element(0x0008, 0x0060, 'CS', 'CT'),
      element(0x0008, 0x0090, 'PN', 'Dr^A'),
      element(0x0010, 0x0020, 'LO', '42'),
      element(0x0010, 0x1002, 'SQ', item(element(0x0040, 0x0032, 'UT', 'X'))),
    );
    expect(rows.map(({ identifying }) => identifying)).toEqual([false, true, true, true, true, true]);
  });
});

describeWith(corpus, 'every real file', () => {
  it('lists exactly the elements that the tokenizer counts', () => {
    let files = 0;
    for (const { absolute } of corpusFiles().filter(({ folder }) => ['sr-pr-ko', 'enhanced', 'charset', 'rt'].includes(folder))) {
      const parsed = parseFile(memorySource(readFileSync(absolute)));
      const { rows, more } = listElements(parsed);
      const count = (elements: readonly { items: readonly { dataSet: { elements: readonly never[] } }[] | null }[]): number =>
        elements.reduce((sum, one) => sum + 1 + (one.items ?? []).reduce((inner, { dataSet }) => inner + count(dataSet.elements), 0), 0);
      const expected = count((parsed.fileMeta?.elements ?? []) as never[]) + count(parsed.dataSet.elements as never[]);
      expect(rows.filter(({ kind }) => kind === 'element').length + more).toBe(expected);
      files += 1;
    }
    expect(files).toBeGreaterThan(20);
  });
});
