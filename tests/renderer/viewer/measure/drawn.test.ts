import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reading } from '../../../../core/study/measure/reading.js';
import { POINTS, SHAPE_KINDS } from '../../../../core/study/measure/shape.js';
import { INITIAL_VIEW, type Rotation } from '../../../../renderer/app/view.js';
import { placeOnScreen } from '../../../../renderer/ui/screen-shapes.js';
import { keyStep } from '../../../../renderer/viewer/measure/key-step.js';
import { labelBox } from '../../../../renderer/viewer/measure/label-box.js';
import { otherValueLines, readingLines } from '../../../../renderer/viewer/measure/reading-words.js';
import { shapePaths } from '../../../../renderer/viewer/measure/shape-paths.js';
import { screenMatrix } from '../../../../renderer/viewer/screen-matrix.js';

const VIEWPORT = { width: 900, height: 600 };
const STANDS = ([0, 90, 180, 270] as const satisfies readonly Rotation[]).flatMap((rotation) =>
  [false, true].flatMap((flipHorizontal) =>
    [false, true].map((flipVertical) => ({ ...INITIAL_VIEW, rotation, flipHorizontal, flipVertical })),
  ),
);
const press = (key: string, more: Partial<Record<'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey', boolean>> = {}) => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...more,
});

describe('an arrow key', () => {
  it('moves by one pixel of the picture, the way it points on the screen, however the picture stands', () => {
    for (const view of STANDS) {
      const matrix = screenMatrix(VIEWPORT, 100, 80, { row: 2, column: 1 }, view, 3);
      for (const [key, x, y] of [
        ['ArrowLeft', -1, 0],
        ['ArrowRight', 1, 0],
        ['ArrowUp', 0, -1],
        ['ArrowDown', 0, 1],
      ] as const) {
        const step = keyStep(press(key), matrix);
        if (!step) throw new Error('an arrow is a step');
        expect(Math.abs(step.columns) + Math.abs(step.rows)).toBeCloseTo(1, 9);
        const [fromX, fromY] = placeOnScreen(matrix, [0, 0]);
        const [toX, toY] = placeOnScreen(matrix, [step.columns, step.rows]);
        expect(Math.sign(Math.round(toX - fromX))).toBe(x);
        expect(Math.sign(Math.round(toY - fromY))).toBe(y);
        expect(keyStep(press(key, { shiftKey: true }), matrix)?.columns).toBeCloseTo(step.columns * 10, 9);
      }
      expect(keyStep(press('ArrowLeft', { altKey: true }), matrix)).toBeNull();
      expect(keyStep(press('Enter'), matrix)).toBeNull();
    }
  });
});

describe('what is drawn', () => {
  it('has a path for every kind, also while points are missing, and a handle at each point', () => {
    const matrix = screenMatrix(VIEWPORT, 100, 80, { row: 1, column: 1 }, INITIAL_VIEW, 4);
    for (const kind of SHAPE_KINDS) {
      const most = Math.min(6, POINTS[kind].most);
      for (let count = 1; count <= most; count += 1) {
        const points = Array.from({ length: count }, (_, index) => ({ column: 10 + index * 7, row: 20 + ((index * 13) % 30) }));
        const paths = shapePaths({ kind, points }, matrix);
        expect(paths.lines + paths.links, kind).not.toMatch(/NaN|undefined|Infinity/);
        expect(paths.points).toEqual(points.map(({ column, row }) => placeOnScreen(matrix, [column, row])));
        if (count >= POINTS[kind].least && kind !== 'text') expect(paths.lines, kind).not.toBe('');
      }
    }
  });

  it('has its words inside of the viewport, wherever it is', () => {
    const coordinate = fc.double({ min: -2000, max: 3000, noNaN: true });
    fc.assert(
      fc.property(
        coordinate,
        coordinate,
        fc.array(fc.double({ min: 0, max: 1200, noNaN: true }), { minLength: 1, maxLength: 5 }),
        (x, y, widths) => {
          const box = labelBox([x, y], widths, VIEWPORT);
          expect(box.x).toBeGreaterThanOrEqual(0);
          expect(box.y).toBeGreaterThanOrEqual(0);
          if (box.width <= VIEWPORT.width) expect(box.x + box.width).toBeLessThanOrEqual(VIEWPORT.width + 1e-9);
          expect(box.y + box.height).toBeLessThanOrEqual(VIEWPORT.height + 1e-9);
        },
      ),
    );
  });
});

describe('the words of a reading', () => {
  const mm = (value: number, unit: 'mm' | 'detector' | 'px' = 'mm', isCalibrated = false) => ({ value, unit, isCalibrated });
  const statistics = { pixels: 1234, mean: 12.3456, deviation: 0.987, least: -3, most: 20_000.4 };
  const scale = (kind: 'hounsfield' | 'suv-body-weight' | 'suv-lean-body', untrustedUnit = '') => ({
    kind,
    untrustedUnit,
    slope: 1,
    intercept: 0,
  });

  it('say the unit that is meant, and whose number it rests on', () => {
    for (const [reading, en, fr] of [
      [{ kind: 'length', length: mm(42.34) }, ['42.3 mm'], ['42,3 mm']],
      [{ kind: 'length', length: mm(9.876, 'detector') }, ['9.88 mm at the detector'], ['9,88 mm au détecteur']],
      [{ kind: 'length', length: mm(5, 'mm', true) }, ['5 mm', 'by your calibration'], ['5 mm', 'selon votre étalonnage']],
      [{ kind: 'angle', degrees: 12.34 }, ['12.3°'], ['12,3°']],
      [{ kind: 'angle', degrees: null }, ['no angle here'], ['pas d’angle ici']],
      [
        { kind: 'ratio', ratio: 0.5214, first: mm(120, 'px'), second: mm(230, 'px') },
        ['ratio 0.52', '120 px : 230 px'],
        ['rapport 0,52', '120 px : 230 px'],
      ],
      [
        { kind: 'steps', steps: { x: { value: 0.25, unit: 'second' }, y: { value: 80, unit: 'centimetre-per-second' } } },
        ['0.25 s · 80 cm/s'],
        ['0,25 s · 80 cm/s'],
      ],
      [
        { kind: 'region', area: mm(99), values: [], isColor: true },
        ['area 99 mm²', 'in colour: no values'],
        ['aire 99 mm²', 'en couleur : pas de valeurs'],
      ],
      [{ kind: 'region', area: null, values: [], isColor: false }, ['nothing was measured here'], ['rien n’a été mesuré ici']],
      [{ kind: 'probe', readout: null, region: null }, ['outside the picture'], ['hors de l’image']],
      [{ kind: 'none' }, [], []],
    ] as const satisfies readonly (readonly [Reading, readonly string[], readonly string[]])[]) {
      expect(readingLines('en', reading)).toEqual(en);
      expect(readingLines('fr', reading)).toEqual(fr);
    }
  });

  it('have the most telling values beside the shape, and the others in the list', () => {
    const reading: Reading = {
      kind: 'region',
      area: mm(250),
      isColor: false,
      values: [
        { ...statistics, scale: scale('suv-body-weight', 'g/ml') },
        { ...statistics, scale: scale('suv-lean-body', 'g/ml') },
      ],
    };
    expect(readingLines('en', reading)).toEqual(['area 2.5 cm²', 'mean SUV 12.3 · SD 0.99', '-3 to SUV 20,000 · n 1,234']);
    expect(otherValueLines('en', reading)).toEqual(['mean SUV lean mass 12.3 · SD 0.99', '-3 to SUV lean mass 20,000 · n 1,234']);
    expect(readingLines('en', { ...reading, values: [{ ...statistics, scale: scale('hounsfield', 'HU') }] })[1]).toBe(
      'mean 12.3 HU · SD 0.99',
    );
  });
});
