import type { ExportFailure } from '../core/bridge.js';
import type { LeftOutReason } from '../core/deid/export-plan.js';
import { whyLeftOut } from '../core/deid/left-out.js';
import { encodePng, type Picture } from '../core/deid/picture/encode-png.js';
import { renderPicture } from '../core/deid/picture/render-picture.js';
import { reviewPicture } from '../core/deid/picture/review-picture.js';
import { ReviewError } from '../core/deid/review-error.js';
import { ByteRangeError } from '../core/dicom/byte-source.js';
import { walkElements } from '../core/dicom/data-set.js';
import type { ParsedFile } from '../core/dicom/parse-file.js';
import type { OpenedFiles } from '../core/media/opened-files.js';
import { createCodecs } from '../core/pixels/codecs/codec-set.js';
import { displayFrame } from '../core/pixels/display-frame.js';
import { FrameError } from '../core/pixels/frame-error.js';
import { describeImage } from '../core/pixels/image-description.js';
import { readFrame } from '../core/pixels/read-frame.js';
import { commitStaged } from '../electron/files/commit.js';
import type { Stage } from '../electron/files/stage.js';
import { version } from '../package.json';
import { loadCodecWasm } from './codec-files.js';
import type { ExportOptions } from './export-options.js';
import { type MetFile, parseMet, type UnreadReason } from './open-inputs.js';
import type { ReportRow } from './report.js';
import { sayProgress } from './say.js';

/** Most frames of one file: each becomes a picture. */
const MOST_FRAMES = 10_000;

interface PreparedPicture {
  readonly file: MetFile;
  readonly frame: number;
  readonly elements: number;
}

/**
 * Writes every frame as a PNG of nothing but the picture, with the file's own window and no larger than a screen
 * (`--format png`): no fact leaves. What was staged is read back and compared with the frame drawn once more.
 */
export async function exportPictures(
  opened: OpenedFiles,
  stage: Stage,
  files: readonly MetFile[],
  options: ExportOptions,
  rows: Map<string, ReportRow>,
): Promise<ExportFailure | null> {
  const codecs = createCodecs(loadCodecWasm);
  const leaveOut = (path: string, reason: LeftOutReason | UnreadReason) =>
    rows.set(path, { path, status: 'left-out', reason, output: null, elements: null });
  const draw = async (parsed: ParsedFile, frame: number): Promise<Picture> => {
    await codecs.prepare(parsed.transferSyntax.uid);
    return renderPicture(displayFrame(parsed, frame, readFrame(parsed, frame, codecs)));
  };
  const prepared: PreparedPicture[] = [];
  const splices: { parts: { copy: [string, number, number] }[] }[] = [];
  for (const [index, file] of files.entries()) {
    sayProgress('drawn', index, files.length);
    const parsed = parseMet(opened, file);
    const reason = typeof parsed === 'string' ? parsed : whyLeftOut(parsed, { includeUnchecked: options.text === 'off' });
    if (reason || typeof parsed === 'string') {
      leaveOut(file.path, reason ?? 'not-readable');
      continue;
    }
    const frames = framesOf(parsed);
    if (frames === 0 || frames > MOST_FRAMES) {
      leaveOut(file.path, frames === 0 ? 'not-an-image' : 'too-many');
      continue;
    }
    try {
      const pictures: Uint8Array[] = [];
      for (let frame = 0; frame < frames; frame += 1) pictures.push(encodePng(await draw(parsed, frame)));
      for (const [frame, bytes] of pictures.entries()) {
        splices.push({ parts: [{ copy: [stage.appendBlob(null, bytes), 0, bytes.length] }] });
        prepared.push({ file, frame, elements: countElements(parsed) });
      }
    } catch (error) {
      if (!(error instanceof FrameError) && !(error instanceof ByteRangeError)) throw error;
      leaveOut(file.path, error instanceof FrameError ? 'picture-not-drawn' : 'unreadable');
    }
  }
  sayProgress('drawn', files.length, files.length);
  if (splices.length === 0) return null;
  const staged = await stage.stageExport(splices, { kind: 'png' });
  if (!staged.ok) return staged.failure;
  for (const [index, { file, frame }] of prepared.entries()) {
    const output = staged.files[index];
    const parsed = parseMet(opened, file);
    if (!output || typeof parsed === 'string') return 'source-changed';
    try {
      reviewPicture(await draw(parsed, frame), stage.source(output.stagedId));
    } catch (error) {
      if (error instanceof ReviewError) return 'read-back-differs';
      throw error;
    }
  }
  const sources = new Map(prepared.map(({ file, elements }) => [file.path, elements]));
  const total = [...sources.values()].reduce((sum, count) => sum + count, 0);
  const result = await commitStaged(
    stage,
    staged.files.map(({ stagedId }) => stagedId),
    {
      target: options.out,
      receiptPath: options.receipt,
      version,
      allowEmptyTarget: true,
      replaceReceipt: true,
      facts: {
        policy: options.policy.name,
        text: options.text,
        faces: options.faces,
        elements: removedAll(total),
        checks: { secondReader: 0, leakSearch: 0, readBack: staged.files.length },
        leftOut: rows.size,
        overruled: 0,
      },
      onProgress: ({ phase, done, total: all }) => sayProgress(phase, done, all),
    },
  );
  if (result.outcome !== 'written') return result.outcome === 'failed' ? result.failure : 'write-failed';
  for (const [index, { file, elements }] of prepared.entries()) {
    const output = staged.files[index];
    if (!output || rows.has(file.path)) continue;
    const { name, sha256, bytes } = output;
    rows.set(file.path, {
      path: file.path,
      status: 'exported',
      reason: null,
      output: { path: name, sha256, bytes },
      elements: removedAll(elements),
    });
  }
  return null;
}

/** Every fact of the source stays: the output has no element. */
const removedAll = (count: number) => ({ source: count, output: 0, kept: 0, changed: 0, removed: count, added: 0 });

function framesOf(parsed: ParsedFile): number {
  const image = describeImage(parsed.dataSet);
  return image.kind === 'image' ? image.numberOfFrames : 0;
}

function countElements({ fileMeta, dataSet }: ParsedFile): number {
  let count = 0;
  for (const part of fileMeta ? [fileMeta, dataSet] : [dataSet]) {
    walkElements(part, () => {
      count += 1;
    });
  }
  return count;
}
