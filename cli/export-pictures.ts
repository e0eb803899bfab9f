import { type ExportFailure, PLAIN_PACKING, type StagedFile } from '../core/bridge.js';
import type { LeftOutReason } from '../core/deid/export-plan.js';
import type { FaceTreatment } from '../core/deid/face/face-treatment.js';
import { whyLeftOut } from '../core/deid/left-out.js';
import { MOST_PICTURES } from '../core/deid/picture/frame-span.js';
import { encodePicture, type PictureKind, reviewPicture } from '../core/deid/picture/review-picture.js';
import type { PixelBox } from '../core/deid/redact/pixel-box.js';
import { RedactionError, type RedactionRequest } from '../core/deid/redact/redaction.js';
import { spreadBoxes } from '../core/deid/redact/spread-boxes.js';
import { ReviewError } from '../core/deid/review-error.js';
import { ByteRangeError } from '../core/dicom/byte-source.js';
import { walkElements } from '../core/dicom/data-set.js';
import type { ParsedFile } from '../core/dicom/parse-file.js';
import { MediaError } from '../core/media/media-error.js';
import type { OpenedFiles } from '../core/media/opened-files.js';
import type { CodecSet } from '../core/pixels/frame-codec.js';
import { FrameError } from '../core/pixels/frame-error.js';
import { describeImage } from '../core/pixels/image-description.js';
import { renderFrame } from '../core/render-frame.js';
import type { CopyStage } from './copy-stage.js';
import type { ExportOptions } from './export-options.js';
import { framesOfFile } from './frames-option.js';
import { KeptHeaders } from './kept-headers.js';
import { createTextLook, type SeenText } from './look-for-text.js';
import { type MetFile, parseMet, type UnreadReason } from './open-inputs.js';
import { leftOutRow, type PixelNote, type ReportRow } from './report.js';
import { say, sayProgress } from './say.js';
import { collectTerms } from './terms.js';
import { writeCopy } from './write-copy.js';

/** One frame on its way: main's blob holds its picture. */
interface PreparedPicture {
  readonly file: MetFile;
  readonly frame: number;
  /** Elements of the file, all of which stay. */
  readonly elements: number;
  readonly boxes: readonly PixelBox[];
  readonly seen: SeenText | null;
  readonly blobId: string;
  readonly bytes: number;
}

/** The options of an export of pictures. */
export type PictureOptions = ExportOptions & { readonly kind: PictureKind };

/** What pictures are drawn with, beside the options. */
export interface PictureTools {
  /** What becomes of faces, by the file's id. */
  readonly faces: ReadonlyMap<string, FaceTreatment>;
  readonly codecs: CodecSet;
}

/**
 * Writes the frames that are asked for as a PNG or JPEG each, of nothing but the picture, with the file's own window or the one asked for, and no larger than a screen
 * (`--format png`, `jpg`): no fact leaves. What was staged is read back and compared with the frame drawn once more.
 */
export async function exportPictures(
  opened: OpenedFiles,
  stage: CopyStage,
  files: readonly MetFile[],
  options: PictureOptions,
  { faces, codecs }: PictureTools,
  rows: Map<string, ReportRow>,
): Promise<ExportFailure | null> {
  const headers = new KeptHeaders(opened);
  const terms = collectTerms(headers, files, options.policy.options, options.terms);
  const look = createTextLook(options, codecs);
  const prepared: PreparedPicture[] = [];
  let passedOver = 0;
  for (const [index, file] of files.entries()) {
    sayProgress('drawn', index, files.length);
    const parsed = headers.parse(file);
    if (typeof parsed === 'string') {
      rows.set(file.path, leftOutRow(file.path, parsed));
      continue;
    }
    const held = framesOf(parsed);
    const frames = held === 0 ? [] : framesOfFile(options.frames, held, file.path);
    const asked = options.boxes.forFile(file.path);
    const { choice, seen, reason } = await look.lookAt(parsed, {}, asked, terms.wordsOf(parsed), frames);
    // Pictures of all slices are a volume again.
    const face = faces.get(file.id);
    const pictures =
      reason ??
      (face?.kind === 'leave-out' ? face.why : null) ??
      (await preparePictures(stage, file, parsed, frames, choice.boxes ?? [], seen, options, codecs));
    if (typeof pictures === 'string') rows.set(file.path, leftOutRow(file.path, pictures, seen));
    else {
      prepared.push(...pictures);
      passedOver += held - frames.length;
    }
  }
  sayProgress('drawn', files.length, files.length);
  if (prepared.length === 0) return null;
  const splices = prepared.map(({ blobId, bytes }) => ({ parts: [{ copy: [blobId, 0, bytes] as const }] }));
  const staged = await stage.stageExport(splices, { kind: options.kind, packing: PLAIN_PACKING });
  if (!staged.ok) return staged.failure;
  const failure =
    (await reviewPictures(opened, stage, prepared, staged.files, options, codecs)) ??
    (await write(stage, prepared, staged.files, options, rows.size));
  if (failure === null) {
    report(prepared, staged.files, rows);
    if (passedOver > 0) say(`${passedOver} more frames did not become pictures: --frame N or --every-frame asks for them.`);
  }
  return failure;
}

/** Draws and packs these frames of a file, or says why the file is left out. */
async function preparePictures(
  stage: CopyStage,
  file: MetFile,
  parsed: ParsedFile,
  frames: readonly number[],
  request: RedactionRequest,
  seen: SeenText | null,
  { kind, view, marks }: PictureOptions,
  codecs: CodecSet,
): Promise<readonly PreparedPicture[] | LeftOutReason | UnreadReason> {
  const reason = whyLeftOut(parsed, { includeUnchecked: true });
  if (reason) return reason;
  if (frames.length === 0) return 'not-an-image';
  if (frames.length > MOST_PICTURES) return 'too-many';
  try {
    const boxes = boxesByFrame(parsed, request);
    const pictures: { readonly frame: number; readonly bytes: Uint8Array }[] = [];
    for (const frame of frames) {
      const picture = await renderFrame(parsed, frame, codecs, { boxes: onFrame(frame, boxes.get(frame)), view, marks });
      pictures.push({ frame, bytes: encodePicture(picture, kind) });
    }
    const elements = countElements(parsed);
    const prepared: PreparedPicture[] = [];
    for (const { frame, bytes } of pictures) {
      const blobId = await stage.appendBlob(null, bytes);
      prepared.push({ file, frame, elements, boxes: boxes.get(frame) ?? [], seen, blobId, bytes: bytes.length });
    }
    return prepared;
  } catch (error) {
    if (error instanceof RedactionError) return 'boxes-not-covered';
    if (error instanceof FrameError) return 'picture-not-drawn';
    if (error instanceof ByteRangeError || error instanceof MediaError) return 'unreadable';
    throw error;
  }
}

/** The boxes asked for, a list a frame that has some. @throws RedactionError */
function boxesByFrame({ dataSet }: ParsedFile, request: RedactionRequest): ReadonlyMap<number, readonly PixelBox[]> {
  const image = describeImage(dataSet);
  return image.kind === 'image' && request.length > 0 ? spreadBoxes(request, image) : new Map();
}

const onFrame = (frame: number, boxes: readonly PixelBox[] = []): RedactionRequest => [{ frame, boxes }];

async function reviewPictures(
  opened: OpenedFiles,
  stage: CopyStage,
  prepared: readonly PreparedPicture[],
  staged: readonly StagedFile[],
  { kind, view, marks }: PictureOptions,
  codecs: CodecSet,
): Promise<ExportFailure | null> {
  for (const [index, { file, frame, boxes }] of prepared.entries()) {
    const output = staged[index];
    const parsed = parseMet(opened, file);
    if (!output || typeof parsed === 'string') return 'source-changed';
    try {
      const expected = await renderFrame(parsed, frame, codecs, { boxes: onFrame(frame, boxes), view, marks });
      reviewPicture(expected, stage.source(output.stagedId), kind);
    } catch (error) {
      if (error instanceof ReviewError) return 'read-back-differs';
      if (error instanceof FrameError || error instanceof ByteRangeError) return 'source-changed';
      throw error;
    }
  }
  return null;
}

function write(
  stage: CopyStage,
  prepared: readonly PreparedPicture[],
  staged: readonly StagedFile[],
  options: PictureOptions,
  leftOut: number,
): Promise<ExportFailure | null> {
  const byFile = new Map(prepared.map(({ file, elements }) => [file.path, elements]));
  const total = [...byFile.values()].reduce((sum, count) => sum + count, 0);
  return writeCopy(
    stage,
    staged.map(({ stagedId }) => stagedId),
    // Pictures lie in a folder, whatever else was asked for.
    { ...options, packing: PLAIN_PACKING },
    { elements: allRemoved(total), checks: { secondReader: 0, leakSearch: 0, readBack: staged.length }, leftOut, overrulings: [] },
    staged.map(({ name }) => ({ name, facts: { kind: options.kind }, search: null })),
  );
}

/** A file's row names its first picture; the receipt lists all. */
function report(prepared: readonly PreparedPicture[], staged: readonly StagedFile[], rows: Map<string, ReportRow>): void {
  for (const [index, { file, elements, seen }] of prepared.entries()) {
    const output = staged[index];
    if (!output || rows.has(file.path)) continue;
    const { name, sha256, bytes } = output;
    rows.set(file.path, {
      path: file.path,
      status: 'exported',
      reason: null,
      output: { path: name, sha256, bytes },
      elements: allRemoved(elements),
      pixels: pixelNote(prepared, file, seen),
    });
  }
}

/** Boxes of pictures that were drawn: nothing of the file was encoded anew. */
function pixelNote(prepared: readonly PreparedPicture[], file: MetFile, seen: SeenText | null): PixelNote | null {
  const covered = prepared.filter((picture) => picture.file === file && picture.boxes.length > 0);
  const boxes = covered.reduce((sum, picture) => sum + picture.boxes.length, 0);
  if (!seen && boxes === 0) return null;
  return { text: seen, covered: boxes === 0 ? null : { method: 'drawn', frames: covered.length, boxes } };
}

/** Every fact of the source stays: the output has no element. */
const allRemoved = (count: number) => ({ source: count, output: 0, kept: 0, changed: 0, removed: count, added: 0 });

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
