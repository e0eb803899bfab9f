import type { HeadGrid } from './head-grid.js';
import type { Point } from './slice-stack.js';
import { type Turn, transposed, turnPoint } from './turn.js';

/** So much air around the body stays in a turned grid, in mm: what is farther away shows nothing of a face. */
const MARGIN = 20;

/** A body in a grid, with what is known of the places around it. */
export interface GriddedBody {
  readonly grid: HeadGrid;
  readonly body: Uint8Array;
}

/** The body of a grid and what lies around it, turned, on steps of its own; each voxel is that of the grid in which it lies. Values stay empty. */
export function turnBody({ grid, body }: GriddedBody, turn: Turn, step: number): GriddedBody {
  const turned = emptyGrid({ grid, body }, turn, step);
  const turnedBody = new Uint8Array(turned.covered.length);
  const { columns, rows, layers } = grid;
  eachVoxel(turned, grid, turn, (at, x, y, z) => {
    const [column, row, layer] = [Math.round(x), Math.round(y), Math.round(z)];
    if (column < 0 || row < 0 || layer < 0 || column >= columns || row >= rows || layer >= layers) return;
    const from = column + columns * (row + rows * layer);
    turned.covered[at] = grid.covered[from] as number;
    turnedBody[at] = body[from] as number;
  });
  return { grid: { ...turned, values: NO_VALUES }, body: turnedBody };
}

const NO_VALUES = new Float32Array(0);

/** The values around a body, turned and interpolated between eight voxels, on the same step as before. */
export function turnGrid({ grid, body }: GriddedBody, turn: Turn): HeadGrid {
  const { columns, rows, layers, values, covered } = grid;
  const turned = emptyGrid({ grid, body }, turn, grid.step);
  const lowest = values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const result = new Float32Array(turned.covered.length).fill(lowest);
  eachVoxel(turned, grid, turn, (at, x, y, z) => {
    const [column, row, layer] = [Math.floor(x), Math.floor(y), Math.floor(z)];
    if (column < 0 || row < 0 || layer < 0 || column >= columns - 1 || row >= rows - 1 || layer >= layers - 1) return;
    let value = 0;
    for (let corner = 0; corner < 8; corner++) {
      const [dx, dy, dz] = [corner & 1, (corner >> 1) & 1, corner >> 2];
      const from = column + dx + columns * (row + dy + rows * (layer + dz));
      // Beside what slices show, nothing is known.
      if (!covered[from]) return;
      value += (values[from] as number) * share(x - column, dx) * share(y - row, dy) * share(z - layer, dz);
    }
    result[at] = value;
    turned.covered[at] = 1;
  });
  return { ...turned, values: result };
}

const share = (part: number, isFar: number): number => (isFar ? part : 1 - part);

/** A grid around the turned body and some air, in which nothing is covered yet. */
function emptyGrid({ grid, body }: GriddedBody, turn: Turn, step: number): Omit<HeadGrid, 'values'> {
  const low: [number, number, number] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  const high: [number, number, number] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const { columns, rows, layers } = grid;
  for (let layer = 0; layer < layers; layer += 2) {
    for (let row = 0; row < rows; row += 2) {
      for (let column = 0; column < columns; column += 2) {
        if (!body[column + columns * (row + rows * layer)]) continue;
        const place = turnPoint(turn, placeOf(grid, column, row, layer));
        for (const axis of [0, 1, 2] as const) {
          low[axis] = Math.min(low[axis], place[axis] - MARGIN);
          high[axis] = Math.max(high[axis], place[axis] + MARGIN);
        }
      }
    }
  }
  const count = (axis: 0 | 1 | 2): number => Math.max(1, Math.floor((high[axis] - low[axis]) / step) + 1);
  const size = { columns: count(0), rows: count(1), layers: count(2) };
  return { ...size, step, origin: low, covered: new Uint8Array(size.columns * size.rows * size.layers) };
}

const placeOf = ({ origin, step }: HeadGrid, column: number, row: number, layer: number): Point => [
  origin[0] + column * step,
  origin[1] + row * step,
  origin[2] + layer * step,
];

/** For every voxel of a turned grid where it lies in the other, in voxels with their fractions. */
function eachVoxel(
  turned: Omit<HeadGrid, 'values'>,
  { origin, step }: HeadGrid,
  turn: Turn,
  take: (at: number, x: number, y: number, z: number) => void,
): void {
  const back = transposed(turn);
  const { columns, rows, layers, origin: from } = turned;
  const by = turned.step / step;
  for (let layer = 0, at = 0; layer < layers; layer++) {
    for (let row = 0; row < rows; row++) {
      const [x, y, z] = turnPoint(back, [from[0], from[1] + row * turned.step, from[2] + layer * turned.step]);
      const start = [(x - origin[0]) / step, (y - origin[1]) / step, (z - origin[2]) / step] as const;
      for (let column = 0; column < columns; column++, at++)
        take(at, start[0] + back[0][0] * by * column, start[1] + back[1][0] * by * column, start[2] + back[2][0] * by * column);
    }
  }
}
