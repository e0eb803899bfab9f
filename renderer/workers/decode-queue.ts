import type { Grant } from '../../core/bridge.js';
import type { TileTable } from '../../core/study/slide/tile-grid.js';
import type { DecodeResult, ThumbnailResult } from './decode-worker.js';

/** What waits: the picture on the screen first, then thumbnails in view, then neighbours that may be looked at next. */
export type Priority = 'now' | 'thumbnail' | 'ahead';
const ORDER: readonly Priority[] = ['now', 'thumbnail', 'ahead'];

/** No real frame takes as long, in milliseconds: a decoder that does hangs on a file that was made to do so. */
export const DECODE_LIMIT_MS = 60_000;

/** One worker that decodes. Its promises reject where it stopped before it answered. */
export interface Decoder {
  decode(grant: Grant, frame: number): Promise<DecodeResult>;
  thumbnail(grant: Grant, frame: number, edge: number): Promise<ThumbnailResult>;
  tileTable(grant: Grant): Promise<TileTable | null>;
  forget(fileIds: readonly string[]): void;
}

/** A decoder and the worker that it runs in. */
export interface DecoderHost {
  readonly decoder: Decoder;
  /** It stopped, by itself or by `stop`, and answers nothing any more. */
  isLost(): boolean;
  stop(): void;
}

interface Job {
  readonly run: (decoder: Decoder) => Promise<void>;
}

/** A job that was asked for; `cancel` takes it back where it hasn't begun. */
export interface Ticket {
  cancel(): void;
}

/** Decoders with one job at a time each, so that what waits can be cancelled, what is urgent goes first, and none hangs for ever. */
export class DecodeQueue {
  readonly #hosts: DecoderHost[];
  readonly #idle: DecoderHost[];
  readonly #waiting = new Map<Priority, Job[]>(ORDER.map((priority) => [priority, []]));

  constructor(
    count: number,
    readonly start: () => DecoderHost,
    readonly limitMs: number = DECODE_LIMIT_MS,
  ) {
    this.#hosts = Array.from({ length: count }, start);
    this.#idle = [...this.#hosts];
  }

  /** `run` gets a decoder when one is free; what goes wrong in it is its own business: it must not throw. */
  request(priority: Priority, run: Job['run']): Ticket {
    const job: Job = { run };
    this.#waiting.get(priority)?.push(job);
    this.#next();
    return {
      cancel: () => {
        const waiting = this.#waiting.get(priority) ?? [];
        const at = waiting.indexOf(job);
        if (at >= 0) waiting.splice(at, 1);
      },
    };
  }

  /** Files that were closed: the decoders drop what they keep of them. */
  forget(fileIds: readonly string[]): void {
    for (const { decoder } of this.#hosts) decoder.forget(fileIds);
  }

  #next(): void {
    const idle = this.#idle.pop();
    if (!idle) return;
    const job = this.#take();
    if (!job) {
      this.#idle.push(idle);
      return;
    }
    // One that broke down while nothing was asked of it is replaced before it is.
    const host = idle.isLost() ? this.#replace(idle) : idle;
    const timer = setTimeout(() => host.stop(), this.limitMs);
    void job.run(host.decoder).finally(() => {
      clearTimeout(timer);
      this.#idle.push(host.isLost() ? this.#replace(host) : host);
      this.#next();
    });
    this.#next();
  }

  #replace(lost: DecoderHost): DecoderHost {
    const host = this.start();
    this.#hosts[this.#hosts.indexOf(lost)] = host;
    return host;
  }

  #take(): Job | undefined {
    for (const priority of ORDER) {
      // The latest picture that was asked for is the one on the screen; thumbnails come from the top.
      const waiting = this.#waiting.get(priority);
      const job = priority === 'now' ? waiting?.pop() : waiting?.shift();
      if (job) return job;
    }
    return undefined;
  }
}
