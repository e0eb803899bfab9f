import { type ExportFailure, type Overruling, ZIP_NAME } from '../core/bridge.js';
import { writtenFactsOf } from '../core/deid/check-written.js';
import { sumCounts } from '../core/deid/review-totals.js';
import { createCodecs } from '../core/pixels/codecs/codec-set.js';
import { createEncoders } from '../core/pixels/codecs/encoder-set.js';
import type { CopyStage } from './copy-stage.js';
import { EXIT, type ExitCode, UsageError } from './exit.js';
import { type ExportOptions, exportOptions } from './export-options.js';
import { exportPictures } from './export-pictures.js';
import { treatFaces } from './faces.js';
import { failureSentence } from './failure-sentence.js';
import { loadCodecWasm } from './host/engine.js';
import { createCopyStage } from './host/stage.js';
import { keepSources } from './keep-sources.js';
import { KeptHeaders } from './kept-headers.js';
import { type MetFile, openInputs } from './open-inputs.js';
import { type LeaveOut, prepareFiles } from './prepare-files.js';
import { replaceText } from './replace-file.js';
import { leftOutRow, makeReport, type ReportRow } from './report.js';
import { answerJson, say } from './say.js';
import { type Reviewed, type ReviewedStage, stageAndReview } from './stage-and-review.js';
import { textSentences } from './text-sentences.js';
import { writeCopy } from './write-copy.js';

/** `export INPUT… --out DIR`: stages, reviews what was staged, writes, and checks what was written before it is published. */
export async function exportFiles(args: readonly string[]): Promise<ExitCode> {
  const options = exportOptions(args);
  const { granted, opened, files, skipped, sources } = await openInputs(options.inputs);
  keepSources(sources, [
    { option: '--report', path: options.report },
    { option: '--receipt', path: options.receipt },
  ]);
  const unmet = options.boxes.unmet(files.map(({ path }) => path));
  if (unmet !== undefined) throw new UsageError(`--redact names a file that is not among the inputs: "${unmet}".`);
  const rows = new Map<string, ReportRow>();
  const leaveOut: LeaveOut = (path, reason, seen) => void rows.set(path, leftOutRow(path, reason, seen));
  for (const { path, reason } of skipped) leaveOut(path, reason);
  const stage = createCopyStage(granted);
  try {
    const { kind } = options;
    const codecs = { decoders: createCodecs(loadCodecWasm), encoders: createEncoders(loadCodecWasm) };
    const faces = await treatFaces(opened, files, options.faces, codecs.decoders);
    if (kind !== 'dicom') {
      const failure = await exportPictures(opened, stage, files, { ...options, kind }, { faces, codecs: codecs.decoders }, rows);
      return finish(options, files, skipped, rows, [], failure);
    }
    const headers = new KeptHeaders(opened);
    const prepared = await prepareFiles(headers, stage, files, options, { faces, codecs }, leaveOut);
    const reviewed = await stageAndReview(stage, headers, prepared, { ...options, codecs }, leaveOut);
    const failure = reviewed.failure ?? (await write(stage, reviewed, rows, options));
    return finish(options, files, skipped, rows, reviewed.files, failure);
  } finally {
    await stage.discard();
    granted.close();
  }
}

async function write(
  stage: CopyStage,
  { files, writtenIds }: ReviewedStage,
  rows: Map<string, ReportRow>,
  options: ExportOptions,
): Promise<ExportFailure | null> {
  if (files.length === 0) return null;
  const counts = {
    elements: sumCounts(files.map(({ review }) => review.elements)),
    checks: { secondReader: files.length, leakSearch: files.length, readBack: files.length },
    leftOut: rows.size,
    overrulings: overrulingsOf(files),
  };
  const expected = files.map(({ review, plan, search }) => ({ name: review.name, facts: writtenFactsOf(plan, review), search }));
  return writeCopy(stage, writtenIds, options, counts, expected);
}

/** Kinds of files that are left out by default, and were asked for one by one. */
function overrulingsOf(files: readonly Reviewed[]): readonly Overruling[] {
  const counts = new Map<string, number>();
  for (const { overruled } of files) if (overruled) counts.set(overruled, (counts.get(overruled) ?? 0) + 1);
  return [...counts].map(([reason, count]) => ({ reason, element: null, files: count }));
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
  for (const { file, review, seen } of written) {
    const output = { path: pathIn(options, review.name), sha256: review.sha256, bytes: review.bytes.size };
    const { elements, redaction } = review;
    // Frames may be encoded anew without a box in them.
    const covered = redaction && redaction.boxes > 0 ? redaction : null;
    const pixels = seen || covered ? { text: seen, covered } : null;
    rows.set(file.path, { path: file.path, status: 'exported', reason: null, output, elements, pixels });
  }
  if (failure !== null) {
    for (const { path } of files)
      if (!rows.has(path)) rows.set(path, { path, status: 'failed', reason: failure, output: null, elements: null, pixels: null });
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

/** Where an output lies below `--out`: in a zip that lies there, by the name of both. */
const pathIn = ({ packing, asFile }: ExportOptions, name: string): string => (packing.zip && !asFile ? `${ZIP_NAME}/${name}` : name);

function conclude(options: ExportOptions, rows: readonly ReportRow[], failure: ExportFailure | null): ExitCode {
  const leftOut = rows.filter((row) => row.status === 'left-out').length;
  const exported = rows.filter((row) => row.status === 'exported').length;
  if (failure !== null) {
    say(failureSentence(failure));
    return EXIT.failed;
  }
  if (rows.length === 0) throw new UsageError('There is no file in what was given.');
  for (const sentence of textSentences(rows)) say(sentence);
  say(exported > 0 ? `${exported} files were written, read back and verified.` : 'Nothing was written.');
  if (leftOut === 0) return EXIT.done;
  say(`${leftOut} files were left out${options.report === null ? '; --report FILE says which and why' : ', as the report says'}.`);
  return EXIT.leftOut;
}
