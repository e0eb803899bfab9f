import { cutEars } from './cut-ears.js';
import { distanceTo } from './distance.js';
import type { FoundFace } from './find-face.js';
import type { HeadGrid } from './head-grid.js';
import type { HeadTissue } from './head-tissue.js';
import { smoothSurface } from './smooth-surface.js';

/**
 * What is replaced, in mm of a head of usual width, from the root of the nose. The numbers leave room to the brain: the floor of the
 * frontal lobes lies about 18 mm above the root of the nose and the tips of the temporal lobes about 60 mm behind it, so that a head that
 * is bent by 15 degrees still keeps all of both. Scalp and bone over the forehead are 11 mm and more.
 */
const CUT = {
  /** Below this much above the root, all of the face goes, down to the throat. */
  floor: 6,
  /** As far back as the rim of the eye's hole and the corner of the jaw's front. */
  back: 45,
  bottom: 135,
  /** The forehead up to the hair: a layer of skin goes. */
  forehead: 78,
  layer: 7,
  deepest: 9,
} as const;
/** Width of an adult's head over the ears, in mm, and how much smaller or larger a head is taken to be. */
const USUAL_WIDTH = 152;
const SCALE = { least: 0.6, most: 1.1 } as const;
/** Brow and bridge of the nose are no longer seen in a surface smoothed over so much, in mm. */
const SMOOTHING = 14;

/** Voxels of the grid that are replaced: 1 where they are. */
export function cutFace(grid: HeadGrid, tissue: HeadTissue, face: FoundFace): Uint8Array {
  const cut = new Uint8Array(grid.values.length);
  const scale = Math.max(SCALE.least, Math.min(SCALE.most, face.headWidth / USUAL_WIDTH));
  cutBelow(grid, face, scale, cut);
  cutForehead(grid, tissue, face, scale, cut);
  cutEars(grid, tissue, face, scale, cut);
  return cut;
}

/** Eyes, nose, mouth and chin: everything in front of a plane, and the air before it, so that no outline stays. */
function cutBelow({ columns, rows, layers, step }: HeadGrid, { nasion }: FoundFace, scale: number, cut: Uint8Array): void {
  const top = Math.min(layers - 1, nasion.layer + Math.floor((CUT.floor * scale) / step));
  const bottom = Math.max(0, nasion.layer - Math.floor((CUT.bottom * scale) / step));
  const back = Math.min(rows - 1, nasion.row + Math.floor((CUT.back * scale) / step));
  for (let layer = bottom; layer <= top; layer++)
    for (let row = 0; row <= back; row++) cut.fill(1, columns * (row + rows * layer), columns * (row + 1 + rows * layer));
}

/** A layer of the forehead, to a depth that follows the smoothed surface and never goes deeper than `deepest` under the skin. */
function cutForehead(grid: HeadGrid, { outside }: HeadTissue, { nasion, surface }: FoundFace, scale: number, cut: Uint8Array): void {
  const { columns, rows, layers, step } = grid;
  const from = nasion.layer + Math.floor((CUT.floor * scale) / step) + 1;
  const to = Math.min(layers - 1, nasion.layer + Math.floor((CUT.forehead * scale) / step));
  const back = Math.min(rows - 1, nasion.row + Math.floor((CUT.back * scale) / step));
  const smooth = smoothSurface(surface.first, grid, SMOOTHING);
  const depth = distanceTo(outside, grid);
  const layer = (CUT.layer * scale) / step;
  const deepest = (CUT.deepest * scale) / step;
  for (let z = from; z <= to; z++) {
    for (let x = 0; x < columns; x++) {
      const skin = surface.first[x + columns * z] as number;
      if (skin < 0) continue;
      const wanted = Math.max(skin, smooth[x + columns * z] as number) + layer;
      for (let y = 0; y <= Math.min(back, rows - 1); y++) {
        const at = x + columns * (y + rows * z);
        const isBefore = y < skin;
        if (isBefore || (y <= wanted && (depth[at] as number) <= deepest)) cut[at] = 1;
      }
    }
    // Beside the head nothing but air lies before the plane: it goes with the outline.
    for (let x = 0; x < columns; x++) if ((surface.first[x + columns * z] as number) < 0) clearColumn(grid, cut, x, z, back);
  }
}

function clearColumn({ columns, rows }: HeadGrid, cut: Uint8Array, x: number, z: number, back: number): void {
  for (let y = 0; y <= back; y++) cut[x + columns * (y + rows * z)] = 1;
}
