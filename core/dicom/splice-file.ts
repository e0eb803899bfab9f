/**
 * A file that is to be written, as an immutable recipe: ranges copied from sources, and new bytes between them. What is
 * kept is copied by range, so it can't change on the way.
 */
export interface Splice {
  readonly parts: readonly SplicePart[];
}

/** `copy` names a source by its opaque id (a granted file or a staged blob), an offset and a length in bytes. */
export type SplicePart = SpliceCopy | SpliceBytes;
export interface SpliceCopy {
  readonly copy: readonly [sourceId: string, offset: number, length: number];
}
export interface SpliceBytes {
  readonly bytes: Uint8Array;
}

/** Collects parts in order; neighbours that continue each other become one part. */
export class SpliceBuilder {
  readonly #parts: SplicePart[] = [];

  copy(sourceId: string, offset: number, length: number): this {
    if (length === 0) return this;
    const last = this.#parts.at(-1);
    if (last && 'copy' in last && last.copy[0] === sourceId && last.copy[1] + last.copy[2] === offset) {
      this.#parts[this.#parts.length - 1] = { copy: [sourceId, last.copy[1], last.copy[2] + length] };
    } else {
      this.#parts.push({ copy: [sourceId, offset, length] });
    }
    return this;
  }

  bytes(bytes: Uint8Array): this {
    if (bytes.length === 0) return this;
    const last = this.#parts.at(-1);
    if (last && 'bytes' in last) {
      const joined = new Uint8Array(last.bytes.length + bytes.length);
      joined.set(last.bytes);
      joined.set(bytes, last.bytes.length);
      this.#parts[this.#parts.length - 1] = { bytes: joined };
    } else {
      this.#parts.push({ bytes });
    }
    return this;
  }

  build(): Splice {
    return { parts: [...this.#parts] };
  }
}

/** How many bytes a splice writes. */
export function spliceSize(splice: Splice): number {
  let size = 0;
  for (const part of splice.parts) size += 'copy' in part ? part.copy[2] : part.bytes.length;
  return size;
}
