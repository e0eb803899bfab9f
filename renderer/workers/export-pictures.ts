import type { GrantId, OutputKind, StagedFile } from '../../core/bridge.js';
import type { LeftOutReason } from '../../core/deid/export-plan.js';
import { whyLeftOut } from '../../core/deid/left-out.js';
import { type FrameSpan, spanOf } from '../../core/deid/picture/frame-span.js';
import { ReviewError } from '../../core/deid/review-error.js';
import { ByteRangeError } from '../../core/dicom/byte-source.js';
import { ParseError } from '../../core/dicom/parse-error.js';
import { type ParsedFile, parseFile } from '../../core/dicom/parse-file.js';
import { type Splice, SpliceBuilder } from '../../core/dicom/splice-file.js';
import { contentKind } from '../../core/media/content-kind.js';
import { MediaError } from '../../core/media/media-error.js';
import { FrameError } from '../../core/pixels/frame-error.js';
import { describeImage } from '../../core/pixels/image-description.js';
import { type WritingKind, writingKind } from '../../core/pixels/writing-kind.js';
import type { PictureGrid } from '../export/pictures/state.js';
import type { ReviewedFiles } from '../export/state.js';
import { makeThumbnail } from './decode-thumbnail.js';
import type { DrawnFrame, ExportHost, FileRequest } from './export-api.js';
import type { EngineTools } from './export-engine.js';
import { filmMaker } from './export-film.js';
import { type DrawnFile, FINEST, type PictureMaker, TooCoarse } from './export-maker.js';
import { type Pace, Steps } from './export-pace.js';
import { stayingFacts } from './export-picture-facts.js';
import { type LeavingPicture, summarisePictures } from './export-picture-summary.js';
import { spillLargeParts } from './export-spill.js';
import { stillMaker } from './export-stills.js';
import { pictureGrid } from './picture-grid.js';

/** What was found out about one file of which a picture is asked for. */
export interface PreparedPicture {
  /** The frames that become pictures, or would. */
  readonly span: FrameSpan;
  readonly writing: WritingKind | null;
  readonly grid: PictureGrid | null;
  /** One a frame, or one for all of them; empty where the file stays. */
  readonly splices: readonly Splice[];
  readonly stays: LeftOutReason | null;
}

/** What there is of a file without a picture. */
const NO_FRAMES: FrameSpan = { first: 0, count: 0 };
const FIRST = { first: 0, last: 0 };

/** What leaves without a fact: pictures, or a film. */
export type WithoutFacts = Exclude<OutputKind, 'dicom'>;

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

/** Makes, reviews and shows pictures of nothing but the picture: one a frame that is asked for, or a film of them. */
export class PictureExport {
  readonly #maker: PictureMaker;
  readonly #refused = new Map<GrantId, LeftOutReason>();
  readonly #fineness = new Map<GrantId, number>();
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
    private readonly tools: Pick<EngineTools, 'open' | 'openStaged' | 'render' | 'decodeJpeg' | 'film'>,
    readonly kind: WithoutFacts,
  ) {
    this.#maker = kind === 'webm' ? filmMaker(tools.film) : stillMaker(kind, tools.decodeJpeg);
  }

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
    const counts = spans.map((span) => this.#maker.count(span));
    if (staged.length !== sum(counts)) throw new Error('what is staged is not what was planned');
    const leaving = new Map<GrantId, LeavingPicture>();
    const steps = new Steps(pace, sum(spans.map(({ count }) => count)));
    let at = 0;
    let isRefused = false;
    for (const [index, file] of files.entries()) {
      const span = spans[index] ?? NO_FRAMES;
      const own = staged.slice(at, at + (counts[index] as number));
      at += own.length;
      try {
        leaving.set(file.fileId, await this.#reviewFile(file, span, own, steps));
      } catch (error) {
        if (!(error instanceof ReviewError || error instanceof FrameError || error instanceof ParseError)) throw error;
        if (!this.#refine(file.fileId, error)) this.#refused.set(file.fileId, 'review-differs');
        isRefused = true;
      }
    }
    if (isRefused) return null;
    this.#leaving = leaving;
    return summarisePictures(this.kind, this.#files, this.#prepared, this.#refused, leaving);
  }

  /** The very picture that would leave of a frame, from the staged bytes; null where it doesn't. */
  async draw(fileId: GrantId, frame: number, longestEdge: number): Promise<DrawnFrame | null> {
    const { first, count } = this.#prepared.get(fileId)?.span ?? NO_FRAMES;
    const leaving = this.#leaving.get(fileId);
    if (!leaving || frame < first || frame >= first + count) return null;
    const sources = leaving.outputs.map(({ staged }) => this.tools.openStaged(staged));
    const { rows, columns, rgba } = await this.#maker.show(sources, frame - first);
    const edge = Math.max(1, Math.min(longestEdge, Math.max(rows, columns)));
    return { ...makeThumbnail({ kind: 'color', rows, columns, rgba }, edge), aspect: columns / rows };
  }

  async #reviewFile(file: FileRequest, span: FrameSpan, staged: readonly StagedFile[], steps: Steps): Promise<LeavingPicture> {
    const parsed = parseFile(this.tools.open(file.fileId, file.size).source);
    const sources = staged.map((output) => this.tools.openStaged(output));
    const structures = await this.#maker.review(this.#drawnFile(parsed, span, file), sources, steps);
    return {
      outputs: staged.map((output, index) => ({ staged: output, structure: structures[index] as number })),
      facts: stayingFacts(parsed),
    };
  }

  /** Whether the next plan makes a file finer, instead of leaving it out. */
  #refine(fileId: GrantId, error: unknown): boolean {
    const fineness = (this.#fineness.get(fileId) ?? 0) + 1;
    if (!(error instanceof TooCoarse) || fineness > FINEST) return false;
    this.#fineness.set(fileId, fineness);
    return true;
  }

  #drawnFile(parsed: ParsedFile, span: FrameSpan, file: FileRequest): DrawnFile {
    return { parsed, span, fineness: this.#fineness.get(file.fileId) ?? 0, draw: (frame) => this.tools.render(parsed, frame, file) };
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
    if (this.kind === 'webm' && image.numberOfFrames < 2) return stays('not-a-film', known);
    steps.more(span.count - 1);
    const before = steps.done;
    try {
      const splices: Splice[] = [];
      for (const bytes of await this.#maker.make(this.#drawnFile(parsed, span, file), steps))
        splices.push(await spillLargeParts(new SpliceBuilder().bytes(bytes).build(), host.appendBlob.bind(host)));
      return { ...known, splices, stays: null };
    } catch (error) {
      if (!(error instanceof FrameError)) throw error;
      // The step that tells it has the place of all that aren't done.
      steps.more(steps.done - before - span.count);
      return stays('picture-not-drawn', known);
    }
  }

  #thatLeave(): readonly FileRequest[] {
    return this.#files.filter(
      ({ fileId, unticked }) => !unticked && !this.#refused.has(fileId) && this.#prepared.get(fileId)?.stays === null,
    );
  }
}
