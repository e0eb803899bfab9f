import type { PixelBox } from '../redact/pixel-box.js';
import type { FrameBoxes } from '../redact/redaction.js';
import { cutFace } from './cut-face.js';
import type { ExaminedHead } from './examine-stack.js';
import type { FaceErasure } from './face-treatment.js';
import type { HeadGrid } from './head-grid.js';
import { columnOf, type HeadSlice, rowOf, type SliceStack } from './slice-stack.js';
import { turnSlice } from './turn.js';

/**
 * What is replaced in every file of a stack. Slices at the same place (echoes, times) lose the same; pixels outside the cut keep every
 * bit, those of the brain among them.
 * @param cut of the head's grid, from `cutFace`
 */
export function eraseFace(
  stack: SliceStack,
  head: ExaminedHead,
  cut = cutFace(head.grid, head.tissue, head.face),
): ReadonlyMap<string, FaceErasure> {
  const air = airOf(head);
  const boxes = new Map<string, FrameBoxes[]>();
  for (const slice of stack.all) {
    const own = boxesIn(head.turn ? turnSlice(slice, head.turn) : slice, head.grid, cut);
    const known = boxes.get(slice.fileId) ?? [];
    if (own.length > 0) known.push({ frame: slice.frame, boxes: own });
    boxes.set(slice.fileId, known);
  }
  return new Map([...boxes].map(([fileId, frames]) => [fileId, { boxes: frames, air }]));
}

/** The usual value of the air around the head. */
function airOf({ grid, tissue }: ExaminedHead): number | null {
  const some: number[] = [];
  const every = Math.max(1, Math.floor(grid.values.length / 50_000));
  for (let at = 0; at < grid.values.length; at += every) if (tissue.outside[at] && grid.covered[at]) some.push(grid.values[at] as number);
  some.sort((one, other) => one - other);
  return some[Math.floor(some.length / 2)] ?? null;
}

/** The cut in the plane of a slice: runs of pixels, those that are alike in rows below each other put together. */
function boxesIn(slice: HeadSlice, grid: HeadGrid, cut: Uint8Array): readonly PixelBox[] {
  const done: PixelBox[] = [];
  let open: { column: number; row: number; width: number; height: number }[] = [];
  for (let row = 0; row < slice.rows; row++) {
    const runs = runsIn(slice, row, grid, cut);
    const going = runs.map(([column, width]) => {
      const above = open.find((box) => box.column === column && box.width === width);
      if (above) above.height += 1;
      return above ?? { column, row, width, height: 1 };
    });
    done.push(...open.filter((box) => !going.includes(box)));
    open = going;
  }
  return [...done, ...open];
}

/** First pixel and length of every run of a row that lies in the cut. */
function runsIn(slice: HeadSlice, row: number, grid: HeadGrid, cut: Uint8Array): readonly (readonly [column: number, width: number])[] {
  const { columns, rows, layers, step, origin } = grid;
  const along = rowOf(slice);
  const down = columnOf(slice);
  const from = [0, 1, 2].map((axis) => {
    const start = (slice.position[axis] as number) + (down[axis] as number) * row * slice.rowSpacing;
    return (start - (origin[axis] as number)) / step + 0.5;
  }) as [number, number, number];
  const by = along.map((part) => (part * slice.columnSpacing) / step) as [number, number, number];
  const runs: (readonly [number, number])[] = [];
  let start = -1;
  for (let column = 0; column <= slice.columns; column++) {
    // The last pixels of a slice lie up to one step behind the grid's last voxel.
    const x = inside(from[0] + by[0] * column, columns);
    const y = inside(from[1] + by[1] * column, rows);
    const z = inside(from[2] + by[2] * column, layers);
    const isInside = column < slice.columns && x >= 0 && y >= 0 && z >= 0;
    if (isInside && cut[x + columns * (y + rows * z)]) {
      if (start < 0) start = column;
    } else if (start >= 0) {
      runs.push([start, column - start]);
      start = -1;
    }
  }
  return runs;
}

/** The voxel at a place along an axis; -1 more than one voxel outside. */
function inside(place: number, count: number): number {
  const voxel = Math.floor(place);
  if (voxel < -1 || voxel > count) return -1;
  return Math.max(0, Math.min(count - 1, voxel));
}
