import type { LeavingFile, LeavingOutput, ReviewedPicture } from './state.js';

/** Every output of a file: one, or one for each of its frames. */
export const outputsOf = ({ more = [], ...first }: LeavingFile): readonly LeavingOutput[] => [first, ...more];

/** The output that holds frame `frame` (from 0) of a file; null where none does. */
export function outputOf({ leaving, first = 0 }: ReviewedPicture, frame: number): LeavingOutput | null {
  if (!leaving) return null;
  return leaving.more ? (outputsOf(leaving)[frame - first] ?? null) : leaving;
}

/** Every output of the files that leave, in the order of the stage. */
export const allOutputs = (pictures: readonly ReviewedPicture[]): readonly LeavingOutput[] =>
  pictures.flatMap(({ leaving }) => (leaving ? outputsOf(leaving) : []));
