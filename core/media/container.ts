import type { ByteSource } from '../dicom/byte-source.js';
import type { MediaErrorCode } from './media-error.js';

/** A file that holds files. */
export interface Container {
  readonly entries: readonly ContainerEntry[];
}

/** One file in a container. Its place in `entries` is its identity: names may repeat and are only text. */
export type ContainerEntry = EntryFacts & (StoredEntry | DeflatedEntry);

interface EntryFacts {
  /** The path in the container; '' where it is known by the container's own name. */
  readonly untrustedName: string;
  /** Bytes that it would have, as the container claims; held against the truth when it is opened. */
  readonly untrustedSize: number;
  /** Why it can't be opened, as far as the container itself tells; null where it can be tried. */
  readonly refusal: MediaErrorCode | null;
}

/** A range of the container, as it is. */
interface StoredEntry {
  readonly kind: 'stored';
  /** The bytes, and where they begin in the container. @throws MediaError, ByteRangeError */
  locate(): { readonly source: ByteSource; readonly offset: number };
}

/** Bytes that have to be made from the container's, as often as they are needed. */
interface DeflatedEntry {
  readonly kind: 'deflated';
  /** @throws MediaError, ByteRangeError */
  inflate(): Uint8Array;
}
