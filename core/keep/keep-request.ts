import type { VoiLutFunction } from '../pixels/image-description.js';
import type { LookupTable } from '../pixels/lookup-table.js';
import type { ViewTurn } from '../study/geometry.js';
import type { FramePlace, Mark } from '../study/measure/mark.js';
import type { Reading } from '../study/measure/reading.js';

/** What a person can keep: the marks as they are drawn, the pictures with a star, and what was measured. */
export const KEPT_KINDS = ['presentation', 'key-images', 'report'] as const;
export type KeptKind = (typeof KEPT_KINDS)[number];

/** A mark with what stands beside it on the screen. */
export interface KeptMark {
  readonly mark: Mark;
  /** What it is called: the person's word, or its kind and number. */
  readonly title: string;
  /** What stands beside it on the screen, a line each. */
  readonly lines: readonly string[];
  readonly reading: Reading;
  /** Height of a pixel for its width where it lies. */
  readonly aspect: number;
}

/** How a picture on which something is drawn stands on the screen. */
export interface KeptPicture {
  readonly at: FramePlace;
  readonly rows: number;
  readonly columns: number;
  /** Height of a pixel for its width. */
  readonly aspect: number;
  readonly turn: ViewTurn;
  /** Null of a picture in colour. */
  readonly grey: KeptGrey | null;
}

/** How values become grey. */
export interface KeptGrey {
  /** From stored values to the unit of the window; where `isTabled` the file's own table does that. */
  readonly slope: number;
  readonly intercept: number;
  readonly isTabled: boolean;
  readonly unit: string;
  readonly voi: { readonly center: number; readonly width: number; readonly shape: VoiLutFunction } | LookupTable;
  /** The lowest value is white. */
  readonly isInverse: boolean;
}

/** What is to be kept, of one study. Places name files by their ids. */
export interface KeepRequest {
  readonly kinds: readonly KeptKind[];
  readonly marks: readonly KeptMark[];
  readonly pictures: readonly KeptPicture[];
  readonly keyImages: readonly FramePlace[];
  /** When, as DICOM writes dates and times: YYYYMMDD, HHMMSS. */
  readonly date: string;
  readonly time: string;
  readonly language: 'en' | 'fr';
  /** Of the program. */
  readonly version: string;
}

/** Why something isn't kept. `in-a-plane`: it lies in a computed cut, which no file holds. `no-identity`: its file isn't DICOM, or lacks the numbers by which others would find the picture. */
export type NotKeptReason = 'hidden' | 'in-a-plane' | 'no-identity' | 'other-study' | 'nothing-measured';

export interface NotKept {
  readonly kind: KeptKind;
  readonly reason: NotKeptReason;
  readonly count: number;
}
