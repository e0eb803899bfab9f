import type { Grant } from '../../core/bridge.js';
import type { MaskGrid } from '../../core/study/objects/masks-on-slice.js';
import type { StudyObject } from '../../core/study/objects/read-object.js';
import type { SegmentMask } from '../../core/study/segmentation/segment-masks.js';
import type { Segmentation } from '../../core/study/segmentation/segmentation.js';
import { type ObjectReader, startObjectReader } from '../workers/object-client.js';

/** What reading a file gave: what it holds, that its kind has no reader, or that it can't be read any more. */
export type ObjectAnswer = { readonly kind: 'read'; readonly object: StudyObject | null } | { readonly kind: 'failed' };

/** Objects that are kept read: each may hold millions of samples or points. */
const MOST_KEPT = 3;

/** A layer over the pictures: an object that was switched on, and which of its regions are switched off. */
export interface Layer {
  readonly fileId: string;
  readonly object: LayerObject;
  /** Numbers of regions or segments that are switched off. */
  readonly hidden: ReadonlySet<number>;
  /** Of segments: from 0 to 1. */
  readonly opacity: number;
}

/** A segmentation with what its file says besides. */
export interface SegmentationObject {
  readonly kind: 'segmentation';
  readonly label: string;
  readonly segmentation: Segmentation;
  readonly grid: MaskGrid;
}

export type LayerObject = Extract<StudyObject, { kind: 'presentation' | 'structure-set' }> | SegmentationObject;

const OPACITY = 0.5;

const NO_REGIONS: ReadonlySet<number> = new Set();

/** Read objects, the latest used last, and the layers that lie over the pictures. The worker starts with the first one. */
export class ObjectShelf {
  #reader: ObjectReader | null = null;
  readonly #answers = new Map<string, Promise<ObjectAnswer>>();
  /** Files that the worker was asked about. */
  readonly #met = new Set<string>();
  #layers: readonly Layer[] = [];
  readonly #listeners = new Set<() => void>();

  /** Reads a file, or gives what it said before. Never fails. */
  read(file: Grant): Promise<ObjectAnswer> {
    const known = this.#answers.get(file.id);
    const answer = known ?? this.#ask(file);
    this.#answers.delete(file.id);
    this.#answers.set(file.id, answer);
    for (const oldest of this.#answers.keys()) {
      if (this.#answers.size <= MOST_KEPT) break;
      this.#answers.delete(oldest);
    }
    return answer;
  }

  /** The document inside a file, to be given away: it isn't kept. @throws Error where the file can't be read any more */
  readDocument(file: Grant): Promise<Uint8Array | null> {
    return this.#worker(file).readDocument(file);
  }

  /** The segments of a file and where its frames lie; null where it is no segmentation, or can't be read any more. Never fails. */
  async readSegmentation(file: Grant): Promise<Segmentation | null> {
    try {
      return await this.#worker(file).readSegmentation(file);
    } catch {
      return null;
    }
  }

  /** The masks of some frames (from 0); none where they can't be decoded. Never fails. */
  async readMasks(file: Grant, frames: readonly number[]): Promise<readonly SegmentMask[]> {
    try {
      return await this.#worker(file).readMasks(file, frames);
    } catch {
      return [];
    }
  }

  readonly layers = (): readonly Layer[] => this.#layers;

  layerOf(fileId: string): Layer | undefined {
    return this.#layers.find((layer) => layer.fileId === fileId);
  }

  /** Lays an object over the pictures, on top of the others. One presentation state at a time: each says how the whole picture looks. */
  show(fileId: string, object: Layer['object']): void {
    const others = this.#layers.filter((layer) => layer.fileId !== fileId && layer.object.kind !== 'presentation');
    const below = object.kind === 'presentation' ? others : this.#layers.filter((layer) => layer.fileId !== fileId);
    const before = this.layerOf(fileId);
    this.#set([...below, { fileId, object, hidden: before?.hidden ?? NO_REGIONS, opacity: before?.opacity ?? OPACITY }]);
  }

  /** Switches one region on or off; the object lies over the pictures from then on. */
  setRegion(fileId: string, object: Layer['object'], region: number, isShown: boolean): void {
    const hidden = new Set(this.layerOf(fileId)?.hidden);
    if (isShown) hidden.delete(region);
    else hidden.add(region);
    const layer: Layer = { fileId, object, hidden, opacity: this.layerOf(fileId)?.opacity ?? OPACITY };
    const isThere = this.#layers.some((one) => one.fileId === fileId);
    this.#set(isThere ? this.#layers.map((one) => (one.fileId === fileId ? layer : one)) : [...this.#layers, layer]);
  }

  setOpacity(fileId: string, opacity: number): void {
    this.#set(this.#layers.map((layer) => (layer.fileId === fileId ? { ...layer, opacity } : layer)));
  }

  hide(fileId: string): void {
    this.#set(this.#layers.filter((layer) => layer.fileId !== fileId));
  }

  /** Files that are no longer open: nothing of them is kept. */
  keepOnly(isOpen: (fileId: string) => boolean): void {
    const closed = [...this.#met].filter((id) => !isOpen(id));
    for (const id of closed) {
      this.#met.delete(id);
      this.#answers.delete(id);
    }
    if (closed.length > 0) void this.#reader?.forget(closed);
    const layers = this.#layers.filter((layer) => isOpen(layer.fileId));
    if (layers.length < this.#layers.length) this.#set(layers);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #worker(file: Grant): ObjectReader {
    this.#met.add(file.id);
    this.#reader ??= startObjectReader();
    return this.#reader;
  }

  async #ask(file: Grant): Promise<ObjectAnswer> {
    try {
      return { kind: 'read', object: await this.#worker(file).readObject(file) };
    } catch {
      // Moved, or its disc taken out: it may be there again when it is asked for the next time.
      this.#answers.delete(file.id);
      return { kind: 'failed' };
    }
  }

  #set(layers: readonly Layer[]): void {
    this.#layers = layers;
    for (const listener of [...this.#listeners]) listener();
  }
}
