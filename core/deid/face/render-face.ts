import type { HeadGrid } from './head-grid.js';

/** From where a head is looked at, in degrees. */
export interface ViewAngle {
  /** To the person's left: 0 from the front, 90 from the person's left side. */
  readonly turn: number;
  /** From above: 0 level, 90 from the top. */
  readonly tilt: number;
}

/** A grey picture: one byte a pixel, rows top to bottom. */
export interface SurfacePicture {
  readonly size: number;
  readonly grey: Uint8ClampedArray<ArrayBuffer>;
}

/** What is looked at: values above the threshold are tissue. */
export interface RenderedHead {
  readonly grid: HeadGrid;
  readonly threshold: number;
}

/** The head as it is after the cut: what is cut is air. */
export function withoutCut({ grid, threshold }: RenderedHead, cut: Uint8Array): RenderedHead {
  const air = lowestOf(grid.values);
  const values = Float32Array.from(grid.values);
  for (let at = 0; at < values.length; at++) if (cut[at]) values[at] = air;
  return { grid: { ...grid, values }, threshold };
}

function lowestOf(values: Float32Array): number {
  let lowest = Number.POSITIVE_INFINITY;
  for (let at = 0; at < values.length; at++) if ((values[at] as number) < lowest) lowest = values[at] as number;
  return lowest;
}

/** The middle of what is looked at and half its size, in voxels. */
export interface Framing {
  readonly center: readonly [number, number, number];
  readonly radius: number;
}

const BACKGROUND = 0;
/** Light that comes from everywhere, and what a surface gets that looks at the light. */
const AMBIENT = 0.18;
const DIFFUSE = 0.82;

/** The surface, lit from beside the one who looks (rays through the grid without perspective, first point above the threshold). */
export function renderFace(head: RenderedHead, { turn, tilt }: ViewAngle, { center, radius }: Framing, size: number): SurfacePicture {
  const { grid, threshold } = head;
  const value = samplerOf(head);
  const [ahead, right, up] = axesOf(turn, tilt);
  const grey = new Uint8ClampedArray(size * size).fill(BACKGROUND);
  const light = normalised([
    -ahead[0] * 0.75 + up[0] * 0.55 - right[0] * 0.35,
    -ahead[1] * 0.75 + up[1] * 0.55 - right[1] * 0.35,
    -ahead[2] * 0.75 + up[2] * 0.55 - right[2] * 0.35,
  ]);
  const far = Math.hypot(grid.columns, grid.rows, grid.layers) / 2;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const u = ((column + 0.5) / size - 0.5) * 2 * radius;
      const v = (0.5 - (row + 0.5) / size) * 2 * radius;
      const start: Vector = [
        center[0] + right[0] * u + up[0] * v,
        center[1] + right[1] * u + up[1] * v,
        center[2] + right[2] * u + up[2] * v,
      ];
      const span = spanIn(grid, start, ahead, far);
      if (!span) continue;
      const hit = firstHit(value, threshold, start, ahead, span);
      if (hit === null) continue;
      grey[row * size + column] = shade(value, start, ahead, hit, light);
    }
  }
  return { size, grey };
}

type Vector = readonly [number, number, number];
type Sampler = (x: number, y: number, z: number) => number;

const normalised = ([x, y, z]: Vector): Vector => {
  const length = Math.hypot(x, y, z) || 1;
  return [x / length, y / length, z / length];
};

/** The direction in which one looks, and the picture's right and up. From the front one looks to the back: +y. */
function axesOf(turn: number, tilt: number): readonly [Vector, Vector, Vector] {
  const a = (turn * Math.PI) / 180;
  const b = (tilt * Math.PI) / 180;
  const ahead: Vector = [-Math.sin(a) * Math.cos(b), Math.cos(a) * Math.cos(b), -Math.sin(b)];
  // The person's left is at the right of a picture from the front.
  const right: Vector = [Math.cos(a), Math.sin(a), 0];
  const up: Vector = [
    right[1] * ahead[2] - right[2] * ahead[1],
    right[2] * ahead[0] - right[0] * ahead[2],
    right[0] * ahead[1] - right[1] * ahead[0],
  ];
  return [ahead, right, up];
}

/** Trilinear; outside there is nothing. */
function samplerOf({ grid, threshold }: RenderedHead): Sampler {
  const { columns, rows, layers, values } = grid;
  const plane = columns * rows;
  // Well under the threshold, whatever air is in these values.
  const nothing = threshold - Math.max(1, Math.abs(threshold));
  return (x, y, z) => {
    const x0 = Math.floor(x);
    const y0 = Math.floor(y);
    const z0 = Math.floor(z);
    if (x0 < 0 || y0 < 0 || z0 < 0 || x0 >= columns - 1 || y0 >= rows - 1 || z0 >= layers - 1) return nothing;
    const fx = x - x0;
    const fy = y - y0;
    const fz = z - z0;
    const base = x0 + columns * y0 + plane * z0;
    const line = (at: number): number => (values[at] as number) * (1 - fx) + (values[at + 1] as number) * fx;
    const near = line(base) * (1 - fy) + line(base + columns) * fy;
    const next = line(base + plane) * (1 - fy) + line(base + plane + columns) * fy;
    return near * (1 - fz) + next * fz;
  };
}

/** Where a ray enters and leaves the grid. */
function spanIn({ columns, rows, layers }: HeadGrid, start: Vector, ahead: Vector, far: number): readonly [number, number] | null {
  let from = -far;
  let to = far;
  const sizes: Vector = [columns, rows, layers];
  for (const axis of [0, 1, 2] as const) {
    const last = sizes[axis] - 1;
    if (Math.abs(ahead[axis]) < 1e-9) {
      if (start[axis] < 0 || start[axis] > last) return null;
      continue;
    }
    const one = -start[axis] / ahead[axis];
    const other = (last - start[axis]) / ahead[axis];
    from = Math.max(from, Math.min(one, other));
    to = Math.min(to, Math.max(one, other));
  }
  return from < to ? [from, to] : null;
}

/** Steps of one voxel until a value is above the threshold, then halves the last step. */
function firstHit(value: Sampler, threshold: number, start: Vector, ahead: Vector, [from, to]: readonly [number, number]): number | null {
  const along = (at: number): number => value(start[0] + ahead[0] * at, start[1] + ahead[1] * at, start[2] + ahead[2] * at);
  for (let at = from; at <= to; at += 1) {
    if (along(at) <= threshold) continue;
    let low = at - 1;
    let high = at;
    for (let halving = 0; halving < 5; halving++) {
      const middle = (low + high) / 2;
      if (along(middle) > threshold) high = middle;
      else low = middle;
    }
    return high;
  }
  return null;
}

/** The surface's brightness from the direction in which values rise. */
function shade(value: Sampler, start: Vector, ahead: Vector, hit: number, light: Vector): number {
  const x = start[0] + ahead[0] * hit;
  const y = start[1] + ahead[1] * hit;
  const z = start[2] + ahead[2] * hit;
  const reach = 1.5;
  const outward = normalised([
    value(x - reach, y, z) - value(x + reach, y, z),
    value(x, y - reach, z) - value(x, y + reach, z),
    value(x, y, z - reach) - value(x, y, z + reach),
  ]);
  const facing = Math.max(0, outward[0] * light[0] + outward[1] * light[1] + outward[2] * light[2]);
  return Math.round(255 * (AMBIENT + DIFFUSE * facing));
}
