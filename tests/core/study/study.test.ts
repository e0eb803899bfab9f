import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sliceSpacing } from '../../../core/study/geometry.js';
import { groupStudies } from '../../../core/study/group-studies.js';
import { describeInstance, type InstanceRecord } from '../../../core/study/instance-record.js';
import { formatName, MAX_TEXT, plainText } from '../../../core/study/plain-text.js';
import { summariseStudies } from '../../../core/study/summarise-studies.js';
import { windowPresets } from '../../../core/study/window-presets.js';
import { type Fields, item, parsedPicture } from '../../support/sample-files.js';

let made = 0;
const recordOf = (fields: Fields): InstanceRecord => describeInstance(parsedPicture(fields), `file-${made++}`, `folder/${made}`);
const slice = (z: number, number: number, more: Fields = []): InstanceRecord =>
  recordOf([
    [0x00080018, `2.25.9${number}`],
    [0x00100010, 'Exemple^Un'],
    [0x00100020, 'ID1'],
    [0x00200013, String(number)],
    [0x00200032, ['0', '0', String(z)]],
    [0x00200037, ['1', '0', '0', '0', '1', '0']],
    ...more,
  ]);
const onlySeries = (records: readonly InstanceRecord[]) =>
  groupStudies(records).flatMap((patient) => patient.studies.flatMap((study) => study.series));

describe('describeInstance', () => {
  it('is a plain value that can cross threads', () => {
    const record = slice(1, 1);
    expect(structuredClone(record)).toEqual(record);
    expect(record).toMatchObject({
      patient: { name: 'Exemple^Un', id: 'ID1' },
      sopClass: { name: 'CT Image Storage' },
      instanceNumber: 1,
      geometry: { position: [0, 0, 1], orientation: [1, 0, 0, 0, 1, 0], spacing: null },
      writingKind: null,
    });
  });
  it('takes no orientation that is not two unit vectors at a right angle', () => {
    for (const orientation of [
      ['1', '0', '0', '1', '0', '0'],
      ['2', '0', '0', '0', '1', '0'],
      ['1', '0', '0'],
      ['0', '0', '0', '0', '0', '0'],
    ]) {
      expect(recordOf([[0x00200037, orientation]]).geometry.orientation).toBe(null);
    }
  });
  it('has no orientation where the frames of a file disagree', () => {
    const frame = (...directions: string[]) => item([[0x00209116, [item([[0x00200037, directions]])]]]);
    const axial = frame('1', '0', '0', '0', '1', '0');
    const sagittal = frame('0', '1', '0', '0', '0', '-1');
    expect(recordOf([[0x52009230, [axial, axial]]]).geometry.orientation).toEqual([1, 0, 0, 0, 1, 0]);
    expect(recordOf([[0x52009230, [axial, sagittal]]]).geometry.orientation).toBe(null);
  });
  it('keeps texts short and visible', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => {
        const plain = plainText(text);
        expect(plain.length).toBeLessThanOrEqual(MAX_TEXT);
        expect(/[\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/u.test(plain)).toBe(false);
      }),
    );
    expect(plainText('a\u202eb\tc\u0000')).toBe('a b c');
  });
  it('writes names for reading', () => {
    expect(formatName('Exemple^Odile^Marie^Mme^')).toBe('Exemple Odile Marie');
    expect(formatName('Yamada^Tarou=山田^太郎=やまだ^たろう')).toBe('Yamada Tarou (山田 太郎 · やまだ たろう)');
    expect(formatName('=山田^太郎')).toBe('山田 太郎');
    expect(formatName('')).toBe('');
  });
});

describe('pixel spacing (PS3.3 10.7.1.3)', () => {
  const spacing = (...fields: Fields) => recordOf(fields).geometry.spacing;
  const region = (x1: number, units = 3): Fields[number] => [
    0x00186011,
    [
      item([
        [0x00186018, 0],
        [0x0018601a, 0],
        [0x0018601c, x1],
        [0x0018601e, 1],
        [0x00186024, units],
        [0x00186026, units],
        [0x0018602c, 0.05],
        [0x0018602e, 0.02],
      ]),
    ],
  ];
  it('is of the patient for slices, row first', () => {
    expect(spacing([0x00280030, ['0.5', '0.25']])).toEqual({ row: 0.5, column: 0.25, kind: 'patient' });
    expect(spacing([0x00280030, ['0', '0.25']])).toBe(null);
  });
  it('is at the detector for projections, until calibrated', () => {
    const dx: Fields = [[0x00080060, 'DX']];
    expect(spacing(...dx, [0x00181164, ['0.2', '0.2']])).toMatchObject({ row: 0.2, kind: 'detector' });
    expect(spacing(...dx, [0x00181164, ['0.2', '0.2']], [0x00280030, ['0.2', '0.2']])).toMatchObject({ kind: 'detector' });
    expect(spacing(...dx, [0x00181164, ['0.2', '0.2']], [0x00280030, ['0.15', '0.15']])).toMatchObject({ row: 0.15, kind: 'patient' });
    expect(spacing(...dx, [0x00280030, ['0.15', '0.15']])).toMatchObject({ kind: 'detector' });
    expect(spacing(...dx, [0x00280030, ['0.15', '0.15']], [0x00280a02, 'FIDUCIAL'])).toMatchObject({ kind: 'patient' });
  });
  it('is none for ultrasound, unless one region in centimetres covers the frame', () => {
    const us: Fields = [
      [0x00080060, 'US'],
      [0x00280030, ['0.1', '0.1']],
    ];
    expect(spacing(...us)).toBe(null);
    expect(spacing(...us, region(2))).toEqual({ row: 0.2, column: 0.5, kind: 'patient' });
    expect(spacing(...us, region(1))).toBe(null);
    expect(spacing(...us, region(2, 4))).toBe(null);
  });
  it('is none for a secondary capture without a place in the patient', () => {
    const sc: Fields = [
      [0x00080060, 'OT'],
      [0x00280030, ['0.5', '0.5']],
    ];
    expect(spacing(...sc)).toBe(null);
    expect(spacing(...sc, [0x00200032, ['0', '0', '0']])).toMatchObject({ kind: 'patient' });
  });
});

describe('groupStudies', () => {
  it('orders slices along the normal, whatever their numbers and the order of opening', () => {
    const slices = [slice(-5, 3), slice(10, 1), slice(0, 9), slice(5, 2)];
    fc.assert(
      fc.property(fc.shuffledSubarray(slices, { minLength: 4 }), (shuffled) => {
        const [series] = onlySeries(shuffled);
        expect(series?.orderedBy).toBe('position');
        expect(series?.images.map((image) => image.geometry.position?.[2])).toEqual([-5, 0, 5, 10]);
      }),
    );
    expect(sliceSpacing(onlySeries(slices)[0]?.images ?? [])).toBe(5);
    expect(sliceSpacing([slice(0, 1), slice(5, 2), slice(20, 3)])).toBe(null);
  });

  it('orders by number where a place is taken twice or missing', () => {
    const twice = onlySeries([slice(0, 3), slice(5, 1), slice(0, 2)]);
    expect(twice[0]?.orderedBy).toBe('number');
    expect(twice[0]?.images.map((image) => image.instanceNumber)).toEqual([1, 2, 3]);
  });

  it('splits a series by size, orientation, colour and frame of reference, and sets multi-frame files apart', () => {
    const sagittal: Fields = [[0x00200037, ['0', '1', '0', '0', '0', '-1']]];
    const wide: Fields = [
      [0x00280010, 3],
      [0x00280011, 2],
    ];
    const cine: Fields = [
      [0x00280008, '2'],
      [0x7fe00010, new Uint16Array(12), 'OW'],
    ];
    const series = onlySeries([
      slice(0, 1),
      slice(5, 2),
      slice(0, 3, sagittal),
      slice(0, 4, wide),
      slice(0, 5, [[0x00200052, '2.25.77']]),
      slice(0, 6, cine),
      slice(0, 7, cine),
    ]);
    expect(series.map((one) => one.images.map((image) => image.instanceNumber))).toEqual([[1, 2], [3], [4], [5], [6], [7]]);
    const reasons = ['frames', 'size', 'orientation', 'frame-of-reference'];
    expect(series.map((one) => one.part)).toEqual([0, 1, 2, 3, 4, 5].map((index) => ({ index, of: 6, reasons, values: {} })));
    expect(series.map((one) => one.frames)).toEqual([2, 1, 1, 1, 2, 2]);
  });

  it('never merges two people, and keeps one together', () => {
    const person = (name: string, id: string, more: Fields = []): InstanceRecord =>
      slice(0, 1, [[0x00100010, name], [0x00100020, id], ...more]);
    const groups = (...records: InstanceRecord[]): number => groupStudies(records).length;
    expect(groups(person('Un^A', '7'), person('UN^a^', '7'))).toBe(1);
    expect(groups(person('Un^A', '7'), person('Deux^B', '7'))).toBe(2);
    expect(groups(person('Un^A', '7'), person('Un^A', '8'))).toBe(2);
    expect(groups(person('Un^A', '7', [[0x00100021, 'H1']]), person('Un^A', '7', [[0x00100021, 'H2']]))).toBe(2);
    expect(groups(person('Un^A', '', [[0x00100030, '19500101']]), person('Un^A', '', [[0x00100030, '19600101']]))).toBe(2);
    expect(groups(person('', ''), person('', '', [[0x0020000d, '2.25.555']]))).toBe(2);
    expect(groups(person('', ''), person('', ''))).toBe(1);
  });

  it('loses nothing and repeats nothing', () => {
    const records = fc.array(
      fc.record({
        z: fc.integer({ min: 0, max: 4 }),
        number: fc.integer({ min: 0, max: 5 }),
        id: fc.constantFrom('', 'a', 'b'),
        study: fc.constantFrom('2.25.1', '2.25.2'),
        rows: fc.constantFrom(2, 3),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(records, (all) => {
        const made = all.map(({ z, number, id, study, rows }) =>
          slice(z, number, [
            [0x00100020, id],
            [0x0020000d, study],
            [0x00280010, rows],
            [0x00280011, 6 / rows],
          ]),
        );
        const found = onlySeries(made).flatMap((series) => series.images.map((image) => image.fileId));
        expect(found.sort()).toEqual(made.map((record) => record.fileId).sort());
      }),
      { numRuns: 60 },
    );
  });

  it('puts the newest study first, and says what inspect prints', () => {
    const older = slice(0, 1, [
      [0x00080020, '20200101'],
      [0x0020000d, '2.25.20'],
    ]);
    const newer = slice(0, 1, [
      [0x00080020, '20240101'],
      [0x0020000d, '2.25.24'],
    ]);
    const groups = groupStudies([older, newer]);
    expect(groups.flatMap((patient) => patient.studies.map((study) => study.date))).toEqual(['20240101', '20200101']);
    expect(summariseStudies(groups)[0]).toMatchObject({
      uid: '2.25.24',
      modalities: ['CT'],
      series: [{ frames: 1, instances: [{ file: newer.untrustedName, rows: 2, columns: 3, frames: 1, refused: null }] }],
    });
  });
});

describe('windowPresets', () => {
  it('gives the file first, then auto, then those of CT', () => {
    const presets = windowPresets(
      recordOf([
        [0x00281050, ['40', '-600']],
        [0x00281051, ['400', '1500']],
        [0x00281055, ['A', 'B']],
      ]),
    );
    expect(presets.slice(0, 3)).toEqual([
      { id: 'file-0', name: null, explanation: 'A', window: { center: 40, width: 400 } },
      { id: 'file-1', name: null, explanation: 'B', window: { center: -600, width: 1500 } },
      { id: 'auto', name: 'auto', explanation: '', window: null },
    ]);
    expect(presets.map((preset) => preset.name)).toContain('brain');
    expect(windowPresets(recordOf([[0x00080060, 'MR']])).map((preset) => preset.id)).toEqual(['auto']);
  });
});
