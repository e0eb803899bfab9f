import { type BlobId, type GrantId, MAX_HEAD_BYTES, MAX_HEADS } from '../../core/bridge.js';
import { applyPlan, PlanMismatch } from '../../core/deid/apply.js';
import type { FilePlan, LeftOutReason } from '../../core/deid/export-plan.js';
import type { Planner } from '../../core/deid/plan.js';
import { ByteRangeError, windowedSource } from '../../core/dicom/byte-source.js';
import { ParseError } from '../../core/dicom/parse-error.js';
import { type ParsedFile, parseFile } from '../../core/dicom/parse-file.js';
import type { Splice } from '../../core/dicom/splice-file.js';
import { type ContentKind, contentKind } from '../../core/media/content-kind.js';
import { isInside } from '../../core/media/file-id.js';
import { MediaError } from '../../core/media/media-error.js';
import type { OpenedFile } from '../../core/media/opened-files.js';
import { describeImage } from '../../core/pixels/image-description.js';
import { type WritingKind, writingKind } from '../../core/pixels/writing-kind.js';
import type { FileRequest } from './export-api.js';
import type { Pace } from './export-pace.js';
import { settleSplice } from './export-settle.js';
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
  /** @throws MediaError, ByteRangeError */
  open(fileId: GrantId, size: number): OpenedFile;
  /** The first bytes of at most `MAX_HEADS` files in one answer; a file that it leaves out is read by itself. */
  readHeads(fileIds: readonly GrantId[]): Promise<ReadonlyMap<GrantId, Uint8Array>>;
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
    let heads: ReadonlyMap<GrantId, Uint8Array> = new Map();
    for (const [index, file] of files.entries()) {
      if (index % MAX_HEADS === 0) heads = await this.#headsOf(files.slice(index, index + MAX_HEADS), tools);
      const known = this.#known.get(keyOf(file)) ?? (await planFile(file, tools, heads.get(file.fileId)));
      this.#known.set(keyOf(file), known);
      planned.set(file.fileId, known);
      await pace.step(index + 1, files.length);
    }
    return planned;
  }

  #headsOf(files: readonly FileRequest[], tools: PlanningTools): Promise<ReadonlyMap<GrantId, Uint8Array>> {
    // Main knows nothing of files inside others: these are read by themselves.
    const unknown = files.filter((file) => !this.#known.has(keyOf(file)) && !isInside(file.fileId)).map(({ fileId }) => fileId);
    return unknown.length === 0 ? Promise.resolve(new Map()) : tools.readHeads(unknown);
  }
}

const keyOf = ({ fileId, includeUnchecked }: FileRequest): string => `${includeUnchecked ? 'unchecked' : 'checked'} ${fileId}`;

/** What is opened and isn't DICOM. */
const FOREIGN: ReadonlySet<ContentKind> = new Set(['nifti', 'png', 'jpeg']);

async function planFile(file: FileRequest, tools: PlanningTools, head: Uint8Array | undefined): Promise<PlannedFile> {
  const unread = { frames: 0, writing: null, plan: null, splice: null } as const;
  try {
    const opened = tools.open(file.fileId, file.size);
    const source = head ? windowedSource(opened.source, MAX_HEAD_BYTES, head) : opened.source;
    if (FOREIGN.has(contentKind(source))) return { ...unread, stays: 'not-dicom' };
    const parsed = parseFile(source);
    const kind = { frames: framesOf(parsed), writing: writingKind(parsed.dataSet) };
    const decided = tools.planner.planFile(file.fileId, parsed, { includeUnchecked: file.includeUnchecked });
    if ('reason' in decided) return { ...kind, plan: null, splice: null, stays: decided.reason };
    const splice = await settleSplice(applyPlan(parsed, decided, file.fileId), file.fileId, opened, tools.appendBlob);
    return { ...kind, plan: decided, splice: await spillLargeParts(splice, tools.appendBlob), stays: null };
  } catch (error) {
    if (error instanceof ParseError || error instanceof ByteRangeError || error instanceof MediaError)
      return { ...unread, stays: 'not-readable' };
    if (error instanceof PlanMismatch) return { ...unread, stays: 'review-differs' };
    throw error;
  }
}

function framesOf(parsed: ParsedFile): number {
  const image = describeImage(parsed.dataSet);
  return image.kind === 'image' ? image.numberOfFrames : 0;
}
