import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memorySource } from '../../../../core/dicom/byte-source.js';
import { parseFile } from '../../../../core/dicom/parse-file.js';
import { rgbOfCieLab } from '../../../../core/study/objects/presentation/cie-lab.js';
import { curveFor, needsCurve } from '../../../../core/study/objects/presentation/curve-for.js';
import { concerns, drawingOf, placer, windowFor } from '../../../../core/study/objects/presentation/drawing-of.js';
import type { Presentation } from '../../../../core/study/objects/presentation/presentation.js';
import { presentationOf } from '../../../../core/study/objects/presentation/read-presentation.js';
import { spline } from '../../../../core/study/objects/presentation/spline.js';
import { framingFor, turnFor } from '../../../../core/study/objects/presentation/turn-for.js';
import { concat, element, file, SYNTAX, sequence, uint16 } from '../../../support/dicom-bytes.js';

const PICTURE = '1.2.3.77';
const float32 = (...values: readonly number[]) => new Uint8Array(Float32Array.from(values).buffer);
const int32 = (...values: readonly number[]) => new Uint8Array(Int32Array.from(values).buffer);

const reference = (uid: string, frames = ''): Uint8Array =>
  concat(
    element(0x00081150, 'UI', '1.2.840.10008.5.1.4.1.1.2'),
    element(0x00081155, 'UI', uid),
    frames === '' ? new Uint8Array(0) : element(0x00081160, 'IS', frames),
  );

const graphic = (type: string, units: string, points: readonly number[], filled = 'N') =>
  concat(
    element(0x00700005, 'CS', units),
    element(0x00700020, 'US', uint16(2)),
    element(0x00700021, 'US', uint16(points.length / 2)),
    element(0x00700022, 'FL', float32(...points)),
    element(0x00700023, 'CS', type),
    element(0x00700024, 'CS', filled),
  );

const read = (...parts: readonly Uint8Array[]): Presentation =>
  presentationOf(
    parseFile(memorySource(file(SYNTAX.explicit, [sequence(0x00081115, [sequence(0x00081140, [reference(PICTURE, '1\\3')])]), ...parts])))
      .dataSet,
  );
const annotation = (graphics: readonly Uint8Array[], scope: readonly Uint8Array[] = []): Uint8Array =>
  sequence(0x00700001, [
    concat(
      scope.length > 0 ? sequence(0x00081140, scope) : new Uint8Array(0),
      element(0x00700002, 'CS', 'LAYER'),
      sequence(0x00700009, graphics),
    ),
  ]);
const at = (frame: number) => ({ sopInstanceUid: PICTURE, frame, rows: 40, columns: 60 });

describe('which pictures a presentation state speaks of', () => {
  it('names frames from 1, and no other picture', () => {
    const presentation = read();
    expect([0, 1, 2].map((frame) => concerns(presentation, at(frame)))).toEqual([true, false, true]);
    expect(concerns(presentation, { sopInstanceUid: '1.2.3.78', frame: 0 })).toBe(false);
  });

  it('keeps a window and a drawing to the frames of their item', () => {
    const presentation = read(
      sequence(0x00283110, [
        concat(sequence(0x00081140, [reference(PICTURE, '3')]), element(0x00281050, 'DS', '40'), element(0x00281051, 'DS', '400')),
      ]),
      annotation([graphic('POINT', 'PIXEL', [5, 6])], [reference(PICTURE, '3')]),
    );
    expect(windowFor(presentation, at(0))).toBeNull();
    expect(windowFor(presentation, at(2))).toEqual({ center: 40, width: 400 });
    expect(drawingOf(presentation, at(0)).primitives).toEqual([]);
    expect(drawingOf(presentation, at(2)).primitives).toEqual([{ kind: 'point', at: [5, 6], color: null }]);
    expect(drawingOf(presentation, at(1)).primitives).toEqual([]);
  });
});

const table = (first: number, bits: number, entries: readonly number[]): Uint8Array =>
  concat(
    element(0x00283002, 'US', concat(uint16(entries.length), uint16(first), uint16(bits))),
    element(0x00283003, 'LO', 'TABLE'),
    element(0x00283006, 'US', concat(...entries.map((entry) => uint16(entry)))),
  );
const modalityTable = sequence(0x00283000, [table(0, 8, [0, 100, 200, 255])]);

it('gives a window in stored values, by the rescale of its own', () => {
  const voi = sequence(0x00283110, [concat(element(0x00281050, 'DS', '40'), element(0x00281051, 'DS', '400'))]);
  expect(windowFor(read(voi), at(0))).toEqual({ center: 40, width: 400 });
  const rescaled = read(element(0x00281052, 'DS', '-1000'), element(0x00281053, 'DS', '2'), voi);
  expect(windowFor(rescaled, at(0))).toEqual({ center: 520, width: 200 });
  // A table gives the window a unit that no number turns back.
  expect(windowFor(read(modalityTable, voi), at(0))).toBeNull();
});

describe('the whole way to grey', () => {
  const image = { bitsStored: 8, signed: false, sampleKind: 'integer', photometric: 'MONOCHROME2' } as const;
  const window = (center: string, width: string, more: readonly Uint8Array[] = []): Uint8Array =>
    sequence(0x00283110, [concat(element(0x00281050, 'DS', center), element(0x00281051, 'DS', width), ...more)]);
  const greysOf = (presentation: Presentation, described: Parameters<typeof curveFor>[2] = image) => [
    ...(curveFor(presentation, at(0), described)?.table ?? []),
  ];

  it('is needed for tables and curves only', () => {
    expect(needsCurve(read(window('40', '400')), at(0))).toBe(false);
    expect(needsCurve(read(window('40', '400', [element(0x00281056, 'CS', 'SIGMOID')])), at(0))).toBe(true);
    expect(needsCurve(read(modalityTable), at(0))).toBe(true);
    expect(needsCurve(read(sequence(0x20500010, [table(0, 8, [0, 255])])), at(0))).toBe(true);
  });

  it('goes through the Modality LUT first; what lies beyond the table has its last entry', () => {
    expect(greysOf(read(modalityTable)).slice(0, 6)).toEqual([0, 100, 200, 255, 255, 255]);
    expect(greysOf(read(modalityTable, window('100.5', '201'))).slice(0, 4)).toEqual([0, 128, 255, 255]);
  });

  it('knows a sigmoid, and polarity', () => {
    const sigmoid = window('128', '64', [element(0x00281056, 'CS', 'SIGMOID')]);
    const expected = Array.from({ length: 256 }, (_, stored) => 255 / (1 + Math.exp((-4 * (stored - 128)) / 64)));
    expect(greysOf(read(sigmoid))).toEqual(expected.map(Math.round));
    expect(greysOf(read(sigmoid, element(0x20500020, 'CS', 'INVERSE')))).toEqual(expected.map((grey) => Math.round(255 - grey)));
  });

  it('reads the first value of a table with a sign where values have one', () => {
    const negative = read(sequence(0x00283000, [table(0xfffe, 8, [0, 50, 255])]));
    expect(greysOf(negative, { ...image, signed: true }).slice(125, 131)).toEqual([0, 0, 50, 255, 255, 255]);
  });

  it('is none for values that no table maps, and leaves a damaged table out', () => {
    expect(curveFor(read(modalityTable), at(0), { ...image, bitsStored: 24 })).toBeNull();
    expect(curveFor(read(modalityTable), at(0), { ...image, sampleKind: 'float' })).toBeNull();
    const damaged = read(sequence(0x00283000, [element(0x00283003, 'LO', 'TABLE')]));
    expect(damaged.modalityLut).toBeNull();
    expect(damaged.notApplied).toEqual(['table']);
  });
});

describe('bitmaps', () => {
  const bitmap = (group: number, ...more: readonly Uint8Array[]): Uint8Array =>
    concat(
      element(group * 65536 + 0x10, 'US', uint16(2)),
      element(group * 65536 + 0x11, 'US', uint16(3)),
      element(group * 65536 + 0x50, 'SS', concat(uint16(1), uint16(1))),
      element(group * 65536 + 0x100, 'US', uint16(1)),
      element(group * 65536 + 0x102, 'US', uint16(0)),
      ...more,
      element(group * 65536 + 0x3000, 'OW', uint16(0b101010)),
    );
  const activation = (group: number) => element(group * 65536 + 0x1001, 'CS', 'MARKS');

  it('are drawn where a layer activates them, and cover where the shutter names them', () => {
    const presentation = read(
      element(0x00181600, 'CS', 'BITMAP'),
      element(0x00181623, 'US', uint16(0x6004)),
      bitmap(0x6000, activation(0x6000)),
      bitmap(0x6002),
      bitmap(0x6004),
    );
    const { planes, cover } = drawingOf(presentation, at(0));
    expect(planes.map(({ plane }) => plane.group)).toEqual([0x6000]);
    expect([...(planes[0]?.plane.bits ?? [])]).toEqual([0, 1, 0, 1, 0, 1]);
    expect(cover?.group).toBe(0x6004);
    expect(presentation.notApplied).toEqual([]);
  });

  it('are said to be damaged where they end early, or where the shutter names one that isn’t there', () => {
    const short = concat(
      element(0x60000010, 'US', uint16(200)),
      element(0x60000011, 'US', uint16(300)),
      element(0x60003000, 'OW', uint16(1)),
    );
    expect(read(short).notApplied).toEqual(['bitmap']);
    const lost = read(element(0x00181600, 'CS', 'BITMAP'), element(0x00181623, 'US', uint16(0x6002)));
    expect(lost.notApplied).toEqual(['bitmap']);
  });
});

describe('what is drawn', () => {
  it('makes circles and ellipses of their points', () => {
    const { primitives } = drawingOf(
      read(annotation([graphic('CIRCLE', 'PIXEL', [10, 10, 13, 14]), graphic('ELLIPSE', 'PIXEL', [0, 5, 20, 5, 10, 2, 10, 8], 'Y')])),
      at(0),
    );
    expect(primitives).toEqual([
      { kind: 'ellipse', center: [10, 10], major: [5, 0], minor: [0, 5], filled: false, color: null },
      { kind: 'ellipse', center: [10, 5], major: [10, 0], minor: [0, 3], filled: true, color: null },
    ]);
  });

  it('draws layers by their order, in their colour', () => {
    const layer = (name: string, order: string, grey: number) =>
      concat(element(0x00700002, 'CS', name), element(0x00700062, 'IS', order), element(0x00700066, 'US', uint16(grey)));
    const one = (name: string, x: number) =>
      concat(element(0x00700002, 'CS', name), sequence(0x00700009, [graphic('POINT', 'PIXEL', [x, 0])]));
    const { primitives } = drawingOf(
      read(sequence(0x00700001, [one('TOP', 1), one('LOW', 2)]), sequence(0x00700060, [layer('TOP', '9', 0xffff), layer('LOW', '1', 0)])),
      at(0),
    );
    expect(primitives).toEqual([
      { kind: 'point', at: [2, 0], color: [0, 0, 0] },
      { kind: 'point', at: [1, 0], color: [255, 255, 255] },
    ]);
  });

  it('opens whole pixels of a shutter', () => {
    const presentation = read(
      element(0x00181600, 'CS', 'RECTANGULAR\\CIRCULAR'),
      element(0x00181602, 'IS', '11'),
      element(0x00181604, 'IS', '20'),
      element(0x00181606, 'IS', '5'),
      element(0x00181608, 'IS', '8'),
      element(0x00181610, 'IS', '7\\15'),
      element(0x00181612, 'IS', '4'),
    );
    expect(drawingOf(presentation, at(0)).openings).toEqual([
      {
        kind: 'polygon',
        points: [
          [10, 4],
          [20, 4],
          [20, 8],
          [10, 8],
        ],
      },
      { kind: 'circle', center: [14.5, 6.5], radius: 4 },
    ]);
  });

  it('leaves out what is damaged and says so', () => {
    const presentation = read(
      annotation([graphic('ELLIPSE', 'PIXEL', [1, 2, 3, 4]), graphic('POINT', 'INCH', [1, 2]), graphic('BLOB', 'PIXEL', [1, 2])]),
    );
    expect(presentation.annotations[0]?.graphics).toEqual([]);
    expect(presentation.notApplied).toEqual(['beyond-bounds']);
  });
});

describe('compound graphics', () => {
  const uint32 = (value: number) => new Uint8Array(Uint32Array.of(value).buffer);
  const id = (value: number) => element(0x00700226, 'UL', uint32(value));
  const arrow = (value: number) => concat(id(value), element(0x00700294, 'CS', 'ARROW'));
  const annotated = (plain: readonly Uint8Array[], compound: readonly Uint8Array[]) =>
    read(sequence(0x00700001, [concat(element(0x00700002, 'CS', 'LAYER'), sequence(0x00700009, plain), sequence(0x00700209, compound))]));
  const line = (value: number) => concat(graphic('POLYLINE', 'PIXEL', [1, 1, 5, 5]), id(value));

  it('are drawn as their plain equivalents, and named where one has none', () => {
    const whole = annotated([line(1), line(2)], [arrow(1), arrow(2)]);
    expect(whole.annotations[0]?.graphics).toHaveLength(2);
    expect(whole.notApplied).toEqual([]);
    expect(annotated([line(1)], [arrow(1), arrow(2)]).notApplied).toEqual(['compound-graphic']);
    expect(annotated([line(1)], [element(0x00700294, 'CS', 'ARROW')]).notApplied).toEqual(['compound-graphic']);
  });
  it('and a colour profile is named', () => {
    expect(read(element(0x00282000, 'OB', Uint8Array.of(1, 2))).notApplied).toEqual(['profile']);
  });
});

describe('turned and flipped', () => {
  const rotations = fc.constantFrom(0 as const, 90 as const, 180 as const, 270 as const);
  const share = fc.double({ min: 0, max: 1, noNaN: true });

  it('puts a share of the displayed area where it stands on the screen, whatever the transformation', () => {
    fc.assert(
      fc.property(rotations, fc.boolean(), share, share, (rotation, flipHorizontal, u, v) => {
        const columns = 60;
        const rows = 40;
        const place = placer({ topLeft: [1, 1], bottomRight: [columns, rows] }, { rotation, flipHorizontal });
        const [x, y] = place('DISPLAY', [u, v]);
        // The view's own order: flipped, then turned clockwise, around the middle. This shares no code with `placer`.
        const turned = turnFor({ rotation, flipHorizontal });
        let [across, down] = [(x - columns / 2) * (turned.flipHorizontal ? -1 : 1), y - rows / 2];
        for (let quarter = 0; quarter < turned.rotation / 90; quarter++) [across, down] = [-down, across];
        const [width, height] = rotation % 180 === 0 ? [columns, rows] : [rows, columns];
        expect(across / width + 0.5).toBeCloseTo(u, 9);
        expect(down / height + 0.5).toBeCloseTo(v, 9);
      }),
    );
  });

  it('brings the displayed area into the middle', () => {
    fc.assert(
      fc.property(rotations, fc.boolean(), (rotation, flipHorizontal) => {
        const presentation = read(
          element(0x00700041, 'CS', flipHorizontal ? 'Y' : 'N'),
          element(0x00700042, 'US', uint16(rotation)),
          sequence(0x0070005a, [
            concat(
              element(0x00700052, 'SL', int32(11, 5)),
              element(0x00700053, 'SL', int32(30, 14)),
              element(0x00700100, 'CS', 'SCALE TO FIT'),
            ),
          ]),
        );
        const { factor, pan } = framingFor(presentation, at(0));
        expect(factor).toBeCloseTo(3, 9);
        const { rotation: turned, flipHorizontal: flipped } = turnFor(presentation.transformation);
        // The middle of the area (20, 9) from the middle of the picture (30, 20).
        let [across, down] = [(20 - 30) * (flipped ? -1 : 1), 9 - 20];
        for (let quarter = 0; quarter < turned / 90; quarter++) [across, down] = [-down, across];
        expect([across + pan[0], down + pan[1]].map((value) => Math.abs(value))).toEqual([0, 0]);
      }),
    );
  });
});

it('reads CIELab as the standard encodes it', () => {
  expect(rgbOfCieLab([0xffff, 0x8080, 0x8080])).toEqual([255, 255, 255]);
  expect(rgbOfCieLab([0, 0x8080, 0x8080])).toEqual([0, 0, 0]);
  // sRGB red is L 54.29, a 80.81, b 69.89 under D50.
  const red = [54.29 / 100, (80.81 + 128) / 255, (69.89 + 128) / 255].map((value) => Math.round(value * 0xffff));
  const [r = 0, g = 255, b = 255] = rgbOfCieLab(red) ?? [];
  expect(r).toBeGreaterThan(252);
  expect(Math.max(g, b)).toBeLessThan(6);
  expect(rgbOfCieLab([1, 2])).toBeNull();
});

it('leads a smooth curve through every point', () => {
  const points = [
    [0, 0],
    [10, 5],
    [20, 0],
    [0, 0],
  ] as const;
  const curve = spline(points, true);
  for (const point of points) expect(curve).toContainEqual(point);
  expect(curve.length).toBe(37);
});
