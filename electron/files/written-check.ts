import { randomBytes } from 'node:crypto';
import type { WrittenFile, WrittenId } from '../../core/bridge.js';
import { CancelledError, ExportError, targetFailure } from './failure.js';
import { readWritten, type WrittenOutput } from './written-source.js';

/** What happens meanwhile. */
export interface CheckWatch {
  readonly signal: AbortSignal | undefined;
  readonly onBytes: (count: number) => void;
  readonly onFile: () => void;
}

/** Has written files read and looked through, and ends well only where all of them are right. @throws ExportError, CancelledError */
export type CheckWritten = (written: readonly WrittenOutput[], watch: CheckWatch) => Promise<void>;

/** How long main waits for the next answer: so long, and so much more for each byte of the largest file. */
export interface Patience {
  readonly silenceMs: number;
  readonly bytesPerMs: number;
}
export const PATIENCE: Patience = { silenceMs: 60_000, bytesPerMs: 1000 };

interface Waiting {
  /** What no answer has come for. */
  readonly left: Map<WrittenId, WrittenOutput>;
  readonly watch: CheckWatch;
  readonly silenceMs: number;
  readonly end: (error?: Error) => void;
  timer: NodeJS.Timeout;
}

/**
 * Main reads no scan, so the page has what was written checked, and main waits for its word. The page isn't trusted: a word for
 * each file is needed besides all that main finds out by itself, so that it can only make main refuse more.
 */
export class WrittenCheck {
  #waiting: Waiting | undefined;

  /** @param ask tells the page what to check */
  constructor(
    readonly ask: (files: readonly WrittenFile[]) => void,
    readonly patience: Patience = PATIENCE,
  ) {}

  /** @throws ExportError written-doubted, or written-unanswered; CancelledError */
  readonly check: CheckWritten = (written, watch) =>
    new Promise<void>((resolve, reject) => {
      const left = new Map(written.map((file) => [`w${randomBytes(12).toString('hex')}`, file]));
      const largest = written.reduce((most, { bytes }) => Math.max(most, bytes), 0);
      const silenceMs = this.patience.silenceMs + largest / this.patience.bytesPerMs;
      const cancel = () => end(new CancelledError());
      const end = (error?: Error) => {
        clearTimeout(waiting.timer);
        watch.signal?.removeEventListener('abort', cancel);
        if (this.#waiting === waiting) this.#waiting = undefined;
        if (error) reject(error);
        else resolve();
      };
      const waiting: Waiting = { left, watch, silenceMs, end, timer: patiently(silenceMs, end) };
      this.#waiting?.end(new ExportError('written-unanswered'));
      this.#waiting = waiting;
      if (watch.signal?.aborted) cancel();
      else {
        watch.signal?.addEventListener('abort', cancel);
        this.ask([...left].map(([writtenId, { name, bytes }]) => ({ writtenId, name, bytes })));
      }
    });

  /** Exactly that range of a file that waits for an answer. @throws ExportError unknown-source, read-back-differs; ByteRangeError */
  readRange(untrustedId: WrittenId, offset: number, length: number): Uint8Array<ArrayBuffer> {
    const waiting = this.#waiting;
    const file = waiting?.left.get(untrustedId);
    if (!waiting || !file) throw new ExportError('unknown-source');
    try {
      const bytes = readWritten(file, offset, length);
      waiting.watch.onBytes(length);
      return bytes;
    } catch (error) {
      throw error instanceof Error && 'code' in error ? targetFailure(error) : error;
    }
  }

  /**
   * The page's answer about some of the files. One that doesn't wait for an answer makes it no answer at all.
   * @throws ExportError unknown-source
   */
  settle(untrustedIds: readonly WrittenId[], isRight: boolean): void {
    const waiting = this.#waiting;
    const isOurs = untrustedIds.length > 0 && new Set(untrustedIds).size === untrustedIds.length;
    if (!waiting || !isOurs || !untrustedIds.every((id) => waiting.left.has(id))) throw new ExportError('unknown-source');
    if (!isRight) {
      waiting.end(new ExportError('written-doubted'));
      return;
    }
    for (const id of untrustedIds) {
      waiting.left.delete(id);
      waiting.watch.onFile();
    }
    clearTimeout(waiting.timer);
    if (waiting.left.size === 0) waiting.end();
    else waiting.timer = patiently(waiting.silenceMs, waiting.end);
  }
}

const patiently = (ms: number, end: (error: Error) => void): NodeJS.Timeout =>
  setTimeout(() => end(new ExportError('written-unanswered')), ms);
