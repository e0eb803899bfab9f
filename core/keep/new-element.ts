import type { Encoding } from '../dicom/data-set.js';
import { lookUpVr } from '../dicom/dictionary/look-up.js';
import { encodeElement, joinBytes } from '../dicom/encode-value.js';
import { ITEM, type Tag } from '../dicom/tag.js';
import { isText, usesCharset, type Vr, widthOf } from '../dicom/vr.js';
import { type Keyword, TAGS } from './tags.js';

/** Implicit VR: in explicit VR a free line of many points would be too long for its length field (PS3.5 §7.1.2). */
export const KEPT_SYNTAX = '1.2.840.10008.1.2';
export const KEPT_ENCODING: Encoding = { explicitVr: false, littleEndian: true };
/** All text is UTF-8: the person's words in their language, and a name in whatever set the scan writes it. */
export const KEPT_CHARSET = 'ISO_IR 192';

/** One element of an object that is made. */
export type NewElement =
  | { readonly tag: Tag; readonly vr: Vr; readonly value: Uint8Array }
  | { readonly tag: Tag; readonly items: readonly (readonly NewElement[])[] };

const utf8 = new TextEncoder();

function vrOf(keyword: Keyword): Vr {
  const vr = lookUpVr(TAGS[keyword]);
  if (!vr) throw new RangeError(`${keyword} has no VR`);
  return vr;
}

/** Text of any text VR; several values become one with backslashes between, which no value may hold itself. Empty: a value of no length. */
export function text(keyword: Keyword, ...values: readonly string[]): NewElement {
  const vr = vrOf(keyword);
  if (!isText(vr)) throw new RangeError(`${keyword} isn't text`);
  const joined = values.join('\\');
  const bytes = utf8.encode(joined);
  if (!usesCharset(vr) && bytes.length !== joined.length) throw new RangeError(`${keyword} must be ASCII`);
  if (bytes.length % 2 === 0) return { tag: TAGS[keyword], vr, value: bytes };
  const padded = new Uint8Array(bytes.length + 1).fill(vr === 'UI' ? 0 : 0x20);
  padded.set(bytes);
  return { tag: TAGS[keyword], vr, value: padded };
}

/** Numbers: of DS and IS written out, of binary VRs as they are. */
export function numbers(keyword: Keyword, ...values: readonly number[]): NewElement {
  const vr = vrOf(keyword);
  if (vr === 'DS' || vr === 'IS') return text(keyword, ...values.map(vr === 'DS' ? decimal : whole));
  const width = widthOf(vr);
  if (width === undefined) throw new RangeError(`${keyword} isn't a number`);
  const value = new Uint8Array(values.length * width);
  const view = new DataView(value.buffer);
  values.forEach((number, index) => {
    const at = index * width;
    if (vr === 'US' || vr === 'OW') view.setUint16(at, number, true);
    else if (vr === 'SS') view.setInt16(at, number, true);
    else if (vr === 'UL') view.setUint32(at, number, true);
    else if (vr === 'SL') view.setInt32(at, number, true);
    else if (vr === 'FL') view.setFloat32(at, number, true);
    else if (vr === 'FD') view.setFloat64(at, number, true);
    else throw new RangeError(`${keyword} isn't written here`);
  });
  return { tag: TAGS[keyword], vr, value };
}

export function bytes(keyword: Keyword, value: Uint8Array): NewElement {
  return { tag: TAGS[keyword], vr: vrOf(keyword), value };
}

export const sequence = (keyword: Keyword, ...items: readonly (readonly NewElement[])[]): NewElement => ({ tag: TAGS[keyword], items });

/** Elements in ascending order of their tags (PS3.5 §7.1), each tag once. @throws RangeError where a tag stands twice */
export function encodeElements(elements: readonly NewElement[]): Uint8Array {
  const sorted = [...elements].sort((one, other) => one.tag - other.tag);
  sorted.forEach((element, index) => {
    if (element.tag === sorted[index - 1]?.tag) throw new RangeError('an element is there twice');
  });
  return joinBytes(sorted.map(encodeOne));
}

function encodeOne(element: NewElement): Uint8Array {
  if ('value' in element) return encodeElement(element.tag, element.vr, element.value, KEPT_ENCODING);
  const items = element.items.map((item) => encodeElement(ITEM, 'UN', encodeElements(item), KEPT_ENCODING));
  return encodeElement(element.tag, 'SQ', joinBytes(items), KEPT_ENCODING);
}

/** Most characters of a DS value (PS3.5 §6.2). */
const DECIMAL_LENGTH = 16;

/** A number as DS writes it: as many digits as 16 characters hold. @throws RangeError where it isn't finite */
export function decimal(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError('a number that is written must be finite');
  for (let digits = 15; digits > 0; digits -= 1) {
    const written = String(Number(value.toPrecision(digits)));
    if (written.length <= DECIMAL_LENGTH) return written;
  }
  throw new RangeError('a number is too long for its VR');
}

const whole = (value: number): string => String(Math.round(value));
