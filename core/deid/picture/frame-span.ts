/** Frames of one file that follow each other, counted from 0. */
export interface FrameSpan {
  readonly first: number;
  readonly count: number;
}

/** Which frames of a file are to be pictures: all, or those from `first` to `last`, both from 0 and both included. */
export type AskedFrames = 'every' | { readonly first: number; readonly last: number };

/** Most pictures of one file. */
export const MOST_PICTURES = 10_000;

/** What there is of the frames that are asked for; null where the file has none of them, or more than become pictures. */
export function spanOf(asked: AskedFrames, numberOfFrames: number): FrameSpan | null {
  const { first, last } = asked === 'every' ? { first: 0, last: numberOfFrames - 1 } : asked;
  const count = Math.min(last, numberOfFrames - 1) - first + 1;
  return first >= 0 && count >= 1 && count <= MOST_PICTURES ? { first, count } : null;
}

/** Whether frame `frame` (from 0) is asked for. */
export const isAsked = (asked: AskedFrames, frame: number): boolean => asked === 'every' || (frame >= asked.first && frame <= asked.last);

/** The numbers of the frames, in their order. */
export const framesIn = ({ first, count }: FrameSpan): readonly number[] => Array.from({ length: count }, (_, at) => first + at);
