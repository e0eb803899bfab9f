import { describe, expect, it } from 'vitest';
import type { GreyDisplay } from '../../../core/pixels/display-frame.js';
import { histogramOf } from '../../../core/pixels/histogram.js';
import { renderGrey } from '../../../core/pixels/voi-lut.js';
import { aspectOf } from '../../../core/study/pixel-shape.js';
import { INITIAL_VIEW } from '../../../renderer/app/view.js';
import { inSpan, movedBand, spanOf } from '../../../renderer/viewer/histogram/band.js';
import { fitScale, layoutOf, millimetresPerPixel } from '../../../renderer/viewer/layout.js';
import { LENS, lensFactor, lensMatrix } from '../../../renderer/viewer/lens/lens-matrix.js';
import { paintColor, paintGrey } from '../../../renderer/viewer/paint-frame.js';
import { pictureAt, screenMatrix } from '../../../renderer/viewer/screen-matrix.js';
import { framePresets, leastWidth, resolveVoi, tablePresets, voiExplanation, windowOf } from '../../../renderer/viewer/voi.js';
import { inventRecord } from '../invented-record.js';

const grey = (values: GreyDisplay['values'], more: Partial<GreyDisplay> = {}): GreyDisplay => ({
  kind: 'grey',
  rows: 1,
  columns: values.length,
  values,
  slope: 1,
  intercept: -1024,
  untrustedUnit: 'HU',
  minValue: -5,
  maxValue: 3000,
  inverted: false,
  windows: [],
  autoWindow: { center: 500, width: 3005 },
  defaultWindow: { center: 40, width: 400 },
  voiLutFunction: 'LINEAR',
  voiLut: null,
  padding: null,
  ...more,
});

const bytesOf = (words: Uint32Array) => [...new Uint8Array(words.buffer)];

describe('a window in stored values, of a presentation state', () => {
  const chosen = { kind: 'stored' as const, center: 1064, width: 400 };
  it('goes through the rescaling of the picture', () => {
    expect(resolveVoi(inventRecord({ fileId: 'g1' }), grey(Int16Array.of(0)), chosen)).toEqual({ center: 40, width: 400 });
  });
  it('has no meaning behind a Modality LUT table: the picture keeps its own', () => {
    const tabled = grey(Uint16Array.of(0), { isTabled: true, intercept: 0, defaultWindow: { center: 7, width: 9 } });
    expect(resolveVoi(inventRecord({ fileId: 'g1' }), tabled, chosen)).toEqual({ center: 7, width: 9 });
  });
});

describe('a histogram', () => {
  it('counts every value but padding and what is no number, in the unit of windows', () => {
    const values = Int16Array.of(-2, 0, 0, 3, 3, 3, -2000);
    const counted = histogramOf(grey(values, { padding: { low: -2000, high: -2000 }, minValue: -2, maxValue: 3 }));
    expect(counted).toEqual({ least: -1026, most: -1020, counts: [1, 0, 2, 0, 0, 3], counted: 6 });
    const parts = histogramOf(
      grey(Float32Array.of(0, 0.25, 1, Number.NaN, Number.POSITIVE_INFINITY), { minValue: 0, maxValue: 1, intercept: 0 }),
    );
    expect(parts).toMatchObject({ least: 0, most: 1, counted: 3 });
    expect(parts?.counts.flatMap((count, step) => (count > 0 ? [[step, count]] : []))).toEqual([
      [0, 1],
      [64, 1],
      [255, 1],
    ]);
    expect(histogramOf(grey(Int16Array.of(7, 7), { minValue: 7, maxValue: 7 }))).toBeNull();
  });

  it('counts evenly where there are more values than steps, and the other way round where values fall', () => {
    const values = Int16Array.from({ length: 4096 }, (_, index) => index);
    const even = histogramOf(grey(values, { minValue: 0, maxValue: 4095, intercept: 0 }));
    expect(even?.counts).toEqual(new Array(256).fill(16));
    expect(even?.most).toBe(4096);
    const falling = histogramOf(grey(Int16Array.of(0, 0, 1), { minValue: 0, maxValue: 1, slope: -2, intercept: 0 }));
    expect(falling).toEqual({ least: -4, most: 0, counts: [1, 2], counted: 3 });
  });

  it('has a band whose edges stay outside of what is shown unless they are moved', () => {
    const span = spanOf({ least: 0, most: 100 });
    expect(span).toEqual({ low: -4, high: 104 });
    const band = { low: -500, high: 50 };
    expect(inSpan(band, span)).toEqual({ low: -4, high: 50 });
    expect(movedBand(band, span, -4, 60)).toEqual({ low: -500, high: 60 });
    expect(movedBand(band, span, 10, 50)).toEqual({ low: 10, high: 50 });
    // A slider says steps of 0.54: an edge between them wasn't moved.
    expect(movedBand({ low: 10, high: 50.2 }, span, 14.36, 50)).toEqual({ low: 14.36, high: 50.2 });
  });
});

describe('a lens', () => {
  it('keeps the point under its middle, and shows a small picture at least in its own pixels', () => {
    const view = { ...INITIAL_VIEW, rotation: 90 as const, flipVertical: true, pan: { x: 3, y: -2 } };
    const matrix = screenMatrix({ width: 400, height: 300 }, 50, 80, { row: 1, column: 2 }, view, 2.5);
    const at = { x: 123, y: 77 };
    const { column, row } = pictureAt(matrix, at.x, at.y);
    for (const density of [1, 2]) {
      const lens = lensMatrix(matrix, at, 3, density);
      const middle = pictureAt(lens, (LENS / 2) * density, (LENS / 2) * density);
      expect(middle.column).toBeCloseTo(column, 9);
      expect(middle.row).toBeCloseTo(row, 9);
      expect(Math.hypot(lens.a, lens.b)).toBeCloseTo(3 * density * Math.hypot(matrix.a, matrix.b), 9);
    }
    expect(lensFactor(2)).toBe(3);
    expect(lensFactor(0.1) * 0.1).toBe(1);
  });
});

describe('painting', () => {
  const values = Int16Array.from({ length: 400 }, (_, index) => index * 7 - 5);
  const window = { center: 40, width: 400 };

  it('gives the grey levels of the standard, those of core/pixels, whatever the values are', () => {
    const cases: GreyDisplay[] = [
      grey(values),
      grey(values, { inverted: true }),
      grey(values, { voiLutFunction: 'SIGMOID' }),
      grey(values, { padding: { low: 2, high: 9 } }),
      grey(
        Float32Array.from(values, (value) => value / 3),
        { voiLutFunction: 'LINEAR_EXACT' },
      ),
      grey(
        Int32Array.from(values, (value) => value * 1000),
        { minValue: -5000, maxValue: 3_000_000 },
      ),
    ];
    for (const display of cases) {
      const words = new Uint32Array(display.values.length);
      paintGrey(display, window, false, words);
      expect(bytesOf(words)).toEqual([...renderGrey(display, window)]);
    }
  });

  it('inverts the picture and leaves padding black', () => {
    const display = grey(Int16Array.of(0, 3000, 7), { padding: { low: 7, high: 7 } });
    const words = new Uint32Array(3);
    paintGrey(display, window, true, words);
    expect([...words].map((word) => word & 0xff)).toEqual([255, 0, 0]);
  });

  it('shows grey in the colours of a map, and padding still in black', () => {
    const display = grey(Int16Array.of(-3000, 3000, 7), { padding: { low: 7, high: 7 }, minValue: -3000, maxValue: 3000 });
    const words = new Uint32Array(3);
    paintGrey(display, window, false, words, 'spring');
    expect(bytesOf(words)).toEqual([255, 0, 255, 255, 255, 255, 0, 255, 0, 0, 0, 255]);
    paintGrey(display, window, true, words, 'spring');
    expect(bytesOf(words)).toEqual([255, 255, 0, 255, 255, 0, 255, 255, 0, 0, 0, 255]);
  });

  it('keeps the order of colours', () => {
    const words = new Uint32Array(1);
    paintColor({ kind: 'color', rows: 1, columns: 1, rgba: Uint8ClampedArray.of(1, 2, 3, 255) }, false, words);
    expect(bytesOf(words)).toEqual([1, 2, 3, 255]);
    paintColor({ kind: 'color', rows: 1, columns: 1, rgba: Uint8ClampedArray.of(1, 2, 3, 255) }, true, words);
    expect(bytesOf(words)).toEqual([254, 253, 252, 255]);
  });
});

describe('the window', () => {
  const record = inventRecord({ fileId: 'a' });
  const own = [
    { center: 1, width: 2, untrustedExplanation: '' },
    { center: 3, width: 4, untrustedExplanation: '' },
  ];
  const table = { firstValueMapped: 0, bits: 8, table: Uint16Array.of(0, 255), untrustedExplanation: '' };

  it('is what the file asks for until the person chooses', () => {
    expect(resolveVoi(record, grey(Int16Array.of(0)), null)).toEqual({ center: 40, width: 400 });
    expect(resolveVoi(record, grey(Int16Array.of(0), { voiLut: table }), null)).toBe(table);
    expect(resolveVoi(record, grey(Int16Array.of(0), { voiLut: table, windows: own }), null)).toEqual({ center: 40, width: 400 });
  });

  it('is the table that was chosen among several, with the file’s own word', () => {
    const other = { ...table, untrustedExplanation: 'Soft\u202E' };
    const display = grey(Int16Array.of(0), { voiLut: table, voiLuts: [table, other] });
    expect(tablePresets(display)).toEqual([
      { id: 'table-0', explanation: '' },
      { id: 'table-1', explanation: 'Soft' },
    ]);
    expect(resolveVoi(record, display, { kind: 'preset', id: 'table-1' })).toBe(other);
    expect(resolveVoi(record, display, { kind: 'preset', id: 'table-7' })).toBe(table);
    expect(voiExplanation(display, other)).toBe('Soft');
    expect(tablePresets(grey(Int16Array.of(0), { voiLut: table }))).toHaveLength(1);
    expect(tablePresets(grey(Int16Array.of(0)))).toEqual([]);
  });

  it('is offered as this frame has it, which may differ from the first', () => {
    const display = grey(Int16Array.of(0), { windows: [{ center: 7, width: 8, untrustedExplanation: 'LATE' }] });
    expect(framePresets(record, display)[0]).toEqual({ id: 'file-0', name: null, explanation: 'LATE', window: { center: 7, width: 8 } });
    expect(voiExplanation(display, { center: 7, width: 8 })).toBe('LATE');
    expect(voiExplanation(display, { center: 7, width: 9 })).toBe('');
  });

  it('is the chosen preset, of the file or of the modality', () => {
    const display = grey(Int16Array.of(0), { windows: own });
    expect(resolveVoi(record, display, { kind: 'preset', id: 'file-1' })).toMatchObject({ center: 3, width: 4 });
    expect(resolveVoi(record, display, { kind: 'preset', id: 'file-9' })).toEqual({ center: 40, width: 400 });
    expect(resolveVoi(record, display, { kind: 'preset', id: 'auto' })).toEqual({ center: 500, width: 3005 });
    expect(resolveVoi(record, display, { kind: 'preset', id: 'lung' })).toEqual({ center: -600, width: 1500 });
    expect(windowOf(display, table)).toEqual({ center: 500, width: 3005 });
  });

  it('is never narrower than its function allows', () => {
    expect(leastWidth(grey(Int16Array.of(0)))).toBe(1);
    expect(leastWidth(grey(Float32Array.of(0), { voiLutFunction: 'SIGMOID', autoWindow: { center: 0, width: 0.5 } }))).toBe(0.00005);
  });
});

describe('the layout', () => {
  const square = { row: 1, column: 1 };
  it('fits the whole picture, lying on its side too', () => {
    expect(fitScale({ width: 800, height: 400 }, 100, 200, square, 0)).toBe(4);
    expect(fitScale({ width: 800, height: 400 }, 100, 200, square, 90)).toBe(2);
  });

  it('stretches pixels that are not square, and knows their millimetres', () => {
    const tall = { row: 2, column: 1 };
    expect(fitScale({ width: 400, height: 400 }, 100, 100, tall, 0)).toBe(2);
    expect(fitScale({ width: 200, height: 400 }, 100, 100, tall, 0)).toBe(2);
    expect(fitScale({ width: 200, height: 400 }, 100, 100, tall, 90)).toBe(1);
    const layout = layoutOf({ width: 400, height: 400 }, 100, 100, tall, INITIAL_VIEW);
    expect(layout).toEqual({ scale: 2, panScale: { x: 2, y: 4 } });
    expect(millimetresPerPixel(tall, layout)).toBe(0.5);
    expect(millimetresPerPixel(null, layout)).toBeNull();
  });

  it('gives pixels their shape by the file’s ratio where no length is known', () => {
    expect(aspectOf({ row: 0.5, column: 0.25 }, 3)).toEqual({ row: 0.5, column: 0.25 });
    expect(aspectOf(null, 1.2)).toEqual({ row: 1.2, column: 1 });
    expect(aspectOf(null)).toEqual(square);
  });

  it('shows one pixel as one pixel where asked', () => {
    const view = { ...INITIAL_VIEW, zoom: { from: 'actual' as const, factor: 1 } };
    expect(layoutOf({ width: 30, height: 30 }, 100, 100, square, view).scale).toBe(1);
  });
});
