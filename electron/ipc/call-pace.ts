/** Calls of one method that may come at once. The longest honest row of calls, an export's pieces, stays far below. */
const MOST_AT_ONCE = 20_000;
/** Calls of one method that may come for each second after that: more than a page can have answered on a fast machine. */
const PER_SECOND = 2_000;

/** How often one method may be called (a token bucket): a page that was taken over can't keep main from answering anything else. */
export class CallPace {
  #left = MOST_AT_ONCE;
  #countedAt: number;

  /** @param now milliseconds of a clock that never goes back */
  constructor(readonly now: () => number = () => performance.now()) {
    this.#countedAt = now();
  }

  /** Counts one call; false where it came too early and has to be refused. */
  take(): boolean {
    const now = this.now();
    this.#left = Math.min(MOST_AT_ONCE, this.#left + ((now - this.#countedAt) * PER_SECOND) / 1000);
    this.#countedAt = now;
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }
}
