import { FrameError } from '../frame-error.js';
import { HUFFMAN_FAST_BITS, type HuffmanTable } from './huffman-table.js';

/** Bits of an entropy-coded segment, most significant first, stuffed zero bytes taken out (ISO 10918-1 F.1.2.3). */
export class EntropyBits {
  readonly #bytes: Uint8Array;
  #at: number;
  #buffer = 0;
  #count = 0;
  /** Zero bytes that were given because a marker or the end was reached. */
  #invented = 0;

  constructor(bytes: Uint8Array, start: number) {
    this.#bytes = bytes;
    this.#at = start;
  }

  /** Where the next marker stands, once a scan is read. */
  get position(): number {
    let at = this.#at;
    // Whole bytes that were read ahead can't hold a marker, so the marker is further on.
    while (at + 1 < this.#bytes.length && !(this.#bytes[at] === 0xff && this.#bytes[at + 1] !== 0)) at++;
    return at;
  }

  /** The next Huffman-coded value (ISO 10918-1 F.2.2.3). */
  symbol(table: HuffmanTable): number {
    if (this.#count < 16) this.#fill();
    const fast = table.fast[(this.#buffer >> (this.#count - HUFFMAN_FAST_BITS)) & ((1 << HUFFMAN_FAST_BITS) - 1)] as number;
    if (fast === 0) return this.#longCode(table);
    this.#count -= fast >> 8;
    return fast & 255;
  }

  /** The next `length` bits, at most 16, as a whole number. */
  bits(length: number): number {
    if (this.#count < length) this.#fill();
    this.#count -= length;
    return (this.#buffer >> this.#count) & ((1 << length) - 1);
  }

  /** A value of `category` bits with its sign (ISO 10918-1 F.2.2.1, EXTEND): category 1 is −1 or 1, category 2 −3, −2, 2 or 3. */
  extended(category: number): number {
    if (category === 0) return 0;
    const value = this.bits(category);
    return value < 1 << (category - 1) ? value - (1 << category) + 1 : value;
  }

  /** The next difference (ISO 10918-1 H.1.2.2): a category of at most 16, and as many bits but for 16 itself. */
  difference(table: HuffmanTable): number {
    const category = this.symbol(table);
    if (category < 16) return this.extended(category);
    if (category === 16) return 32768;
    throw new FrameError('codestream-invalid', 'JPEG category');
  }

  /** Goes behind the next restart marker. @throws FrameError where another marker stands there. */
  restart(): void {
    this.#at = this.position;
    const marker = this.#bytes[this.#at + 1] ?? 0;
    if (marker < 0xd0 || marker > 0xd7) throw new FrameError('codestream-invalid', 'JPEG restart marker');
    this.#at += 2;
    this.#buffer = 0;
    this.#count = 0;
    this.#invented = 0;
  }

  /** @throws FrameError where bits were used that the codestream doesn't have. */
  checkEnd(): void {
    if (this.#invented * 8 > this.#count) throw new FrameError('codestream-invalid', 'JPEG scan ends early');
  }

  #longCode(table: HuffmanTable): number {
    for (let length = HUFFMAN_FAST_BITS + 1; length <= 16; length++) {
      const code = (this.#buffer >> (this.#count - length)) & ((1 << length) - 1);
      if (code <= (table.largest[length] as number)) {
        this.#count -= length;
        return table.values[code + (table.shift[length] as number)] as number;
      }
    }
    throw new FrameError('codestream-invalid', 'JPEG code');
  }

  /** At least 16 bits, at most 31: the buffer stays a small integer. */
  #fill(): void {
    while (this.#count < 23) {
      let byte = this.#bytes[this.#at];
      if (byte === undefined) {
        byte = 0;
        this.#invented++;
      } else if (byte === 0xff) {
        if (this.#bytes[this.#at + 1] === 0) this.#at += 2;
        else {
          byte = 0;
          this.#invented++;
        }
      } else {
        this.#at++;
      }
      this.#buffer = ((this.#buffer << 8) | byte) & 0x7fffffff;
      this.#count += 8;
    }
  }
}
