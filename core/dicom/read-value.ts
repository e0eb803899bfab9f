import { decodeName, decodeText } from './charset.js';
import type { DataElement } from './data-element.js';
import { type DataSet, findElement } from './data-set.js';
import { lookUpVr } from './dictionary/look-up.js';
import type { Tag } from './tag.js';
import { isSingleText, isText, usesCharset, type Vr, widthOf } from './vr.js';

/** Values longer than this are not read as text or numbers, in bytes. */
export const MAX_READ = 4 * 1024 * 1024;

/** The bytes of the value field. @throws ByteRangeError when the source no longer gives them. */
export function valueBytes(dataSet: DataSet, element: DataElement): Uint8Array {
  return dataSet.body.read(element.valueOffset, element.valueLength);
}

/** The VR by which to read: a UN whose tag the dictionary knows is read by that (PS3.5 §6.2.2 note). */
export function readingVr(element: DataElement): Vr {
  if (element.vr !== 'UN' || element.items) return element.vr;
  const known = lookUpVr(element.tag);
  return known && known !== 'SQ' ? known : 'UN';
}

/** Decoded text values without padding; numbers are written out. Empty for sequences, bulk data and absent elements. */
export function textValues(dataSet: DataSet, which: Tag | DataElement): string[] {
  const element = typeof which === 'number' ? findElement(dataSet, which) : which;
  if (!element || element.valueLength === 0 || element.valueLength > MAX_READ || element.items || element.fragments) return [];
  const vr = readingVr(element);
  if (!isText(vr)) return vr === 'AT' ? tagValues(dataSet, element) : numberValues(dataSet, element).map(String);
  const bytes = valueBytes(dataSet, element);
  const charset = usesCharset(vr) ? dataSet.charset : null;
  const text = vr === 'PN' ? decodeName(bytes, charset) : decodeText(bytes, charset);
  const values = isSingleText(vr) ? [text] : text.split('\\');
  return values.map((value) => trimPadding(value, vr));
}

/** The first text value, or '' where there is none. */
export function textValue(dataSet: DataSet, tag: Tag): string {
  return textValues(dataSet, tag)[0] ?? '';
}

/** Numbers of DS, IS and the binary VRs (OW, OL, OF, OD and OV too); what isn't a number becomes NaN. Empty where there is none. */
export function numberValues(dataSet: DataSet, which: Tag | DataElement): number[] {
  const element = typeof which === 'number' ? findElement(dataSet, which) : which;
  if (!element || element.valueLength === 0 || element.valueLength > MAX_READ || element.items || element.fragments) return [];
  const vr = readingVr(element);
  const bytes = valueBytes(dataSet, element);
  if (vr === 'DS' || vr === 'IS')
    return decodeText(bytes, null)
      .split('\\')
      .map((text) => parseNumber(text.replaceAll('\0', ' ').trim()));
  const width = widthOf(vr);
  if (width === undefined || vr === 'AT') return [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values: number[] = [];
  for (let at = 0; at + width <= bytes.length; at += width) values.push(readNumber(view, at, vr, dataSet.encoding.littleEndian));
  return values;
}

/** The first number, or undefined where there is none or it isn't finite. */
export function numberValue(dataSet: DataSet, tag: Tag): number | undefined {
  const value = numberValues(dataSet, tag)[0];
  return value !== undefined && Number.isFinite(value) ? value : undefined;
}

/** The data sets of a sequence's items; empty where there is no such sequence. */
export function sequenceItems(dataSet: DataSet, tag: Tag): readonly DataSet[] {
  return findElement(dataSet, tag)?.items?.map((item) => item.dataSet) ?? [];
}

function tagValues(dataSet: DataSet, element: DataElement): string[] {
  const bytes = valueBytes(dataSet, element);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values: string[] = [];
  const hex = (at: number) => view.getUint16(at, dataSet.encoding.littleEndian).toString(16).toUpperCase().padStart(4, '0');
  for (let at = 0; at + 4 <= bytes.length; at += 4) values.push(`(${hex(at)},${hex(at + 2)})`);
  return values;
}

/** Trailing spaces and nulls are padding; leading spaces too, but in long text (PS3.5 §6.2). */
function trimPadding(value: string, vr: Vr): string {
  const trailing = value.replace(/[\0 ]+$/, '');
  return isSingleText(vr) ? trailing : trailing.replace(/^[ ]+/, '');
}

function parseNumber(text: string): number {
  return /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text) ? Number(text) : Number.NaN;
}

function readNumber(view: DataView, at: number, vr: Vr, littleEndian: boolean): number {
  switch (vr) {
    case 'SS':
      return view.getInt16(at, littleEndian);
    case 'US':
    case 'OW':
      return view.getUint16(at, littleEndian);
    case 'SL':
      return view.getInt32(at, littleEndian);
    case 'UL':
    case 'OL':
      return view.getUint32(at, littleEndian);
    case 'FL':
    case 'OF':
      return view.getFloat32(at, littleEndian);
    case 'FD':
    case 'OD':
      return view.getFloat64(at, littleEndian);
    case 'SV':
      return Number(view.getBigInt64(at, littleEndian));
    case 'UV':
    case 'OV':
      return Number(view.getBigUint64(at, littleEndian));
    default:
      return Number.NaN;
  }
}
