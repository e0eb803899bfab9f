import { type GrantId, MAX_HEAD_BYTES, MAX_HEADS } from '../../core/bridge.js';
import { eraseFace } from '../../core/deid/face/erase-face.js';
import { examineStack, excludedByGeometry } from '../../core/deid/face/examine-stack.js';
import type { FaceErasure } from '../../core/deid/face/face-treatment.js';
import { type HeadSlice, type SliceStack, stackSlices } from '../../core/deid/face/slice-stack.js';
import { isAsked } from '../../core/deid/picture/frame-span.js';
import { ByteRangeError, type ByteSource, windowedSource } from '../../core/dicom/byte-source.js';
import { ParseError } from '../../core/dicom/parse-error.js';
import { parseFile } from '../../core/dicom/parse-file.js';
import { contentKind } from '../../core/media/content-kind.js';
import { isInside } from '../../core/media/file-id.js';
import { MediaError } from '../../core/media/media-error.js';
import type { CodecSet } from '../../core/pixels/frame-codec.js';
import { headSlices, readHeadSlice } from '../../core/read-head-slice.js';
import type { Pace } from './export-pace.js';
import type { FaceFile, FaceWorker, FoundHead } from './face-api.js';
import { OpenHead } from './open-head.js';
import { readAhead } from './read-ahead.js';

/** Where bytes come from and how frames are decoded: the app's own origin in a worker, memory in tests. */
export interface FaceTools {
  open(fileId: GrantId, size: number): { readonly source: ByteSource };
  readHeads(fileIds: readonly GrantId[]): Promise<ReadonlyMap<GrantId, Uint8Array>>;
  /** All bytes of a granted file, where they are few; null otherwise, and where they can't be read. Never rejects. */
  loadSource(fileId: GrantId, size: number): Promise<ByteSource | null>;
  readonly codecs: CodecSet;
}

/** Heads that stay open: the others are read again when they are asked for. */
const MOST_OPEN = 2;
const NAMED_MODALITIES: ReadonlySet<string> = new Set(['CT', 'MR', 'PT', 'NM']);

/** Looks for heads in the files of an export, and gives what is shown of them and what is cut from them. */
export class FaceHeads {
  /** Slices by file, and decisions by the slices of a stack: another choice of files reads again only what is new. */
  readonly #slices = new Map<GrantId, readonly HeadSlice[]>();
  readonly #decided = new Map<string, FoundHead | null>();
  /** Ids by what the slices of a stack have in common: a head stays the same where single slices are taken out. */
  readonly #ids = new Map<string, string>();
  readonly #stacks = new Map<string, SliceStack>();
  readonly #open = new Map<string, OpenHead>();
  readonly #sizes = new Map<GrantId, number>();

  constructor(private readonly tools: FaceTools) {}

  /** @throws Superseded */
  async look(files: readonly FaceFile[], pace: Pace): Promise<readonly FoundHead[]> {
    const stacks = stackSlices(await this.#slicesOf(files, pace));
    const possible = stacks.filter((stack) => excludedByGeometry(stack) === null);
    const total = possible.reduce((sum, stack) => sum + stack.slices.length, 0);
    const found: FoundHead[] = [];
    let done = 0;
    for (const stack of possible) {
      const before = done;
      const head = await this.#decide(stack, (slices) => pace.step(before + slices, total));
      done += stack.slices.length;
      if (head) found.push(head);
    }
    return found;
  }

  async erase(headIds: readonly string[]): Promise<ReadonlyMap<GrantId, FaceErasure>> {
    const erasures = new Map<GrantId, FaceErasure>();
    for (const headId of headIds) {
      const { examined, cut } = await this.#openHead(headId);
      for (const [fileId, erasure] of eraseFace(this.#stackOf(headId), examined, cut)) {
        const known = erasures.get(fileId);
        // A file with several stacks loses what each of them says.
        erasures.set(fileId, known ? { ...known, boxes: [...known.boxes, ...erasure.boxes] } : erasure);
      }
    }
    return erasures;
  }

  async render(...[headId, isDefaced, angle, size]: Parameters<FaceWorker['render']>): ReturnType<FaceWorker['render']> {
    return (await this.#openHead(headId)).render(isDefaced, angle, size);
  }

  async #slicesOf(files: readonly FaceFile[], pace: Pace): Promise<readonly HeadSlice[]> {
    for (const { fileId, size } of files) this.#sizes.set(fileId, size);
    const fresh = files.filter(({ fileId }) => !this.#slices.has(fileId));
    let heads: ReadonlyMap<GrantId, Uint8Array> = new Map();
    for (const [index, file] of fresh.entries()) {
      if (index % MAX_HEADS === 0) {
        const own = fresh.slice(index, index + MAX_HEADS).filter(({ fileId }) => !isInside(fileId));
        heads = own.length > 0 ? await this.tools.readHeads(own.map(({ fileId }) => fileId)) : new Map();
      }
      this.#slices.set(file.fileId, this.#slicesIn(file, heads.get(file.fileId)));
      // How many slices there are isn't known yet.
      await pace.step(0, 0);
    }
    return files.flatMap(({ fileId, frames = 'every' }) => (this.#slices.get(fileId) ?? []).filter(({ frame }) => isAsked(frames, frame)));
  }

  /** What can't be read, or isn't DICOM, is met again, and refused, by the plan. */
  #slicesIn({ fileId, size }: FaceFile, head: Uint8Array | undefined): readonly HeadSlice[] {
    try {
      const { source } = this.tools.open(fileId, size);
      const headed = head ? windowedSource(source, MAX_HEAD_BYTES, head) : source;
      return contentKind(headed) === 'dicom' ? headSlices(parseFile(headed), fileId) : [];
    } catch (error) {
      if (isUnread(error)) return [];
      throw error;
    }
  }

  async #decide(stack: SliceStack, step: (slices: number) => Promise<void>): Promise<FoundHead | null> {
    const headId = this.#ids.get(stack.key) ?? `head-${this.#ids.size + 1}`;
    this.#ids.set(stack.key, headId);
    const key = keyOf(stack);
    if (keyOf(this.#stacks.get(headId) ?? stack) !== key) this.#open.delete(headId);
    this.#stacks.set(headId, stack);
    const known = this.#decided.get(key);
    if (known !== undefined) return known;
    const decision = await this.#examine(stack, step);
    const found: FoundHead | null =
      decision.kind === 'no-face'
        ? null
        : {
            headId,
            fileIds: [...new Set(stack.all.map(({ fileId }) => fileId))],
            kind: decision.kind,
            modality: NAMED_MODALITIES.has(stack.modality) ? stack.modality : '',
            facts: decision.facts,
          };
    this.#decided.set(key, found);
    if (decision.kind === 'face' || decision.kind === 'unsure') this.#keepOpen(headId, new OpenHead(decision.head));
    return found;
  }

  async #examine(stack: SliceStack, step: (slices: number) => Promise<void>): ReturnType<typeof examineStack> {
    let done = 0;
    const coming = this.#loadAhead(stack);
    const read = async (slice: HeadSlice) => {
      await step(done++);
      const { value } = await coming.next();
      const [loadedFor, loaded] = value ?? [];
      const { fileId, frame } = slice;
      const source = loadedFor === slice && loaded ? loaded : this.tools.open(fileId, this.#sizes.get(fileId) ?? 0).source;
      return readHeadSlice(parseFile(source), frame, this.tools.codecs);
    };
    try {
      return await examineStack(stack, read);
    } catch (error) {
      if (!isUnread(error)) throw error;
      return { kind: 'unknown', facts: { slices: stack.slices.length, spacing: stack.spacing, pixel: 0, faceHeight: 0 } };
    }
  }

  /** Main reads the next files while one slice is shrunk. A file with many slices is read slice by slice. */
  #loadAhead({ slices }: SliceStack): ReturnType<typeof readAhead<HeadSlice, ByteSource | null>> {
    const counts = new Map<GrantId, number>();
    for (const { fileId } of slices) counts.set(fileId, (counts.get(fileId) ?? 0) + 1);
    return readAhead(slices, ({ fileId }) =>
      isInside(fileId) || counts.get(fileId) !== 1 ? null : this.tools.loadSource(fileId, this.#sizes.get(fileId) ?? 0),
    );
  }

  #stackOf(headId: string): SliceStack {
    const stack = this.#stacks.get(headId);
    if (!stack) throw new Error('no such head was found');
    return stack;
  }

  async #openHead(headId: string): Promise<OpenHead> {
    const open = this.#open.get(headId) ?? (await this.#readHead(headId));
    this.#keepOpen(headId, open);
    return open;
  }

  /** The one that was asked for last goes last. */
  #keepOpen(headId: string, open: OpenHead): void {
    this.#open.delete(headId);
    this.#open.set(headId, open);
    for (const other of this.#open.keys()) if (this.#open.size > MOST_OPEN) this.#open.delete(other);
  }

  async #readHead(headId: string): Promise<OpenHead> {
    const decision = await this.#examine(this.#stackOf(headId), async () => undefined);
    if (decision.kind !== 'face' && decision.kind !== 'unsure') throw new Error('this is no head any more');
    return new OpenHead(decision.head);
  }
}

const keyOf = ({ key, all }: SliceStack): string => JSON.stringify([key, ...all.map(({ fileId, frame }) => [fileId, frame])]);

const isUnread = (error: unknown): boolean => error instanceof ParseError || error instanceof ByteRangeError || error instanceof MediaError;
