import type { PolicyOptions } from '../policy.js';

/** What the review counted, for the receipt: numbers and names from fixed lists, no free text. */
export interface ReceiptFacts {
  readonly policy: string;
  readonly text: 'auto' | 'off' | 'redact';
  readonly faces: 'not-looked-for' | 'keep' | 'leave-out' | 'deface';
  readonly elements: ElementCounts;
  readonly checks: { readonly secondReader: number; readonly leakSearch: number; readonly readBack: number };
  readonly leftOut: number;
  /** The options of the policy in full; null where nothing but pictures left. */
  readonly options: PolicyOptions | null;
  /** What the person overruled, each with how many files it was for. */
  readonly overrulings: readonly Overruling[];
  /** Files of a kind that carries writing, or of refused kinds, that the person ticked one by one, or with a finding called a false alarm. */
  readonly overruled: number;
  /** Whether pseudonyms, UIDs and the shift of dates follow from a key that is kept between exports. The fact alone: nothing of the key. */
  readonly keptKey: boolean;
}

/** A file of a kind that is left out by default, taken along all the same (`element` is null), or a finding called a false alarm. */
export interface Overruling {
  /** The reason, from the fixed lists of core/deid/export-plan.ts. */
  readonly reason: string;
  /** The place of the finding without item numbers: tags alone. */
  readonly element: string | null;
  readonly files: number;
}

/** Promise 3 of the design: source = kept + changed + removed; output = kept + changed + added. */
export interface ElementCounts {
  readonly source: number;
  readonly output: number;
  readonly kept: number;
  readonly changed: number;
  readonly removed: number;
  readonly added: number;
}

/** What an export leaves behind for its maker: nothing of a source, nothing of a person. */
export interface Receipt {
  readonly schema: 1;
  readonly program: { readonly name: 'Negatoscope'; readonly version: string };
  readonly policy: string;
  readonly text: ReceiptFacts['text'];
  readonly faces: ReceiptFacts['faces'];
  readonly elements: ElementCounts;
  readonly checks: ReceiptFacts['checks'];
  readonly leftOut: number;
  readonly options: PolicyOptions | null;
  readonly overruled: number;
  readonly overrulings: readonly Overruling[];
  /** As `ReceiptFacts`; absent in receipts of versions that didn't tell. */
  readonly keptKey: boolean;
  readonly files: readonly ReceiptFile[];
}

/** One written file, or one entry of a zip; names are of `outputNames`. */
export interface ReceiptFile {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  /** What is inside, where the file is a zip. */
  readonly entries?: readonly Omit<ReceiptFile, 'entries'>[];
}
