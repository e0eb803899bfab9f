/** How the frames of one transfer syntax compare with independent decoders: what tests/core/pixels/agreement.test.ts counts. */
export interface AgreementRow {
  readonly transferSyntax: string;
  readonly frames: number;
  /** Equal to a reader where lossless; within one grey level (two, where YBR had to become RGB to compare) where lossy. */
  readonly agree: number;
  /** Decoded here, and by none of the readers. */
  readonly unread: number;
  /** Refused here, with a reason. */
  readonly refused: number;
}

/** The last measurement over the whole corpus, kept with the program. */
export interface Agreement {
  readonly date: string;
  readonly readers: readonly string[];
  readonly rows: readonly AgreementRow[];
}
