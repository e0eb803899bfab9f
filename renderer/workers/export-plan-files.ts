import { type BlobId, type GrantId, MAX_HEAD_BYTES, MAX_HEADS } from '../../core/bridge.js';
import { PlanMismatch } from '../../core/deid/apply.js';
import type { FilePlan, LeftOutReason } from '../../core/deid/export-plan.js';
import type { TermDictionary } from '../../core/deid/leak-search/term-dictionary.js';
import { type DirectoryEntry, directoryEntryOf } from '../../core/deid/packing/directory-entry.js';
import type { FileChoice, Planner } from '../../core/deid/plan.js';
import { planAndApply } from '../../core/deid/plan-and-apply.js';
import { RedactionError } from '../../core/deid/redact/redaction.js';
import type { RedactionCodecs } from '../../core/deid/redact/redaction-codecs.js';
import { ByteRangeError, type ByteSource, windowedSource } from '../../core/dicom/byte-source.js';
import { ParseError } from '../../core/dicom/parse-error.js';
import { type ParsedFile, parseFile } from '../../core/dicom/parse-file.js';
import type { Splice } from '../../core/dicom/splice-file.js';
import { spliceSource } from '../../core/dicom/splice-source.js';
import { type ContentKind, contentKind } from '../../core/media/content-kind.js';
import { isInside } from '../../core/media/file-id.js';
import { MediaError } from '../../core/media/media-error.js';
import type { OpenedFile } from '../../core/media/opened-files.js';
import { FrameError } from '../../core/pixels/frame-error.js';
import { describeImage } from '../../core/pixels/image-description.js';
import { type WritingKind, writingKind } from '../../core/pixels/writing-kind.js';
import type { PictureGrid } from '../export/pictures/state.js';
import type { FileRequest } from './export-api.js';
import type { Pace } from './export-pace.js';
import { settleSplice } from './export-settle.js';
import { spillLargeParts } from './export-spill.js';
import { pictureGrid } from './picture-grid.js';
import { readAhead } from './read-ahead.js';

/** What was decided about one file. */
export type PlannedFile = {
  readonly frames: number;
  readonly writing: WritingKind | null;
  readonly grid: PictureGrid | null;
} & (
  | {
      readonly plan: FilePlan;
      readonly splice: Splice;
      readonly stays: null;
      /** What an index would say of it; null where none is asked for, or the file has no place in one. */
      readonly entry: DirectoryEntry | null;
    }
  | { readonly plan: null; readonly splice: null; readonly stays: LeftOutReason }
);

export interface PlanningTools {
  readonly planner: Planner;
  /** The words of the people whose files these are: collected over all files before the first is decided. */
  readonly terms: TermDictionary;
  /** @throws MediaError, ByteRangeError */
  open(fileId: GrantId, size: number): OpenedFile;
  /** The first bytes of at most `MAX_HEADS` files in one answer; a file that it leaves out is read by itself. */
  readHeads(fileIds: readonly GrantId[]): Promise<ReadonlyMap<GrantId, Uint8Array>>;
  /** All bytes of a granted file, where they are few; null otherwise, and where they can't be read. Never rejects. */
  loadSource(fileId: GrantId, size: number): Promise<ByteSource | null>;
  appendBlob(blobId: BlobId | null, bytes: Uint8Array): Promise<BlobId>;
  readonly codecs: RedactionCodecs;
  /** The files get an index: entries that it needs have a value. */
  readonly isFileSet: boolean;
}

/** Decisions of this export by file and choice, so that a changed choice reads again only what it changes. */
export class PlannedFiles {
  readonly #known = new Map<string, PlannedFile>();
  readonly #collected = new Set<GrantId>();
  /** Files that couldn't be read for their words, which aren't looked for in others then: they don't leave, whatever a second attempt gives. */
  readonly #unread = new Set<GrantId>();

  /** Decides about every file, one after the other. @throws Superseded */
  async plan(files: readonly FileRequest[], tools: PlanningTools, pace: Pace): Promise<ReadonlyMap<GrantId, PlannedFile>> {
    await this.#collectTerms(files, tools, pace);
    const planned = new Map<GrantId, PlannedFile>();
    // Main reads the next files while one is decided: their pixels are looked at too.
    const load = (file: FileRequest) =>
      this.#known.has(keyOf(file)) || isInside(file.fileId) ? null : tools.loadSource(file.fileId, file.size);
    for await (const [file, loaded] of readAhead(files, load)) {
      const known = this.#known.get(keyOf(file)) ?? (this.#unread.has(file.fileId) ? UNREAD : await planFile(file, tools, loaded));
      this.#known.set(keyOf(file), known);
      planned.set(file.fileId, known);
      await pace.step(planned.size, files.length);
    }
    return planned;
  }

  /** A file that brings new words makes old decisions void: they were made without looking for them. */
  async #collectTerms(files: readonly FileRequest[], tools: PlanningTools, pace: Pace): Promise<void> {
    const fresh = files.filter(({ fileId }) => !this.#collected.has(fileId));
    if (fresh.length > 0) this.#known.clear();
    let heads: ReadonlyMap<GrantId, Uint8Array> = new Map();
    for (const [index, file] of fresh.entries()) {
      if (index % MAX_HEADS === 0) heads = await readHeads(fresh.slice(index, index + MAX_HEADS), tools);
      if (!collect(file, tools, heads.get(file.fileId))) this.#unread.add(file.fileId);
      this.#collected.add(file.fileId);
      await pace.step(index + 1, fresh.length, true);
    }
  }
}

/** Main knows nothing of files inside others: these are read by themselves. */
function readHeads(files: readonly FileRequest[], tools: PlanningTools): Promise<ReadonlyMap<GrantId, Uint8Array>> {
  const own = files.filter(({ fileId }) => !isInside(fileId)).map(({ fileId }) => fileId);
  return own.length === 0 ? Promise.resolve(new Map()) : tools.readHeads(own);
}

const keyOf = ({ fileId, includeUnchecked, overruled, boxes, lookedAt, face }: FileRequest): string =>
  JSON.stringify([fileId, includeUnchecked, lookedAt, boxes, face, ...overruled.map(({ path }) => path).sort()]);

/** False where a file can't be read. What isn't DICOM has no words, and is refused later. */
function collect(file: FileRequest, { open, terms }: PlanningTools, head: Uint8Array | undefined): boolean {
  try {
    const source = headed(open(file.fileId, file.size), head);
    if (!FOREIGN.has(contentKind(source))) terms.collect(parseFile(source));
    return true;
  } catch (error) {
    if (error instanceof ParseError || error instanceof ByteRangeError || error instanceof MediaError) return false;
    throw error;
  }
}

const headed = ({ source }: OpenedFile, head: Uint8Array | undefined): ByteSource =>
  head ? windowedSource(source, MAX_HEAD_BYTES, head) : source;

/** What is opened and isn't DICOM. */
const FOREIGN: ReadonlySet<ContentKind> = new Set(['nifti', 'png', 'jpeg']);

const UNREAD = { frames: 0, writing: null, grid: null, plan: null, splice: null, stays: 'not-readable' } as const;

async function planFile(file: FileRequest, tools: PlanningTools, loaded: ByteSource | null): Promise<PlannedFile> {
  try {
    const opened = tools.open(file.fileId, file.size);
    const source = loaded ?? opened.source;
    if (FOREIGN.has(contentKind(source))) return { ...UNREAD, stays: 'not-dicom' };
    const parsed = parseFile(source);
    const kind = { frames: framesOf(parsed), writing: writingKind(parsed.dataSet), grid: pictureGrid(parsed) };
    const search = tools.terms.searchFor(parsed, file.untrustedName);
    const decided = await planAndApply(tools.planner, file.fileId, parsed, choiceOf(file, tools.isFileSet), search, tools.codecs);
    if ('reason' in decided) return { ...kind, plan: null, splice: null, stays: decided.reason };
    const { plan, splice: applied } = decided;
    const entry = tools.isFileSet ? directoryEntryOf(parseFile(spliceSource(applied, () => parsed.source))) : null;
    const splice = await settleSplice(applied, file.fileId, opened, tools.appendBlob);
    return { ...kind, plan, splice: await spillLargeParts(splice, tools.appendBlob), stays: null, entry };
  } catch (error) {
    if (error instanceof ParseError || error instanceof ByteRangeError || error instanceof MediaError) return UNREAD;
    if (error instanceof PlanMismatch) return { ...UNREAD, stays: 'review-differs' };
    if (error instanceof RedactionError || error instanceof FrameError) return { ...UNREAD, stays: 'boxes-not-covered' };
    throw error;
  }
}

const choiceOf = ({ includeUnchecked, overruled, boxes = [], lookedAt, face }: FileRequest, fileSet: boolean): FileChoice => ({
  fileSet,
  includeUnchecked,
  overruled: overruled.map(({ path }) => path),
  boxes,
  ...(lookedAt ? { lookedAt } : {}),
  ...(face ? { face } : {}),
});

function framesOf(parsed: ParsedFile): number {
  const image = describeImage(parsed.dataSet);
  return image.kind === 'image' ? image.numberOfFrames : 0;
}
