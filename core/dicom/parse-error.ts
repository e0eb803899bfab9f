/** Something that was read all the same, and that an export or a person must know of. */
export interface ParseWarning {
  readonly code:
    | 'no-preamble'
    | 'no-file-meta'
    | 'meta-length-wrong'
    | 'syntax-contradicts-bytes'
    | 'unknown-transfer-syntax'
    | 'unknown-vr'
    | 'duplicate-tag'
    | 'out-of-order'
    | 'stray-delimiter'
    | 'unknown-charset'
    | 'trailing-bytes'
    /** The last item says that it goes on past the end of the file, which ends between two of its elements. */
    | 'length-past-end'
    | 'odd-length';
  readonly path: string;
  readonly offset: number;
}

/** Why bytes aren't a data set that this program reads. The message names no value of the file. */
export class ParseError extends Error {
  override readonly name = 'ParseError';
  constructor(
    readonly code: ParseErrorCode,
    /** Where in the source it was noticed, in bytes. */
    readonly offset: number,
  ) {
    super(`${code} at byte ${offset}`);
  }
}
export type ParseErrorCode =
  | 'empty'
  | 'not-dicom'
  | 'truncated'
  | 'bad-vr'
  | 'bad-item'
  | 'bad-length'
  | 'too-deep'
  | 'too-many-elements'
  | 'inflate-failed'
  | 'inflated-too-large';

/** Bounds of one file (each has its own error). */
export interface ParseLimits {
  readonly depth: number;
  readonly elements: number;
  /** Inflated size for a deflated data set: `inflatedBase` plus `inflatedFactor` times the input, never over `inflatedMost`. */
  readonly inflatedBase: number;
  readonly inflatedFactor: number;
  readonly inflatedMost: number;
}
export const PARSE_LIMITS: ParseLimits = {
  depth: 64,
  elements: 1_000_000,
  inflatedBase: 64 * 1024 * 1024,
  inflatedFactor: 100,
  inflatedMost: 2 * 1024 ** 3,
};
