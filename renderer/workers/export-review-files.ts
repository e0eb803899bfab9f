import type { GrantId, StagedFile } from '../../core/bridge.js';
import type { FilePlan, LeftOutReason } from '../../core/deid/export-plan.js';
import type { FileReview } from '../../core/deid/export-review.js';
import type { TermDictionary } from '../../core/deid/leak-search/term-dictionary.js';
import { reviewFile } from '../../core/deid/review.js';
import { ReviewError } from '../../core/deid/review-error.js';
import type { ByteSource } from '../../core/dicom/byte-source.js';
import { ParseError } from '../../core/dicom/parse-error.js';
import { parseFile } from '../../core/dicom/parse-file.js';
import type { Pace } from './export-pace.js';
import { readAhead } from './export-read.js';

/** One file that main staged, with what was planned for it. */
export interface StagedPlan {
  readonly plan: FilePlan;
  readonly sourceSize: number;
  readonly untrustedName: string;
  readonly staged: StagedFile;
}

export interface ReviewTools {
  readonly terms: TermDictionary;
  open(fileId: GrantId, size: number): ByteSource;
  openStaged(staged: StagedFile): ByteSource;
}

export type ReviewOfFile =
  | { readonly review: FileReview; readonly refused: null }
  | { readonly review: null; readonly refused: LeftOutReason };

/** Reviews of this export by the hash of the output: the same bytes of the same file needn't be read twice. */
export class ReviewedFiles {
  readonly #known = new Map<string, FileReview>();

  clear(): void {
    this.#known.clear();
  }

  /**
   * Reads every staged output again and tells what it holds; a file whose output isn't what was planned is refused.
   * @throws Superseded; ByteRangeError where main can't give the bytes any more
   */
  async review(files: readonly StagedPlan[], tools: ReviewTools, pace: Pace): Promise<readonly ReviewOfFile[]> {
    const reviews: ReviewOfFile[] = [];
    for (const [index, file] of files.entries()) {
      reviews.push(this.#reviewFile(file, tools));
      await pace.step(index + 1, files.length);
    }
    return reviews;
  }

  #reviewFile({ plan, sourceSize, untrustedName, staged }: StagedPlan, tools: ReviewTools): ReviewOfFile {
    const { stagedId, name, sha256 } = staged;
    const key = `${plan.fileId} ${sha256}`;
    const known = this.#known.get(key);
    if (known) return { review: { ...known, stagedId, name }, refused: null };
    try {
      const source = parseFile(readAhead(tools.open(plan.fileId, sourceSize)));
      const output = { stagedId, name, sha256, source: readAhead(tools.openStaged(staged)) };
      const review = reviewFile(plan, source, output, tools.terms.searchFor(source, untrustedName));
      this.#known.set(key, review);
      return { review, refused: null };
    } catch (error) {
      if (error instanceof ReviewError) return { review: null, refused: error.code };
      // The source was read a moment ago, by the plan.
      if (error instanceof ParseError) return { review: null, refused: 'review-differs' };
      throw error;
    }
  }
}
