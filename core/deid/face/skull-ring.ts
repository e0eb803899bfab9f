import type { HeadGrid } from './head-grid.js';
import type { HeadTissue } from './head-tissue.js';

/** A skull lies within so much of the skin, in mm, and so much of it is left out as the skin's own edge. */
const DEEP = { from: 2, to: 24 } as const;
/** Rays from the middle of a layer to its skin, of which such a share has to meet the skull. */
const RAYS = 48;
const LEAST_SHARE = 0.7;
/** Bone in Hounsfield units, where the values are such. */
const CT_BONE = 250;
/** Bone is dark in MR: it has at most such a share of what lies before it and behind it. */
const MR_BONE = 0.6;
/** Over so much height, in mm, bone has to go all around. */
const LEAST_HEIGHT = 30;
/** Behind the bone lies so much that isn't bone, in mm from the skin to the middle: the shaft of a long bone is full of itself. */
const INSIDE = 25;

/**
 * Whether bone lies all around under the skin, with something within it, as a skull does and no limb.
 * @param height so much of the upper end is looked at, in mm
 */
export function hasSkull(grid: HeadGrid, tissue: HeadTissue, height: number): boolean {
  let [run, best] = [0, 0];
  for (let layer = grid.layers - 1; layer >= Math.max(0, grid.layers - height / grid.step); layer--) {
    run = ringShare(grid, tissue, layer) >= LEAST_SHARE ? run + 1 : 0;
    best = Math.max(best, run);
  }
  return best * grid.step >= LEAST_HEIGHT;
}

/** Share of the rays of a layer that meet bone under the skin. */
function ringShare(grid: HeadGrid, tissue: HeadTissue, layer: number): number {
  const middle = middleOf(grid, tissue, layer);
  if (!middle) return 0;
  let hits = 0;
  for (let ray = 0; ray < RAYS; ray++) {
    const angle = (2 * Math.PI * ray) / RAYS;
    const line = lineInward(grid, tissue, layer, middle, Math.cos(angle), Math.sin(angle));
    if (tissue.isHounsfield ? hasBone(line, grid.step) : hasDarkRing(line, grid.step)) hits++;
  }
  return hits / RAYS;
}

function middleOf({ columns, rows }: HeadGrid, { outside }: HeadTissue, layer: number): readonly [number, number] | null {
  let [x, y, count] = [0, 0, 0];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (outside[column + columns * (row + rows * layer)]) continue;
      x += column;
      y += row;
      count++;
    }
  }
  return count > 0 ? [x / count, y / count] : null;
}

/** The values along a ray, one a step, from the skin to the middle. */
function lineInward(
  { columns, rows, values }: HeadGrid,
  { outside }: HeadTissue,
  layer: number,
  [x, y]: readonly [number, number],
  toRight: number,
  toBack: number,
): readonly number[] {
  const line: number[] = [];
  for (let away = 0; ; away++) {
    const column = Math.round(x + toRight * away);
    const row = Math.round(y + toBack * away);
    const isInside = column >= 0 && row >= 0 && column < columns && row < rows;
    const at = column + columns * (row + rows * layer);
    if (!isInside || outside[at]) break;
    line.push(values[at] as number);
  }
  return line.reverse();
}

function hasBone(line: readonly number[], step: number): boolean {
  const bone = line.slice(0, Math.round(DEEP.to / step)).some((value) => value >= CT_BONE);
  const inside = line.slice(Math.round(INSIDE / step));
  return bone && inside.length > 0 && inside.filter((value) => value >= CT_BONE).length < inside.length / 2;
}

/** A dark place under the skin with something brighter before and behind it. */
function hasDarkRing(line: readonly number[], step: number): boolean {
  const [from, to] = [Math.round(DEEP.from / step), Math.round(DEEP.to / step)];
  const inside = line.slice(to).sort((one, other) => one - other);
  if (line.length <= Math.round(INSIDE / step)) return false;
  const behind = inside[Math.floor(inside.length / 2)] ?? 0;
  for (let at = from; at < to; at++) {
    const before = Math.max(...line.slice(0, at), 0);
    if ((line[at] as number) <= MR_BONE * Math.min(before, behind)) return true;
  }
  return false;
}
