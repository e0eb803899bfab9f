import { decodeText } from '../../dicom/charset.js';
import type { DataSet } from '../../dicom/data-set.js';
import { inflateInside } from './inflate-inside.js';
import type { Passed } from './leak-matcher.js';
import type { TermKind } from './term.js';
import type { LeakSearch } from './term-dictionary.js';
import { unwrapText } from './unwrap.js';

type Matcher = LeakSearch['person'];

/** Longer values of unknown bytes are tables, meshes and volumes. */
const MOST_READ_AS_TEXT = 256 * 1024;
/** Bytes that are nothing but text say by their form whom they are about; longer ones are documents, which are left out. */
const MOST_PLAIN = 16 * 1024;
/** One sign in so many, at least, is a letter of ASCII where bytes are taken for UTF-16. */
const LEAST_WIDE = 4;
const FEW = 4096;
const utf8 = new TextDecoder();
const latin1 = new TextDecoder('latin1');
const wide = [new TextDecoder('utf-16le'), new TextDecoder('utf-16be')] as const;

/** In what a text stands for: base64, base32, hexadecimal digits, escapes. */
export function findUnwrapped(text: string, person: Matcher, passed: Passed = null): TermKind | null {
  for (const bytes of unwrapText(text)) {
    const found = person.findInBytes(bytes, passed) ?? person.findInReading(utf8.decode(bytes), passed);
    if (found) return found;
  }
  return null;
}

/**
 * In the bytes as they are; where they are few and beyond ASCII, also as text of the
 * data set's character set, as UTF-8 and as UTF-16.
 */
export function findInAnyReading(bytes: Uint8Array, owner: DataSet, person: Matcher, passed: Passed = null): TermKind | null {
  const found = person.findInBytes(bytes, passed);
  if (found || bytes.length > MOST_READ_AS_TEXT) return found;
  const decoders = bytes.some((byte) => byte >= 0x80) ? [{ decode: (raw: Uint8Array) => decodeText(raw, owner.charset) }, utf8] : [];
  for (const decoder of [...decoders, ...wideDecoders(bytes)]) {
    const inside = person.findInReading(decoder.decode(bytes), passed);
    if (inside) return inside;
  }
  return null;
}

/**
 * Few bytes are read as UTF-16 in any case. UTF-16 of Latin letters has a zero beside most of them; letters with accents that ISO 8859-1 hasn't
 * have another byte there, and are found by reading only.
 */
function wideDecoders(bytes: Uint8Array): readonly TextDecoder[] {
  if (bytes.length <= FEW) return wide;
  const pairs = Math.floor(bytes.length / 2);
  return wide.filter((_, high) => {
    let letters = 0;
    for (let at = 0; at < pairs * 2; at += 2) {
      const one = bytes[at + 1 - high] === 0 ? (bytes[at + high] ?? 0) : 0;
      if (one >= 0x20 && one < 0x7f) letters += 1;
    }
    return letters > 0 && letters * LEAST_WIDE >= pairs;
  });
}

/** In bytes of unknown meaning also as what they are packed from, as text in another writing, and as the plain text that they may be. */
export function findInUnknown(bytes: Uint8Array, owner: DataSet, person: Matcher): TermKind | null {
  const found = findInAnyReading(bytes, owner, person) ?? findUnwrapped(latin1.decode(bytes), person) ?? findInPlainText(bytes, person);
  if (found) return found;
  for (const inflated of inflateInside(bytes)) {
    const inside =
      findInAnyReading(inflated, owner, person) ?? findUnwrapped(latin1.decode(inflated), person) ?? findInPlainText(inflated, person);
    if (inside) return inside;
  }
  return null;
}

/** Bytes that are a text, in one or two bytes a sign: dates and what a text itself says of a person are found in it as in any other. */
export function findInPlainText(bytes: Uint8Array, person: Matcher, passed: Passed = null): TermKind | null {
  if (bytes.length > MOST_PLAIN) return null;
  for (const decoder of [utf8, ...wideDecoders(bytes)]) {
    const text = decoder.decode(bytes).replace(PADDING, '');
    const found = isPlainText(text) ? person.findInText(text, passed)[0] : undefined;
    if (found) return found.kind;
  }
  return null;
}

/** At the end. The look-behind makes each run be tried once, not from each of its signs. */
const PADDING = /(?<![\0 ])[\0 ]+$/;
const LEAST_PLAIN = 6;
/** Letters, digits, signs and blanks, and nothing else: what isn't UTF-8, or is no text, reads as signs that stand for what can't be read. */
const isPlainText = (text: string): boolean => text.length >= LEAST_PLAIN && !/(?![\t\r\n])[\p{C}\ufffd]/u.test(text);
