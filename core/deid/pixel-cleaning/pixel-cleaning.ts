import type { RemovedSegment } from '../codestream/clean-codestream.js';

/** A piece of the new value field of Pixel Data: a range of the source's body, or new bytes. */
export type ValuePiece = { readonly offset: number; readonly length: number } | Uint8Array;

/** A value of Pixel Data that is written in place of the source's. */
export interface NewPixelValue {
  /** Length of the new value field in bytes, padding included. */
  readonly length: number;
  /** The new value field, in order. Made anew at each call: the same file gives the same pieces. */
  pieces(): Iterable<ValuePiece>;
}

/** What of Pixel Data's value changes although every picture stays as it is. */
export interface PixelCleaning extends NewPixelValue {
  readonly reason: 'past-last-pixel' | 'unused-bits' | 'codestream';
  /** Samples in which bits beside the stored value were cleared. */
  readonly samplesCleared: number;
  /** Bytes that go, by what they were. */
  readonly removedBytes: Readonly<Partial<Record<RemovedSegment | 'past-last-pixel', number>>>;
  /** Fragments move: tables of their places (7FE0,0001) and (7FE0,0002) hold no longer and go. */
  readonly movesFragments: boolean;
}
