import type { DataSet } from './data-set.js';
import type { Tag } from './tag.js';
import type { Vr } from './vr.js';

/**
 * One data element as it lies in the bytes (PS3.5 §7.1). All offsets count from the start of its data set's `body`.
 * Elements hold no values: a value is read when it is asked for.
 */
export interface DataElement {
  readonly tag: Tag;
  readonly vr: Vr;
  /** Where `vr` comes from: the bytes (explicit), the dictionary (implicit), or neither. */
  readonly vrSource: 'explicit' | 'dictionary' | 'unknown';
  /** Where the tag begins. */
  readonly offset: number;
  /** Where the value field begins. */
  readonly valueOffset: number;
  /** Length of the value field in bytes; of undefined length: up to the Sequence Delimitation Item, which isn't counted. */
  readonly valueLength: number;
  /** Where the next element begins; a Sequence Delimitation Item is inside. */
  readonly end: number;
  readonly undefinedLength: boolean;
  /** The items of a sequence, also where it stands in a UN or in an implicit value of known length. */
  readonly items: readonly Item[] | null;
  /** The fragments of an encapsulated value, the Basic Offset Table first (PS3.5 §A.4). */
  readonly fragments: readonly Fragment[] | null;
}

/** One item of a sequence (PS3.5 §7.5). */
export interface Item {
  readonly offset: number;
  readonly valueOffset: number;
  readonly valueLength: number;
  /** Behind the item; an Item Delimitation Item is inside. */
  readonly end: number;
  readonly undefinedLength: boolean;
  readonly dataSet: DataSet;
}

/** One fragment of encapsulated pixel data. */
export interface Fragment {
  readonly offset: number;
  readonly valueOffset: number;
  readonly valueLength: number;
}
