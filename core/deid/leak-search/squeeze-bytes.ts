/** Letters of ISO 8859-1 from 0xC0 on, folded; 0 where a byte is no letter. */
const LATIN = [...'aaaaaaaceeeeiiiidnooooo\0ouuuuypsaaaaaaaceeeeiiiidnooooo\0ouuuuypy'].map((letter) => letter.charCodeAt(0));
/** What stands between the words of names, numbers and dates. */
const SEPARATORS: ReadonlySet<number> = new Set([...' !"#$%&\'()*+,-./:=\\^_'].map((sign) => sign.charCodeAt(0)));

/**
 * Every `step`th byte from `phase`, lower case, accents off, separators left out; other bytes stay, so that nothing is
 * joined over them. What is looked for and what is looked through go through here alike.
 */
export function squeezeBytes(bytes: Uint8Array, step: 1 | 2 | 4, phase: number): Uint8Array {
  const view = new Uint8Array(Math.ceil(Math.max(0, bytes.length - phase) / step));
  let length = 0;
  for (let at = phase; at < bytes.length; at += step) {
    const byte = bytes[at] as number;
    let folded = byte;
    if (byte >= 0x41 && byte <= 0x5a) folded = byte + 0x20;
    else if (byte === 0xc3 && step === 1 && ((bytes[at + 1] ?? 0) & 0xc0) === 0x80) {
      // The same letters in UTF-8: U+00C0 to U+00FF are C3 80 to C3 BF.
      folded = LATIN[(bytes[at + 1] as number) & 0x3f] || byte;
      at += 1;
    } else if (byte >= 0xc0) folded = LATIN[byte - 0xc0] || byte;
    if (SEPARATORS.has(folded)) continue;
    view[length] = folded;
    length += 1;
  }
  return view.subarray(0, length);
}

/** The bytes with every two in the other order: text in words of the other byte order. */
export function swapPairs(bytes: Uint8Array): Uint8Array {
  const swapped = new Uint8Array(bytes.length & ~1);
  for (let at = 0; at < swapped.length; at += 1) swapped[at] = bytes[at ^ 1] as number;
  return swapped;
}

/** Bytes that don't change when one of them is lost are too few to mean anything. */
const LEAST_BYTES = 6;
/** 8-bit character sets in which the letters beyond Latin are written (PS3.3 C.12.1.1.2), by the names of the Encoding standard. */
const LABELS = [
  'iso-8859-2',
  'iso-8859-5',
  'iso-8859-6',
  'iso-8859-7',
  'iso-8859-8',
  'iso-8859-9',
  'windows-874',
  'windows-1251',
  'koi8-r',
];
const DOUBLE_LABELS = ['shift_jis', 'euc-jp', 'euc-kr', 'gb18030'];

let tables: readonly ReadonlyMap<string, readonly number[]>[] | undefined;

/**
 * How a folded term beyond ASCII may stand in bytes, squeezed: in UTF-8, in both orders of UTF-16, and in the character
 * sets of its script, in small letters, capitals, and with a capital in front.
 */
export function byteSpellings(folded: string): Uint8Array[] {
  const found = new Map<string, Uint8Array>();
  const add = (bytes: Uint8Array) => {
    const squeezed = squeezeBytes(bytes, 1, 0);
    if (squeezed.length >= LEAST_BYTES) found.set(squeezed.join(), squeezed);
  };
  for (const written of new Set([folded, folded.toUpperCase(), folded.slice(0, 1).toUpperCase() + folded.slice(1)])) {
    add(new TextEncoder().encode(written));
    add(utf16(written, true));
    add(utf16(written, false));
    tables ??= [...LABELS.map(singleByteTable), ...DOUBLE_LABELS.map(doubleByteTable)];
    for (const table of tables) {
      const bytes = [...written].map((sign) => (sign <= '~' ? [sign.charCodeAt(0)] : table.get(sign)));
      if (bytes.every((known) => known !== undefined)) add(Uint8Array.from(bytes.flat() as number[]));
    }
  }
  return [...found.values()];
}

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), littleEndian);
  return bytes;
}

function singleByteTable(label: string): ReadonlyMap<string, readonly number[]> {
  const decoder = new TextDecoder(label);
  const table = new Map<string, readonly number[]>();
  for (let byte = 0x80; byte < 0x100; byte += 1) table.set(decoder.decode(Uint8Array.of(byte)), [byte]);
  table.delete('\uFFFD');
  return table;
}

function doubleByteTable(label: string): ReadonlyMap<string, readonly number[]> {
  const decoder = new TextDecoder(label);
  const table = new Map<string, readonly number[]>();
  for (let lead = 0x81; lead < 0xff; lead += 1) {
    for (let trail = 0x40; trail < 0xff; trail += 1) {
      const sign = decoder.decode(Uint8Array.of(lead, trail));
      // Two signs, or one that isn't in the set, are no pair.
      if (sign.length === 1 && sign !== '\uFFFD' && !table.has(sign)) table.set(sign, [lead, trail]);
    }
  }
  return table;
}
