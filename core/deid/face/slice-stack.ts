/** Three numbers in the patient's coordinates (PS3.3 C.7.6.2.1.1): x to the left, y to the back, z to the head; millimetres. */
export type Point = readonly [x: number, y: number, z: number];

/** One frame of one file with its place in the patient. `core/study/volume-slices.ts` makes them from records. */
export interface HeadSlice {
  readonly fileId: string;
  /** From 0. */
  readonly frame: number;
  readonly modality: string;
  /** What slices of one volume have in common: series, orientation, size and spacing. */
  readonly stack: string;
  /** Where the centre of the first pixel lies. */
  readonly position: Point;
  /** The direction of a row, then that of a column. */
  readonly orientation: readonly [number, number, number, number, number, number];
  readonly rows: number;
  readonly columns: number;
  /** Millimetres between the centres of neighbouring rows, and of neighbouring columns. */
  readonly rowSpacing: number;
  readonly columnSpacing: number;
}

/** Slices that lie one behind the other and make a volume. */
export interface SliceStack {
  readonly key: string;
  readonly modality: string;
  /** One slice a place, in the order of their places along the normal. */
  readonly slices: readonly HeadSlice[];
  /** All slices, those at the same place (echoes, times, weightings) too: what is cut out of one is cut out of all. */
  readonly all: readonly HeadSlice[];
  /** The usual distance between neighbouring places, in mm; 0 where there is one place. */
  readonly spacing: number;
}

/** Places closer than this are one, in mm. */
const SAME_PLACE = 0.05;

export const dot = (a: Point, b: Point): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const rowOf = ({ orientation: [x, y, z] }: HeadSlice): Point => [x, y, z];
export const columnOf = ({ orientation: [, , , x, y, z] }: HeadSlice): Point => [x, y, z];
export function normalOf(slice: HeadSlice): Point {
  const [a, b, c] = rowOf(slice);
  const [d, e, f] = columnOf(slice);
  return [b * f - c * e, c * d - a * f, a * e - b * d];
}

/** Puts slices together to stacks, in the order in which the first slice of each was given. */
export function stackSlices(slices: readonly HeadSlice[]): readonly SliceStack[] {
  const byKey = new Map<string, HeadSlice[]>();
  for (const slice of slices) {
    const known = byKey.get(slice.stack);
    if (known) known.push(slice);
    else byKey.set(slice.stack, [slice]);
  }
  return [...byKey].map(([key, all]) => stackOf(key, all));
}

function stackOf(key: string, all: readonly HeadSlice[]): SliceStack {
  const first = all[0] as HeadSlice;
  const normal = normalOf(first);
  const placed = all.map((slice) => ({ slice, place: dot(slice.position, normal) })).sort((one, other) => one.place - other.place);
  const distinct = placed.filter(({ place }, index) => index === 0 || place - (placed[index - 1]?.place ?? 0) > SAME_PLACE);
  const gaps = distinct.slice(1).map(({ place }, index) => place - (distinct[index]?.place ?? 0));
  gaps.sort((one, other) => one - other);
  return {
    key,
    modality: first.modality,
    slices: distinct.map(({ slice }) => slice),
    all,
    spacing: gaps[Math.floor(gaps.length / 2)] ?? 0,
  };
}
