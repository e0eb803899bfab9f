import type { ExportFailure, Packing, StagedFile, StagedId, StageResult } from '../core/bridge.js';
import type { LeftOutReason } from '../core/deid/export-plan.js';
import type { FileCheck } from '../core/deid/export-review.js';
import { directoryEntryOf } from '../core/deid/packing/directory-entry.js';
import { indexOf, reviewPacking } from '../core/deid/packing/pack-outputs.js';
import { prepareRedaction, type RedactionCodecs } from '../core/deid/redact/redaction-codecs.js';
import { checkStagedFile } from '../core/deid/review.js';
import { ReviewError } from '../core/deid/review-error.js';
import { ByteRangeError } from '../core/dicom/byte-source.js';
import { parseFile } from '../core/dicom/parse-file.js';
import type { CopyStage } from './copy-stage.js';
import type { ExportOptions } from './export-options.js';
import type { KeptHeaders } from './kept-headers.js';
import type { LeaveOut, Prepared } from './prepare-files.js';
import { sayProgress } from './say.js';

export interface Reviewed extends Prepared {
  readonly review: FileCheck;
}

/** What was staged and may be written. */
export interface ReviewedStage {
  readonly files: readonly Reviewed[];
  /** What is committed: the files and their index, or the zip that holds them. */
  readonly writtenIds: readonly StagedId[];
  readonly failure: ExportFailure | null;
}

const NOTHING: ReviewedStage = { files: [], writtenIds: [], failure: null };

/**
 * Stages all and reviews each from its staged bytes. A file whose review fails is left out, and the rest is staged and
 * reviewed once more: a name and a review always belong to one stage.
 */
export async function stageAndReview(
  stage: CopyStage,
  headers: KeptHeaders,
  first: readonly Prepared[],
  { kind, packing, seed, codecs }: Pick<ExportOptions, 'kind' | 'packing' | 'seed'> & { readonly codecs: RedactionCodecs },
  leaveOut: LeaveOut,
): Promise<ReviewedStage> {
  let prepared = first;
  while (prepared.length > 0) {
    const staged = await stage.stageExport(
      [
        ...prepared.map(({ splice }) => splice),
        ...indexOf(
          prepared.map(({ entry }) => entry),
          packing,
          seed,
        ),
      ],
      { kind, packing },
    );
    if (!staged.ok) return { ...NOTHING, failure: staged.failure };
    const reviewed: Reviewed[] = [];
    const refused = new Set<Prepared>();
    for (const [index, file] of prepared.entries()) {
      sayProgress('reviewed', index, prepared.length);
      const output = staged.files[index];
      if (!output) throw new Error('the stage gave fewer files than it was given');
      const review = await reviewOne(stage, headers, file, output, codecs);
      if (typeof review === 'string') {
        leaveOut(file.file.path, review, file.seen);
        refused.add(file);
      } else {
        reviewed.push({ ...file, review });
      }
    }
    sayProgress('reviewed', prepared.length, prepared.length);
    if (refused.size === 0) {
      const failure = packingFailure(stage, staged, packing, seed);
      const writtenIds = staged.container ? [staged.container.stagedId] : staged.files.map(({ stagedId }) => stagedId);
      return failure ? { ...NOTHING, failure } : { files: reviewed, writtenIds, failure: null };
    }
    prepared = prepared.filter((file) => !refused.has(file));
  }
  return NOTHING;
}

async function reviewOne(
  stage: CopyStage,
  headers: KeptHeaders,
  { file, plan, search }: Prepared,
  output: { stagedId: string; name: string; sha256: string },
  codecs: RedactionCodecs,
): Promise<FileCheck | LeftOutReason> {
  const source = headers.parse(file);
  if (typeof source === 'string') return 'not-readable';
  try {
    await prepareRedaction(source, plan.redaction, codecs);
    return checkStagedFile(plan, source, { ...output, source: stage.source(output.stagedId) }, search, codecs);
  } catch (error) {
    if (error instanceof ReviewError) return error.code;
    if (error instanceof ByteRangeError) return 'not-readable';
    throw error;
  }
}

/** The index names the reviewed files and says what they say; the zip holds them and nothing else. */
function packingFailure(
  stage: CopyStage,
  staged: Extract<StageResult, { ok: true }>,
  packing: Packing,
  seed: Uint8Array,
): ExportFailure | null {
  const open = ({ stagedId }: { readonly stagedId: StagedId }) => stage.source(stagedId);
  try {
    reviewPacking(staged, packing, seed, open, (index) => directoryEntryOf(parseFile(open(staged.files[index] as StagedFile))));
    return null;
  } catch (error) {
    if (error instanceof ReviewError) return 'read-back-differs';
    if (error instanceof ByteRangeError) return 'source-changed';
    throw error;
  }
}
