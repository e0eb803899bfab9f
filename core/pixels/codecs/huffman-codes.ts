import { FrameError } from '../frame-error.js';

/** A Huffman table for writing: by symbol its code and the length of it, 0 where the symbol doesn't occur. */
export interface HuffmanCodes {
  readonly codes: Uint16Array;
  readonly lengths: Uint8Array;
  /** As a DHT segment has it: codes of each length from 1 to 16, then the symbols in the order of their codes. */
  readonly counts: Uint8Array;
  readonly symbols: Uint8Array;
}

const LONGEST = 16;

/**
 * The table that writes symbols of these frequencies in the fewest bits, none longer than 16 and none of ones alone
 * (ISO 10918-1 K.2).
 * @param frequencies 256 of them, by symbol
 */
export function huffmanCodes(frequencies: ArrayLike<number>): HuffmanCodes {
  const lengthCounts = limitLengths(codeLengths(frequencies));
  const { lengths: wanted } = lengthCounts;
  const order = Array.from({ length: 256 }, (_, symbol) => symbol).filter((symbol) => (wanted[symbol] as number) > 0);
  order.sort((one, other) => (wanted[one] as number) - (wanted[other] as number) || one - other);
  const codes = new Uint16Array(256);
  const lengths = new Uint8Array(256);
  let code = 0;
  let place = 0;
  for (let length = 1; length <= LONGEST; length++) {
    for (let count = lengthCounts.counts[length - 1] as number; count > 0; count--) {
      const symbol = order[place++] as number;
      codes[symbol] = code++;
      lengths[symbol] = length;
    }
    code <<= 1;
  }
  return { codes, lengths, counts: lengthCounts.counts, symbols: Uint8Array.from(order) };
}

/** Lengths by symbol, any; one more symbol, 256, takes the code of ones alone (Figure K.1). */
function codeLengths(frequencies: ArrayLike<number>): Uint8Array {
  const weights = new Float64Array(257);
  for (let symbol = 0; symbol < 256; symbol++) weights[symbol] = frequencies[symbol] as number;
  weights[256] = 1;
  const lengths = new Uint8Array(257);
  const next = new Int16Array(257).fill(-1);
  for (;;) {
    const least = lightest(weights, -1);
    const second = lightest(weights, least);
    if (second < 0) return lengths;
    weights[least] = (weights[least] as number) + (weights[second] as number);
    weights[second] = 0;
    let last = least;
    for (let at = least; at >= 0; at = next[at] as number) {
      lengths[at] = (lengths[at] as number) + 1;
      last = at;
    }
    next[last] = second;
    for (let at = second; at >= 0; at = next[at] as number) lengths[at] = (lengths[at] as number) + 1;
  }
}

/** The symbol of the least weight that isn't 0, the larger of equal ones; −1 where there is none. */
function lightest(weights: Float64Array, but: number): number {
  let found = -1;
  for (let symbol = 0; symbol < weights.length; symbol++) {
    const weight = weights[symbol] as number;
    if (weight > 0 && symbol !== but && (found < 0 || weight <= (weights[found] as number))) found = symbol;
  }
  return found;
}

/** Shortens codes of over 16 bits at the cost of others, and gives back the code of ones alone (Figure K.3). */
function limitLengths(any: Uint8Array): { readonly counts: Uint8Array; readonly lengths: Uint8Array } {
  const counts = new Uint16Array(258);
  for (const length of any) if (length > 0) counts[length] = (counts[length] as number) + 1;
  for (let length = counts.length - 1; length > LONGEST; length--) {
    while ((counts[length] as number) > 0) {
      let shorter = length - 2;
      while (shorter > 0 && counts[shorter] === 0) shorter--;
      if (shorter <= 0) throw new FrameError('codestream-invalid', 'JPEG code');
      counts[length] = (counts[length] as number) - 2;
      counts[length - 1] = (counts[length - 1] as number) + 1;
      counts[shorter + 1] = (counts[shorter + 1] as number) + 2;
      counts[shorter] = (counts[shorter] as number) - 1;
    }
  }
  let longest = LONGEST;
  while (counts[longest] === 0) longest--;
  counts[longest] = (counts[longest] as number) - 1;
  // Symbols keep the order of their first lengths: the more frequent one never gets the longer code.
  const order = Array.from({ length: 256 }, (_, symbol) => symbol).filter((symbol) => (any[symbol] as number) > 0);
  order.sort((one, other) => (any[one] as number) - (any[other] as number) || one - other);
  const lengths = new Uint8Array(256);
  let place = 0;
  for (let length = 1; length <= LONGEST; length++) {
    for (let count = counts[length] as number; count > 0; count--) lengths[order[place++] as number] = length;
  }
  return { counts: Uint8Array.from(counts.subarray(1, LONGEST + 1)), lengths };
}
