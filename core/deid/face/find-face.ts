import { type FrontSurface, frontSurface, type LayerProfile } from './front-surface.js';
import type { HeadGrid } from './head-grid.js';
import type { HeadTissue } from './head-tissue.js';

/** Where the face of a volume is, in voxels of its grid, and how much of it there is, in mm. */
export interface FoundFace {
  /** The root of the nose, on the skin. */
  readonly nasion: { readonly column: number; readonly row: number; readonly layer: number };
  /** Height over which a ridge stands out from the cheeks. */
  readonly noseHeight: number;
  /** Height of the surface that is seen below the root of the nose. */
  readonly faceHeight: number;
  readonly headWidth: number;
  readonly surface: FrontSurface;
}

export type FaceSearch = { readonly faceHeight: number; readonly surface: FrontSurface } & (
  | { readonly found: FoundFace; readonly why: null }
  /** `no-nose`: no ridge on a part of the body that has a head's size. `not-covered`: the slices end above the nose's tip. */
  | { readonly found: null; readonly why: 'no-nose' | 'not-covered' }
);

/** Sizes of a head across, from a newborn's to that of a large adult with ears and head rest, in mm. */
const HEAD = { leastWidth: 75, mostWidth: 245, leastDepth: 60, mostDepth: 290 } as const;
/** Above a nose the head goes on: so far up, in mm, it still has so much of its width. A ridge under the vertex has none above it. */
const ABOVE = { height: 40, share: 0.6 } as const;
/** A ridge counts where it stands out by so much over so much height, and somewhere by `peak`, in mm. */
const RIDGE = { drop: 9, peak: 12, height: 15 } as const;
/** The root of the nose lies so far above its tip, in mm. */
const ROOT_ABOVE_TIP = { least: 18, usual: 34, most: 52 } as const;
/** So much of the surface below the root of the nose makes a face: eyes and nose, in mm. */
const LEAST_FACE = 35;

/** Looks for a face: a ridge like a nose on a body of a head's size, with its surface seen down to the tip. */
export function findFace(grid: HeadGrid, tissue: Pick<HeadTissue, 'body'>): FaceSearch {
  const surface = frontSurface(grid, tissue);
  const ridge = ridgeOf(surface.layers, grid.step);
  if (!ridge) return { found: null, why: 'no-nose', faceHeight: 0, surface };
  const nasion = rootOf(surface.layers, ridge, grid.step);
  const faceHeight = heightBelow(surface.layers, nasion.layer, grid.step);
  if (faceHeight < LEAST_FACE) return { found: null, why: 'not-covered', faceHeight, surface };
  const headWidth = widthAbove(surface.layers, nasion.layer, grid.step);
  return {
    found: { nasion, noseHeight: (ridge.top - ridge.bottom + 1) * grid.step, faceHeight, headWidth, surface },
    why: null,
    faceHeight,
    surface,
  };
}

interface Ridge {
  readonly top: number;
  readonly bottom: number;
  /** The layer of the tip. */
  readonly tip: number;
}

const isHead = ({ width, depth }: LayerProfile): boolean =>
  width >= HEAD.leastWidth && width <= HEAD.mostWidth && depth >= HEAD.leastDepth && depth <= HEAD.mostDepth;

/** The uppermost run of layers with a ridge: lips and chin are ridges too, and lie below. Null where none is high enough. */
function ridgeOf(layers: FrontSurface['layers'], step: number): Ridge | null {
  let top = -1;
  for (let layer = layers.length - 1; layer >= -1; layer--) {
    const profile = layers[layer];
    if (profile && isHead(profile) && profile.drop >= RIDGE.drop) {
      if (top < 0) top = layer;
      continue;
    }
    if (top >= 0) {
      const bottom = layer + 1;
      const peak = Math.max(...layers.slice(bottom, top + 1).map((one) => one?.drop ?? 0));
      const isHigh = (top - layer) * step >= RIDGE.height && peak >= RIDGE.peak;
      if (isHigh && hasHeadAbove(layers, top, step)) return { top, bottom, tip: tipOf(layers, top, bottom) };
    }
    top = -1;
  }
  return null;
}

function hasHeadAbove(layers: FrontSurface['layers'], top: number, step: number): boolean {
  let highest = layers.length - 1;
  while (highest > 0 && !layers[highest]) highest--;
  const above = layers[Math.min(highest, top + Math.round(ABOVE.height / step))];
  return (above?.width ?? 0) >= (layers[top]?.width ?? 0) * ABOVE.share;
}

function tipOf(layers: FrontSurface['layers'], top: number, bottom: number): number {
  let tip = top;
  for (let layer = top; layer >= bottom; layer--)
    if ((layers[layer]?.apexRow ?? Number.POSITIVE_INFINITY) < (layers[tip]?.apexRow ?? Number.POSITIVE_INFINITY)) tip = layer;
  return tip;
}

/** The root of the nose: where the profile lies farthest to the back, between tip and forehead. */
function rootOf(layers: FrontSurface['layers'], { tip, top }: Ridge, step: number): FoundFace['nasion'] {
  const away = (mm: number): number => Math.min(layers.length - 1, tip + Math.round(mm / step));
  let layer = away(ROOT_ABOVE_TIP.usual);
  let deepest = -1;
  for (let candidate = away(ROOT_ABOVE_TIP.least); candidate <= away(ROOT_ABOVE_TIP.most); candidate++) {
    const row = layers[candidate]?.apexRow ?? -1;
    const next = layers[candidate + 1]?.apexRow ?? -1;
    // The forehead's slope to the vertex goes back too, and isn't a root: behind the root the profile comes forward again.
    if (row > deepest && (next <= row || next < 0)) {
      deepest = row;
      layer = candidate;
    }
    if (next >= 0 && row >= 0 && deepest - row >= Math.ceil(2 / step)) break;
  }
  const profile = layers[layer] ?? layers[top];
  return { column: profile?.apexColumn ?? 0, row: profile?.apexRow ?? 0, layer };
}

/** Height of the surface that is seen below a layer, without a gap. */
function heightBelow(layers: FrontSurface['layers'], from: number, step: number): number {
  let layer = from;
  while (layer >= 0 && layers[layer]?.isCovered) layer--;
  return (from - layer) * step;
}

/** The head's usual width above the root of the nose. */
function widthAbove(layers: FrontSurface['layers'], nasion: number, step: number): number {
  const widths = layers
    .slice(nasion, nasion + Math.round(60 / step))
    .flatMap((profile) => profile?.width ?? [])
    .sort((one, other) => one - other);
  return widths[Math.floor(widths.length / 2)] ?? 0;
}
