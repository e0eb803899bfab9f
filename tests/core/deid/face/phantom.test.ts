import { describe, expect, it } from 'vitest';
import { cutFace } from '../../../../core/deid/face/cut-face.js';
import { eraseFace } from '../../../../core/deid/face/erase-face.js';
import { type ExaminedHead, examineStack, type FaceDecision } from '../../../../core/deid/face/examine-stack.js';
import { frontSurface } from '../../../../core/deid/face/front-surface.js';
import { partTissue } from '../../../../core/deid/face/head-tissue.js';
import { renderFace, withoutCut } from '../../../../core/deid/face/render-face.js';
import { type SliceStack, stackSlices } from '../../../../core/deid/face/slice-stack.js';
import { maskOf } from '../../../../core/deid/redact/pixel-box.js';
import {
  chest,
  head,
  knee,
  legs,
  type Phantom,
  type PhantomScan,
  type ScannedSlice,
  scanPhantom,
  smallChest,
  thigh,
  trunk,
} from '../../../support/head-phantom.js';

const FULL: PhantomScan = { phantom: head, kind: 'CT', spacing: 2, pixel: 2, from: -130, to: 96 };

const stackOf = (slices: readonly ScannedSlice[]): SliceStack => stackSlices(slices)[0] as SliceStack;

const read = (slices: readonly ScannedSlice[]) => {
  const values = new Map(slices.map((slice) => [slice.fileId, slice.values]));
  return ({ fileId }: { fileId: string }) => ({ values: values.get(fileId) as Int16Array, slope: 1, intercept: 0 });
};

const decide = (scan: PhantomScan): Promise<FaceDecision> => {
  const slices = scanPhantom(scan);
  return examineStack(stackOf(slices), read(slices));
};

interface Examined {
  readonly slices: readonly ScannedSlice[];
  readonly stack: SliceStack;
  readonly head: ExaminedHead;
}

const known = new Map<PhantomScan, Promise<Examined>>();

/** Each scan is examined once. */
function examined(scan: PhantomScan): Promise<Examined> {
  const before = known.get(scan) ?? examineOnce(scan);
  known.set(scan, before);
  return before;
}

async function examineOnce(scan: PhantomScan): Promise<Examined> {
  const slices = scanPhantom(scan);
  const decision = await examineStack(stackOf(slices), read(slices));
  if (decision.kind !== 'face') throw new Error(`no face: ${JSON.stringify(decision)}`);
  return { slices, stack: stackOf(slices), head: decision.head };
}

describe('whether a face could be rebuilt', () => {
  it('sees the face of a head in CT and in MR, wherever its slices begin', async () => {
    for (const kind of ['CT', 'MR'] as const) expect((await decide({ ...FULL, kind })).kind).toBe('face');
    // A sinus scan has no vertex, a scan for the jaw no throat.
    expect((await decide({ ...FULL, from: -128, to: 0 })).kind).toBe('face');
    expect((await decide({ ...FULL, from: -100 })).kind).toBe('face');
    expect((await decide({ ...FULL, spacing: 4.5, pixel: 3 })).kind).toBe('face');
  });

  it('measures the root of the nose and the face below it', async () => {
    const { head: found } = await examined(FULL);
    const { grid, face } = found;
    expect(Math.abs(grid.origin[2] + face.nasion.layer * grid.step - -45)).toBeLessThan(9);
    expect(Math.abs(grid.origin[0] + face.nasion.column * grid.step)).toBeLessThan(5);
    expect(Math.abs(face.faceHeight - 85)).toBeLessThan(10);
  });

  it.each([
    ['slices above the brows', { ...FULL, from: -44 }, 'not-covered'],
    ['slices that end in the nose', { ...FULL, from: -72 }, 'not-covered'],
    ['slices 5 mm apart', { ...FULL, spacing: 5 }, 'too-thick'],
    ['pixels of 5 mm', { ...FULL, pixel: 5 }, 'too-coarse'],
    ['seven slices', { ...FULL, from: -70, to: -58 }, 'too-few'],
    ['a slab of 30 mm', { ...FULL, from: -90, to: -60, spacing: 1 }, 'too-small'],
    ['a strip of 60 mm', { ...FULL, half: 30, pixel: 1 }, 'too-small'],
    ['a trunk', { ...FULL, phantom: trunk, half: 200, pixel: 4, from: 0, to: 200 }, 'no-nose'],
    ['a thigh', { ...FULL, phantom: thigh, from: 0, to: 200 }, 'no-nose'],
    ['air', { ...FULL, phantom: () => 'air' as const }, 'no-nose'],
  ] as const)('says why there is none: %s', async (_, scan, why) => {
    expect(await decide(scan)).toMatchObject({ kind: 'no-face', why });
  });
});

/** A head under a bandage that leaves nothing of its nose. */
const covered: Phantom = (x, y, z) => (z < -30 && z > -130 && Math.abs(x) < 60 && y < -60 && y > -112 ? 'skin' : head(x, y, z));

describe('a head on which no face is found', () => {
  const COARSE: PhantomScan = { ...FULL, phantom: covered, pixel: 3, spacing: 3, half: 124, from: -140, to: 110 };

  it.each([
    ['in CT', COARSE],
    ['in MR', { ...COARSE, kind: 'MR' }],
    ['whose top is cut off, in CT', { ...COARSE, to: 40 }],
    ['whose top is cut off, in MR', { ...COARSE, kind: 'MR', to: 40 }],
  ] as const)('is not let go by a machine alone: %s', async (_, scan) => {
    expect(await decide(scan)).toMatchObject({ kind: 'unsure', head: { face: null } });
  });

  it.each([
    ['a head above the nose', { ...COARSE, from: -40 }, 'not-covered'],
    ['a thigh in MR', { ...COARSE, kind: 'MR', phantom: thigh, from: 0, to: 200 }, 'no-nose'],
    ['a knee', { ...COARSE, phantom: knee, from: 0, to: 150 }, 'no-nose'],
    ['a knee in MR', { ...COARSE, kind: 'MR', phantom: knee, from: 0, to: 150 }, 'no-nose'],
    ['two legs in CT', { ...COARSE, phantom: legs, half: 180, from: 0, to: 200 }, 'no-nose'],
    ['a chest with its ribs, in CT', { ...COARSE, phantom: chest, half: 180, from: 0, to: 200 }, 'no-nose'],
    ['a small chest with its ribs, in MR', { ...COARSE, kind: 'MR', phantom: smallChest, half: 120, from: 0, to: 200 }, 'no-nose'],
    ['a part of a trunk that fills its slices, as of a spine', { ...COARSE, phantom: trunk, half: 90, from: 0, to: 200 }, 'no-nose'],
  ] as const)('is told from what is none: %s', async (_, scan, why) => {
    expect(await decide(scan)).toMatchObject({ kind: 'no-face', why });
  });
});

describe('what is cut from a head', () => {
  const scans: readonly PhantomScan[] = [FULL, { ...FULL, kind: 'MR', pixel: 1.5, spacing: 3 }];

  it.each(scans)('leaves every voxel of the brain: %j', async (scan) => {
    const { slices, stack, head: found } = await examined(scan);
    const erased = eraseFace(stack, found);
    let brain = 0;
    let touched = 0;
    for (const slice of slices) {
      const mask = maskIn(erased, slice);
      for (let pixel = 0; pixel < mask.length; pixel++) {
        if (tissueAt(slice, pixel) !== 'brain') continue;
        brain++;
        touched += mask[pixel] as number;
      }
    }
    expect(brain).toBeGreaterThan(10_000);
    expect(touched).toBe(0);
  });

  it.each(scans)('takes nose, mouth, chin and ears with the air before them: %j', async (scan) => {
    const { slices, stack, head: found } = await examined(scan);
    const erased = eraseFace(stack, found);
    for (const slice of slices) {
      const z = slice.position[2];
      const mask = maskIn(erased, slice);
      for (let pixel = 0; pixel < mask.length; pixel++) {
        const [x, y] = placeOf(slice, pixel);
        const isFace = y < -60 && z < -47 && z > -125;
        const isEar = Math.abs(x) > 80 && Math.abs(y - 8) < 10 && Math.abs(z + 40) < 15;
        if (isFace || isEar) expect(mask[pixel], `(${x}, ${y}, ${z})`).toBe(1);
      }
    }
  });

  it('moves the surface of face and forehead back, so that nothing of its shape stays', async () => {
    const { head: found } = await examined(FULL);
    const { grid, tissue, face } = found;
    const cut = cutFace(grid, tissue, face);
    const after = { ...grid, values: grid.values.map((value, at) => (cut[at] ? -1000 : value)) };
    const surface = frontSurface(after, partTissue(after, 'CT'));
    const back = (low: number, high: number): number[] => {
      const moved: number[] = [];
      for (let layer = layerAt(found, low); layer <= layerAt(found, high); layer++) {
        for (let column = columnAt(found, -30); column <= columnAt(found, 30); column++) {
          const place = column + grid.columns * layer;
          moved.push(((surface.first[place] as number) - (face.surface.first[place] as number)) * grid.step);
        }
      }
      return moved;
    };
    expect(Math.min(...back(-115, -50))).toBeGreaterThan(20);
    expect(Math.min(...back(-30, 20))).toBeGreaterThan(4);
    // What is left below is a plane: the same row everywhere.
    const left = new Set<number>();
    for (let layer = layerAt(found, -110); layer <= layerAt(found, -55); layer++)
      for (let column = columnAt(found, -25); column <= columnAt(found, 25); column++)
        left.add(surface.first[column + grid.columns * layer] as number);
    expect(left.size).toBe(1);
  });

  it('finds no face in what is left', async () => {
    const { slices, stack, head: found } = await examined(FULL);
    const erased = eraseFace(stack, found);
    const left = slices.map((slice) => {
      const mask = maskIn(erased, slice);
      return { ...slice, values: slice.values.map((value, pixel) => (mask[pixel] ? -1000 : value)) };
    });
    expect(await examineStack(stack, read(left))).toMatchObject({ kind: 'no-face', why: 'cut-away' });
  });

  it('cuts slices at the same place alike, and is the same in every run', async () => {
    const slices = scanPhantom(FULL);
    const echoes = slices.map((slice) => ({ ...slice, fileId: `echo-${slice.fileId}` }));
    const stack = stackOf([...slices, ...echoes]);
    const decision = await examineStack(stack, read([...slices, ...echoes]));
    if (decision.kind !== 'face') throw new Error('no face');
    const erased = eraseFace(stack, decision.head);
    for (const { fileId } of slices) expect(erased.get(`echo-${fileId}`)).toEqual(erased.get(fileId));
    expect(eraseFace(stack, decision.head)).toEqual(erased);
    expect(erased.get('slice-30')?.air).toBeLessThan(-990);
  });
});

describe('how a head looks', () => {
  it('shows a nose before the cut and none after, from the front and from the side', async () => {
    const { head: found } = await examined(FULL);
    const { grid, tissue, face } = found;
    const before = { grid, threshold: tissue.threshold };
    const after = withoutCut(before, cutFace(grid, tissue, face));
    const framing = { center: [face.nasion.column, face.nasion.row + 40, face.nasion.layer] as const, radius: 60 };
    const profile = (seen: typeof before): number => {
      const { grey, size } = renderFace(seen, { turn: 90, tilt: 0 }, framing, 96);
      // From the person's left the face looks to the left of the picture: its outermost lit column.
      for (let column = 0; column < size; column++)
        for (let row = 0; row < size; row++) if ((grey[row * size + column] as number) > 40) return column;
      return size;
    };
    const mm = (120 * grid.step) / 96;
    expect((profile(after) - profile(before)) * mm).toBeGreaterThan(20);
  });
});

const layerAt = ({ grid }: ExaminedHead, z: number): number => Math.round((z - grid.origin[2]) / grid.step);
const columnAt = ({ grid }: ExaminedHead, x: number): number => Math.round((x - grid.origin[0]) / grid.step);

function placeOf(slice: ScannedSlice, pixel: number): readonly [x: number, y: number] {
  const column = pixel % slice.columns;
  const row = Math.floor(pixel / slice.columns);
  return [slice.position[0] + column * slice.columnSpacing, slice.position[1] + row * slice.rowSpacing];
}

const tissueAt = (slice: ScannedSlice, pixel: number) => head(...placeOf(slice, pixel), slice.position[2]);

function maskIn(erased: ReturnType<typeof eraseFace>, slice: ScannedSlice): Uint8Array {
  const boxes = erased.get(slice.fileId)?.boxes.flatMap((frame) => frame.boxes) ?? [];
  return maskOf(boxes, slice);
}
