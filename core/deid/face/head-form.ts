import { largeParts } from './components.js';
import { isCutFlat } from './cut-flat.js';
import type { FrontSurface } from './front-surface.js';
import type { HeadGrid } from './head-grid.js';
import { airAround, type HeadTissue } from './head-tissue.js';
import { hasSkull } from './skull-ring.js';

/**
 * Whether a body has the form of a head, whether or not a face was found on it. `above-face`: its front isn't seen down to where a nose could
 * be, however it is held. `faceless`: its front was cut away. `with-face`: a face could be seen, so that somebody has to look where the search finds none.
 */
export type HeadForm = 'no-head' | 'above-face' | 'faceless' | 'with-face';

/** Sizes across, as the diameter of a circle of the same area, in mm: from a newborn's head to a large one with its ears. */
const DIAMETER = { least: 80, most: 235 } as const;
/** The vault rises from little: `near` mm below its top it has at most such a share of its largest diameter, and at `full` at least that. */
const VAULT = { near: 12, mostNear: 0.75, full: 55, leastFull: 0.72, height: 120 } as const;
/** Slices of a head that is cut at its top show a face where so much of its height is seen, in mm. */
const LEAST_PART = 80;
/** Shoulders are so many times as large as the head above them. */
const SHOULDERS = 1.4;
/** The root of the nose lies about 0.65 diameters below the top of a head, and the tip 0.2 more: with less than that no face is seen. */
const FACE_BELOW_TOP = 0.8;
/** Share of layers at whose sides air is seen. A part of a trunk fills its slices. */
const AIR_AROUND = 0.7;
/** A head is nearly as wide as it is deep, whichever way it looks. */
const LEAST_ASPECT = 0.55;
/** What hangs together and is smaller than this share of the largest part is no part of a head: noise, or a pillow. */
const LARGE_PART = 0.1;

/** One layer of what isn't air, in mm. */
interface Section {
  readonly diameter: number;
  readonly aspect: number;
  readonly hasAirAround: boolean;
}

/** Tells by its form whether a body is a head: a vault; or, where the top isn't covered, a skull, or shoulders below it. */
export function headForm(grid: HeadGrid, tissue: HeadTissue, surface: FrontSurface): HeadForm {
  const whole = sectionsOf(grid, tissue.outside);
  const top = topOf(whole);
  if (top < 0) return 'no-head';
  if (isVault(whole, top, grid.step)) {
    const diameter = largestBelow(whole, top, grid.step);
    if (seenBelow(surface, top, grid.step) < diameter * FACE_BELOW_TOP) return 'above-face';
    return isCutFlat(surface, grid, top, diameter) ? 'faceless' : 'with-face';
  }
  // In a part of a head, bone can part the brain from the skin: all of it counts, or the open top would let air in.
  const outside = airAround(grid, largeParts(tissueMask(grid, tissue), grid, LARGE_PART));
  const sections = sectionsOf(grid, outside);
  const partTop = topOf(sections);
  const { height, isOnShoulders } = headRun(sections, partTop, grid.step);
  if (height < LEAST_PART || !(isOnShoulders || hasSkull(grid, { ...tissue, outside }, height))) return 'no-head';
  const diameter = largestBelow(sections, partTop, grid.step);
  return isCutFlat(surface, grid, partTop, diameter) ? 'faceless' : 'with-face';
}

function tissueMask({ values, covered }: HeadGrid, { threshold }: HeadTissue): Uint8Array {
  const mask = new Uint8Array(values.length);
  for (let at = 0; at < mask.length; at++) mask[at] = covered[at] && (values[at] as number) > threshold ? 1 : 0;
  return mask;
}

const sectionsOf = (grid: HeadGrid, outside: Uint8Array): readonly (Section | null)[] =>
  Array.from({ length: grid.layers }, (_, layer) => sectionOf(grid, outside, layer));

/** What isn't air in a layer: holes in the body count to it. Null where there is nothing. */
function sectionOf({ columns, rows, step, covered }: HeadGrid, outside: Uint8Array, layer: number): Section | null {
  const start = layer * columns * rows;
  let count = 0;
  let [left, right, front, back] = [columns, -1, rows, -1];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const at = start + row * columns + column;
      if (outside[at] || !covered[at]) continue;
      count++;
      left = Math.min(left, column);
      right = Math.max(right, column);
      front = Math.min(front, row);
      back = Math.max(back, row);
    }
  }
  if (count === 0) return null;
  const [width, depth] = [right - left + 1, back - front + 1];
  return {
    diameter: 2 * Math.sqrt(count / Math.PI) * step,
    aspect: Math.min(width, depth) / Math.max(width, depth),
    hasAirAround: left > 0 && right < columns - 1 && front > 0,
  };
}

function topOf(sections: readonly (Section | null)[]): number {
  let top = sections.length - 1;
  while (top >= 0 && !sections[top]) top--;
  return top;
}

const upperPart = (sections: readonly (Section | null)[], top: number, step: number): readonly (Section | null)[] =>
  sections.slice(Math.max(0, top - Math.round(VAULT.height / step)), top + 1);

const largestBelow = (sections: readonly (Section | null)[], top: number, step: number): number =>
  Math.max(...upperPart(sections, top, step).map((one) => one?.diameter ?? 0));

const isOfHeadSize = (section: Section | null | undefined): section is Section =>
  !!section && section.diameter >= DIAMETER.least && section.diameter <= DIAMETER.most && section.aspect >= LEAST_ASPECT;

const isAiry = (sections: readonly (Section | null)[]): boolean =>
  sections.filter((one) => one?.hasAirAround).length >= sections.length * AIR_AROUND;

function isVault(sections: readonly (Section | null)[], top: number, step: number): boolean {
  const below = (mm: number): Section | null => sections[top - Math.round(mm / step)] ?? null;
  const largest = largestBelow(sections, top, step);
  const full = below(VAULT.full);
  return (
    isAiry(upperPart(sections, top, step)) &&
    isOfHeadSize(full) &&
    largest <= DIAMETER.most &&
    full.diameter >= largest * VAULT.leastFull &&
    (below(VAULT.near)?.diameter ?? 0) <= largest * VAULT.mostNear
  );
}

/** Height of the run of layers of a head's size from the top down, 0 where air isn't around most of them, and whether the body widens below. */
function headRun(sections: readonly (Section | null)[], top: number, step: number): { height: number; isOnShoulders: boolean } {
  let layer = top;
  while (layer >= 0 && isOfHeadSize(sections[layer])) layer--;
  const run = sections.slice(layer + 1, top + 1);
  if (!isAiry(run)) return { height: 0, isOnShoulders: false };
  const smallest = Math.min(...run.map((one) => one?.diameter ?? 0));
  const widest = Math.max(0, ...sections.slice(0, layer + 1).map((one) => one?.diameter ?? 0));
  return { height: run.length * step, isOnShoulders: widest >= smallest * SHOULDERS };
}

/** How far below the top the front of the body is seen, in mm. */
function seenBelow({ layers }: FrontSurface, top: number, step: number): number {
  let lowest = top;
  for (let layer = top; layer >= 0; layer--) if (layers[layer]?.isCovered) lowest = layer;
  return (top - lowest) * step;
}
