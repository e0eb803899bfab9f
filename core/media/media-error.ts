/** Why a container, or a file in one, isn't opened. Every code has a sentence on the screen; none carries a word of the file. */
export type MediaErrorCode =
  /** The list of contents isn't there or contradicts itself. */
  | 'container-damaged'
  | 'container-too-many-entries'
  /** 7z, RAR, an image of UDF alone and others: known, and not read. */
  | 'container-kind-not-supported'
  /** A zip in several volumes, of which each needs the others. */
  | 'container-split'
  | 'container-too-deep'
  | 'entry-encrypted'
  /** Compressed by another method than deflate. */
  | 'entry-method-not-supported'
  | 'entry-name-too-long'
  /** Two entries claim the same bytes: a way to make a small file grow without end. */
  | 'entry-overlaps'
  | 'entry-damaged'
  /** More bytes than the bounds allow for a file of this size. */
  | 'entry-too-large'
  /** It inflates to another length than the list of contents says. */
  | 'entry-size-differs'
  | 'entry-checksum-differs';

/** A container, or a file in one, can't be read as it should. */
export class MediaError extends Error {
  override readonly name = 'MediaError';
  constructor(readonly code: MediaErrorCode) {
    super(code);
  }
}
