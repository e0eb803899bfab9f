/** Far more than any writer makes. */
const MAX_BOXES = 1000;

/** One box of a file in the ISO base media format, which JP2 and JPEG XL files are made of (ISO 15444-1 Annex I, ISO 18181-2). */
export interface IsoBox {
  /** Its four letters, as a number of 32 bits. */
  readonly type: number;
  readonly content: Uint8Array;
}

/** The boxes one behind the other, up to one that doesn't fit: a fragment may end with a byte of padding. */
export function* isoBoxes(untrustedBytes: Uint8Array): Generator<IsoBox> {
  const view = new DataView(untrustedBytes.buffer, untrustedBytes.byteOffset, untrustedBytes.byteLength);
  let at = 0;
  for (let boxes = 0; boxes < MAX_BOXES && at + 8 <= untrustedBytes.length; boxes++) {
    const short = view.getUint32(at);
    const left = untrustedBytes.length - at;
    const isLong = short === 1 && left >= 16;
    // A length of 0 means "to the end", 1 that 64 bits of it follow.
    const length = short === 0 ? left : isLong ? Number(view.getBigUint64(at + 8)) : short;
    const head = isLong ? 16 : 8;
    if (length < head || length > left) return;
    yield { type: view.getUint32(at + 4), content: untrustedBytes.subarray(at + head, at + length) };
    at += length;
  }
}
