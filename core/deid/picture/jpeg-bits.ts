import type { HuffmanSpec } from './jpeg-tables.js';

/** Code and length in bits by value. */
export interface HuffmanCodes {
  readonly codes: Uint16Array;
  readonly lengths: Uint8Array;
}

/** The codes of a table (ISO 10918-1 Annex C). */
export function huffmanCodes(spec: HuffmanSpec | undefined): HuffmanCodes {
  if (!spec) throw new RangeError('there are two tables of each kind');
  const codes = new Uint16Array(256);
  const lengths = new Uint8Array(256);
  let code = 0;
  let next = 0;
  spec.counts.forEach((count, index) => {
    for (let one = 0; one < count; one += 1) {
      const value = spec.values[next] as number;
      codes[value] = code;
      lengths[value] = index + 1;
      code += 1;
      next += 1;
    }
    code <<= 1;
  });
  return { codes, lengths };
}

/** Bits of an entropy-coded segment: the highest first, a zero byte behind every 0xFF (ISO 10918-1 F.1.2.3). */
export class BitWriter {
  #bytes: Uint8Array;
  #length = 0;
  #pending = 0;
  #bits = 0;

  /** @param expected about how many bytes it will be */
  constructor(expected: number) {
    this.#bytes = new Uint8Array(Math.max(1024, expected >> 2));
  }

  code({ codes, lengths }: HuffmanCodes, value: number): void {
    this.#put(codes[value] as number, lengths[value] as number);
  }

  /** The number itself in as many bits as its magnitude has; a negative one less by one (ISO 10918-1 F.1.2.1). */
  amplitude(value: number): void {
    const size = 32 - Math.clz32(Math.abs(value));
    this.#put((value < 0 ? value - 1 : value) & ((1 << size) - 1), size);
  }

  /** All bytes; the last one is filled up with ones. */
  finish(): Uint8Array {
    if (this.#bits > 0) this.#put((1 << (8 - this.#bits)) - 1, 8 - this.#bits);
    return this.#bytes.slice(0, this.#length);
  }

  #put(bits: number, count: number): void {
    this.#pending = (this.#pending << count) | bits;
    this.#bits += count;
    while (this.#bits >= 8) {
      this.#bits -= 8;
      const byte = (this.#pending >>> this.#bits) & 0xff;
      this.#byte(byte);
      if (byte === 0xff) this.#byte(0);
    }
    // What stays is less than a byte, so that 16 bits more fit.
    this.#pending &= (1 << this.#bits) - 1;
  }

  #byte(byte: number): void {
    if (this.#length === this.#bytes.length) {
      const longer = new Uint8Array(this.#bytes.length * 2);
      longer.set(this.#bytes);
      this.#bytes = longer;
    }
    this.#bytes[this.#length] = byte;
    this.#length += 1;
  }
}
