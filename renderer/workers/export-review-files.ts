import type { StagedFile } from '../../core/bridge.js';
import { keptValues, type ValuePart } from '../../core/deid/byte-ledger.js';
import type { FilePlan, LeftOutReason } from '../../core/deid/export-plan.js';
import type { FileReview } from '../../core/deid/export-review.js';
import type { TermDictionary } from '../../core/deid/leak-search/term-dictionary.js';
import { type DirectoryEntry, directoryEntryOf } from '../../core/deid/packing/directory-entry.js';
import { patientKey } from '../../core/deid/pseudonym.js';
import { prepareRedaction, type RedactionCodecs } from '../../core/deid/redact/redaction-codecs.js';
import { reviewFile } from '../../core/deid/review.js';
import { ReviewError } from '../../core/deid/review-error.js';
import type { ByteSource } from '../../core/dicom/byte-source.js';
import { ParseError } from '../../core/dicom/parse-error.js';
import { type ParsedFile, parseFile } from '../../core/dicom/parse-file.js';
import type { Pace } from './export-pace.js';
import { readAhead } from './read-ahead.js';

/** One file that main staged, with what was planned for it. */
export interface StagedPlan {
  readonly plan: FilePlan;
  readonly sourceSize: number;
  readonly untrustedName: string;
  readonly staged: StagedFile;
}

/** Both sides of one review. */
export interface ReviewBytes {
  readonly source: ByteSource;
  readonly output: ByteSource;
}

export interface ReviewTools {
  /** The words of the people whose files these are. */
  readonly terms: TermDictionary;
  /** Never rejects: what can't be read is noticed when it is read. */
  load(file: StagedPlan): Promise<ReviewBytes>;
  readonly codecs: RedactionCodecs;
  readonly isFileSet: boolean;
}

/** A review with the bytes of its source that leave as they are. */
export interface AccountedReview extends FileReview {
  readonly kept: Readonly<Record<ValuePart, number>>;
  /** What the index has to say of it, read from the staged bytes; null where none is asked for, or the file has no place in one. */
  readonly entry: DirectoryEntry | null;
  /** Key of the source's patient in the dictionary of terms. */
  readonly patient: string;
}

export type ReviewOfFile =
  | { readonly review: AccountedReview; readonly refused: null }
  | { readonly review: null; readonly refused: LeftOutReason };

/** Reviews of this export by the hash of the output: the same bytes of the same file needn't be read twice. */
export class ReviewedFiles {
  readonly #known = new Map<string, AccountedReview>();

  /**
   * Reads every staged output again and tells what it holds; a file whose output isn't what was planned is refused.
   * @throws Superseded; ByteRangeError where main can't give the bytes any more
   */
  async review(files: readonly StagedPlan[], tools: ReviewTools, pace: Pace): Promise<readonly ReviewOfFile[]> {
    const reviews: ReviewOfFile[] = [];
    for await (const [file, bytes] of readAhead(files, (next) => (this.#known.has(keyOf(next)) ? null : tools.load(next)))) {
      reviews.push(bytes ? await this.#reviewFile(file, bytes, tools) : this.#recall(file));
      await pace.step(reviews.length, files.length);
    }
    return reviews;
  }

  #recall(file: StagedPlan): ReviewOfFile {
    const known = this.#known.get(keyOf(file));
    if (!known) throw new Error('a review that was known is gone');
    return { review: { ...known, stagedId: file.staged.stagedId, name: file.staged.name }, refused: null };
  }

  async #reviewFile(file: StagedPlan, bytes: ReviewBytes, { terms, codecs, isFileSet }: ReviewTools): Promise<ReviewOfFile> {
    const { stagedId, name, sha256 } = file.staged;
    try {
      const source = parseFile(bytes.source);
      const search = terms.searchFor(source, file.untrustedName);
      await prepareRedaction(source, file.plan.redaction, codecs);
      const reviewed = reviewFile(file.plan, source, { stagedId, name, sha256, source: bytes.output }, search, codecs);
      const review = {
        ...reviewed,
        kept: keptOf(source, reviewed),
        entry: isFileSet ? directoryEntryOf(parseFile(bytes.output)) : null,
        patient: patientKey(source.dataSet),
      };
      this.#known.set(keyOf(file), review);
      return { review, refused: null };
    } catch (error) {
      if (error instanceof ReviewError) return { review: null, refused: error.code };
      // The source was read a moment ago, by the plan.
      if (error instanceof ParseError) return { review: null, refused: 'review-differs' };
      throw error;
    }
  }
}

function keptOf(source: ParsedFile, { rows, pixels, redaction }: FileReview): AccountedReview['kept'] {
  const isKept = ({ action }: { action: string }): boolean => action === 'keep' || action === 'clean' || action === 'redact';
  const kept = new Set(rows.filter(isKept).map(({ path }) => path));
  const removed = Object.values(pixels?.removedBytes ?? {}).reduce((sum, bytes) => sum + bytes, redaction?.bytesWritten ?? 0);
  return keptValues(source, (path) => kept.has(path), removed);
}

const keyOf = ({ plan, staged }: StagedPlan): string => `${plan.fileId} ${staged.sha256}`;
