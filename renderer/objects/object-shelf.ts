import type { Grant } from '../../core/bridge.js';
import type { StudyObject } from '../../core/study/objects/read-object.js';
import { type ObjectReader, startObjectReader } from '../workers/object-client.js';

/** What reading a file gave: what it holds, that its kind has no reader, or that it can't be read any more. */
export type ObjectAnswer = { readonly kind: 'read'; readonly object: StudyObject | null } | { readonly kind: 'failed' };

/** Objects that are kept read. */
const MOST_KEPT = 12;

/** A layer over the pictures: an object that was switched on, and which of its regions are switched off. */
export interface Layer {
  readonly fileId: string;
  readonly object: Extract<StudyObject, { kind: 'presentation' | 'structure-set' }>;
  readonly hidden: ReadonlySet<number>;
}

const NO_REGIONS: ReadonlySet<number> = new Set();

/** Read objects, the latest used last, and the layers that lie over the pictures. The worker starts with the first one. */
export class ObjectShelf {
  #reader: ObjectReader | null = null;
  readonly #answers = new Map<string, Promise<ObjectAnswer>>();
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
    return this.#worker().readDocument(file);
  }

  readonly layers = (): readonly Layer[] => this.#layers;

  layerOf(fileId: string): Layer | undefined {
    return this.#layers.find((layer) => layer.fileId === fileId);
  }

  /** Lays an object over the pictures, on top of the others. One presentation state at a time: each says how the whole picture looks. */
  show(fileId: string, object: Layer['object']): void {
    const others = this.#layers.filter((layer) => layer.fileId !== fileId && layer.object.kind !== 'presentation');
    const below = object.kind === 'presentation' ? others : this.#layers.filter((layer) => layer.fileId !== fileId);
    this.#set([...below, { fileId, object, hidden: this.layerOf(fileId)?.hidden ?? NO_REGIONS }]);
  }

  /** Switches one region on or off; the object lies over the pictures from then on. */
  setRegion(fileId: string, object: Layer['object'], region: number, isShown: boolean): void {
    const hidden = new Set(this.layerOf(fileId)?.hidden);
    if (isShown) hidden.delete(region);
    else hidden.add(region);
    const layer: Layer = { fileId, object, hidden };
    const isThere = this.#layers.some((one) => one.fileId === fileId);
    this.#set(isThere ? this.#layers.map((one) => (one.fileId === fileId ? layer : one)) : [...this.#layers, layer]);
  }

  hide(fileId: string): void {
    this.#set(this.#layers.filter((layer) => layer.fileId !== fileId));
  }

  /** Files that are no longer open: nothing of them is kept. */
  keepOnly(isOpen: (fileId: string) => boolean): void {
    for (const id of this.#answers.keys()) if (!isOpen(id)) this.#answers.delete(id);
    const layers = this.#layers.filter((layer) => isOpen(layer.fileId));
    if (layers.length < this.#layers.length) this.#set(layers);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #worker(): ObjectReader {
    this.#reader ??= startObjectReader();
    return this.#reader;
  }

  async #ask(file: Grant): Promise<ObjectAnswer> {
    try {
      return { kind: 'read', object: await this.#worker().readObject(file) };
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
