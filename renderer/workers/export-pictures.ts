import type { GrantId, StagedFile } from '../../core/bridge.js';
import type { LeftOutReason } from '../../core/deid/export-plan.js';
import { whyLeftOut } from '../../core/deid/left-out.js';
import type { Picture } from '../../core/deid/picture/encode-png.js';
import { type FrameSpan, framesIn, spanOf } from '../../core/deid/picture/frame-span.js';
import { readPlainJpeg } from '../../core/deid/picture/read-jpeg.js';
import { readPlainPng } from '../../core/deid/picture/read-png.js';
import { encodePicture, type PictureKind, reviewPicture } from '../../core/deid/picture/review-picture.js';
import { ReviewError } from '../../core/deid/review-error.js';
import { ByteRangeError } from '../../core/dicom/byte-source.js';
import { ParseError } from '../../core/dicom/parse-error.js';
import { type ParsedFile, parseFile } from '../../core/dicom/parse-file.js';
import { type Splice, SpliceBuilder } from '../../core/dicom/splice-file.js';
import { contentKind } from '../../core/media/content-kind.js';
import { MediaError } from '../../core/media/media-error.js';
import type { ColorDisplay } from '../../core/pixels/display-frame.js';
import { FrameError } from '../../core/pixels/frame-error.js';
import { describeImage } from '../../core/pixels/image-description.js';
import { type WritingKind, writingKind } from '../../core/pixels/writing-kind.js';
import type { PictureGrid } from '../export/pictures/state.js';
import type { ReviewedFiles } from '../export/state.js';
import { makeThumbnail } from './decode-thumbnail.js';
import type { DrawnFrame, ExportHost, FileRequest } from './export-api.js';
import type { EngineTools } from './export-engine.js';
import { type Pace, Steps } from './export-pace.js';
import { stayingFacts } from './export-picture-facts.js';
import { type LeavingPicture, PICTURE_STRUCTURE, summarisePictures } from './export-picture-summary.js';
import { spillLargeParts } from './export-spill.js';
import { pictureGrid } from './picture-grid.js';

/** What was found out about one file of which a picture is asked for. */
export interface PreparedPicture {
  /** The frames that become pictures, or would. */
  readonly span: FrameSpan;
  readonly writing: WritingKind | null;
  readonly grid: PictureGrid | null;
  /** One a frame; empty where the file stays. */
  readonly splices: readonly Splice[];
  readonly stays: LeftOutReason | null;
}

/** What there is of a file without a picture. */
const NO_FRAMES: FrameSpan = { first: 0, count: 0 };
const FIRST = { first: 0, last: 0 };

/** Makes, reviews and shows pictures of nothing but the picture: one a frame that is asked for. */
export class PictureExport {
  readonly #refused = new Map<GrantId, LeftOutReason>();
  #files: readonly FileRequest[] = [];
  #prepared: ReadonlyMap<GrantId, PreparedPicture> = new Map();
  #leaving: ReadonlyMap<GrantId, LeavingPicture> = new Map();

  /** What the last plan was asked for. */
  get files(): readonly FileRequest[] {
    return this.#files;
  }

  /** The names of the reviewed pictures, in the order of the stage. */
  get names(): readonly string[] {
    return [...this.#leaving.values()].flatMap(({ outputs }) => outputs.map(({ staged }) => staged.name));
  }

  constructor(
    private readonly tools: Pick<EngineTools, 'open' | 'openStaged' | 'render' | 'decodeJpeg'>,
    readonly kind: PictureKind,
  ) {}

  /** Draws every file that may leave. @throws Superseded */
  async plan(files: readonly FileRequest[], host: ExportHost, pace: Pace): Promise<readonly Splice[]> {
    const prepared = new Map<GrantId, PreparedPicture>();
    const steps = new Steps(pace, files.length);
    for (const file of files) prepared.set(file.fileId, await this.#prepare(file, host, steps));
    this.#files = files;
    this.#prepared = prepared;
    this.#leaving = new Map();
    return this.#thatLeave().flatMap(({ fileId }) => prepared.get(fileId)?.splices ?? []);
  }

  /** Reads every staged picture, and compares it with the frame drawn once more; null where one was refused. @throws Superseded */
  async review(staged: readonly StagedFile[], pace: Pace): Promise<ReviewedFiles | null> {
    const files = this.#thatLeave();
    const spans = files.map(({ fileId }) => this.#prepared.get(fileId)?.span ?? NO_FRAMES);
    if (staged.length !== spans.reduce((sum, { count }) => sum + count, 0)) throw new Error('what is staged is not what was planned');
    const leaving = new Map<GrantId, LeavingPicture>();
    const steps = new Steps(pace, staged.length);
    let at = 0;
    let isRefused = false;
    for (const [index, file] of files.entries()) {
      const span = spans[index] ?? NO_FRAMES;
      const own = staged.slice(at, at + span.count);
      at += span.count;
      try {
        leaving.set(file.fileId, await this.#reviewFile(file, span, own, steps));
      } catch (error) {
        if (!(error instanceof ReviewError || error instanceof FrameError || error instanceof ParseError)) throw error;
        this.#refused.set(file.fileId, 'review-differs');
        isRefused = true;
      }
    }
    if (isRefused) return null;
    this.#leaving = leaving;
    return summarisePictures(this.kind, this.#files, this.#prepared, this.#refused, leaving);
  }

  /** The very picture that would leave of a frame, from the staged bytes; null where it doesn't. */
  async draw(fileId: GrantId, frame: number, longestEdge: number): Promise<DrawnFrame | null> {
    const first = this.#prepared.get(fileId)?.span.first ?? 0;
    const leaving = this.#leaving.get(fileId)?.outputs[frame - first];
    if (!leaving) return null;
    const source = this.tools.openStaged(leaving.staged);
    const { rows, columns, rgba } = this.kind === 'png' ? coloured(readPlainPng(source)) : await this.tools.decodeJpeg(source);
    const edge = Math.max(1, Math.min(longestEdge, Math.max(rows, columns)));
    return { ...makeThumbnail({ kind: 'color', rows, columns, rgba }, edge), aspect: columns / rows };
  }

  async #reviewFile(file: FileRequest, span: FrameSpan, staged: readonly StagedFile[], steps: Steps): Promise<LeavingPicture> {
    const parsed = parseFile(this.tools.open(file.fileId, file.size).source);
    const outputs: LeavingPicture['outputs'][number][] = [];
    for (const [index, frame] of framesIn(span).entries()) {
      const output = staged[index] as StagedFile;
      reviewPicture(await this.tools.render(parsed, frame, file), this.tools.openStaged(output), this.kind);
      outputs.push({ staged: output, structure: this.#structureOf(output) });
      await steps.next();
    }
    return { outputs, facts: stayingFacts(parsed) };
  }

  /** Of a picture that was read as plain. */
  #structureOf(staged: StagedFile): number {
    const { channels } = (this.kind === 'png' ? readPlainPng : readPlainJpeg)(this.tools.openStaged(staged));
    return PICTURE_STRUCTURE[this.kind](channels);
  }

  async #prepare(file: FileRequest, host: ExportHost, steps: Steps): Promise<PreparedPicture> {
    const prepared = await this.#draw(file, host, steps);
    if (prepared.stays) await steps.next();
    return prepared;
  }

  async #draw(file: FileRequest, host: ExportHost, steps: Steps): Promise<PreparedPicture> {
    const stays = (reason: LeftOutReason, known: Partial<PreparedPicture> = {}): PreparedPicture => ({
      span: NO_FRAMES,
      writing: null,
      grid: null,
      ...known,
      splices: [],
      stays: reason,
    });
    let parsed: ParsedFile;
    try {
      const { source } = this.tools.open(file.fileId, file.size);
      if (contentKind(source) !== 'dicom') return stays('not-dicom');
      parsed = parseFile(source);
    } catch (error) {
      if (error instanceof ParseError || error instanceof ByteRangeError || error instanceof MediaError) return stays('not-readable');
      throw error;
    }
    const image = describeImage(parsed.dataSet);
    const span = image.kind === 'image' ? spanOf(file.frames ?? FIRST, image.numberOfFrames) : null;
    const known = { span: span ?? NO_FRAMES, writing: writingKind(parsed.dataSet), grid: pictureGrid(parsed) };
    // Pictures of all slices are a volume again.
    if (file.face?.kind === 'leave-out') return stays(file.face.why, known);
    const { includeUnchecked, lookedAt } = file;
    const reason = whyLeftOut(parsed, { includeUnchecked, ...(lookedAt ? { lookedAt } : {}) });
    if (reason) return stays(reason, known);
    if (image.kind !== 'image') return stays('not-an-image');
    if (!span) return stays('picture-not-drawn', known);
    steps.more(span.count - 1);
    const splices: Splice[] = [];
    try {
      for (const frame of framesIn(span)) {
        const bytes = encodePicture(await this.tools.render(parsed, frame, file), this.kind);
        splices.push(await spillLargeParts(new SpliceBuilder().bytes(bytes).build(), host.appendBlob.bind(host)));
        await steps.next();
      }
      return { ...known, splices, stays: null };
    } catch (error) {
      if (error instanceof FrameError) {
        steps.more(splices.length - span.count + 1);
        return stays('picture-not-drawn', known);
      }
      throw error;
    }
  }

  #thatLeave(): readonly FileRequest[] {
    return this.#files.filter(
      ({ fileId, unticked }) => !unticked && !this.#refused.has(fileId) && this.#prepared.get(fileId)?.stays === null,
    );
  }
}

function coloured({ rows, columns, channels, samples }: Picture): Omit<ColorDisplay, 'kind'> {
  const rgba = new Uint8ClampedArray(rows * columns * 4).fill(255);
  for (let pixel = 0; pixel < rows * columns; pixel++) {
    for (let channel = 0; channel < 3; channel++)
      rgba[pixel * 4 + channel] = samples[pixel * channels + (channels === 1 ? 0 : channel)] ?? 0;
  }
  return { rows, columns, rgba };
}
