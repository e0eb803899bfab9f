import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupStudies, type SeriesGroup } from '../../../core/study/group-studies.js';
import { describeInstance, type InstanceRecord } from '../../../core/study/instance-record.js';
import { seriesNotes } from '../../../core/study/series-notes.js';
import { regionAt, regionSpacing, ultrasoundRegions } from '../../../core/study/ultrasound-regions.js';
import { type Fields, item, parsedPicture } from '../../support/sample-files.js';

let made = 0;
const recordOf = (fields: Fields): InstanceRecord => describeInstance(parsedPicture(fields), `file-${made++}`, `folder/${made}`);
const slice = (z: number, number: number, more: Fields = []): InstanceRecord =>
  recordOf([
    [0x00080018, `2.25.9${number}`],
    [0x00080060, 'MR'],
    [0x00200013, String(number)],
    [0x00200032, ['0', '0', String(z)]],
    [0x00200037, ['1', '0', '0', '0', '1', '0']],
    ...more,
  ]);
const seriesOf = (records: readonly InstanceRecord[]): SeriesGroup[] =>
  groupStudies(records).flatMap((patient) => patient.studies.flatMap((study) => study.series));
const numbers = (series: readonly SeriesGroup[]) => series.map((one) => one.images.map((image) => image.instanceNumber));
const only = (records: readonly InstanceRecord[]): SeriesGroup => {
  const [first, ...more] = seriesOf(records);
  if (!first || more.length > 0) throw new Error('not one stack');
  return first;
};

describe('pictures that share places', () => {
  const echo = (time: string): Fields => [[0x00180081, time]];
  it('are taken apart by echo, whatever the order of opening, each volume along its normal', () => {
    const records = [slice(5, 1, echo('80')), slice(5, 2, echo('12.5')), slice(0, 3, echo('80')), slice(0, 4, echo('12.5'))];
    fc.assert(
      fc.property(fc.shuffledSubarray(records, { minLength: 4 }), (shuffled) => {
        const series = seriesOf(shuffled);
        expect(numbers(series)).toEqual([
          [4, 2],
          [3, 1],
        ]);
        expect(series.map((one) => one.part)).toEqual([
          { index: 0, of: 2, reasons: ['echo'], values: { echo: '12.5' } },
          { index: 1, of: 2, reasons: ['echo'], values: { echo: '80' } },
        ]);
        expect(series.map((one) => one.orderedBy)).toEqual(['position', 'position']);
      }),
    );
  });
  it('are taken apart by b-value, where the standard or a maker says it', () => {
    const standard = (b: number): Fields => [[0x00189117, [item([[0x00189087, b]])]]];
    const siemens = (b: string): Fields => [
      [0x00190010, 'SIEMENS MR HEADER', 'LO'],
      [0x0019100c, b, 'IS'],
    ];
    const ge = (b: string): Fields => [
      [0x00430010, 'GEMS_PARM_01', 'LO'],
      [0x00431039, [b, '8', '0', '0'], 'IS'],
    ];
    for (const [low, high] of [
      [standard(0), standard(1000)],
      [siemens('0'), siemens('1000')],
      [ge('0'), ge('1000001000')],
    ] as const) {
      const series = seriesOf([slice(0, 1, low), slice(5, 2, low), slice(0, 3, high), slice(5, 4, high)]);
      expect(numbers(series)).toEqual([
        [1, 2],
        [3, 4],
      ]);
      expect(series.map((one) => one.part?.values)).toEqual([{ 'b-value': '0' }, { 'b-value': '1000' }]);
    }
  });
  it('are taken apart by two distinctions together, where neither is enough', () => {
    const of = (time: string, phase: string): Fields => [...echo(time), [0x00200100, phase]];
    const records = ['10', '20'].flatMap((time, a) =>
      ['1', '2'].flatMap((phase, b) => [0, 5].map((z, c) => slice(z, a * 4 + b * 2 + c, of(time, phase)))),
    );
    const series = seriesOf(records);
    expect(numbers(series)).toEqual([
      [0, 1],
      [2, 3],
      [4, 5],
      [6, 7],
    ]);
    expect(series[3]?.part).toMatchObject({ reasons: ['echo', 'temporal-position'], values: { echo: '20', 'temporal-position': '2' } });
  });
  it('stay one stack, volume after volume, where there are too many', () => {
    const records = Array.from({ length: 13 }, (_, time) =>
      [5, 0].map((z, index) => slice(z, time * 2 + index, [[0x00200100, String(time + 1)]])),
    ).flat();
    const stack = only(records);
    expect(stack.orderedBy).toBe('volumes');
    expect(stack.images.map((image) => image.instanceNumber).slice(0, 6)).toEqual([1, 0, 3, 2, 5, 4]);
  });
  it('are a film where all lie at one place', () => {
    const stack = only(['30', '4', '200'].map((time, index) => slice(0, index, [[0x00181060, time]])));
    expect(stack.orderedBy).toBe('time');
    expect(stack.images.map((image) => image.instanceNumber)).toEqual([1, 0, 2]);
  });
  it('are not shuffled by times of their own', () => {
    const records = [0, 5, 0, 5].map((z, index) => slice(z, index, [[0x00080032, `10000${index}`]]));
    expect(only(records).orderedBy).toBe('number');
    expect(seriesNotes(only(records))).toEqual([{ code: 'doubled-slices', count: 2 }]);
  });
  it('stay together where each is turned its own way, as planes around an axis and scouts are', () => {
    const turned = [0, 30, 60, 90].map((degrees, index) => {
      const [c, s] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
      return slice(0, 4 - index, [[0x00200037, [c.toFixed(6), s.toFixed(6), '0', '0', '0', '-1']]]);
    });
    const SAGITTAL: Fields = [[0x00200037, ['0', '0', '1', '0', '1', '0']]];
    const stack = only(turned);
    expect([stack.part, stack.normal, stack.orderedBy]).toEqual([null, null, 'number']);
    expect(stack.images.map((image) => image.instanceNumber)).toEqual([1, 2, 3, 4]);
    // Two of one orientation are a stack of their own.
    expect(numbers(seriesOf([...turned, slice(5, 5, SAGITTAL), slice(10, 6, SAGITTAL)]))).toEqual([
      [1, 2, 3, 4],
      [5, 6],
    ]);
  });
  it('never mix a localiser with slices', () => {
    const series = seriesOf([slice(0, 1, [[0x00080008, ['ORIGINAL', 'PRIMARY', 'LOCALIZER']]]), slice(5, 2), slice(10, 3)]);
    expect(numbers(series)).toEqual([[1], [2, 3]]);
    expect(series[0]?.part?.reasons).toEqual(['localiser']);
  });
});

describe('notes on a stack', () => {
  const notes = (...places: number[]) => seriesNotes(only(places.map((z, index) => slice(z, index))));
  it('has none for a regular stack or a single picture', () => {
    expect(notes(0, 5, 10, 15)).toEqual([]);
    expect(notes(0)).toEqual([]);
    expect(notes(0, 5)).toEqual([]);
  });
  it('says which slices are missing', () => {
    expect(notes(0, 5, 10, 25, 30, 40)).toEqual([{ code: 'missing-slices', count: 3, after: [2, 4] }]);
  });
  it('does not count what is missing where most would be', () => {
    expect(notes(0, 500, 505, 510)).toEqual([{ code: 'uneven-spacing', least: 5, most: 500 }]);
  });
  it('says that spacing is uneven where no whole slices are missing', () => {
    expect(notes(0, 5, 10, 17.5)).toEqual([{ code: 'uneven-spacing', least: 5, most: 7.5 }]);
  });
  it('says the same of the frames of one file, and nothing where they share places', () => {
    const file = (...places: number[]) =>
      only([
        recordOf([
          [0x00280008, String(places.length)],
          [0x7fe00010, new Uint16Array(6 * places.length), 'OW'],
          [0x52009229, [item([[0x00209116, [item([[0x00200037, ['1', '0', '0', '0', '1', '0']]])]]])]],
          [0x52009230, places.map((z) => item([[0x00209113, [item([[0x00200032, ['0', '0', String(z)]]])]]]))],
        ]),
      ]);
    expect(seriesNotes(file(0, 15, 5, 20))).toEqual([{ code: 'missing-slices', count: 1, after: [1] }]);
    expect(seriesNotes(file(0, 5, 10))).toEqual([]);
    expect(seriesNotes(file(0, 5, 0, 15))).toEqual([]);
  });
  it('says that positions are missing', () => {
    expect(seriesNotes(only([slice(0, 1), slice(5, 2), slice(0, 3, [[0x00200032, '']])]))).toEqual([{ code: 'no-position', count: 1 }]);
  });
  it('says how far a gantry is tilted, from the positions, with the sign of the file', () => {
    const tilted = (degrees: number, sign: string): InstanceRecord[] => {
      const [c, s] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
      return [0, 1, 2].map((index) =>
        slice(index * 4, index, [
          [0x00200037, ['1', '0', '0', '0', c.toFixed(6), (-s).toFixed(6)]],
          [0x00181120, sign],
        ]),
      );
    };
    const [note] = seriesNotes(only(tilted(18.5, '-18.5')));
    expect(note?.code === 'gantry-tilt' ? note.degrees : note).toBeCloseTo(-18.5, 3);
    expect(seriesNotes(only(tilted(0.1, '0.1')))).toEqual([]);
  });
});

describe('ultrasound regions (PS3.3 C.8.5.5)', () => {
  const region = (left: number, right: number, unitX: number, unitY: number): ReturnType<typeof item> =>
    item([
      [0x00186012, 1],
      [0x00186014, 1],
      [0x00186018, left],
      [0x0018601a, 0],
      [0x0018601c, right],
      [0x0018601e, 99],
      [0x00186024, unitX],
      [0x00186026, unitY],
      [0x0018602c, 0.05],
      [0x0018602e, -0.02],
    ]);
  const regions = ultrasoundRegions(
    parsedPicture([[0x00186011, [region(0, 199, 3, 3), region(100, 149, 4, 7), region(0, 9, 99, 3)]]]).dataSet,
  );
  it('have their own units, and millimetres only where both directions are centimetres', () => {
    expect(regions).toHaveLength(2);
    expect(regions[1]).toMatchObject({ unitX: 'second', unitY: 'centimetre-per-second', deltaX: 0.05, deltaY: -0.02, reference: null });
    expect(regionSpacing(regionAt(regions, 10, 10))).toEqual({ row: 0.2, column: 0.5 });
    expect(regionSpacing(regionAt(regions, 120, 10))).toBe(null);
    expect(regionAt(regions, 300, 10)).toBe(null);
  });
});

describe('magnification at the detector', () => {
  it('is the file’s own estimate, or follows from its distances', () => {
    const mg: Fields = [
      [0x00080060, 'MG'],
      [0x00181164, ['0.1', '0.1']],
    ];
    const spacing = (...more: Fields) => recordOf([...mg, ...more]).geometry.spacing;
    expect(spacing([0x00181114, '1.07'])).toEqual({ row: 0.1, column: 0.1, kind: 'detector', magnification: 1.07 });
    expect(spacing([0x00181110, '660'], [0x00181111, '600'])).toMatchObject({ magnification: 1.1 });
    expect(spacing([0x00181114, '0'])).not.toHaveProperty('magnification');
  });
});
