import type { FoundHead } from '../../workers/face-api.js';

/** What becomes of a head: its files stay here unless the person says something else. */
export type HeadTreatment = 'leave-out' | 'deface' | 'keep';

/** What the person decided about one head. */
export interface FaceChoice {
  readonly headId: string;
  readonly treatment: HeadTreatment;
  /** The person has looked at the head without its face, and recognises nobody. */
  readonly isConfirmed: boolean;
}

/** A head of a review, with what became of it there. */
export interface ReviewedHead extends FoundHead {
  readonly treatment: HeadTreatment;
  readonly isConfirmed: boolean;
}
