import { type Remote, wrap } from 'comlink';
import type { DecodeWorker } from './decode-worker.js';

/** What waits: the picture on the screen first, then thumbnails in view, then neighbours that may be looked at next. */
export type Priority = 'now' | 'thumbnail' | 'ahead';
const ORDER: readonly Priority[] = ['now', 'thumbnail', 'ahead'];

interface Job {
  readonly priority: Priority;
  readonly run: (worker: Remote<DecodeWorker>) => Promise<void>;
}

/** A job that was asked for; `cancel` takes it back where it hasn't begun. */
export interface Ticket {
  cancel(): void;
}

/** Anything that decodes; a worker outside of tests. */
export type Decoder = Remote<DecodeWorker>;

/** Workers that decode, each with one job at a time, so that what waits can be cancelled and what is urgent goes first. */
export class DecodeQueue {
  readonly #idle: Decoder[];
  readonly #all: readonly Decoder[];
  readonly #waiting = new Map<Priority, Job[]>(ORDER.map((priority) => [priority, []]));

  constructor(decoders: readonly Decoder[]) {
    this.#all = decoders;
    this.#idle = [...decoders];
  }

  /** `run` gets a worker when one is free; its own errors are its own business: it must not throw. */
  request(priority: Priority, run: Job['run']): Ticket {
    const job: Job = { priority, run };
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

  /** Files that were closed: the workers drop what they keep of them. */
  forget(fileIds: readonly string[]): void {
    for (const decoder of this.#all) void decoder.forget(fileIds);
  }

  #next(): void {
    const decoder = this.#idle.pop();
    if (!decoder) return;
    const job = this.#take();
    if (!job) {
      this.#idle.push(decoder);
      return;
    }
    void job.run(decoder).finally(() => {
      this.#idle.push(decoder);
      this.#next();
    });
    this.#next();
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

/** Workers for this machine: one core is left to the window. */
export function startDecoders(cores: number): DecodeQueue {
  const count = Math.min(3, Math.max(1, cores - 1));
  return new DecodeQueue(
    Array.from({ length: count }, () => wrap<DecodeWorker>(new Worker(new URL('./decode-worker.ts', import.meta.url), { type: 'module' }))),
  );
}
