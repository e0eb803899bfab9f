import type { FoundFace } from './find-face.js';
import type { HeadGrid } from './head-grid.js';

/** Of the surface, what is compared: so far above and below the root of the nose, and to the sides, in mm. */
const COMPARED = { above: 45, below: 50, beside: 60, every: 6 } as const;
/** What only one half has counts as so much difference, in mm. */
const FAR_APART = 20;
/** Forehead and chin, from the root of the nose, in mm. */
const FOREHEAD = { from: 25, to: 55 } as const;
const CHIN = { from: -110, to: -60 } as const;
/** A head is measured so far above the root of the nose, in mm. */
const VAULT = { from: 20, to: 60 } as const;

/** The mean distance between a face and its mirror image, in mm, seen from the front. */
export function unlikeHalves({ nasion, surface }: FoundFace, { columns, layers, step }: HeadGrid): number {
  const { first } = surface;
  const every = Math.max(1, Math.round(COMPARED.every / step));
  let [sum, count] = [0, 0];
  const top = Math.min(layers - 1, nasion.layer + Math.round(COMPARED.above / step));
  for (let layer = Math.max(0, nasion.layer - Math.round(COMPARED.below / step)); layer <= top; layer++) {
    for (let beside = every; beside <= COMPARED.beside / step; beside += every) {
      const [left, right] = [nasion.column - beside, nasion.column + beside];
      const one = left >= 0 ? (first[left + columns * layer] as number) : -1;
      const other = right < columns ? (first[right + columns * layer] as number) : -1;
      if (one < 0 && other < 0) continue;
      sum += one < 0 || other < 0 ? FAR_APART : Math.min(FAR_APART, Math.abs(one - other) * step);
      count++;
    }
  }
  return count > 0 ? sum / count : FAR_APART;
}

/** How far a forehead lies before the chin, as an angle in degrees; 0 where one of them isn't seen. */
export function leaningOf({ nasion, surface }: FoundFace, step: number): number {
  const foremost = ({ from, to }: { from: number; to: number }): { row: number; layer: number } | null => {
    let best: { row: number; layer: number } | null = null;
    for (let layer = nasion.layer + Math.round(from / step); layer <= nasion.layer + Math.round(to / step); layer++) {
      const profile = surface.layers[layer];
      if (profile?.isCovered && (!best || profile.apexRow < best.row)) best = { row: profile.apexRow, layer };
    }
    return best;
  };
  const [forehead, chin] = [foremost(FOREHEAD), foremost(CHIN)];
  return forehead && chin ? (Math.atan((chin.row - forehead.row) / (forehead.layer - chin.layer)) * 180) / Math.PI : 0;
}

/** Whether a head is at least as deep behind its face as it is wide. */
export function isDeep({ nasion, surface }: FoundFace, step: number): boolean {
  const layers = surface.layers
    .slice(nasion.layer + Math.round(VAULT.from / step), nasion.layer + Math.round(VAULT.to / step))
    .flatMap((profile) => profile ?? []);
  return layers.filter(({ depth, width }) => depth >= width).length >= layers.length / 2;
}
