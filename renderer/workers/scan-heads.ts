/** The length that main writes where a file couldn't be read. */
const UNREADABLE = 0xffffffff;

/**
 * Splits main's answer to a batch of heads: for each file a little-endian 32-bit length, then the bytes. A file that couldn't
 * be read is null, and so is every one behind an answer that ends too early.
 */
export function splitHeads(answer: Uint8Array, count: number): (Uint8Array | null)[] {
  const view = new DataView(answer.buffer, answer.byteOffset, answer.byteLength);
  const heads: (Uint8Array | null)[] = [];
  let at = 0;
  for (let index = 0; index < count; index++) {
    if (at + 4 > answer.length) {
      heads.push(null);
      continue;
    }
    const length = view.getUint32(at, true);
    at += 4;
    if (length === UNREADABLE) {
      heads.push(null);
    } else if (at + length > answer.length) {
      heads.push(null);
      at = answer.length;
    } else {
      heads.push(answer.subarray(at, at + length));
      at += length;
    }
  }
  return heads;
}
