/**
 * Finds many needles in one pass over a text (Aho and Corasick 1975). Needles are numbered; the text is any sequence of
 * small numbers (UTF-16 units or bytes).
 */
export class WordAutomaton {
  /** Per state: the next state by symbol. */
  readonly #next: Map<number, number>[] = [new Map()];
  readonly #fallback: number[] = [0];
  /** Per state: the needle that ends here, and the nearest shorter state that ends one. */
  readonly #ends: number[] = [-1];
  readonly #shorter: number[] = [0];
  readonly #lengths: number[] = [];
  #ready = false;

  get size(): number {
    return this.#lengths.length;
  }

  /** Adds a needle and gives its number; the same needle twice has one number. */
  add(needle: ArrayLike<number>): number {
    if (this.#ready) throw new Error('needles are added before the first search');
    let state = 0;
    for (let at = 0; at < needle.length; at += 1) {
      const symbol = needle[at] as number;
      let next = this.#next[state]?.get(symbol);
      if (next === undefined) {
        next = this.#next.length;
        this.#next.push(new Map());
        this.#fallback.push(0);
        this.#ends.push(-1);
        this.#shorter.push(0);
        this.#next[state]?.set(symbol, next);
      }
      state = next;
    }
    const known = this.#ends[state] as number;
    if (known >= 0) return known;
    this.#ends[state] = this.#lengths.length;
    this.#lengths.push(needle.length);
    return this.#lengths.length - 1;
  }

  /**
   * Calls `found` for every occurrence, overlapping ones too, of those that end in one place the longest first; where it
   * says true, the shorter ones that end there are passed over. `end` is behind the last symbol.
   */
  search(text: ArrayLike<number>, found: (needle: number, start: number, end: number) => boolean): void {
    this.#prepare();
    let state = 0;
    for (let at = 0; at < text.length; at += 1) {
      state = this.#step(state, text[at] as number);
      for (let end = state; end !== 0; end = this.#shorter[end] as number) {
        const needle = this.#ends[end] as number;
        if (needle >= 0 && found(needle, at + 1 - (this.#lengths[needle] as number), at + 1)) break;
      }
    }
  }

  #step(from: number, symbol: number): number {
    let state = from;
    for (;;) {
      const next = this.#next[state]?.get(symbol);
      if (next !== undefined) return next;
      if (state === 0) return 0;
      state = this.#fallback[state] as number;
    }
  }

  #prepare(): void {
    if (this.#ready) return;
    this.#ready = true;
    const queue: number[] = [...(this.#next[0]?.values() ?? [])];
    for (let head = 0; head < queue.length; head += 1) {
      const state = queue[head] as number;
      for (const [symbol, next] of this.#next[state] ?? []) {
        queue.push(next);
        const fallback = this.#step(this.#fallback[state] as number, symbol);
        this.#fallback[next] = fallback;
        this.#shorter[next] = (this.#ends[fallback] as number) >= 0 ? fallback : (this.#shorter[fallback] as number);
      }
    }
  }
}
