import type { HeadGrid } from './head-grid.js';
import type { HeadTissue } from './head-tissue.js';

/** The body seen from the front: where a line from the front to the back meets it first. All in voxels of the grid. */
export interface FrontSurface {
  /** Row of the first voxel of body for (column, layer) at `column + columns * layer`; -1 where there is none. */
  readonly first: Int32Array;
  readonly layers: readonly (LayerProfile | null)[];
}

/** One layer across the body, measured in mm. */
export interface LayerProfile {
  readonly width: number;
  readonly depth: number;
  /** Column and row of the point that lies farthest to the front near the middle. */
  readonly apexColumn: number;
  readonly apexRow: number;
  /** How far behind that point the surface lies 24 mm beside it, on the side where that is less: large at a nose. */
  readonly drop: number;
  /** The slices end in front of the body here, so that its surface is seen. */
  readonly isCovered: boolean;
}

/** A nose rises above cheeks that lie so far beside its ridge, in mm. */
const BESIDE = 24;
/** The ridge is looked for so far from the middle of the body, in mm. */
const NEAR_MIDDLE = 32;
/** Points that lie no farther behind the foremost one belong to the tip, in mm: its middle counts. */
const TIP = 2;

export function frontSurface(grid: HeadGrid, { body }: Pick<HeadTissue, 'body'>): FrontSurface {
  const { columns, rows, layers } = grid;
  const first = new Int32Array(columns * layers).fill(-1);
  const profiles: (LayerProfile | null)[] = [];
  for (let layer = 0; layer < layers; layer++) {
    const plane = layer * columns * rows;
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const place = column + columns * layer;
        if (first[place] === -1 && body[plane + row * columns + column]) first[place] = row;
      }
    }
    profiles.push(profileOf(grid, body, first.subarray(layer * columns, (layer + 1) * columns), layer));
  }
  return { first, layers: profiles };
}

function profileOf(grid: HeadGrid, body: Uint8Array, first: Int32Array, layer: number): LayerProfile | null {
  const { columns, rows, step, covered } = grid;
  const left = first.findIndex((row) => row >= 0);
  if (left < 0) return null;
  let right = columns - 1;
  while ((first[right] as number) < 0) right--;
  const middle = (left + right) / 2;
  const from = Math.max(0, Math.ceil(middle - NEAR_MIDDLE / step));
  const to = Math.min(columns - 1, Math.floor(middle + NEAR_MIDDLE / step));
  let apexRow = rows;
  for (let column = from; column <= to; column++) if (at(first, column) >= 0) apexRow = Math.min(apexRow, at(first, column));
  if (apexRow === rows) return null;
  const tip: number[] = [];
  for (let column = from; column <= to; column++) {
    const row = at(first, column);
    if (row >= 0 && (row - apexRow) * step <= TIP) tip.push(column);
  }
  const apexColumn = tip[Math.floor(tip.length / 2)] as number;
  const beside = Math.round(BESIDE / step);
  const before = layer * columns * rows + apexColumn;
  let last = apexRow;
  for (let row = apexRow; row < rows; row++) if (body[before + row * columns]) last = row;
  return {
    width: (right - left + 1) * step,
    depth: (last - apexRow + 1) * step,
    apexColumn,
    apexRow,
    drop: Math.min(dropOf(first, apexColumn - beside, apexRow), dropOf(first, apexColumn + beside, apexRow)) * step,
    isCovered: covered[before + Math.max(0, apexRow - 1) * columns] === 1,
  };
}

const at = (first: Int32Array, column: number): number => first[column] ?? -1;

/** Where there is no body beside the ridge nothing is known of a cheek. */
const dropOf = (first: Int32Array, column: number, apexRow: number): number => {
  const row = at(first, column);
  return row < 0 ? 0 : row - apexRow;
};
