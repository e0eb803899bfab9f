import type { WrittenFacts } from '../core/deid/check-written.js';
import type { LeakSearch } from '../core/deid/leak-search/term-dictionary.js';
import { ReviewError } from '../core/deid/review-error.js';
import { WrittenCopy, type WrittenSet } from '../core/deid/written-copy.js';
import { ByteRangeError, memorySource, rangeSource } from '../core/dicom/byte-source.js';
import { ExportError, throwIfCancelled } from '../electron/files/failure.js';
import type { CheckBytes } from './copy-stage.js';

/** A file that was reviewed, and what to look for in it once it is written. */
export interface ExpectedFile {
  readonly name: string;
  readonly facts: WrittenFacts;
  readonly search: LeakSearch | null;
}

/** Reads a copy from the disk once it is written: the second reader and the leak search go through every file of it. */
export function checkCopy(expected: readonly ExpectedFile[], around: Omit<WrittenSet, 'count'>): CheckBytes {
  return async (written, { signal, onFile }) => {
    try {
      const copy = new WrittenCopy({ ...around, count: expected.length }, written);
      const open = () => {
        const { file, offset, size } = copy.next;
        return rangeSource(written[file]?.source ?? memorySource(new Uint8Array()), offset, size);
      };
      for (const { name, facts, search } of expected) {
        throwIfCancelled(signal);
        copy.checkNext(open(), name, facts, search);
        if (!around.packing.zip) await onFile();
      }
      copy.finish(open);
      if (around.packing.zip || around.packing.directory) await onFile();
    } catch (error) {
      if (error instanceof ReviewError || error instanceof ByteRangeError) throw new ExportError('written-doubted');
      throw error;
    }
  };
}
