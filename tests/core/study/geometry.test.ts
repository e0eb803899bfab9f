import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalOf, type Orientation, orientationLetters, scaleBar, type ViewTurn } from '../../../core/study/geometry.js';

const ROTATIONS = [0, 90, 180, 270] as const;
const VIEWS: readonly ViewTurn[] = ROTATIONS.flatMap((rotation) =>
  [false, true].flatMap((flipHorizontal) => [false, true].map((flipVertical) => ({ rotation, flipHorizontal, flipVertical }))),
);
const located = (orientation: Orientation | null, patientOrientation: readonly [string, string] | null = null) => ({
  orientation,
  patientOrientation,
});
const AXIAL: Orientation = [1, 0, 0, 0, 1, 0];
const UPRIGHT: ViewTurn = { rotation: 0, flipHorizontal: false, flipVertical: false };

/** Independent of the code: where a canvas of those turns puts the picture's axes, by matrices, and what of the patient lies there. */
function lettersByMatrix(orientation: Orientation, view: ViewTurn): Record<'left' | 'right' | 'top' | 'bottom', string> {
  const angle = (view.rotation * Math.PI) / 180;
  const flip = [
    [view.flipHorizontal ? -1 : 1, 0],
    [0, view.flipVertical ? -1 : 1],
  ];
  // Canvas: x to the right, y down, so that a positive angle turns clockwise.
  const turn = [
    [Math.cos(angle), -Math.sin(angle)],
    [Math.sin(angle), Math.cos(angle)],
  ];
  const screenOf = (x: number, y: number): [number, number] => {
    const [fx, fy] = [(flip[0]?.[0] ?? 0) * x, (flip[1]?.[1] ?? 0) * y];
    return [(turn[0]?.[0] ?? 0) * fx + (turn[0]?.[1] ?? 0) * fy, (turn[1]?.[0] ?? 0) * fx + (turn[1]?.[1] ?? 0) * fy];
  };
  const column = screenOf(1, 0);
  const row = screenOf(0, 1);
  // The patient direction d of a screen direction s: picture axes are orthonormal, so their screen images are too.
  const patientAt = (sx: number, sy: number): number[] => {
    const alongRow = sx * column[0] + sy * column[1];
    const alongColumn = sx * row[0] + sy * row[1];
    return [0, 1, 2].map((axis) => alongRow * (orientation[axis] ?? 0) + alongColumn * (orientation[axis + 3] ?? 0));
  };
  const name = (direction: number[]): string => {
    const named = direction.map((share, axis) => ({ share: Math.abs(share), letter: ['RL', 'AP', 'FH'][axis]?.[share > 0 ? 1 : 0] ?? '' }));
    named.sort((a, b) => b.share - a.share);
    const [first, second] = named;
    return (first?.letter ?? '') + (second && second.share >= Math.sin(Math.PI / 8) ? second.letter : '');
  };
  return { left: name(patientAt(-1, 0)), right: name(patientAt(1, 0)), top: name(patientAt(0, -1)), bottom: name(patientAt(0, 1)) };
}

/** Any orientation, by three angles; directions that are within rounding of a tie are left out. */
const orientations = fc
  .tuple(
    fc.double({ min: 0, max: 6.28, noNaN: true }),
    fc.double({ min: 0, max: 6.28, noNaN: true }),
    fc.double({ min: 0, max: 6.28, noNaN: true }),
  )
  .map(([a, b, c]): Orientation => {
    const [ca, sa, cb, sb, cc, sc] = [Math.cos(a), Math.sin(a), Math.cos(b), Math.sin(b), Math.cos(c), Math.sin(c)];
    return [ca * cc - sa * cb * sc, sa * cc + ca * cb * sc, sb * sc, -ca * sc - sa * cb * cc, -sa * sc + ca * cb * cc, sb * cc];
  })
  .filter((orientation) =>
    [0, 3].every((start) => {
      const shares = [0, 1, 2].map((axis) => Math.abs(orientation[start + axis] ?? 0)).sort((x, y) => x - y);
      const [low = 0, middle = 0, high = 0] = shares;
      return high - middle > 1e-9 && middle - low > 1e-9 && Math.abs(middle - Math.sin(Math.PI / 8)) > 1e-9 && low > 1e-9;
    }),
  );

describe('orientationLetters', () => {
  it('stands right on the three planes', () => {
    expect(orientationLetters(located(AXIAL), UPRIGHT)).toEqual({ left: 'R', right: 'L', top: 'A', bottom: 'P' });
    expect(orientationLetters(located([0, 1, 0, 0, 0, -1]), UPRIGHT)).toEqual({ left: 'A', right: 'P', top: 'H', bottom: 'F' });
    expect(orientationLetters(located([1, 0, 0, 0, 0, -1]), UPRIGHT)).toEqual({ left: 'R', right: 'L', top: 'H', bottom: 'F' });
  });
  it('turns a quarter clockwise, and turns over before it turns', () => {
    expect(orientationLetters(located(AXIAL), { ...UPRIGHT, rotation: 90 })).toEqual({ left: 'P', right: 'A', top: 'R', bottom: 'L' });
    expect(orientationLetters(located(AXIAL), { rotation: 90, flipHorizontal: true, flipVertical: false })).toEqual({
      left: 'P',
      right: 'A',
      top: 'L',
      bottom: 'R',
    });
  });
  it('agrees with matrices for every orientation in all 16 turns', () => {
    fc.assert(
      fc.property(orientations, (orientation) => {
        for (const view of VIEWS) expect(orientationLetters(located(orientation), view)).toEqual(lettersByMatrix(orientation, view));
      }),
      { numRuns: 300 },
    );
  });
  it('has 16 turns and two ways to each of 8 pictures', () => {
    const pictures = new Set(VIEWS.map((view) => JSON.stringify(orientationLetters(located(AXIAL), view))));
    expect([VIEWS.length, pictures.size]).toEqual([16, 8]);
  });
  it('falls back on Patient Orientation, and says nothing where nothing is known', () => {
    expect(orientationLetters(located(null, ['L', 'F']), UPRIGHT)).toEqual({ left: 'R', right: 'L', top: 'H', bottom: 'F' });
    expect(orientationLetters(located(null, ['PL', 'FP']), { ...UPRIGHT, flipHorizontal: true })).toEqual({
      left: 'PL',
      right: 'AR',
      top: 'HA',
      bottom: 'FP',
    });
    expect(orientationLetters(located(null), UPRIGHT)).toBe(null);
  });
});

describe('normal and scale bar', () => {
  it('points from the feet to the head for an axial slice', () => {
    expect(normalOf(AXIAL)).toEqual([0, 0, 1]);
  });
  it('is a round length that fits, and half as long at least', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-4, max: 100, noNaN: true }), (scale) => {
        const bar = scaleBar(scale, 160);
        if (!bar) throw new Error('no bar');
        expect(bar.pixels).toBeLessThanOrEqual(160 * (1 + 1e-12));
        expect(bar.pixels).toBeGreaterThan(160 * 0.39);
        expect(bar.pixels * scale).toBeCloseTo(bar.mm, 6);
        expect(['1', '2', '5']).toContain(bar.mm.toExponential()[0]);
      }),
    );
    expect([scaleBar(null), scaleBar(0), scaleBar(Number.NaN)]).toEqual([null, null, null]);
  });
});
