import type { HuffmanCodes } from './huffman-codes.js';

/** Writes an entropy-coded segment: bits most significant first, a zero byte behind each 0xFF (ISO 10918-1 F.1.2.3). */
export class EntropyWriter {
  #bytes = new Uint8Array(64 * 1024);
  #length = 0;
  #buffer = 0;
  #count = 0;

  symbol(table: HuffmanCodes, symbol: number): void {
    this.bits(table.codes[symbol] as number, table.lengths[symbol] as number);
  }

  /** The lowest `length` bits of a number, at most 16. */
  bits(value: number, length: number): void {
    this.#buffer = ((this.#buffer << length) | (value & ((1 << length) - 1))) >>> 0;
    this.#count += length;
    while (this.#count >= 8) {
      this.#count -= 8;
      this.#byte((this.#buffer >>> this.#count) & 0xff);
    }
    this.#buffer &= (1 << this.#count) - 1;
  }

  /** Fills the last byte with ones, and writes restart marker `number` modulo 8. */
  restart(number: number): void {
    this.#align();
    this.#push(0xff);
    this.#push(0xd0 + (number % 8));
  }

  finish(): Uint8Array {
    this.#align();
    return this.#bytes.slice(0, this.#length);
  }

  #align(): void {
    if (this.#count > 0) this.bits(0x7f, 8 - this.#count);
  }

  #byte(byte: number): void {
    this.#push(byte);
    if (byte === 0xff) this.#push(0);
  }

  #push(byte: number): void {
    if (this.#length === this.#bytes.length) {
      const longer = new Uint8Array(this.#bytes.length * 2);
      longer.set(this.#bytes);
      this.#bytes = longer;
    }
    this.#bytes[this.#length++] = byte;
  }
}
