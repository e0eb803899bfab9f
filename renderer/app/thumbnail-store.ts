import type { Grant } from '../../core/bridge.js';
import type { DecodeQueue } from '../workers/decode-queue.js';
import type { Thumbnail } from '../workers/decode-thumbnail.js';
import { positionKey } from './picture-store.js';
import type { Position } from './series.js';

/** Longer side of a thumbnail, in pixels. */
export const THUMBNAIL_EDGE = 128;
/** Thumbnails that are kept: at most 64 KB each. */
const MOST_KEPT = 400;

/** Small pictures of series, the latest used last; `null` where there can be none. */
export class ThumbnailStore {
  readonly #kept = new Map<string, Thumbnail | null>();
  readonly #listeners = new Set<() => void>();

  constructor(
    readonly decoders: Pick<DecodeQueue, 'request'>,
    readonly grantOf: (fileId: string) => Grant | undefined,
  ) {}

  peek(position: Position): Thumbnail | null | undefined {
    return this.#kept.get(positionKey(position));
  }

  /** Asks for it where it isn't there. @returns a function that takes the request back (scrolled away) */
  request(position: Position): () => void {
    const key = positionKey(position);
    const grant = this.grantOf(position.fileId);
    if (this.#kept.has(key) || !grant) return () => undefined;
    const ticket = this.decoders.request('thumbnail', async (decoder) => {
      let thumbnail: Thumbnail | null = null;
      try {
        const result = await decoder.thumbnail(grant, position.frame, THUMBNAIL_EDGE);
        if (result.ok) thumbnail = result.thumbnail;
      } catch {
        // A decoder that died has no thumbnail; the picture's own place says why.
      }
      if (this.grantOf(position.fileId)) this.#keep(key, thumbnail);
    });
    return () => ticket.cancel();
  }

  forget(fileIds: readonly string[]): void {
    const gone = new Set(fileIds);
    for (const key of this.#kept.keys()) if (gone.has(key.slice(0, key.lastIndexOf(':')))) this.#kept.delete(key);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #keep(key: string, thumbnail: Thumbnail | null): void {
    this.#kept.set(key, thumbnail);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= MOST_KEPT) break;
      this.#kept.delete(oldest);
    }
    for (const listener of [...this.#listeners]) listener();
  }
}
