import { columnOf, dot, type HeadSlice, normalOf, type Point, rowOf, type SliceStack } from './slice-stack.js';

/**
 * A volume on even steps along the patient's axes: x to the left, y to the back, z to the head. The voxel (x, y, z) is at
 * `x + columns * (y + rows * z)`.
 */
export interface HeadGrid {
  readonly columns: number;
  readonly rows: number;
  readonly layers: number;
  /** Millimetres from voxel to voxel, the same along all three axes. */
  readonly step: number;
  /** Where the centre of the first voxel lies. */
  readonly origin: Point;
  readonly values: Float32Array;
  /** 1 where a slice lies: outside, `values` hold the lowest value that there is. */
  readonly covered: Uint8Array;
}

/** Values of one slice behind the Modality LUT, one a pixel, rows top to bottom. */
export interface SliceValues {
  readonly values: ArrayLike<number>;
  readonly slope: number;
  readonly intercept: number;
}

/** Most voxels of a grid, and the finest step in mm. */
const MAX_VOXELS = 9_000_000;
const FINEST_STEP = 1.5;
/** A head lies within so much of the upper end of a volume, in mm: of a scan of a whole body nothing below is looked at. */
const UPPER_END = 420;

/** A slice shrunk to about the grid's step: what the grid is sampled from. */
interface ShrunkSlice {
  readonly rows: number;
  readonly columns: number;
  /** Source pixels that one pixel stands for, down and across. */
  readonly down: number;
  readonly across: number;
  readonly values: Float32Array;
}

interface Box {
  readonly low: Point;
  readonly high: Point;
}

/** Where a stack lies: the box around the corners of its slices, its upper end only where it is long. */
function boxOf(slices: readonly HeadSlice[]): Box {
  const low: [number, number, number] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  const high: [number, number, number] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const slice of slices) {
    for (const corner of cornersOf(slice)) {
      for (const axis of [0, 1, 2] as const) {
        low[axis] = Math.min(low[axis], corner[axis]);
        high[axis] = Math.max(high[axis], corner[axis]);
      }
    }
  }
  low[2] = Math.max(low[2], high[2] - UPPER_END);
  return { low, high };
}

function cornersOf(slice: HeadSlice): readonly Point[] {
  const row = rowOf(slice);
  const column = columnOf(slice);
  const across = (slice.columns - 1) * slice.columnSpacing;
  const down = (slice.rows - 1) * slice.rowSpacing;
  const at = (u: number, v: number): Point => [0, 1, 2].map((axis) => place(slice, row, column, axis, u, v)) as unknown as Point;
  return [at(0, 0), at(across, 0), at(0, down), at(across, down)];
}

const place = (slice: HeadSlice, row: Point, column: Point, axis: number, u: number, v: number): number =>
  (slice.position[axis] as number) + (row[axis] as number) * u + (column[axis] as number) * v;

/**
 * The stack on a grid. Slices are read one by one and shrunk at once, so that a volume needn't be in memory at full size.
 * @param readSlice the values of a slice; errors of it pass through
 */
export async function gridOf(stack: SliceStack, readSlice: (slice: HeadSlice) => SliceValues | Promise<SliceValues>): Promise<HeadGrid> {
  const { low, high } = boxOf(stack.slices);
  const extent = [0, 1, 2].map((axis) => Math.max(1, (high[axis] as number) - (low[axis] as number)));
  const volume = extent.reduce((product, length) => product * length, 1);
  const step = Math.max(FINEST_STEP, Math.cbrt(volume / MAX_VOXELS));
  const [columns, rows, layers] = extent.map((length) => Math.max(1, Math.floor(length / step) + 1)) as [number, number, number];
  const shrunk: ShrunkSlice[] = [];
  for (const slice of stack.slices) shrunk.push(shrink(slice, await readSlice(slice), step));
  const values = new Float32Array(columns * rows * layers);
  const covered = new Uint8Array(values.length);
  const grid: HeadGrid = { columns, rows, layers, step, origin: low, values, covered };
  sample(grid, stack, shrunk);
  return grid;
}

function shrink(slice: HeadSlice, { values, slope, intercept }: SliceValues, step: number): ShrunkSlice {
  const down = Math.max(1, Math.floor(step / slice.rowSpacing));
  const across = Math.max(1, Math.floor(step / slice.columnSpacing));
  const rows = Math.ceil(slice.rows / down);
  const columns = Math.ceil(slice.columns / across);
  const means = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      let sum = 0;
      let count = 0;
      for (let y = row * down; y < Math.min(slice.rows, (row + 1) * down); y++) {
        for (let x = column * across; x < Math.min(slice.columns, (column + 1) * across); x++) {
          sum += values[y * slice.columns + x] as number;
          count++;
        }
      }
      means[row * columns + column] = (sum / count) * slope + intercept;
    }
  }
  return { rows, columns, down, across, values: means };
}

/** Every voxel from the two slices between which it lies, each by its own origin: a tilted gantry moves them against each other. */
function sample(grid: HeadGrid, { slices }: SliceStack, shrunk: readonly ShrunkSlice[]): void {
  const first = slices[0] as HeadSlice;
  const normal = normalOf(first);
  const places = slices.map(({ position }) => dot(position, normal));
  const samplers = slices.map((slice, index) => samplerOf(slice, shrunk[index] as ShrunkSlice));
  const { columns, rows, layers, step, origin, values, covered } = grid;
  let lowest = Number.POSITIVE_INFINITY;
  for (const { values: means } of shrunk) for (const mean of means) if (mean < lowest) lowest = mean;
  values.fill(lowest);
  const between = lookUpPlaces(places);
  for (let layer = 0; layer < layers; layer++) {
    const z = origin[2] + layer * step;
    for (let row = 0; row < rows; row++) {
      const y = origin[1] + row * step;
      const start = columns * (row + rows * layer);
      for (let column = 0; column < columns; column++) {
        const x = origin[0] + column * step;
        const at = between(normal[0] * x + normal[1] * y + normal[2] * z);
        if (at < 0) continue;
        const index = Math.floor(at);
        const part = at - index;
        const here = samplers[index]?.(x, y, z) ?? Number.NaN;
        const next = part === 0 ? here : (samplers[index + 1]?.(x, y, z) ?? Number.NaN);
        const value = here * (1 - part) + next * part;
        if (Number.isNaN(value)) continue;
        values[start + column] = value;
        covered[start + column] = 1;
      }
    }
  }
}

/** The index between places, with its fraction, of a place along the normal; -1 outside. */
function lookUpPlaces(places: readonly number[]): (place: number) => number {
  const first = places[0] as number;
  const last = places.at(-1) as number;
  let recent = 0;
  return (at) => {
    if (at < first || at > last) return -1;
    while (recent > 0 && at < (places[recent] as number)) recent--;
    while (recent < places.length - 2 && at > (places[recent + 1] as number)) recent++;
    const from = places[recent] as number;
    const gap = (places[recent + 1] ?? from) - from;
    return gap > 0 ? recent + Math.min(1, (at - from) / gap) : recent;
  };
}

/** Bilinear in the slice's own plane; not a number outside of it. */
function samplerOf(slice: HeadSlice, { rows, columns, down, across, values }: ShrunkSlice): (x: number, y: number, z: number) => number {
  const row = rowOf(slice);
  const column = columnOf(slice);
  const [px, py, pz] = slice.position;
  // The centre of a shrunk pixel lies in the middle of those that it stands for.
  const shiftAcross = (across - 1) / 2;
  const shiftDown = (down - 1) / 2;
  return (x, y, z) => {
    const dx = x - px;
    const dy = y - py;
    const dz = z - pz;
    const u = (dx * row[0] + dy * row[1] + dz * row[2]) / slice.columnSpacing;
    const v = (dx * column[0] + dy * column[1] + dz * column[2]) / slice.rowSpacing;
    if (u < -0.5 || v < -0.5 || u > slice.columns - 0.5 || v > slice.rows - 0.5) return Number.NaN;
    const su = Math.min(columns - 1, Math.max(0, (u - shiftAcross) / across));
    const sv = Math.min(rows - 1, Math.max(0, (v - shiftDown) / down));
    const u0 = Math.floor(su);
    const v0 = Math.floor(sv);
    const u1 = Math.min(columns - 1, u0 + 1);
    const v1 = Math.min(rows - 1, v0 + 1);
    const fu = su - u0;
    const fv = sv - v0;
    const upper = (values[v0 * columns + u0] as number) * (1 - fu) + (values[v0 * columns + u1] as number) * fu;
    const lower = (values[v1 * columns + u0] as number) * (1 - fu) + (values[v1 * columns + u1] as number) * fu;
    return upper * (1 - fv) + lower * fv;
  };
}
