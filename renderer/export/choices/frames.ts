import type { AskedFrames } from '../../../core/deid/picture/frame-span.js';
import type { ExportTarget, FrameChoice } from '../state.js';

/** Nothing but what is on the screen leaves, unless the person asks for more. */
export const SHOWN: FrameChoice = { kind: 'shown' };
export const EVERY: FrameChoice = { kind: 'every' };

export const sameFrames = (one: FrameChoice, other: FrameChoice): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Whether these are images of a film of `frames`. */
export const isRangeOf = ({ first, last }: Extract<FrameChoice, { kind: 'range' }>, frames: number): boolean =>
  Number.isInteger(first) && Number.isInteger(last) && first >= 0 && first <= last && last < frames;

/** What is asked of one file. */
export function framesOfFile(choice: FrameChoice, { frame = 0 }: ExportTarget): AskedFrames {
  switch (choice.kind) {
    case 'shown':
      return { first: frame, last: frame };
    case 'every':
      return 'every';
    case 'range':
      return choice;
  }
}

/** What there is to choose from: how long the longest film of what is to be copied is, and the file itself where it is one. */
export function filmOf(targets: readonly ExportTarget[]): { readonly longest: number; readonly only: ExportTarget | null } {
  const longest = targets.reduce((most, { frames = 1 }) => Math.max(most, frames), 1);
  return { longest, only: targets.length === 1 ? (targets[0] ?? null) : null };
}

/** How many images a range begins with. */
const FIRST_RANGE = 10;

/** Where a range begins: at the image on the screen, and short. */
export function rangeFrom({ frame = 0, frames = 1 }: ExportTarget): FrameChoice {
  return { kind: 'range', first: frame, last: Math.min(frames, frame + FIRST_RANGE) - 1 };
}
