import { PlanMismatch } from '../core/deid/apply.js';
import type { FilePlan, LeftOutReason } from '../core/deid/export-plan.js';
import type { FaceTreatment } from '../core/deid/face/face-treatment.js';
import type { LeakSearch } from '../core/deid/leak-search/term-dictionary.js';
import { whyLeftOut } from '../core/deid/left-out.js';
import { type DirectoryEntry, directoryEntryOf } from '../core/deid/packing/directory-entry.js';
import { createPlanner } from '../core/deid/plan.js';
import { planAndApply } from '../core/deid/plan-and-apply.js';
import { RedactionError } from '../core/deid/redact/redaction.js';
import type { RedactionCodecs } from '../core/deid/redact/redaction-codecs.js';
import { ByteRangeError } from '../core/dicom/byte-source.js';
import { type ParsedFile, parseFile } from '../core/dicom/parse-file.js';
import type { Splice } from '../core/dicom/splice-file.js';
import { spliceSource } from '../core/dicom/splice-source.js';
import { MediaError } from '../core/media/media-error.js';
import { FrameError } from '../core/pixels/frame-error.js';
import type { CopyStage } from './copy-stage.js';
import type { ExportOptions } from './export-options.js';
import { realPath } from './host/places.js';
import type { KeptHeaders } from './kept-headers.js';
import { createTextLook, type SeenText } from './look-for-text.js';
import type { MetFile, UnreadReason } from './open-inputs.js';
import { sayProgress } from './say.js';
import { settleSplice } from './settle-splice.js';
import { collectTerms } from './terms.js';

/** A file on its way: planned and turned into a splice. */
export interface Prepared {
  readonly file: MetFile;
  readonly plan: FilePlan;
  readonly search: LeakSearch;
  readonly splice: Splice;
  /** What an index would say of it; null where none is asked for, or the file has no place in one. */
  readonly entry: DirectoryEntry | null;
  /** Why it would be left out, had it not been asked for. */
  readonly overruled: LeftOutReason | null;
  /** What was seen in its pictures; null where they weren't looked at. */
  readonly seen: SeenText | null;
}

/** What files are planned with, beside the options. */
export interface PreparingTools {
  /** What becomes of faces, by the file's id. */
  readonly faces: ReadonlyMap<string, FaceTreatment>;
  readonly codecs: RedactionCodecs;
}

/** Says that a file doesn't leave, and what was seen in its pictures before. */
export type LeaveOut = (path: string, reason: LeftOutReason | UnreadReason, seen?: SeenText | null) => void;

/** Plans every file, and makes of each plan what would be written. */
export async function prepareFiles(
  headers: KeptHeaders,
  stage: CopyStage,
  files: readonly MetFile[],
  options: ExportOptions,
  { faces, codecs }: PreparingTools,
  leaveOut: LeaveOut,
): Promise<Prepared[]> {
  const planner = createPlanner(options.policy, options.seed);
  const terms = collectTerms(headers, files, options.policy.options, options.terms);
  const included = new Set(options.include);
  const isIncluded = ({ path }: MetFile): boolean => included.size > 0 && included.has(realPath(path));
  const { directory } = options.packing;
  const look = createTextLook(options, codecs.decoders);
  const prepared: Prepared[] = [];
  for (const [index, file] of files.entries()) {
    sayProgress('planned', index, files.length);
    const parsed = headers.parse(file);
    if (typeof parsed === 'string') {
      leaveOut(file.path, parsed);
      continue;
    }
    try {
      const search = terms.searchFor(parsed, file.path);
      const face = faces.get(file.id);
      // What doesn't leave needn't be looked at.
      if (face?.kind === 'leave-out') {
        leaveOut(file.path, face.why);
        continue;
      }
      const includeRefused = isIncluded(file);
      const { choice, seen, reason } = await look.lookAt(
        parsed,
        { includeRefused },
        options.boxes.forFile(file.path),
        terms.wordsOf(parsed),
      );
      if (reason !== null) {
        leaveOut(file.path, reason, seen);
        continue;
      }
      const wanted = { ...choice, includeRefused, fileSet: directory, ...(face ? { face } : {}) };
      const applied = await planAndApply(planner, file.id, parsed, wanted, search, codecs);
      if ('reason' in applied) {
        leaveOut(file.path, applied.reason, seen);
        continue;
      }
      const { plan, splice } = applied;
      const entry = directory ? entryOf(splice, parsed) : null;
      const overruled = includeRefused ? whyLeftOut(parsed, { includeUnchecked: true }) : null;
      prepared.push({ file, plan, search, seen, entry, overruled, splice: await settleSplice(splice, file, headers.opened, stage) });
    } catch (error) {
      if (error instanceof RedactionError || error instanceof FrameError) {
        leaveOut(file.path, 'boxes-not-covered');
        continue;
      }
      // The source vanished or changed while it was read.
      if (!(error instanceof ByteRangeError) && !(error instanceof PlanMismatch) && !(error instanceof MediaError)) throw error;
      leaveOut(file.path, 'unreadable');
    }
  }
  sayProgress('planned', files.length, files.length);
  return prepared;
}

/** From what would be written: an index says nothing that its files don't. */
const entryOf = (splice: Splice, { source }: ParsedFile): DirectoryEntry | null =>
  directoryEntryOf(parseFile(spliceSource(splice, () => source)));
