import { FrameError } from '../../pixels/frame-error.js';
import { type FoundFace, findFace } from './find-face.js';
import { gridOf, type HeadGrid, type SliceValues } from './head-grid.js';
import { type HeadTissue, partTissue } from './head-tissue.js';
import { type HeadSlice, normalOf, type SliceStack } from './slice-stack.js';

/** What a decision about a stack rests on, in mm, for the sentence that gives the reason. */
export interface StackFacts {
  /** Places one behind the other. */
  readonly slices: number;
  readonly spacing: number;
  /** The larger of the distances between rows and between columns. */
  readonly pixel: number;
  /** Height of the surface that is seen below the root of the nose; 0 where none was found. */
  readonly faceHeight: number;
}

/**
 * Why a face can't be rebuilt. `too-few`, `too-thick`, `too-coarse`, `too-small`: the slices don't make a volume of a head, which is known
 * without looking at a pixel. `no-nose`: no part of a head's size has a ridge like a nose in front. `not-covered`: the slices end above the
 * tip of the nose.
 */
export type NoFaceReason = 'too-few' | 'too-thick' | 'too-coarse' | 'too-small' | 'no-nose' | 'not-covered';

/** A head with its face, as long as somebody wants to look at it or to cut it. */
export interface ExaminedHead {
  readonly grid: HeadGrid;
  readonly tissue: HeadTissue;
  readonly face: FoundFace;
}

export type FaceDecision =
  | { readonly kind: 'face'; readonly facts: StackFacts; readonly head: ExaminedHead }
  | { readonly kind: 'no-face'; readonly facts: StackFacts; readonly why: NoFaceReason }
  /** Slices that could make a face and can't be decoded: nobody knows. */
  | { readonly kind: 'unknown'; readonly facts: StackFacts };

/**
 * From where on no face can be rebuilt. Published matches are from slices of about 1 mm; those from PET are blurred over 5 to 7 mm and
 * still match (docs/FACES.md), so that slices must be well apart before a face is safe.
 */
const LIMITS = { slices: 8, depth: 50, spacing: 4.75, pixel: 4.75, side: 80 } as const;

/** Whether a stack could show a face by its geometry alone; null where it could. */
export function excludedByGeometry(stack: SliceStack): NoFaceReason | null {
  const first = stack.slices[0];
  if (!first || stack.slices.length < LIMITS.slices) return 'too-few';
  const { spacing, pixel } = factsOf(stack);
  if (spacing > LIMITS.spacing) return 'too-thick';
  if (pixel > LIMITS.pixel) return 'too-coarse';
  const depth = depthOf(stack);
  const sides = [first.columns * first.columnSpacing, first.rows * first.rowSpacing];
  return depth < LIMITS.depth || sides.some((side) => side < LIMITS.side) ? 'too-small' : null;
}

/**
 * Decides whether a face could be rebuilt from a stack, from its geometry and then from its pixels.
 * @param readSlice a slice's values; a FrameError of it makes the answer `unknown`, other errors pass through
 */
export async function examineStack(
  stack: SliceStack,
  readSlice: (slice: HeadSlice) => SliceValues | Promise<SliceValues>,
): Promise<FaceDecision> {
  const facts = factsOf(stack);
  const excluded = excludedByGeometry(stack);
  if (excluded) return { kind: 'no-face', facts, why: excluded };
  try {
    const grid = await gridOf(stack, readSlice);
    const tissue = partTissue(grid, stack.modality);
    const { found, why, faceHeight } = findFace(grid, tissue);
    const measured = { ...facts, faceHeight };
    if (!found) return { kind: 'no-face', facts: measured, why };
    return { kind: 'face', facts: measured, head: { grid, tissue, face: found } };
  } catch (error) {
    if (error instanceof FrameError) return { kind: 'unknown', facts };
    throw error;
  }
}

function factsOf({ slices, spacing }: SliceStack): StackFacts {
  const pixel = Math.max(slices[0]?.rowSpacing ?? 0, slices[0]?.columnSpacing ?? 0);
  return { slices: slices.length, spacing, pixel, faceHeight: 0 };
}

/** How far the first and the last place are apart along the normal, in mm. */
function depthOf({ slices }: SliceStack): number {
  const [first] = slices;
  const last = slices.at(-1);
  if (!first || !last) return 0;
  const normal = normalOf(first);
  return Math.abs(
    [0, 1, 2].reduce((sum, axis) => sum + ((last.position[axis] ?? 0) - (first.position[axis] ?? 0)) * (normal[axis] ?? 0), 0),
  );
}
