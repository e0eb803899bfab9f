import { joinBytes } from '../../dicom/encode-value.js';

/** Bytes of a run in another writing must be at least so many signs: shorter ones could hold no term. */
const LEAST = 12;
/** Most runs of one value that are read, and the longest: a file could hold millions. */
const MOST_RUNS = 2_000;
const LONGEST = 4 * 1024 * 1024;

const BASE64 = /[A-Za-z0-9+/_-]{12,}={0,2}/g;
/** As RFC 4648 §6 writes it; in capitals, as programs do. */
const BASE32 = /[A-Z2-7]{12,}/g;
/** Pairs of hexadecimal digits, also with one sign between them: `56 61 6e`, `56:61`, `0x56,0x61`. */
const HEXADECIMAL = /(?:(?:0x)?[0-9A-Fa-f]{2}[ ,:;-]{0,2}){6,}/g;
/** Numbers of bytes, one behind the other. */
const DECIMAL = /(?:\d{2,3}[ ,;]{1,2}){5,}\d{2,3}/g;
/** Escapes of URLs, quoted-printable, JSON, C and XML. */
const ESCAPES = /%([0-9A-Fa-f]{2})|=([0-9A-F]{2})|\\u\{?([0-9A-Fa-f]{4,6})\}?|\\x([0-9A-Fa-f]{2})|&#(\d{2,7});|&#x([0-9A-Fa-f]{2,6});/g;

/** What a text says to who takes it out of the writing in which a machine put it: each reading as bytes, never longer than the text's. */
export function unwrapText(text: string): Uint8Array[] {
  if (text.length < LEAST || text.length > LONGEST) return [];
  const readings: Uint8Array[] = [];
  const add = (bytes: Uint8Array | null) => {
    if (bytes && bytes.length >= LEAST / 2) readings.push(bytes);
  };
  if (/[%=\\&]/.test(text)) add(withoutEscapes(text));
  if (ENCODED_TWICE.test(text)) add(encodedOnce(text));
  for (const { 0: run } of bounded(text.matchAll(BASE64))) {
    // A run may begin in the middle of a group of four signs, where other letters stand in front.
    for (let phase = 0; phase < (run.length > 400 ? 1 : 4); phase += 1) add(fromBase64(run.slice(phase)));
  }
  for (const { 0: run } of bounded(text.matchAll(BASE32))) add(fromBase32(run));
  for (const { 0: run } of bounded(text.matchAll(HEXADECIMAL))) {
    const digits = run.replaceAll(/0x|[^0-9A-Fa-f]/g, '');
    add(fromHex(digits));
    if (digits.length % 2 === 1) add(fromHex(digits.slice(1)));
  }
  for (const { 0: run } of bounded(text.matchAll(DECIMAL))) {
    const bytes = run.split(/[ ,;]+/).map(Number);
    if (bytes.every((byte) => byte < 256)) add(Uint8Array.from(bytes));
  }
  return readings;
}

/** UTF-8 that somebody took for Windows-1252 and wrote as UTF-8 once more: `MÃ¼ller`. */
const ENCODED_TWICE = /[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]/;
let windows1252: ReadonlyMap<string, number> | undefined;

/** The bytes that were taken for signs; what no byte stands for ends a letter. */
function encodedOnce(text: string): Uint8Array {
  if (!windows1252) {
    const decoder = new TextDecoder('windows-1252');
    windows1252 = new Map(Array.from({ length: 128 }, (_, at) => [decoder.decode(Uint8Array.of(at + 128)), at + 128]));
  }
  const table = windows1252;
  return Uint8Array.from(text, (sign) => {
    const code = sign.charCodeAt(0);
    return code < 0x100 ? code : (table.get(sign) ?? 0x3f);
  });
}

function* bounded(matches: Iterable<RegExpMatchArray>): Iterable<RegExpMatchArray> {
  let count = 0;
  for (const match of matches) {
    if (count === MOST_RUNS) return;
    count += 1;
    yield match;
  }
}

/** The text with its escapes undone, as UTF-8; null where there are none. Bytes of escapes that make one character of UTF-8 stay together. */
function withoutEscapes(text: string): Uint8Array | null {
  const encoder = new TextEncoder();
  const pieces: Uint8Array[] = [];
  let at = 0;
  for (const match of text.matchAll(ESCAPES)) {
    pieces.push(encoder.encode(text.slice(at, match.index)));
    at = match.index + match[0].length;
    const byte = match[1] ?? match[2] ?? match[4];
    if (byte !== undefined) {
      pieces.push(Uint8Array.of(Number.parseInt(byte, 16)));
      continue;
    }
    const point = match[5] === undefined ? Number.parseInt(match[3] ?? match[6] ?? '20', 16) : Number(match[5]);
    if (point <= 0x10ffff) pieces.push(encoder.encode(String.fromCodePoint(point)));
  }
  if (at === 0) return null;
  pieces.push(encoder.encode(text.slice(at)));
  return joinBytes(pieces);
}

const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES = new Int8Array(128).fill(-1);
[...SIGNS].forEach((sign, value) => {
  VALUES[sign.charCodeAt(0)] = value;
});
VALUES[0x2d] = 62;
VALUES[0x5f] = 63;

const fromBase64 = (run: string): Uint8Array => fromSigns(run, 6, (sign) => VALUES[sign] ?? -1);
/** A to Z are 0 to 25, 2 to 7 are 26 to 31. */
const fromBase32 = (run: string): Uint8Array => fromSigns(run, 5, (sign) => (sign >= 0x41 ? sign - 0x41 : sign - 0x32 + 26));

/** Bytes of signs that stand for so many bits each; it ends at the first that is none (-1). */
function fromSigns(run: string, bitsOfOne: number, valued: (sign: number) => number): Uint8Array {
  const bytes = new Uint8Array(Math.floor((run.length * bitsOfOne) / 8));
  let [pending, bits, length] = [0, 0, 0];
  for (let at = 0; at < run.length; at += 1) {
    const value = valued(run.charCodeAt(at));
    if (value < 0) break;
    pending = ((pending << bitsOfOne) | value) & 0xffff;
    bits += bitsOfOne;
    if (bits < 8) continue;
    bits -= 8;
    bytes[length] = (pending >> bits) & 0xff;
    length += 1;
  }
  return bytes.subarray(0, length);
}

const fromHex = (digits: string): Uint8Array =>
  Uint8Array.from({ length: digits.length >> 1 }, (_, index) => Number.parseInt(digits.slice(index * 2, index * 2 + 2), 16));
