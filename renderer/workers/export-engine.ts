import { type GrantId, type Packing, PLAIN_PACKING, type StagedFile } from '../../core/bridge.js';
import type { LeftOutReason } from '../../core/deid/export-plan.js';
import { TermDictionary } from '../../core/deid/leak-search/term-dictionary.js';
import { indexOf, reviewPacking } from '../../core/deid/packing/pack-outputs.js';
import type { Picture } from '../../core/deid/picture/encode-png.js';
import { createPlanner, type Planner } from '../../core/deid/plan.js';
import { BASIC_POLICY, type Policy } from '../../core/deid/policy.js';
import type { RedactionCodecs } from '../../core/deid/redact/redaction-codecs.js';
import type { ByteSource } from '../../core/dicom/byte-source.js';
import type { ParsedFile } from '../../core/dicom/parse-file.js';
import type { OpenedFile } from '../../core/media/opened-files.js';
import type { ColorDisplay } from '../../core/pixels/display-frame.js';
import type { DrawRequest } from '../../core/render-frame.js';
import type { DrawnFrame, ExportHost, ExportWorker, FileRequest } from './export-api.js';
import { coverBoxes } from './export-cover.js';
import type { FilmCodec } from './export-film.js';
import { findFacts } from './export-find-facts.js';
import { KeptKey } from './export-key.js';
import { Pace } from './export-pace.js';
import { PictureExport } from './export-pictures.js';
import { type PlannedFile, PlannedFiles, type PlanningTools } from './export-plan-files.js';
import { type AccountedReview, type ReviewBytes, ReviewedFiles, type StagedPlan } from './export-review-files.js';
import { spillLargeParts } from './export-spill.js';
import { summarise } from './export-summarise.js';
import { expectedFiles, expectedPictures } from './export-written.js';

/** Where bytes come from and how frames are drawn: the app's own origin in a worker, memory in tests. */
export interface EngineTools {
  open(fileId: GrantId, size: number): OpenedFile;
  openStaged(staged: StagedFile): ByteSource;
  loadReview(file: StagedPlan): Promise<ReviewBytes>;
  readHeads: PlanningTools['readHeads'];
  loadSource: PlanningTools['loadSource'];
  /** Frame `frame` (from 0) as a picture for a chat, with its boxes black. */
  render(parsed: ParsedFile, frame: number, file: DrawRequest): Promise<Picture>;
  draw(source: ByteSource, frame: number, longestEdge: number, withOverlays?: boolean): Promise<DrawnFrame>;
  /** Every point of a staged JPEG, as a person will see it. */
  decodeJpeg(staged: ByteSource): Promise<Omit<ColorDisplay, 'kind'>>;
  /** For films. */
  readonly film: FilmCodec;
  /** For boxes in compressed pixels. */
  readonly codecs: RedactionCodecs;
}

/** Plans, reviews and draws for one export. Everything that is shown of a file that leaves comes from its staged bytes. */
export class ExportEngine extends KeptKey implements ExportWorker {
  #plans = new PlannedFiles();
  #reviews = new ReviewedFiles();
  /** Files whose output wasn't what was planned: they are left out of every later stage. */
  readonly #refused = new Map<GrantId, LeftOutReason>();
  /** Pictures are what is asked for. */
  #pictures: PictureExport | null = null;
  #seed: Uint8Array | null = null;
  #planner: Planner | null = null;
  #terms = new TermDictionary(BASIC_POLICY.options);
  #packing: Packing = PLAIN_PACKING;
  /** What codes, numbers and the shift of dates follow from: the seed of this export, or that of the kept key. */
  #source: Uint8Array | null = null;
  #run = 0;
  #files: readonly FileRequest[] = [];
  #planned: ReadonlyMap<GrantId, PlannedFile> = new Map();
  #leaving: ReadonlyMap<GrantId, AccountedReview> = new Map();
  #staged: ReadonlyMap<GrantId, StagedFile> = new Map();

  constructor(private readonly tools: EngineTools) {
    super();
  }

  begin(seed: Uint8Array): void {
    this.#seed = seed;
    this.#planner = null;
    this.forget();
  }

  forget(): void {
    this.#terms = new TermDictionary(this.#planner?.policy.options ?? BASIC_POLICY.options);
    // New ones: work for an older choice that still goes on keeps what it decides to itself.
    this.#plans = new PlannedFiles();
    this.#reviews = new ReviewedFiles();
    this.#refused.clear();
    this.#pictures = null;
    this.#leaving = new Map();
    this.#staged = new Map();
  }

  async plan(
    ...[run, { format, packing, policy, keyed }, files, host]: Parameters<ExportWorker['plan']>
  ): ReturnType<ExportWorker['plan']> {
    const planner = this.#plannerOf(policy, packing, keyed);
    this.#run = run;
    this.#pictures = format === 'dicom' ? null : this.#pictures?.kind === format ? this.#pictures : new PictureExport(this.tools, format);
    if (this.#pictures) {
      this.#leaving = new Map();
      return { splices: await this.#pictures.plan(files, host, this.#pace(run, host)) };
    }
    const { open, readHeads, loadSource, codecs } = this.tools;
    const appendBlob = host.appendBlob.bind(host);
    const planned = await this.#plans.plan(
      files,
      { planner, terms: this.#terms, open, readHeads, loadSource, appendBlob, codecs, isFileSet: packing.directory },
      this.#pace(run, host),
    );
    this.#files = files;
    this.#planned = planned;
    this.#leaving = new Map();
    const leaving = this.#thatMayLeave().flatMap(({ fileId }) => {
      const file = planned.get(fileId);
      return file?.splice ? [file] : [];
    });
    if (leaving.length === 0) return { splices: [] };
    const [index] = indexOf(
      leaving.map(({ entry }) => entry),
      packing,
      this.#ownSeed(),
    );
    return { splices: [...leaving.map(({ splice }) => splice), ...(index ? [await spillLargeParts(index, appendBlob)] : [])] };
  }

  async review(...[run, staged, host]: Parameters<ExportWorker['review']>): ReturnType<ExportWorker['review']> {
    if (this.#pictures) {
      const reviewed = await this.#pictures.review(staged.files, this.#pace(run, host));
      return reviewed ? { kind: 'reviewed', reviewed } : { kind: 'refused' };
    }
    const files = this.#thatMayLeave();
    const hasIndex = this.#packing.directory && files.length > 0;
    if (staged.files.length !== files.length + (hasIndex ? 1 : 0)) throw new Error('what is staged is not what was planned');
    const plans = files.map((file, index): StagedPlan => {
      const plan = this.#planned.get(file.fileId)?.plan;
      const output = staged.files[index];
      if (!plan || !output) throw new Error('what is staged is not what was planned');
      return { plan, sourceSize: file.size, untrustedName: file.untrustedName, staged: output };
    });
    const results = await this.#reviews.review(
      plans,
      { load: this.tools.loadReview, terms: this.#terms, codecs: this.tools.codecs, isFileSet: this.#packing.directory },
      this.#pace(run, host),
    );
    const leaving = new Map<GrantId, AccountedReview>();
    let isRefused = false;
    results.forEach((result, index) => {
      const fileId = files[index]?.fileId ?? '';
      if (result.review) leaving.set(fileId, result.review);
      else this.#refused.set(fileId, result.refused);
      isRefused ||= result.refused !== null;
    });
    if (isRefused) return { kind: 'refused' };
    if (files.length > 0)
      reviewPacking(staged, this.#packing, this.#ownSeed(), this.tools.openStaged, (index) => results[index]?.review?.entry ?? null);
    this.#leaving = leaving;
    this.#staged = new Map(files.map((file, index) => [file.fileId, staged.files[index] as StagedFile]));
    const around = { container: staged.container, index: hasIndex ? (staged.files.at(-1) ?? null) : null };
    return {
      kind: 'reviewed',
      reviewed: summarise(this.#planner?.policy ?? BASIC_POLICY, this.#files, this.#planned, this.#refused, leaving, around),
    };
  }

  writtenRules(): ReturnType<ExportWorker['writtenRules']> {
    const { options } = this.#planner?.policy ?? BASIC_POLICY;
    const seed = this.#ownSeed();
    // No word of anybody is in a picture's file: nothing but pixels is.
    const none = { schema: 2, patients: [] } as const;
    if (this.#pictures) return { options, seed, terms: none, count: this.#pictures.names.length, packing: PLAIN_PACKING };
    return { options, seed, terms: this.#terms.save(), count: this.#leaving.size, packing: this.#packing };
  }

  writtenFiles(at: number, count: number): ReturnType<ExportWorker['writtenFiles']> {
    if (this.#pictures) return expectedPictures(this.#pictures, at, count);
    return expectedFiles(this.#files, this.#planned, this.#leaving, at, count);
  }

  facts(query: string, fileId: GrantId | null): ReturnType<ExportWorker['facts']> {
    const one = fileId === null ? undefined : this.#leaving.get(fileId);
    if (fileId !== null) return one ? findFacts([one], query, true) : [];
    return findFacts([...this.#leaving.values()], query, false);
  }

  async draw(fileId: GrantId, frame: number, longestEdge: number): Promise<DrawnFrame> {
    const picture = await this.#pictures?.draw(fileId, frame, longestEdge);
    if (picture) return picture;
    const staged = this.#leaving.has(fileId) ? this.#staged.get(fileId) : undefined;
    return this.tools.draw(staged ? this.tools.openStaged(staged) : this.#original(fileId), frame, longestEdge);
  }

  async drawOriginal(fileId: GrantId, frame: number, longestEdge: number, withOverlays: boolean): Promise<DrawnFrame> {
    return this.tools.draw(this.#original(fileId), frame, longestEdge, withOverlays);
  }

  cover(...[fileId, frame, boxes]: Parameters<ExportWorker['cover']>): ReturnType<ExportWorker['cover']> {
    return coverBoxes(this.#original(fileId), frame, boxes);
  }

  #original(fileId: GrantId): ByteSource {
    const file = [...this.#files, ...(this.#pictures?.files ?? [])].find((request) => request.fileId === fileId);
    if (!file) throw new Error('this file is not part of the export');
    return this.tools.open(fileId, file.size).source;
  }

  /** Another policy, another seed, or an index that needs values, decides everything anew. */
  #plannerOf(policy: Policy, packing: Packing, keyed: boolean): Planner {
    const source = keyed ? this.seed : this.#seed;
    if (!source) throw new Error('an export begins with its seed');
    const isSame = packing.directory === this.#packing.directory && source.every((byte, at) => byte === this.#source?.[at]);
    this.#packing = packing;
    this.#source = source;
    if (this.#planner && isSame && JSON.stringify(this.#planner.policy) === JSON.stringify(policy)) return this.#planner;
    this.#planner = createPlanner(policy, this.#ownSeed());
    this.forget();
    return this.#planner;
  }

  #ownSeed(): Uint8Array {
    if (!this.#source) throw new Error('an export begins with its seed');
    return this.#source;
  }

  #thatMayLeave(): readonly FileRequest[] {
    return this.#files.filter(
      ({ fileId, unticked }) => !unticked && !this.#refused.has(fileId) && this.#planned.get(fileId)?.stays === null,
    );
  }

  #pace(run: number, host: ExportHost): Pace {
    return new Pace(
      () => run === this.#run,
      (done, total, isReading) => void host.progress(done, total, isReading),
    );
  }
}
