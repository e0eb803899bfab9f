import { describe, expect, it } from 'vitest';
import { eraseFace } from '../../../../core/deid/face/erase-face.js';
import { examineStack } from '../../../../core/deid/face/examine-stack.js';
import { type SliceStack, stackSlices } from '../../../../core/deid/face/slice-stack.js';
import { transposed, turnPoint, turnToFront } from '../../../../core/deid/face/turn.js';
import { maskOf } from '../../../../core/deid/redact/pixel-box.js';
import { head, type Phantom, type PhantomScan, type ScannedSlice, scanPhantom, turned } from '../../../support/head-phantom.js';

const MIDDLE = [0, 0, -17] as const;
const AXIAL: PhantomScan = { phantom: head, kind: 'MR', spacing: 3, pixel: 2, from: -130, to: 96 };
/** Slices from side to side, and from front to back. */
const SAGITTAL: PhantomScan = { ...AXIAL, from: -100, to: 100, half: 116, plane: { row: [0, 1, 0], column: [0, 0, -1], middle: MIDDLE } };
const CORONAL: PhantomScan = { ...AXIAL, from: -125, to: 110, half: 116, plane: { row: [1, 0, 0], column: [0, 0, -1], middle: MIDDLE } };
/** Axial slices that lie along a line from brow to neck, 20 degrees off: as many head CTs are made. */
const [COS, SIN] = [Math.cos(Math.PI / 9), Math.sin(Math.PI / 9)];
const OBLIQUE: PhantomScan = { ...AXIAL, from: -125, to: 125, half: 120, plane: { row: [1, 0, 0], column: [0, COS, SIN], middle: MIDDLE } };

async function look(scan: PhantomScan) {
  const slices = scanPhantom(scan);
  const stack = stackSlices(slices)[0] as SliceStack;
  const values = new Map(slices.map((slice) => [slice.fileId, slice.values]));
  const read = ({ fileId }: { fileId: string }) => ({ values: values.get(fileId) as Int16Array, slope: 1, intercept: 0 });
  return { slices, stack, read, decision: await examineStack(stack, read) };
}

/** Where a pixel lies, in mm. */
function placeOf({ position, orientation, columns, rowSpacing, columnSpacing }: ScannedSlice, pixel: number): [number, number, number] {
  const [across, down] = [(pixel % columns) * columnSpacing, Math.floor(pixel / columns) * rowSpacing];
  const along = (axis: 0 | 1 | 2) => position[axis] + (orientation[axis] ?? 0) * across + (orientation[axis + 3] ?? 0) * down;
  return [along(0), along(1), along(2)];
}

/** Shares of brain and of the tip of the nose that are cut, and what is found in what is left. */
async function cut(scan: PhantomScan, phantom: Phantom, tip: readonly [number, number, number]) {
  const { slices, stack, read, decision } = await look(scan);
  if (decision.kind !== 'face') return { kind: decision.kind, brain: 0, brainCut: 0, noseLeft: 1, after: '' };
  const erased = eraseFace(stack, decision.head);
  let [brain, brainCut, nose, noseLeft] = [0, 0, 0, 0];
  const left = new Map<string, Int16Array>();
  for (const slice of slices) {
    const mask = maskOf(erased.get(slice.fileId)?.boxes.flatMap(({ boxes }) => boxes) ?? [], slice);
    left.set(
      slice.fileId,
      slice.values.map((value, pixel) => (mask[pixel] ? 8 : value)),
    );
    for (let pixel = 0; pixel < mask.length; pixel++) {
      const place = placeOf(slice, pixel);
      const tissue = phantom(...place);
      if (tissue === 'brain') {
        brain++;
        brainCut += mask[pixel] as number;
      }
      if (tissue !== 'air' && Math.hypot(place[0] - tip[0], place[1] - tip[1], place[2] - tip[2]) < 14) {
        nose++;
        noseLeft += 1 - (mask[pixel] as number);
      }
    }
  }
  expect(nose).toBeGreaterThan(20);
  const again = await examineStack(stack, (slice) => ({ ...read(slice), values: left.get(slice.fileId) as Int16Array }));
  return { kind: decision.kind, brain, brainCut, noseLeft: noseLeft / nose, after: again.kind };
}

const TIP = [0, -108, -88] as const;

describe('a head whose slices lie another way', () => {
  it.each([
    ['sagittal', SAGITTAL],
    ['coronal', CORONAL],
    ['oblique', OBLIQUE],
  ] as const)('is found and cut like an axial one: %s', async (_, scan) => {
    const result = await cut(scan, head, TIP);
    expect(result).toMatchObject({ kind: 'face', brainCut: 0, noseLeft: 0, after: 'no-face' });
    expect(result.brain).toBeGreaterThan(10_000);
  });
});

const LARGE: PhantomScan = { ...AXIAL, from: -150, to: 110, half: 124 };

describe('a head that is turned itself', () => {
  it.each([
    ['bent forward by 12 degrees', { bent: 12 }],
    ['bent back by 12 degrees', { bent: -12 }],
    ['turned aside by 12 degrees', { aside: 12 }],
    ['turned aside by 30 degrees', { aside: 30 }],
    ['turned to the other side by 45 degrees', { aside: -45 }],
    ['tilted by 10 degrees', { tilted: 10 }],
  ] as const)('is found, and loses its nose and nothing of its brain: %s', async (_, by) => {
    const phantom = turned(head, by);
    const result = await cut({ ...LARGE, phantom }, phantom, tipOf(by));
    expect(result).toMatchObject({ kind: 'face', brainCut: 0, noseLeft: 0 });
  });
});

/** Where the tip of the nose comes to lie: what is turned aside, or is the foremost tissue between brows and mouth. */
function tipOf(by: Parameters<typeof turned>[1]): readonly [number, number, number] {
  if (by.aside !== undefined) return turnPoint(transposed(turnToFront(by.aside)), TIP);
  const phantom = turned(head, by);
  for (let y = -150; y < 0; y++)
    for (let z = -110; z < -50; z++) for (let x = -60; x <= 60; x++) if (phantom(x, y, z) !== 'air') return [x, y, z];
  throw new Error('no nose');
}
