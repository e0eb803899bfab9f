import type { ParsedFile } from '../core/dicom/parse-file.js';
import type { OpenedFiles } from '../core/media/opened-files.js';
import { pixelElement } from '../core/pixels/frames.js';
import { type MetFile, parseMet, type UnreadReason } from './open-inputs.js';

/** Most files whose headers are kept, so that memory doesn't grow with the set: the others are parsed anew in each pass. */
const MOST_KEPT = 1024;
/** Longest header that is kept, in bytes, and most fragments. */
const LONGEST_HEADER = 64 * 1024;
const MOST_FRAGMENTS = 64;

/**
 * Parses met files. A set is gone through several times (words of the people, plan, review): what was parsed of the first files is kept
 * from one pass to the next. Values that are longer than a header are read from the disk whenever they are asked for.
 */
export class KeptHeaders {
  readonly #kept = new Map<string, ParsedFile>();
  /** Whose words weren't read in the first pass doesn't leave in a later one: they weren't looked for in others. */
  readonly #unread = new Map<string, UnreadReason>();

  constructor(readonly opened: OpenedFiles) {}

  /** A parsed file that is on the disk as it was when it was opened, or why it isn't read. */
  parse(file: MetFile): ParsedFile | UnreadReason {
    const unread = this.#unread.get(file.id);
    if (unread) return unread;
    const kept = this.#kept.get(file.id);
    if (kept && this.#isStillThere(file)) return kept;
    const parsed = parseMet(this.opened, file);
    if (typeof parsed === 'string') this.#unread.set(file.id, parsed);
    if (typeof parsed !== 'string' && this.#kept.size < MOST_KEPT && isSmall(parsed) && this.#isStored(file))
      this.#kept.set(file.id, parsed);
    return parsed;
  }

  /** Whoever reads a granted file gets nothing of one that has changed or is gone. */
  #isStillThere({ id, size }: MetFile): boolean {
    try {
      this.opened.open(id, size).source.read(0, 1);
      return true;
    } catch {
      // Parsing it once more says why.
      this.#kept.delete(id);
      return false;
    }
  }

  /** What had to be inflated is in memory as a whole. */
  #isStored({ id, size }: MetFile): boolean {
    try {
      return this.opened.open(id, size).stored !== null;
    } catch {
      // A container that changed since: who reads the file is told so.
      return false;
    }
  }
}

function isSmall({ layout, dataSet, transferSyntax }: ParsedFile): boolean {
  const pixels = pixelElement(dataSet);
  const header = layout.dataSetEnd - (pixels?.valueLength ?? 0);
  return !transferSyntax.deflated && header <= LONGEST_HEADER && (pixels?.fragments?.length ?? 0) <= MOST_FRAGMENTS;
}
