import type { BlobId, GrantId } from '../../core/bridge.js';
import { applyPlan, PlanMismatch } from '../../core/deid/apply.js';
import type { FilePlan, LeftOutReason } from '../../core/deid/export-plan.js';
import type { Planner } from '../../core/deid/plan.js';
import { ByteRangeError, type ByteSource } from '../../core/dicom/byte-source.js';
import { ParseError } from '../../core/dicom/parse-error.js';
import { type ParsedFile, parseFile } from '../../core/dicom/parse-file.js';
import type { Splice } from '../../core/dicom/splice-file.js';
import { describeImage } from '../../core/pixels/image-description.js';
import { type WritingKind, writingKind } from '../../core/pixels/writing-kind.js';
import type { FileRequest } from './export-api.js';
import type { Pace } from './export-pace.js';
import { spillLargeParts } from './export-spill.js';

/** What was decided about one file. */
export type PlannedFile = {
  readonly frames: number;
  readonly writing: WritingKind | null;
} & (
  | { readonly plan: FilePlan; readonly splice: Splice; readonly stays: null }
  | { readonly plan: null; readonly splice: null; readonly stays: LeftOutReason }
);

export interface PlanningTools {
  readonly planner: Planner;
  open(fileId: GrantId, size: number): ByteSource;
  appendBlob(blobId: BlobId | null, bytes: Uint8Array): Promise<BlobId>;
}

/** Decisions of this export by file and choice, so that a changed choice reads again only what it changes. */
export class PlannedFiles {
  readonly #known = new Map<string, PlannedFile>();

  clear(): void {
    this.#known.clear();
  }

  /** Decides about every file, one after the other. @throws Superseded */
  async plan(files: readonly FileRequest[], tools: PlanningTools, pace: Pace): Promise<ReadonlyMap<GrantId, PlannedFile>> {
    const planned = new Map<GrantId, PlannedFile>();
    for (const [index, file] of files.entries()) {
      const key = `${file.includeUnchecked ? 'unchecked' : 'checked'} ${file.fileId}`;
      const known = this.#known.get(key) ?? (await planFile(file, tools));
      this.#known.set(key, known);
      planned.set(file.fileId, known);
      await pace.step(index + 1, files.length);
    }
    return planned;
  }
}

async function planFile(file: FileRequest, tools: PlanningTools): Promise<PlannedFile> {
  const unread = { frames: 0, writing: null, plan: null, splice: null } as const;
  try {
    const parsed = parseFile(tools.open(file.fileId, file.size));
    const kind = { frames: framesOf(parsed), writing: writingKind(parsed.dataSet) };
    const decided = tools.planner.planFile(file.fileId, parsed, { includeUnchecked: file.includeUnchecked });
    if ('reason' in decided) return { ...kind, plan: null, splice: null, stays: decided.reason };
    const splice = applyPlan(parsed, decided, file.fileId);
    return { ...kind, plan: decided, splice: await spillLargeParts(splice, tools.appendBlob), stays: null };
  } catch (error) {
    if (error instanceof ParseError || error instanceof ByteRangeError) return { ...unread, stays: 'not-readable' };
    if (error instanceof PlanMismatch) return { ...unread, stays: 'review-differs' };
    throw error;
  }
}

function framesOf(parsed: ParsedFile): number {
  const image = describeImage(parsed.dataSet);
  return image.kind === 'image' ? image.numberOfFrames : 0;
}
