/** Who wants what: each viewport asks for its own pictures, and what one of them still wants isn't taken back for another. */
export class Wants {
  readonly #byOwner = new Map<string, ReadonlySet<string>>();

  /** In place of whatever this owner wanted before. */
  set(owner: string, keys: ReadonlySet<string>): void {
    if (keys.size === 0) this.#byOwner.delete(owner);
    else this.#byOwner.set(owner, keys);
  }

  has(key: string): boolean {
    for (const keys of this.#byOwner.values()) if (keys.has(key)) return true;
    return false;
  }
}
