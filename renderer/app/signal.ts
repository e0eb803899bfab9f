/** Something that happens again and again, for whoever listens. */
export class Signal {
  readonly #listeners = new Set<() => void>();

  readonly emit = (): void => {
    for (const listener of [...this.#listeners]) listener();
  };

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
