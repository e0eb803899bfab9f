import type { Packing } from '../bridge.js';
import type { ByteSource } from '../dicom/byte-source.js';
import { walkElements } from '../dicom/data-set.js';
import { checkWrittenFile, type WrittenFacts } from './check-written.js';
import type { LeakSearch } from './leak-search/term-dictionary.js';
import { directoryEntryOf } from './packing/directory-entry.js';
import type { IndexedFile } from './packing/encode-directory.js';
import { readPlainZip } from './packing/read-zip.js';
import { reviewDirectory } from './packing/review-directory.js';
import { parseOutput, partsOf, readAgain } from './read-output.js';
import { ReviewError } from './review-error.js';

/** What has to stand on the disk: so many reviewed files, an index of them where one was asked for, and how they are packed. */
export interface WrittenSet {
  readonly count: number;
  readonly packing: Packing;
  /** What the index is made with. */
  readonly seed: Uint8Array;
}

/** A written output: a file, or a file inside the zip that was written. */
export interface WrittenPart {
  readonly name: string;
  /** Which written file it is, or lies in, and where. */
  readonly file: number;
  readonly offset: number;
  readonly size: number;
}

/** A whole copy as it was written, checked output by output in the order of the review. A zip holds its files and not a byte more. */
export class WrittenCopy {
  readonly #parts: readonly WrittenPart[];
  readonly #indexed: IndexedFile[] = [];
  #checked = 0;

  /** @throws ReviewError, ByteRangeError */
  constructor(
    private readonly set: WrittenSet,
    written: readonly { readonly name: string; readonly source: ByteSource }[],
  ) {
    this.#parts = set.packing.zip
      ? partsOfZip(written)
      : written.map(({ name, source }, file) => ({ name, file, offset: 0, size: source.size }));
    if (this.#parts.length !== set.count + (set.packing.directory ? 1 : 0)) throw new ReviewError('review-differs', '');
  }

  /** The output that is checked next. @throws ReviewError where none is left */
  get next(): WrittenPart {
    return this.after(0);
  }

  /** The output that is checked once `count` more are. @throws ReviewError where there is none */
  after(count: number): WrittenPart {
    const part = this.#parts[this.#checked + count];
    if (!part) throw new ReviewError('review-differs', '');
    return part;
  }

  /** Checks the next file. @param name what it was reviewed as @throws ReviewError, ByteRangeError */
  checkNext(source: ByteSource, name: string, facts: WrittenFacts, search: LeakSearch | null): void {
    if (this.next.name !== name || this.#checked >= this.set.count) throw new ReviewError('review-differs', '');
    const output = checkWrittenFile(source, facts, search);
    const entry = output && this.set.packing.directory ? directoryEntryOf(output) : null;
    if (entry) this.#indexed.push({ entry, fileId: name });
    this.#checked += 1;
  }

  /** Once all files are checked: the index says what they say, and not a byte more. @throws ReviewError, ByteRangeError */
  finish(open: (index: WrittenPart) => ByteSource): void {
    if (this.#checked !== this.set.count) throw new ReviewError('review-differs', '');
    if (!this.set.packing.directory) return;
    const index = open(this.next);
    reviewDirectory(index, this.#indexed, this.set.seed);
    const output = parseOutput(index);
    let count = 0;
    for (const part of partsOf(output)) {
      walkElements(part, () => {
        count += 1;
      });
    }
    readAgain(output, count);
  }
}

function partsOfZip(written: readonly { readonly source: ByteSource }[]): readonly WrittenPart[] {
  const [zip] = written;
  if (!zip || written.length !== 1) throw new ReviewError('review-differs', '');
  return readPlainZip(zip.source).map(({ name, offset, source }) => ({ name, file: 0, offset, size: source.size }));
}
