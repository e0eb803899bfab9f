import type { Rgb } from '../../../core/study/objects/structure-set/structure-set.js';

/** Hues for regions without a colour of their own, far apart from neighbour to neighbour. */
const GOLDEN_ANGLE = 137.5;

/** The colour of a region in CSS: the file's, else one by its number. */
export function colorOf(color: Rgb | null, regionNumber: number): string {
  if (color) return `rgb(${color[0]} ${color[1]} ${color[2]})`;
  return `hsl(${Math.round((Math.abs(regionNumber) * GOLDEN_ANGLE) % 360)} 80% 65%)`;
}
