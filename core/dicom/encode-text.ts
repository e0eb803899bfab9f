import type { CharacterSet } from './charset.js';
import type { Vr } from './vr.js';

const encoder = new TextEncoder();
/** Per decoder label: the byte of each character that a single byte makes. */
const singleByte = new Map<string, ReadonlyMap<string, number>>();

/**
 * Text in a data set's character set, as a value field of even length; null where the set can't be written here (code
 * extensions with two-byte sets) or lacks a character. Only what was cut out of a value of that same set is written.
 */
export function encodeText(vr: Vr, text: string, charset: CharacterSet): Uint8Array | null {
  const bytes = isAscii(text) ? encoder.encode(text) : encodeIn(text, charset);
  if (!bytes) return null;
  if (bytes.length % 2 === 0) return bytes;
  const padded = new Uint8Array(bytes.length + 1);
  padded.set(bytes);
  padded[bytes.length] = vr === 'UI' ? 0 : 0x20;
  return padded;
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 0x7e) return false;
  return true;
}

function encodeIn(text: string, charset: CharacterSet): Uint8Array | null {
  if (charset.whole === 'utf-8') return encoder.encode(text);
  if (charset.whole || charset.terms.length > 1) return null;
  const { label } = charset.initial.g1;
  if (!/^(iso-8859-\d+|windows-\d+)$/.test(label)) return null;
  const bytes = new Uint8Array(text.length);
  const table = tableOf(label);
  for (let at = 0; at < text.length; at += 1) {
    const byte = table.get(text.charAt(at));
    if (byte === undefined) return null;
    bytes[at] = byte;
  }
  return bytes;
}

function tableOf(label: string): ReadonlyMap<string, number> {
  const known = singleByte.get(label);
  if (known) return known;
  const decoder = new TextDecoder(label);
  const table = new Map<string, number>();
  for (let byte = 0; byte < 256; byte += 1) {
    const character = decoder.decode(Uint8Array.of(byte));
    if (character !== '\uFFFD') table.set(character, byte);
  }
  singleByte.set(label, table);
  return table;
}
