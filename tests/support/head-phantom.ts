import type { HeadSlice } from '../../core/deid/face/slice-stack.js';
import { element, imageFile, SYNTAX, uint16 } from './dicom-bytes.js';

/** What a phantom is made of at a place, in the patient's millimetres: x to the left, y to the back, z to the head. */
export type Tissue = 'air' | 'skin' | 'bone' | 'brain';
export type Phantom = (x: number, y: number, z: number) => Tissue;

const inEllipsoid = (x: number, y: number, z: number, [cx, cy, cz]: readonly number[], [a, b, c]: readonly number[]): boolean =>
  ((x - (cx ?? 0)) / (a ?? 1)) ** 2 + ((y - (cy ?? 0)) / (b ?? 1)) ** 2 + ((z - (cz ?? 0)) / (c ?? 1)) ** 2 <= 1;

/**
 * A head of an adult's size around the middle of its brain: vault, bone, a face with a nose, lips and a chin, ears and a neck. The root of the
 * nose lies at z = -45; the floor of the brain in front 20 mm above it.
 */
export const head: Phantom = (x, y, z) => {
  const isBrain = inEllipsoid(x, y, z, [0, 2, 8], [64, 80, 62]) && !(z < -24 && y < -24);
  if (isBrain) return 'brain';
  if (inEllipsoid(x, y, z, [0, 2, 8], [70, 86, 68])) return 'bone';
  if (inEllipsoid(x, y, z, [0, 2, 8], [76, 93, 75])) return 'skin';
  // The face below the vault, a little behind the forehead.
  if (z <= 0 && z > -135 && inEllipsoid(x, y, 0, [0, 0, 0], [62, 86, 1]) && y < 60) return 'skin';
  // The nose: from its root, farther in front the farther down, to the tip.
  const down = -45 - z;
  if (down > 0 && down < 46 && Math.abs(x) < 6 + down * 0.28 && y < -70 && y > -86 - down * 0.6) return 'skin';
  if (inEllipsoid(x, y, z, [0, -84, -110], [22, 7, 5]) || inEllipsoid(x, y, z, [0, -84, -128], [20, 9, 10])) return 'skin';
  for (const side of [-1, 1]) if (inEllipsoid(x, y, z, [side * 68, 8, -40], [18, 18, 32])) return 'skin';
  return z <= -40 && inEllipsoid(x, y, 0, [0, 20, 0], [58, 60, 1]) ? 'skin' : 'air';
};

/** A trunk: wide, and without anything that stands out. */
export const trunk: Phantom = (x, y) => (inEllipsoid(x, y, 0, [0, 0, 0], [165, 110, 1]) ? 'skin' : 'air');

/** A thigh: of a head's width, and round. */
export const thigh: Phantom = (x, y, z) => (inEllipsoid(x, y, 0, [0, z * 0.05, 0], [75, 80, 1]) ? 'skin' : 'air');

/** A knee: bone that fills most of it, as the condyles do, with a shell that is harder than what it is full of. */
export const knee: Phantom = (x, y, z) => {
  const wide = 1 + 0.25 * Math.exp(-(((z - 75) / 40) ** 2));
  if (inEllipsoid(x, y, 0, [0, 6, 0], [34 * wide, 32 * wide, 1])) return 'bone';
  return inEllipsoid(x, y, 0, [0, 0, 0], [58, 62, 1]) ? 'skin' : 'air';
};

/** Two legs, each with its bone, that don't touch. */
export const legs: Phantom = (x, y) => {
  const side = Math.abs(x) - 88;
  if (inEllipsoid(side, y, 0, [0, 0, 0], [16, 16, 1])) return 'bone';
  return inEllipsoid(side, y, 0, [0, 0, 0], [78, 82, 1]) ? 'skin' : 'air';
};

/** A trunk with a cage of ribs, slanting, and a spine behind. */
const caged =
  (width: number, depth: number): Phantom =>
  (x, y, z) => {
    const inCage = inEllipsoid(x, y, 0, [0, 0, 0], [width - 18, depth - 18, 1]);
    const inRibs = inEllipsoid(x, y, 0, [0, 0, 0], [width - 10, depth - 10, 1]) && !inCage;
    if (inRibs && (((z + y * 0.5) % 28) + 28) % 28 < 11) return 'bone';
    if (inEllipsoid(x, y, 0, [0, depth - 32, 0], [18, 18, 1])) return 'bone';
    if (inCage && inEllipsoid(Math.abs(x), y, 0, [width * 0.42, 0, 0], [width * 0.32, depth * 0.6, 1])) return 'air';
    return inEllipsoid(x, y, 0, [0, 0, 0], [width, depth, 1]) ? 'skin' : 'air';
  };
export const chest = caged(160, 110);
/** That of a child, of a head's size. */
export const smallChest = caged(95, 75);

export interface PhantomScan {
  readonly phantom: Phantom;
  /** Hounsfield units, or the arbitrary ones of T1-weighted MR. */
  readonly kind: 'CT' | 'MR';
  /** Millimetres from slice to slice, and from pixel to pixel. */
  readonly spacing: number;
  readonly pixel: number;
  /** From where to where slices lie, in mm along their normal: z where they are axial. */
  readonly from: number;
  readonly to: number;
  /** Half the side of a slice, in mm. */
  readonly half?: number;
  /** Directions of a slice's rows and columns (PS3.3 C.7.6.2.1.1) and the middle of all slices; absent: axial, around the origin. */
  readonly plane?: { readonly row: Vector; readonly column: Vector; readonly middle: Vector };
}

export type Vector = readonly [x: number, y: number, z: number];
const AXIAL = { row: [1, 0, 0], column: [0, 1, 0], middle: [0, 0, 0] } as const;

/** Degrees by which a head is bent forward, turned to its left and tilted to its left shoulder, around the middle of its neck and face. */
export function turned(phantom: Phantom, { bent = 0, aside = 0, tilted = 0 }: { bent?: number; aside?: number; tilted?: number }): Phantom {
  const [b, a, t] = [bent, aside, tilted].map((degrees) => (degrees * Math.PI) / 180) as [number, number, number];
  return (x, y, z) => {
    // The place of the unturned head that comes here: each turn undone.
    let [u, v, w] = [x, y, z + 20];
    [u, w] = [u * Math.cos(t) - w * Math.sin(t), u * Math.sin(t) + w * Math.cos(t)];
    [u, v] = [u * Math.cos(a) - v * Math.sin(a), u * Math.sin(a) + v * Math.cos(a)];
    [v, w] = [v * Math.cos(b) - w * Math.sin(b), v * Math.sin(b) + w * Math.cos(b)];
    return phantom(u, v, w - 20);
  };
}

const CT: Readonly<Record<Tissue, number>> = { air: -1000, skin: 40, bone: 900, brain: 30 };
const MR: Readonly<Record<Tissue, number>> = { air: 8, skin: 700, bone: 40, brain: 420 };

export interface ScannedSlice extends HeadSlice {
  readonly values: Int16Array;
}

/** The phantom as a scanner sees it: slices in the order of their normal, with a little noise that is the same in every run. */
export function scanPhantom({ phantom, kind, spacing, pixel, from, to, half = 106, plane = AXIAL }: PhantomScan): readonly ScannedSlice[] {
  const side = Math.round((2 * half) / pixel);
  const value = kind === 'CT' ? CT : MR;
  const { row, column, middle } = plane;
  const normal = cross(row, column);
  const slices: ScannedSlice[] = [];
  let state = 12345;
  const noise = (): number => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * 8);
  };
  for (let index = 0; from + index * spacing <= to; index++) {
    const along = from + index * spacing;
    const at = (across: number, down: number): Vector => {
      const place = (axis: 0 | 1 | 2) => middle[axis] + row[axis] * across + column[axis] * down + normal[axis] * along;
      return [place(0), place(1), place(2)];
    };
    const values = new Int16Array(side * side);
    for (let pixelRow = 0; pixelRow < side; pixelRow++)
      for (let pixelColumn = 0; pixelColumn < side; pixelColumn++)
        values[pixelRow * side + pixelColumn] = value[phantom(...at(pixelColumn * pixel - half, pixelRow * pixel - half))] + noise();
    slices.push({
      fileId: `slice-${index}`,
      frame: 0,
      modality: kind,
      stack: 'phantom',
      position: at(-half, -half),
      orientation: [...row, ...column],
      rows: side,
      columns: side,
      rowSpacing: pixel,
      columnSpacing: pixel,
      values,
    });
  }
  return slices;
}

const cross = ([a, b, c]: Vector, [d, e, f]: Vector): Vector => [b * f - c * e, c * d - a * f, a * e - b * d];

/** A slice as a DICOM file of an invented person; every slice of one scan has the same series. */
export function sliceFile(
  { values, position, rows, columns, rowSpacing, columnSpacing, modality }: ScannedSlice,
  index: number,
): Uint8Array {
  const bytes = new Uint8Array(values.length * 2);
  const view = new DataView(bytes.buffer);
  values.forEach((value, at) => {
    view.setInt16(at * 2, value, true);
  });
  const text = (tag: number, vr: string, value: string) => ({ tag, bytes: element(tag, vr, value) });
  return imageFile(
    SYNTAX.explicit,
    [
      text(0x00080018, 'UI', `1.2.3.4.5.6.${index + 1}`),
      text(0x00080060, 'CS', modality),
      text(0x00180050, 'DS', '1'),
      text(0x00200013, 'IS', String(index + 1)),
      text(0x00200032, 'DS', position.map(String).join('\\')),
      text(0x00200037, 'DS', '1\\0\\0\\0\\1\\0'),
      text(0x00200052, 'UI', '1.2.3.4.5.7'),
      { tag: 0x00280010, bytes: element(0x00280010, 'US', uint16(rows)) },
      { tag: 0x00280011, bytes: element(0x00280011, 'US', uint16(columns)) },
      text(0x00280030, 'DS', `${rowSpacing}\\${columnSpacing}`),
      { tag: 0x00280103, bytes: element(0x00280103, 'US', uint16(1)) },
    ],
    element(0x7fe00010, 'OW', bytes),
  );
}
