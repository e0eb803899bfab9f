import type { WrittenFile } from '../../core/bridge.js';
import type { WrittenFacts } from '../../core/deid/check-written.js';
import type { SavedTerms } from '../../core/deid/leak-search/term-dictionary.js';
import type { PolicyOptions } from '../../core/deid/policy.js';
import type { WrittenSet } from '../../core/deid/written-copy.js';

/** What is known of one reviewed file: what it is called, what is in it, and whose words must not be. */
export interface WrittenExpected {
  readonly name: string;
  readonly facts: WrittenFacts;
  /** Key of the patient in the dictionary of terms. */
  readonly patient: string;
  readonly untrustedName: string;
}

/** What the files of one export are checked with. */
export interface WrittenRules extends WrittenSet {
  readonly options: PolicyOptions;
  /** What the export looked for, so that nothing is collected twice. */
  readonly terms: SavedTerms;
}

/** What the worker tells while it works. */
export interface WrittenHost {
  /** So many files of the copy are right so far. */
  checked(count: number): void;
}

/**
 * The worker that reads what was written, from the disk and for itself: it has seen neither the sources nor what was staged. All
 * methods reject where anything isn't as it was reviewed.
 */
export interface WrittenWorker {
  begin(rules: WrittenRules, written: readonly WrittenFile[]): void;
  /** Checks the next files, in the order of the review. */
  check(expected: readonly WrittenExpected[], host: WrittenHost): Promise<void>;
  /** After the last: nothing is left, and the index is right. */
  finish(): void;
}
