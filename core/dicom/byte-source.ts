/**
 * The one way in which the program reads bytes. Reading is synchronous: workers and the command line both block on
 * their own thread, which keeps every reader of a scan a plain function.
 */
export interface ByteSource {
  /** Bytes in all. */
  readonly size: number;
  /**
   * Exactly `length` bytes from `offset`. The result may alias the source's memory: callers never write to it.
   * @throws ByteRangeError when the range isn't wholly inside the source, or the source can no longer give it.
   */
  read(offset: number, length: number): Uint8Array;
  /**
   * The same for `target.length` bytes, into memory of the caller's. Absent where a source has memory of its own to give, or can't do
   * it cheaper. @throws ByteRangeError as `read`
   */
  readInto?(offset: number, target: Uint8Array): void;
}

/** A range was asked for that the source doesn't hold. */
export class ByteRangeError extends Error {
  override readonly name = 'ByteRangeError';
}

/** Fails unless `offset` and `length` are whole numbers and the range lies inside `size` bytes. */
export function checkRange(size: number, offset: number, length: number): void {
  if (!Number.isSafeInteger(offset) || !Number.isSafeInteger(length) || offset < 0 || length < 0 || offset + length > size) {
    throw new ByteRangeError(`range ${offset}+${length} is outside ${size} bytes`);
  }
}

/** A source over bytes that are in memory already. */
export function memorySource(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    read(offset, length) {
      checkRange(bytes.length, offset, length);
      return bytes.subarray(offset, offset + length);
    },
  };
}

/** A source over one range of another, with offsets that start at 0. */
export function rangeSource(source: ByteSource, start: number, size: number): ByteSource {
  checkRange(source.size, start, size);
  return {
    size,
    read(offset, length) {
      checkRange(size, offset, length);
      return source.read(start + offset, length);
    },
    ...intoOf(source, size, start),
  };
}

/** `readInto` of a source below, where it has one. */
function intoOf(source: ByteSource, size: number, start: number): Pick<ByteSource, 'readInto'> {
  if (!source.readInto) return {};
  return {
    readInto(offset, target) {
      checkRange(size, offset, target.length);
      source.readInto?.(start + offset, target);
    },
  };
}

/**
 * A source that asks the one below in windows, so that many small reads near each other cost one. It keeps the first
 * window (the header of a scan) and the latest; reads longer than a window pass through.
 */
export function windowedSource(source: ByteSource, windowBytes = 64 * 1024, head?: Uint8Array): ByteSource {
  let first = head;
  let windowStart = 0;
  let window: Uint8Array | undefined;
  const load = (start: number) => source.read(start, Math.min(windowBytes, source.size - start));
  return {
    size: source.size,
    read(offset, length) {
      checkRange(source.size, offset, length);
      if (length > windowBytes) return source.read(offset, length);
      if (offset < windowBytes || (first && offset + length <= first.length)) {
        first ??= load(0);
        if (offset + length <= first.length) return first.subarray(offset, offset + length);
      }
      if (!window || offset < windowStart || offset + length > windowStart + window.length) {
        windowStart = offset;
        window = load(offset);
      }
      return window.subarray(offset - windowStart, offset - windowStart + length);
    },
    ...intoOf(source, source.size, 0),
  };
}
