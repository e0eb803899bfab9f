import type { ExportFailure } from '../core/bridge.js';
import { applyPlan, PlanMismatch } from '../core/deid/apply.js';
import type { FilePlan, LeftOutReason } from '../core/deid/export-plan.js';
import type { FileReview } from '../core/deid/export-review.js';
import type { LeakSearch } from '../core/deid/leak-search/term-dictionary.js';
import { createPlanner } from '../core/deid/plan.js';
import { reviewFile } from '../core/deid/review.js';
import { ReviewError } from '../core/deid/review-error.js';
import { sumCounts } from '../core/deid/review-totals.js';
import { ByteRangeError } from '../core/dicom/byte-source.js';
import type { Splice } from '../core/dicom/splice-file.js';
import { MediaError } from '../core/media/media-error.js';
import type { OpenedFiles } from '../core/media/opened-files.js';
import { createStage, type Stage } from '../electron/files/stage.js';
import { EXIT, type ExitCode, UsageError } from './exit.js';
import { type ExportOptions, exportOptions } from './export-options.js';
import { exportPictures } from './export-pictures.js';
import { failureSentence } from './failure-sentence.js';
import { keepSources } from './keep-sources.js';
import { type MetFile, openInputs, parseMet, type UnreadReason } from './open-inputs.js';
import { realPath } from './real-path.js';
import { replaceText } from './replace-file.js';
import { makeReport, type ReportRow } from './report.js';
import { answerJson, say, sayProgress } from './say.js';
import { settleSplice } from './settle-splice.js';
import { collectTerms } from './terms.js';
import { writeCopy } from './write-copy.js';

/** A file on its way: planned and turned into a splice. */
interface Prepared {
  readonly file: MetFile;
  readonly plan: FilePlan;
  readonly search: LeakSearch;
  readonly splice: Splice;
}
interface Reviewed extends Prepared {
  readonly review: FileReview;
}

/** `export INPUT… --out DIR`: stages, reviews what was staged, writes, reads back. */
export async function exportFiles(args: readonly string[]): Promise<ExitCode> {
  const options = exportOptions(args);
  const { grants, opened, files, skipped, sources } = await openInputs(options.inputs);
  keepSources(sources, [
    { option: '--report', path: options.report },
    { option: '--receipt', path: options.receipt },
  ]);
  const rows = new Map<string, ReportRow>();
  const leaveOut = (path: string, reason: LeftOutReason | UnreadReason) => {
    rows.set(path, { path, status: 'left-out', reason, output: null, elements: null });
  };
  for (const { path, reason } of skipped) leaveOut(path, reason);
  const stage = createStage(grants);
  try {
    if (options.format === 'png') {
      const failure = await exportPictures(opened, stage, files, options, rows);
      return finish(options, files, skipped, rows, [], failure);
    }
    const prepared = prepare(opened, stage, files, options, leaveOut);
    const reviewed = await stageAndReview(stage, opened, prepared, leaveOut);
    const failure = reviewed.failure ?? (await write(stage, reviewed.files, rows, options));
    return finish(options, files, skipped, rows, reviewed.files, failure);
  } finally {
    stage.discard();
    grants.close();
  }
}

function prepare(
  opened: OpenedFiles,
  stage: Stage,
  files: readonly MetFile[],
  options: ExportOptions,
  leaveOut: (path: string, reason: LeftOutReason | UnreadReason) => void,
): Prepared[] {
  const planner = createPlanner(options.policy, options.seed);
  const terms = collectTerms(opened, files, options.policy.options, options.terms);
  const included = new Set(options.include);
  const prepared: Prepared[] = [];
  for (const [index, file] of files.entries()) {
    sayProgress('planned', index, files.length);
    const parsed = parseMet(opened, file);
    if (typeof parsed === 'string') {
      leaveOut(file.path, parsed);
      continue;
    }
    try {
      const search = terms.searchFor(parsed, file.path);
      const plan = planner.planFile(
        file.id,
        parsed,
        { includeUnchecked: options.text === 'off', includeRefused: included.has(realPath(file.path)) },
        search,
      );
      if ('reason' in plan) leaveOut(file.path, plan.reason);
      else prepared.push({ file, plan, search, splice: settleSplice(applyPlan(parsed, plan, file.id), file, opened, stage) });
    } catch (error) {
      // The source vanished or changed while it was read.
      if (!(error instanceof ByteRangeError) && !(error instanceof PlanMismatch) && !(error instanceof MediaError)) throw error;
      leaveOut(file.path, 'unreadable');
    }
  }
  sayProgress('planned', files.length, files.length);
  return prepared;
}

/**
 * Stages all and reviews each from its staged bytes. A file whose review fails is left out, and the rest is staged and
 * reviewed once more: a name and a review always belong to one stage.
 */
async function stageAndReview(
  stage: Stage,
  opened: OpenedFiles,
  first: readonly Prepared[],
  leaveOut: (path: string, reason: LeftOutReason) => void,
): Promise<{ readonly files: readonly Reviewed[]; readonly failure: ExportFailure | null }> {
  let prepared = first;
  while (prepared.length > 0) {
    const staged = await stage.stageExport(
      prepared.map(({ splice }) => splice),
      { onProgress: (done, total) => sayProgress('staged', done, total) },
    );
    if (!staged.ok) return { files: [], failure: staged.failure };
    const reviewed: Reviewed[] = [];
    const refused = new Set<Prepared>();
    for (const [index, file] of prepared.entries()) {
      sayProgress('reviewed', index, prepared.length);
      const output = staged.files[index];
      if (!output) throw new Error('the stage gave fewer files than it was given');
      const review = reviewOne(stage, opened, file, output);
      if (typeof review === 'string') {
        leaveOut(file.file.path, review);
        refused.add(file);
      } else {
        reviewed.push({ ...file, review });
      }
    }
    sayProgress('reviewed', prepared.length, prepared.length);
    if (refused.size === 0) return { files: reviewed, failure: null };
    prepared = prepared.filter((file) => !refused.has(file));
  }
  return { files: [], failure: null };
}

function reviewOne(
  stage: Stage,
  opened: OpenedFiles,
  { file, plan, search }: Prepared,
  output: { stagedId: string; name: string; sha256: string },
): FileReview | LeftOutReason {
  const source = parseMet(opened, file);
  if (typeof source === 'string') return 'not-readable';
  try {
    return reviewFile(plan, source, { ...output, source: stage.source(output.stagedId) }, search);
  } catch (error) {
    if (error instanceof ReviewError) return error.code;
    if (error instanceof ByteRangeError) return 'not-readable';
    throw error;
  }
}

async function write(
  stage: Stage,
  files: readonly Reviewed[],
  rows: Map<string, ReportRow>,
  options: ExportOptions,
): Promise<ExportFailure | null> {
  if (files.length === 0) return null;
  return writeCopy(
    stage,
    files.map(({ review }) => review.stagedId),
    options,
    {
      elements: sumCounts(files.map(({ review }) => review.elements)),
      checks: { secondReader: files.length, leakSearch: files.length, readBack: files.length },
      leftOut: rows.size,
      overruled: files.filter(({ file }) => options.include.includes(realPath(file.path))).length,
    },
  );
}

function finish(
  options: ExportOptions,
  files: readonly MetFile[],
  skipped: readonly { readonly path: string }[],
  rows: Map<string, ReportRow>,
  exported: readonly Reviewed[],
  failure: ExportFailure | null,
): ExitCode {
  const written = failure === null ? exported : [];
  for (const { file, review } of written) {
    const output = { path: review.name, sha256: review.sha256, bytes: review.bytes.size };
    rows.set(file.path, { path: file.path, status: 'exported', reason: null, output, elements: review.elements });
  }
  if (failure !== null) {
    for (const { path } of files)
      if (!rows.has(path)) rows.set(path, { path, status: 'failed', reason: failure, output: null, elements: null });
  }
  const ordered = [...skipped, ...files].map(({ path }) => rows.get(path)).filter((row) => row !== undefined);
  // Pictures have no element that a second reader, or a search, could look at; they are read back all the same.
  const readBack = failure === null ? ordered.filter((row) => row.status === 'exported').length : 0;
  const checks = { secondReader: written.length, leakSearch: written.length, readBack };
  const report = makeReport(options, ordered, checks);
  if (options.report !== null) replaceText(options.report, `${JSON.stringify(report, null, 2)}\n`);
  if (options.json) answerJson(report);
  return conclude(options, ordered, failure);
}

function conclude(options: ExportOptions, rows: readonly ReportRow[], failure: ExportFailure | null): ExitCode {
  const leftOut = rows.filter((row) => row.status === 'left-out').length;
  const exported = rows.filter((row) => row.status === 'exported').length;
  if (failure !== null) {
    say(failureSentence(failure));
    return EXIT.failed;
  }
  if (rows.length === 0) throw new UsageError('There is no file in what was given.');
  say(exported > 0 ? `${exported} files were written, read back and verified.` : 'Nothing was written.');
  if (leftOut === 0) return EXIT.done;
  say(`${leftOut} files were left out${options.report === null ? '; --report FILE says which and why' : ', as the report says'}.`);
  return EXIT.leftOut;
}
