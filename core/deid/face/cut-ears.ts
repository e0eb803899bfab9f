import { distanceTo } from './distance.js';
import type { FoundFace } from './find-face.js';
import type { HeadGrid } from './head-grid.js';
import type { HeadTissue } from './head-tissue.js';

/** Where ears are, in mm of a head of usual width, from the root of the nose. */
const EARS = { above: 45, below: 75, front: 50, back: 150 } as const;
/** An ear is what a ball of this radius doesn't reach inside the body, in mm: thin, where the head is thick. */
const THIN = 30;
/** So far it sticks out at least, in mm. */
const LEAST = 3;
/** So much of the skin behind an ear goes with it, in mm: its root. Bone and brain lie 10 mm and more deeper. */
const ROOT = 3;
/** No ear sticks out so far, in mm: there the head is ragged for another reason. */
const MOST = 30;
/** So much around an ear goes with it, in mm: what of it lies close to the head. */
const EDGE = 14;

/**
 * The ears: what is thin at both sides of the head. From there to the side of the volume everything goes, in a whole rectangle, so that
 * their outline doesn't stay as a change of noise.
 */
export function cutEars(grid: HeadGrid, { outside }: HeadTissue, { nasion }: FoundFace, scale: number, cut: Uint8Array): void {
  const { columns, rows, layers, step } = grid;
  // Solid: bone is as dark as air in MR, and a head with holes is thin everywhere.
  const body = new Uint8Array(outside.length);
  for (let at = 0; at < body.length; at++) body[at] = 1 - (outside[at] as number);
  const thick = openedBy(outside, grid, (THIN * scale) / step);
  const bounds = {
    bottom: Math.max(0, nasion.layer - Math.round((EARS.below * scale) / step)),
    top: Math.min(layers - 1, nasion.layer + Math.round((EARS.above * scale) / step)),
    front: Math.max(0, nasion.row + Math.round((EARS.front * scale) / step)),
    back: Math.min(rows - 1, nasion.row + Math.round((EARS.back * scale) / step)),
  };
  const pad = Math.ceil(EDGE / step);
  const root = Math.round((ROOT * scale) / step);
  const most = (MOST * scale) / step;
  for (const side of [-1, 1] as const) {
    const ear = earAt(grid, body, thick, bounds, side);
    if (!ear) continue;
    for (let layer = Math.max(bounds.bottom, ear.bottom - pad); layer <= Math.min(bounds.top, ear.top + pad); layer++) {
      for (let row = Math.max(0, ear.front - pad); row <= Math.min(rows - 1, ear.back + pad); row++) {
        const start = columns * (row + rows * layer);
        const beside = outerMost(thick, start, columns, side);
        if (beside < 0 || thinIn(body, start, columns, side, beside) > most) continue;
        const away = beside + root;
        if (side < 0) cut.fill(1, start, start + away);
        else cut.fill(1, start + columns - away, start + columns);
      }
    }
  }
}

interface Bounds {
  readonly bottom: number;
  readonly top: number;
  readonly front: number;
  readonly back: number;
}

/** How many voxels lie beside the head in a row, from the side of the grid; -1 where there is no head up to its middle. */
function outerMost(thick: Uint8Array, start: number, columns: number, side: -1 | 1): number {
  for (let away = 0; away < columns / 2; away++) if (thick[start + (side < 0 ? away : columns - 1 - away)]) return away;
  return -1;
}

/** Voxels of body among the outermost so many of a row. */
function thinIn(body: Uint8Array, start: number, columns: number, side: -1 | 1, beside: number): number {
  let thin = 0;
  for (let away = 0; away < beside; away++) thin += body[start + (side < 0 ? away : columns - 1 - away)] as number;
  return thin;
}

/** What is left of the body, where `outside` isn't, when only balls of that radius, in voxels, fit (a morphological opening). */
function openedBy(outside: Uint8Array, grid: HeadGrid, radius: number): Uint8Array {
  const depth = distanceTo(outside, grid);
  const core = new Uint8Array(outside.length);
  for (let at = 0; at < core.length; at++) core[at] = (depth[at] as number) > radius ? 1 : 0;
  const away = distanceTo(core, grid);
  for (let at = 0; at < core.length; at++) core[at] = (away[at] as number) <= radius ? 1 : 0;
  return core;
}

/** The rectangle of rows and layers in which something thin sticks out at a side; null where nothing does. */
function earAt(grid: HeadGrid, body: Uint8Array, thick: Uint8Array, bounds: Bounds, side: -1 | 1): Bounds | null {
  const { columns, rows, step } = grid;
  let found: Bounds | null = null;
  const least = LEAST / step;
  const most = MOST / step;
  for (let layer = bounds.bottom; layer <= bounds.top; layer++) {
    for (let row = bounds.front; row <= bounds.back; row++) {
      const start = columns * (row + rows * layer);
      const beside = outerMost(thick, start, columns, side);
      const thin = thinIn(body, start, columns, side, beside);
      if (thin < least || thin > most) continue;
      found = found
        ? {
            bottom: found.bottom,
            top: layer,
            front: Math.min(found.front, row),
            back: Math.max(found.back, row),
          }
        : { bottom: layer, top: layer, front: row, back: row };
    }
  }
  return found;
}
