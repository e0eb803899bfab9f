import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { memorySource } from '../../../../core/dicom/byte-source.js';
import type { DataSet } from '../../../../core/dicom/data-set.js';
import { parseFile } from '../../../../core/dicom/parse-file.js';
import { documentBytes, readDocument } from '../../../../core/study/objects/encapsulated-document.js';
import { longText, MAX_LONG_TEXT } from '../../../../core/study/objects/long-text.js';
import { REPORT_LIMITS, readReport } from '../../../../core/study/objects/report/read-report.js';
import { contoursOnSlice } from '../../../../core/study/objects/structure-set/contours-on-slice.js';
import { readStructureSet } from '../../../../core/study/objects/structure-set/read-structure-set.js';
import { fromALaw, fromMuLaw } from '../../../../core/study/objects/waveform/companding.js';
import { readWaveform } from '../../../../core/study/objects/waveform/read-waveform.js';
import { BIG_ENDIAN, concat, EXPLICIT, element, file, SYNTAX, sequence, text, uint16, uint32 } from '../../../support/dicom-bytes.js';
import { tools } from '../../../support/tools.js';
import { itWith } from '../../../support/when.js';

const parsed = (...parts: readonly Uint8Array[]): DataSet => parseFile(memorySource(file(SYNTAX.explicit, parts))).dataSet;

const textItem = (words: string, ...inside: readonly Uint8Array[]) =>
  concat(element(0x0040a010, 'CS', 'CONTAINS'), element(0x0040a040, 'CS', 'TEXT'), element(0x0040a160, 'UT', words), ...inside);

describe('content trees', () => {
  it('ends at its depth and says that it was cut', () => {
    let inner = textItem('the deepest');
    for (let depth = 0; depth < REPORT_LIMITS.depth + 4; depth++) inner = textItem(`level ${depth}`, sequence(0x0040a730, [inner]));
    const report = readReport(
      parseFile(memorySource(file(SYNTAX.explicit, [sequence(0x0040a730, [inner])])), { ...LIMITS, depth: 128 }).dataSet,
      'report',
    );
    expect(report.isCut).toBe(true);
    expect(report.items).toBe(REPORT_LIMITS.depth + 1);
  });

  it('ends at its number of items', () => {
    const one = textItem('a');
    const report = readReport(
      parsed(
        sequence(
          0x0040a730,
          Array.from({ length: REPORT_LIMITS.items + 5 }, () => one),
        ),
      ),
      'report',
    );
    expect(report).toMatchObject({ isCut: true, items: REPORT_LIMITS.items });
  });

  it('never follows an item that points to itself or to nothing', () => {
    const pointing = (...numbers: readonly number[]) =>
      concat(element(0x0040a010, 'CS', 'INFERRED FROM'), element(0x0040db73, 'UL', concat(numbers.map((number) => uint32(number)))));
    const { root } = readReport(parsed(sequence(0x0040a730, [pointing(1), pointing(1, 2), pointing(1, 9)])), 'report');
    expect(root.children.map(({ value }) => value)).toEqual([
      { type: 'REFERENCE', target: '1', isKnown: true, targetName: null },
      { type: 'REFERENCE', target: '1.2', isKnown: true, targetName: null },
      { type: 'REFERENCE', target: '1.9', isKnown: false, targetName: null },
    ]);
  });

  it('keeps lines, drops what turns writing round, and marks what it cut', () => {
    expect(longText('one\r\ntwo\u202ethree\0 ')).toBe('one\ntwo three');
    expect(longText('x'.repeat(MAX_LONG_TEXT + 10))).toHaveLength(MAX_LONG_TEXT + 1);
  });
});

const LIMITS = { depth: 64, elements: 1_000_000, inflatedBase: 1 << 20, inflatedFactor: 100, inflatedMost: 1 << 24 };

describe('waveforms', () => {
  const channel = () => element(0x003a0210, 'DS', '2');
  const group = (samples: number, interpretation: string, bits: number, data: Uint8Array, encoding = EXPLICIT) =>
    concat(
      element(0x003a0005, 'US', uint16(2, encoding.littleEndian), encoding),
      element(0x003a0010, 'UL', uint32(samples, encoding.littleEndian), encoding),
      element(0x003a001a, 'DS', '100', encoding),
      sequence(0x003a0200, [channel(), channel()], encoding),
      element(0x54001004, 'US', uint16(bits, encoding.littleEndian), encoding),
      element(0x54001006, 'CS', interpretation, encoding),
      element(0x54001010, 'OW', data, encoding),
    );
  const first = (dataSet: DataSet) => readWaveform(dataSet).groups[0];
  const samplesOf = (dataSet: DataSet): number[][] => {
    const group = first(dataSet);
    if (!group || 'refused' in group) throw new Error('refused');
    return group.channels.map(({ samples }) => [...samples]);
  };

  it('says what is missing of a file that ends too early', () => {
    const dataSet = parsed(
      sequence(0x54000100, [group(1_000_000_000, 'SS', 16, concat([1, 2, 3, 4, 5, 6].map((value) => uint16(value))))]),
    );
    expect(first(dataSet)).toMatchObject({ samples: 3, missing: 999_999_997 });
    expect(samplesOf(dataSet)).toEqual([
      [1, 3, 5],
      [2, 4, 6],
    ]);
  });

  it('reads big endian samples', () => {
    const data = concat([0xfffe, 258].map((value) => uint16(value, false)));
    const dataSet = parseFile(memorySource(file(SYNTAX.bigEndian, [sequence(0x54000100, [bigGroup(data)], BIG_ENDIAN)]))).dataSet;
    expect(samplesOf(dataSet)).toEqual([[-2], [258]]);
  });
  const bigGroup = (data: Uint8Array) =>
    concat(
      element(0x003a0005, 'US', uint16(2, false), BIG_ENDIAN),
      element(0x003a0010, 'UL', uint32(1, false), BIG_ENDIAN),
      element(0x003a001a, 'DS', '100', BIG_ENDIAN),
      sequence(0x003a0200, [element(0x003a0210, 'DS', '2', BIG_ENDIAN), element(0x003a0210, 'DS', '2', BIG_ENDIAN)], BIG_ENDIAN),
      element(0x54001004, 'US', uint16(16, false), BIG_ENDIAN),
      element(0x54001006, 'CS', 'SS', BIG_ENDIAN),
      element(0x54001010, 'OW', data, BIG_ENDIAN),
    );

  it('refuses what contradicts itself, with the reason', () => {
    expect(first(parsed(sequence(0x54000100, [group(0, 'SS', 16, uint16(1))])))).toMatchObject({ refused: 'bad-description' });
    expect(first(parsed(sequence(0x54000100, [group(1, 'SS', 8, uint16(1))])))).toMatchObject({ refused: 'bits-not-supported' });
    expect(first(parsed(sequence(0x54000100, [group(1, 'SS', 16, new Uint8Array(0))])))).toMatchObject({ refused: 'no-samples' });
  });
});

itWith(tools.pydicom, 'undoes companding as an independent decoder does', () => {
  // Python's own audioop, where this Python still has it.
  const code =
    'import audioop,json;b=bytes(range(256));u=lambda d:[int.from_bytes(d[i:i+2],"little",signed=True) for i in range(0,512,2)];print(json.dumps([u(audioop.ulaw2lin(b,2)),u(audioop.alaw2lin(b,2))]))';
  const out = execFileSync(tools.pydicom.command, ['-I', '-W', 'ignore', '-c', code], { encoding: 'utf8' });
  const [mu, a] = JSON.parse(out) as [number[], number[]];
  expect(Array.from({ length: 256 }, (_, byte) => fromMuLaw(byte) + 0)).toEqual(mu);
  expect(Array.from({ length: 256 }, (_, byte) => fromALaw(byte))).toEqual(a);
});

describe('structure sets', () => {
  const FRAME = '1.2.3.9';
  const contour = (type: string, points: string) => concat(element(0x30060042, 'CS', type), element(0x30060050, 'DS', points));
  const set = (...contours: readonly Uint8Array[]) =>
    readStructureSet(
      parsed(
        sequence(0x30060020, [concat(element(0x30060022, 'IS', '7'), element(0x30060024, 'UI', FRAME), element(0x30060026, 'LO', 'Box'))]),
        sequence(0x30060039, [
          concat(element(0x3006002a, 'IS', '255\\0\\10'), sequence(0x30060040, contours), element(0x30060084, 'IS', '7')),
        ]),
      ),
    );
  const slice = (z: number, frameOfReferenceUid = FRAME) => ({
    position: [-10, -20, z] as const,
    orientation: [1, 0, 0, 0, 1, 0] as const,
    spacing: { row: 2, column: 0.5 },
    frameOfReferenceUid,
    reach: 1.5,
  });

  it('projects a contour to pixel corners on its own slice only', () => {
    const read = set(contour('CLOSED_PLANAR', '-10\\-20\\30\\-9\\-20\\30\\-9\\-16\\30'));
    const [line, ...more] = contoursOnSlice(read, slice(30));
    expect(more).toEqual([]);
    // The position is the centre of the first pixel, half a pixel from its corner.
    expect(line).toEqual({
      regionNumber: 7,
      color: [255, 0, 10],
      isClosed: true,
      isPoint: false,
      points: [
        [0.5, 0.5],
        [2.5, 0.5],
        [2.5, 2.5],
      ],
    });
    expect(contoursOnSlice(read, slice(33))).toEqual([]);
    expect(contoursOnSlice(read, slice(30, '1.2.3.10'))).toEqual([]);
    expect(contoursOnSlice(read, slice(30), new Set([7]))).toEqual([]);
  });

  it('puts a contour midway between two slices on one of them', () => {
    const read = set(contour('POINT', '0\\0\\31.5'));
    expect(contoursOnSlice(read, slice(30)).length + contoursOnSlice(read, slice(33)).length).toBe(1);
  });

  it('takes a contour whole or not at all', () => {
    const read = set(contour('CLOSED_PLANAR', '1\\2\\3\\4'), contour('CLOSED_PLANAR', '1\\x\\3'), contour('SPIRAL', '1\\2\\3'));
    expect(read.regions[0]?.contours).toEqual([]);
    expect(read.isCut).toBe(true);
  });

  it('leaves out a contour that crosses slices', () => {
    expect(contoursOnSlice(set(contour('OPEN_NONPLANAR', '0\\0\\30\\0\\0\\40')), slice(30))).toEqual([]);
  });
});

describe('documents', () => {
  it('is a PDF by its bytes, and as long as it says where that is one byte less', () => {
    const bytes = text('%PDF-1.4 odd', '\0');
    const dataSet = parsed(
      element(0x00420011, 'OB', concat(bytes, text('x', '\0'))),
      element(0x00420012, 'LO', 'text/plain'),
      element(0x00420015, 'UL', uint32(bytes.length + 1)),
    );
    expect(readDocument(dataSet)).toMatchObject({ format: 'pdf', size: 13, untrustedMimeType: 'text/plain', isTooLarge: false });
    expect(documentBytes(dataSet)).toHaveLength(13);
  });

  it('does not believe a length that cuts the document or runs past it', () => {
    for (const length of [1, 4_000_000_000]) {
      const dataSet = parsed(element(0x00420011, 'OB', text('%PDF-1.4')), element(0x00420015, 'UL', uint32(length)));
      expect(readDocument(dataSet).size).toBe(8);
    }
  });

  it('is none where there are no bytes', () => {
    expect(readDocument(parsed(element(0x00420012, 'LO', 'application/pdf')))).toMatchObject({ format: 'other', size: 0 });
    expect(documentBytes(parsed())).toBeNull();
  });
});
