import type { BridgeEvents } from '../../core/bridge.js';

export type CommitProgress = BridgeEvents['commitProgress'];

/** Shortest time between two reports, in milliseconds. */
export const INTERVAL_MS = 50;

/** Counts files and bytes of each phase, and reports now and then. */
export class Progress {
  readonly #totalFiles: number;
  readonly #totalBytes: number;
  #phase: CommitProgress['phase'] = 'writing';
  #files = 0;
  #bytes = 0;
  #since = Number.NEGATIVE_INFINITY;

  constructor(
    outputs: readonly { readonly bytes: number }[],
    readonly report: ((progress: CommitProgress) => void) | undefined,
  ) {
    this.#totalFiles = outputs.length;
    this.#totalBytes = outputs.reduce((sum, output) => sum + output.bytes, 0);
  }

  begin(phase: CommitProgress['phase']): void {
    this.#phase = phase;
    this.#files = 0;
    this.#bytes = 0;
    this.#send();
  }

  addBytes(count: number): void {
    // Who checks may read a byte twice.
    this.#bytes = Math.min(this.#totalBytes, this.#bytes + count);
    this.#maybeSend();
  }

  addFile(): void {
    this.#files += 1;
    this.#maybeSend();
  }

  end(): void {
    this.#send();
  }

  #maybeSend(): void {
    if (performance.now() - this.#since >= INTERVAL_MS) this.#send();
  }

  #send(): void {
    this.#since = performance.now();
    this.report?.({
      phase: this.#phase,
      done: this.#files,
      total: this.#totalFiles,
      bytesDone: this.#bytes,
      bytesTotal: this.#totalBytes,
    });
  }
}
