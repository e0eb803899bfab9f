import { describe, expect, it } from 'vitest';
import { cineTiming } from '../../../../core/study/frames/cine-timing.js';
import { frameDescription } from '../../../../core/study/frames/frame-description.js';
import { frameOrder } from '../../../../core/study/frames/frame-order.js';
import { framePlanes } from '../../../../core/study/frames/frame-planes.js';
import { describeFrames, planeOfFrame } from '../../../../core/study/frames/frame-table.js';
import { describeInstance } from '../../../../core/study/instance-record.js';
import { corpus } from '../../../support/real-files.js';
import { type Fields, item, parsedPicture } from '../../../support/sample-files.js';
import { readScan, scanFiles } from '../../../support/scan-files.js';
import { describeWith } from '../../../support/when.js';

const AXIAL = ['1', '0', '0', '0', '1', '0'];
const SAGITTAL = ['0', '1', '0', '0', '0', '-1'];
const frames = (count: number): Fields => [
  [0x00280008, String(count)],
  [0x7fe00010, new Uint16Array(6 * count), 'OW'],
];
/** A frame's own groups: its place, its dimension indices, its window. */
const group = (z: number, indices: number[], more: Fields = []) =>
  item([
    [0x00209113, [item([[0x00200032, ['0', '0', String(z)]]])]],
    [
      0x00209111,
      [
        item([
          [0x00209157, indices],
          [0x00209056, '7'],
          [0x00209057, indices[0] ?? 0],
          [0x00189074, '20200101120000.5'],
        ]),
      ],
    ],
    ...more,
  ]);
const enhanced: Fields = [
  ...frames(3),
  [
    0x52009229,
    [
      item([
        [0x00209116, [item([[0x00200037, AXIAL]])]],
        [
          0x00289110,
          [
            item([
              [0x00280030, ['0.5', '0.25']],
              [0x00180050, '3'],
            ]),
          ],
        ],
      ]),
    ],
  ],
  [
    0x52009230,
    [
      group(
        10,
        [2],
        [
          [
            0x00289132,
            [
              item([
                [0x00281050, '40'],
                [0x00281051, '400'],
              ]),
            ],
          ],
        ],
      ),
      group(
        5,
        [1],
        [
          [0x00289110, [item([[0x00280030, ['0.6', '0.6']]])]],
          [0x00189114, [item([[0x00189082, 12.5]])]],
        ],
      ),
      group(15, [3], [[0x00209116, [item([[0x00200037, SAGITTAL]])]]]),
    ],
  ],
  [0x00209222, [item([[0x00209165, Uint8Array.of(0x20, 0, 0x57, 0x90), 'AT']])]],
];

describe('functional groups (PS3.3 C.7.6.16)', () => {
  const parsed = parsedPicture(enhanced);
  it('describe one frame: its own group, or else the shared one', () => {
    expect(frameDescription(parsed, 0)).toMatchObject({
      position: [0, 0, 10],
      orientation: [1, 0, 0, 0, 1, 0],
      spacing: { row: 0.5, column: 0.25, kind: 'patient' },
      sliceThickness: 3,
      windows: [{ center: 40, width: 400 }],
      stackId: '7',
      inStackPosition: 2,
      dimensions: [{ keyword: 'InStackPositionNumber', index: 2 }],
      acquired: '20200101120000.5',
    });
    expect(frameDescription(parsed, 1)).toMatchObject({
      spacing: { row: 0.6 },
      sliceThickness: null,
      windows: [],
      distinctions: { echo: '12.5' },
    });
    expect(frameDescription(parsed, 2).orientation).toEqual([0, 1, 0, 0, 0, -1]);
    for (const frame of [-1, 3, 0.5]) expect(() => frameDescription(parsed, frame)).toThrow(RangeError);
  });
  it('are kept compactly in the record, which crosses threads', () => {
    const record = describeInstance(parsed, 'file-1', 'one');
    const table = structuredClone(record).frames;
    if (!table) throw new Error('no table');
    expect([0, 1, 2].map((frame) => planeOfFrame(table, frame).position)).toEqual([
      [0, 0, 10],
      [0, 0, 5],
      [0, 0, 15],
    ]);
    expect(planeOfFrame(table, 1).orientation).toEqual([1, 0, 0, 0, 1, 0]);
    expect(planeOfFrame(table, 2).orientation).toEqual([0, 1, 0, 0, 0, -1]);
    expect(table.orientations?.directions).toHaveLength(12);
    expect(table.order).toEqual(Uint32Array.of(1, 0, 2));
    expect(planeOfFrame(table, 9)).toEqual({ position: null, orientation: null });
  });
  it('order frames only where every frame has its indices', () => {
    const indexed = (...all: number[][]): Uint32Array | null => {
      const file = parsedPicture([...frames(all.length), [0x52009230, all.map((one) => group(0, one))]]);
      return frameOrder(file.dataSet, all.length);
    };
    expect(indexed([1, 2], [1, 1], [2, 1])).toEqual(Uint32Array.of(1, 0, 2));
    expect(indexed([1, 1], [1, 2], [2, 1])).toBe(null);
    expect(indexed([2], [1, 1])).toBe(null);
  });
  it('say nothing for a file of one frame', () => {
    expect(describeInstance(parsedPicture(), 'file-2', 'two')).not.toHaveProperty('frames');
  });
});

describe('places of frames without functional groups', () => {
  const place: Fields = [
    [0x00200032, ['1', '2', '3']],
    [0x00200037, AXIAL],
  ];
  const places = (fields: Fields) => framePlanes(parsedPicture(fields).dataSet, 3).map(({ position }) => position?.[2] ?? null);
  it('follow a dose’s offsets, relative ones along the normal and absolute ones along z', () => {
    expect(places([...place, [0x3004000c, ['0', '-2', '4']]])).toEqual([3, 1, 7]);
    expect(places([...place, [0x3004000c, ['100', '102', '104']]])).toEqual([100, 102, 104]);
    expect(places([...place, [0x00200037, SAGITTAL], [0x3004000c, ['100', '102', '104']]])).toEqual([null, null, null]);
    expect(places([...place, [0x3004000c, ['0', '1']]])).toEqual([null, null, null]);
  });
  it('follow the slices of nuclear medicine from the detector’s place', () => {
    const nuclear: Fields = [
      [0x00540022, [item(place)]],
      [0x00540080, [1, 2, 3]],
      [0x00180088, '-4'],
    ];
    expect(places(nuclear)).toEqual([3, -1, -5]);
  });
});

describe('vectors and timing', () => {
  it('name what the frames of nuclear medicine go on by', () => {
    const pointers = Uint8Array.of(0x54, 0, 0x10, 0, 0x54, 0, 0x20, 0);
    const parsed = parsedPicture([...frames(2), [0x00280009, pointers, 'AT'], [0x00540010, [1, 1]], [0x00540020, [1, 2]]]);
    expect(frameDescription(parsed, 1).dimensions).toEqual([
      { keyword: 'EnergyWindowVector', index: 1 },
      { keyword: 'DetectorVector', index: 2 },
    ]);
  });
  const timing = (...fields: Fields) => cineTiming(parsedPicture([...frames(3), ...fields]).dataSet, 3);
  it('take the rate meant for display before the time of the acquisition', () => {
    const frameTime: Fields[number] = [0x00181063, '33'];
    expect(timing()).toBe(null);
    expect(timing(frameTime)).toEqual({ milliseconds: 33, from: 'frame-time', playback: 'looping' });
    expect(timing(frameTime, [0x00180040, '50'])).toMatchObject({ milliseconds: 20, from: 'cine-rate' });
    expect(timing(frameTime, [0x00180040, '50'], [0x00082144, '10'])).toMatchObject({
      milliseconds: 100,
      from: 'recommended-display-frame-rate',
    });
    expect(timing(frameTime, [0x00181244, 1])).toMatchObject({ playback: 'sweeping' });
    expect(timing([0x00181063, '0'])).toBe(null);
  });
  it('take a time for each frame, and none from a vector that is broken', () => {
    expect(timing([0x00181065, ['0', '30', '50']])).toMatchObject({ milliseconds: [30, 50, 50], from: 'frame-time-vector' });
    expect(timing([0x00181065, ['0', '30']])).toBe(null);
    expect(timing([0x00181065, ['0', '30', '-5']])).toBe(null);
  });
});

describeWith(corpus, 'real multi-frame files', () => {
  const tableOf = (name: string) => {
    const scan = scanFiles().find((one) => one.name === `corpus/${name}`);
    if (!scan) throw new Error('not in the corpus');
    const { dataSet } = readScan(scan);
    return { dataSet, ...describeFrames(dataSet, Number(describeInstance(readScan(scan), 'a', 'a').frames?.positions?.length ?? 0) / 3) };
  };
  it('have a place for each frame of an enhanced MR, and for each plane of a dose', () => {
    const enhancedMr = tableOf('enhanced/6_1.dcm');
    expect(enhancedMr.positions?.length).toBe(18);
    expect(enhancedMr.positions?.every(Number.isFinite)).toBe(true);
    const dose = tableOf('rt/rtdose.dcm');
    expect(dose.positions?.length).toBe(45);
    expect((dose.positions?.[5] ?? 0) - (dose.positions?.[2] ?? 0)).toBeCloseTo(5, 6);
  });
});
