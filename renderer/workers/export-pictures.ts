import type { GrantId, StagedFile } from '../../core/bridge.js';
import type { LeftOutReason } from '../../core/deid/export-plan.js';
import { whyLeftOut } from '../../core/deid/left-out.js';
import type { Picture } from '../../core/deid/picture/encode-png.js';
import { readPlainJpeg } from '../../core/deid/picture/read-jpeg.js';
import { readPlainPng } from '../../core/deid/picture/read-png.js';
import { encodePicture, type PictureKind, reviewPicture } from '../../core/deid/picture/review-picture.js';
import { ReviewError } from '../../core/deid/review-error.js';
import { ByteRangeError, type ByteSource } from '../../core/dicom/byte-source.js';
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
import type { Pace } from './export-pace.js';
import { type StayingFacts, stayingFacts } from './export-picture-facts.js';
import { type LeavingPicture, PICTURE_STRUCTURE, summarisePictures } from './export-picture-summary.js';
import { spillLargeParts } from './export-spill.js';
import { pictureGrid } from './picture-grid.js';

/** What was found out about one file of which a picture is asked for. */
export interface PreparedPicture {
  readonly frames: number;
  readonly writing: WritingKind | null;
  readonly grid: PictureGrid | null;
  readonly splice: Splice | null;
  readonly stays: LeftOutReason | null;
}

/** Makes, reviews and shows pictures of nothing but the picture: the first frame of each file. */
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
    return [...this.#leaving.values()].map(({ staged }) => staged.name);
  }

  constructor(
    private readonly tools: Pick<EngineTools, 'open' | 'openStaged' | 'render' | 'decodeJpeg'>,
    readonly kind: PictureKind,
  ) {}

  /** Draws every file that may leave. @throws Superseded */
  async plan(files: readonly FileRequest[], host: ExportHost, pace: Pace): Promise<readonly Splice[]> {
    const prepared = new Map<GrantId, PreparedPicture>();
    for (const [index, file] of files.entries()) {
      prepared.set(file.fileId, await this.#prepare(file, host));
      await pace.step(index + 1, files.length);
    }
    this.#files = files;
    this.#prepared = prepared;
    this.#leaving = new Map();
    return this.#thatLeave().flatMap(({ fileId }) => prepared.get(fileId)?.splice ?? []);
  }

  /** Reads every staged picture, and compares it with the file drawn once more; null where one was refused. @throws Superseded */
  async review(staged: readonly StagedFile[], pace: Pace): Promise<ReviewedFiles | null> {
    const files = this.#thatLeave();
    if (staged.length !== files.length) throw new Error('what is staged is not what was planned');
    const leaving = new Map<GrantId, LeavingPicture>();
    let isRefused = false;
    for (const [index, file] of files.entries()) {
      const output = staged[index] as StagedFile;
      try {
        const { source } = this.tools.open(file.fileId, file.size);
        reviewPicture(await this.tools.render(source, file), this.tools.openStaged(output), this.kind);
        leaving.set(file.fileId, { staged: output, structure: this.#structureOf(output), facts: factsOf(source) });
      } catch (error) {
        if (!(error instanceof ReviewError || error instanceof FrameError || error instanceof ParseError)) throw error;
        this.#refused.set(file.fileId, 'review-differs');
        isRefused = true;
      }
      await pace.step(index + 1, files.length);
    }
    if (isRefused) return null;
    this.#leaving = leaving;
    return summarisePictures(this.kind, this.#files, this.#prepared, this.#refused, leaving);
  }

  /** The very picture that would leave, from the staged bytes; null where none of this file does. */
  async draw(fileId: GrantId, longestEdge: number): Promise<DrawnFrame | null> {
    const leaving = this.#leaving.get(fileId);
    if (!leaving) return null;
    const source = this.tools.openStaged(leaving.staged);
    const { rows, columns, rgba } = this.kind === 'png' ? coloured(readPlainPng(source)) : await this.tools.decodeJpeg(source);
    const edge = Math.max(1, Math.min(longestEdge, Math.max(rows, columns)));
    return { ...makeThumbnail({ kind: 'color', rows, columns, rgba }, edge), aspect: columns / rows };
  }

  /** Of a picture that was read as plain. */
  #structureOf(staged: StagedFile): number {
    const { channels } = (this.kind === 'png' ? readPlainPng : readPlainJpeg)(this.tools.openStaged(staged));
    return PICTURE_STRUCTURE[this.kind](channels);
  }

  async #prepare(file: FileRequest, host: ExportHost): Promise<PreparedPicture> {
    const stays = (reason: LeftOutReason, known: Partial<PreparedPicture> = {}): PreparedPicture => ({
      frames: 0,
      writing: null,
      grid: null,
      ...known,
      splice: null,
      stays: reason,
    });
    let parsed: ParsedFile;
    let source: ByteSource;
    try {
      source = this.tools.open(file.fileId, file.size).source;
      if (contentKind(source) !== 'dicom') return stays('not-dicom');
      parsed = parseFile(source);
    } catch (error) {
      if (error instanceof ParseError || error instanceof ByteRangeError || error instanceof MediaError) return stays('not-readable');
      throw error;
    }
    const image = describeImage(parsed.dataSet);
    const known = { frames: image.kind === 'image' ? 1 : 0, writing: writingKind(parsed.dataSet), grid: pictureGrid(parsed) };
    // Pictures of all slices are a volume again.
    if (file.face?.kind === 'leave-out') return stays(file.face.why, known);
    const { includeUnchecked, lookedAt } = file;
    const reason = whyLeftOut(parsed, { includeUnchecked, ...(lookedAt ? { lookedAt } : {}) });
    if (reason) return stays(reason, known);
    if (image.kind !== 'image') return stays('not-an-image');
    try {
      const bytes = encodePicture(await this.tools.render(source, file), this.kind);
      const splice = await spillLargeParts(new SpliceBuilder().bytes(bytes).build(), host.appendBlob.bind(host));
      return { ...known, splice, stays: null };
    } catch (error) {
      if (error instanceof FrameError) return stays('picture-not-drawn', known);
      throw error;
    }
  }

  #thatLeave(): readonly FileRequest[] {
    return this.#files.filter(
      ({ fileId, unticked }) => !unticked && !this.#refused.has(fileId) && this.#prepared.get(fileId)?.stays === null,
    );
  }
}

const factsOf = (source: ByteSource): StayingFacts => stayingFacts(parseFile(source));

function coloured({ rows, columns, channels, samples }: Picture): Omit<ColorDisplay, 'kind'> {
  const rgba = new Uint8ClampedArray(rows * columns * 4).fill(255);
  for (let pixel = 0; pixel < rows * columns; pixel++) {
    for (let channel = 0; channel < 3; channel++)
      rgba[pixel * 4 + channel] = samples[pixel * channels + (channels === 1 ? 0 : channel)] ?? 0;
  }
  return { rows, columns, rgba };
}
