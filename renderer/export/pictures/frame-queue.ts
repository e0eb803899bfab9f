import type { PictureRaster } from '../review-source.js';

/** Drawings that are under way at once: the worker does them one after the other. */
const AT_ONCE = 2;
/** Most bytes of drawn frames that are kept. */
const MOST_BYTES = 96 * 1024 * 1024;

interface Waiting {
  readonly key: string;
  readonly draw: () => Promise<PictureRaster>;
  readonly settle: (raster: PictureRaster | null) => void;
}

/**
 * Draws frames for a sheet of hundreds: the latest that was asked for first, nothing that has left the screen before it was
 * begun, and what was drawn is kept within bounds.
 */
export class FrameQueue {
  readonly #waiting: Waiting[] = [];
  readonly #kept = new Map<string, PictureRaster>();
  #keptBytes = 0;
  #running = 0;

  /** What is kept of this frame; null where nothing is. */
  known(key: string): PictureRaster | null {
    const raster = this.#kept.get(key);
    if (!raster) return null;
    this.#kept.delete(key);
    this.#kept.set(key, raster);
    return raster;
  }

  /** `settle` gets the frame, or null where it can't be drawn. Returns what takes the wish back. */
  request(key: string, draw: () => Promise<PictureRaster>, settle: (raster: PictureRaster | null) => void): () => void {
    let isWanted = true;
    const job: Waiting = { key, draw, settle: (raster) => isWanted && settle(raster) };
    this.#waiting.push(job);
    this.#next();
    return () => {
      isWanted = false;
      const at = this.#waiting.indexOf(job);
      if (at >= 0) this.#waiting.splice(at, 1);
    };
  }

  #next(): void {
    if (this.#running >= AT_ONCE) return;
    const job = this.#waiting.pop();
    if (!job) return;
    this.#running++;
    job
      .draw()
      .then(
        (raster) => {
          this.#keep(job.key, raster);
          job.settle(raster);
        },
        () => job.settle(null),
      )
      .finally(() => {
        this.#running--;
        this.#next();
      });
  }

  #keep(key: string, raster: PictureRaster): void {
    this.#keptBytes += raster.rgba.byteLength - (this.#kept.get(key)?.rgba.byteLength ?? 0);
    this.#kept.delete(key);
    this.#kept.set(key, raster);
    for (const [oldest, old] of this.#kept) {
      if (this.#keptBytes <= MOST_BYTES || oldest === key) break;
      this.#kept.delete(oldest);
      this.#keptBytes -= old.rgba.byteLength;
    }
  }
}
