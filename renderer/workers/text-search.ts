import type { Grant } from '../../core/bridge.js';
import type { LookedFrame } from './text-api.js';
import { startTextFinder, type TextFinder } from './text-client.js';

/** A file to look at, and how many frames of it count, from the first that does (from 0). */
export interface SearchedFile {
  readonly grant: Grant;
  readonly frames: number;
  readonly first?: number;
  /** Looked at with what the file lays over its frames; absent: without. */
  readonly withOverlays?: boolean;
}

/** How a search ended. failed: the models aren't there, or the worker dies at once, whatever it is given. */
export type SearchEnd = 'done' | 'stopped' | 'failed';

export interface SearchOptions {
  /** One frame was looked at, or can't be. */
  readonly onLooked: (fileId: string, found: LookedFrame | { readonly frame: number; readonly ok: false }, withOverlays: boolean) => void;
  readonly start?: () => TextFinder;
  /** No real frame takes as long, in milliseconds: what does is a file that was made to do so. */
  readonly limitMs?: number;
}

const FRAME_LIMIT_MS = 180_000;
/** So many workers in a row that die without looking at one frame are no matter of a file. */
const MOST_LOST = 3;

/**
 * Looks through files, one after the other, in one worker with its models warm. One that dies or hangs is replaced, and the
 * rest of the file it died of counts as not looked at. The worker is ended with the search, and its memory comes back.
 */
export class TextSearch {
  readonly #start: () => TextFinder;
  #finder: TextFinder | null = null;
  #isWanted = true;

  constructor(private readonly options: SearchOptions) {
    this.#start = options.start ?? startTextFinder;
  }

  async run(files: readonly SearchedFile[]): Promise<SearchEnd> {
    let lost = 0;
    try {
      for (const file of files) {
        const outcome = await this.#look(file);
        if (!this.#isWanted || outcome === 'cancelled') return 'stopped';
        if (outcome === 'no-models') return 'failed';
        lost = outcome === 'lost' ? lost + 1 : 0;
        if (lost === MOST_LOST) return 'failed';
      }
      return 'done';
    } finally {
      this.#end();
    }
  }

  /** Ends the search and its worker, now; what was told until then holds. */
  stop(): void {
    this.#isWanted = false;
    this.#end();
  }

  async #look({ grant, frames, first = 0, withOverlays = false }: SearchedFile): Promise<'looked' | 'lost' | 'cancelled' | 'no-models'> {
    const finder = this.#finder ?? this.#start();
    this.#finder = finder;
    const end = first + frames;
    let done = first;
    const tellUnread = () => {
      for (let frame = done; frame < end; frame++) this.options.onLooked(grant.id, { frame, ok: false }, withOverlays);
    };
    const limit = () => setTimeout(() => finder.stop(), this.options.limitMs ?? FRAME_LIMIT_MS);
    let timer = limit();
    try {
      const looked = (found: LookedFrame) => {
        clearTimeout(timer);
        timer = limit();
        // A look that was stopped may have sent its last message already.
        if (!this.#isWanted) return;
        done = found.frame + 1;
        this.options.onLooked(grant.id, found, withOverlays);
      };
      const { outcome } = await finder.look(grant, 'fast', looked, { first, count: frames }, withOverlays);
      if (outcome === 'cancelled' || outcome === 'no-models') return outcome;
      if (this.#isWanted) tellUnread();
      return 'looked';
    } catch {
      this.#end();
      if (!this.#isWanted) return 'cancelled';
      tellUnread();
      return done > first ? 'looked' : 'lost';
    } finally {
      clearTimeout(timer);
    }
  }

  #end(): void {
    this.#finder?.stop();
    this.#finder = null;
  }
}
