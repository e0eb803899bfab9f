import { FrameError } from '../../pixels/frame-error.js';
import { type FoundFace, findFace } from './find-face.js';
import { findTurn } from './find-turn.js';
import { headForm } from './head-form.js';
import { gridOf, type HeadGrid, type SliceValues } from './head-grid.js';
import { type HeadTissue, partTissue } from './head-tissue.js';
import { type HeadSlice, normalOf, type SliceStack } from './slice-stack.js';
import type { Turn } from './turn.js';
import { turnGrid } from './turn-grid.js';

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
 * without looking at a pixel. `no-nose`: nothing of a head's form, and no ridge like a nose.
 * `cut-away`: a head whose face was removed before. `not-covered`: the slices end above the tip of
 * the nose.
 */
export type NoFaceReason = 'too-few' | 'too-thick' | 'too-coarse' | 'too-small' | 'no-nose' | 'cut-away' | 'not-covered';

/** A head with its face, as long as somebody wants to look at it or to cut it. */
export interface ExaminedHead {
  readonly grid: HeadGrid;
  readonly tissue: HeadTissue;
  readonly face: FoundFace;
  /** How the patient's axes were turned to those of the grid, so that the face looks to its front; null where they are the same. */
  readonly turn: Turn | null;
}

/** A head on which no face was found, as long as somebody wants to look at it. */
export type FacelessHead = Omit<ExaminedHead, 'face' | 'turn'> & { readonly face: null };

export type FaceDecision =
  | { readonly kind: 'face'; readonly facts: StackFacts; readonly head: ExaminedHead }
  | { readonly kind: 'no-face'; readonly facts: StackFacts; readonly why: NoFaceReason }
  /** The form of a head, seen down to where a face could be, and no face found: covered or missing, turned far aside, or hidden from the search. */
  | { readonly kind: 'unsure'; readonly facts: StackFacts; readonly head: FacelessHead }
  /** Slices that could make a face and can't be decoded: nobody knows. */
  | { readonly kind: 'unknown'; readonly facts: StackFacts };

/**
 * From where on no face can be rebuilt. Published matches are from slices of about 1 mm; those from PET are blurred over 5 to 7 mm and
 * still match (docs/FACES.md), so that slices must be well apart before a face is safe.
 */
export const LEAST_SLICES = 8;
const LIMITS = { depth: 50, spacing: 4.75, pixel: 4.75, side: 80 } as const;

/** Whether a stack could show a face by its geometry alone; null where it could. */
export function excludedByGeometry(stack: SliceStack): NoFaceReason | null {
  const first = stack.slices[0];
  if (!first || stack.slices.length < LEAST_SLICES) return 'too-few';
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
    return decide(grid, stack.modality, facts);
  } catch (error) {
    if (error instanceof FrameError) return { kind: 'unknown', facts };
    throw error;
  }
}

function decide(grid: HeadGrid, modality: string, facts: StackFacts): FaceDecision {
  const tissue = partTissue(grid, modality);
  const { found, why, faceHeight, surface } = findFace(grid, tissue);
  const measured = { ...facts, faceHeight };
  if (why === 'not-covered') return { kind: 'no-face', facts: measured, why };
  if (found) return { kind: 'face', facts: measured, head: { grid, tissue, face: found, turn: null } };
  const form = headForm(grid, tissue, surface);
  if (form !== 'with-face') return { kind: 'no-face', facts: measured, why: WHY_NONE[form] };
  const head = turnedHead(grid, tissue, modality);
  if (head) return { kind: 'face', facts: { ...facts, faceHeight: head.face.faceHeight }, head };
  // A face that leaves can't be called back: what has the form of a head is no answer for a machine alone.
  return { kind: 'unsure', facts: measured, head: { grid, tissue, face: null } };
}

/** A head that looks aside, in a grid in which it looks to the front; null where no face is found that way. */
function turnedHead(grid: HeadGrid, { body }: HeadTissue, modality: string): ExaminedHead | null {
  const turn = findTurn({ grid, body });
  if (!turn) return null;
  const turned = turnGrid({ grid, body }, turn);
  const tissue = partTissue(turned, modality);
  const { found } = findFace(turned, tissue);
  return found && { grid: turned, tissue, face: found, turn };
}

const WHY_NONE = { 'no-head': 'no-nose', 'above-face': 'not-covered', faceless: 'cut-away' } as const;

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
