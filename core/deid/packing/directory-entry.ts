import type { DataElement } from '../../dicom/data-element.js';
import { type DataSet, type Encoding, findElement } from '../../dicom/data-set.js';
import { encodeAscii, encodeElement, encodeHeader, joinBytes } from '../../dicom/encode-value.js';
import type { ParsedFile } from '../../dicom/parse-file.js';
import { textValue, textValues, valueBytes } from '../../dicom/read-value.js';
import { ITEM, type Tag } from '../../dicom/tag.js';
import { isText } from '../../dicom/vr.js';
import { dummyValue } from '../dummy-value.js';
import { instanceType, PATIENT_KEYS, type RecordKey, SERIES_KEYS, STUDY_KEYS } from './directory-keys.js';

/** A DICOMDIR is always written so (PS3.10 §8.6). */
export const DIRECTORY_ENCODING: Encoding = { explicitVr: true, littleEndian: true };

/** One level's record: what tells it from its neighbours, and its keys as they are written. */
export interface DirectoryLevel {
  readonly type: string;
  readonly id: string;
  readonly keys: Uint8Array;
}

/** What the index says of one file. */
export interface DirectoryEntry {
  readonly levels: readonly [patient: DirectoryLevel, study: DirectoryLevel, series: DirectoryLevel, instance: DirectoryLevel];
  readonly sopClassUid: string;
  readonly sopInstanceUid: string;
  readonly transferSyntaxUid: string;
}

const CHARSET: Tag = 0x00080005;
/** Sequences inside a key's sequence; deeper ones aren't in any record. */
const MOST_DEPTH = 4;
/** Longest value of a key, in bytes: longer ones are no keys. */
const LONGEST = 1024;

/**
 * What a DICOMDIR says of an output (PS3.3 F.5), read from what would be written, so that nothing is in the index that isn't in a
 * reviewed file. Null for a file that has no place in the tree of patients, studies and series, or whose kind has no record.
 */
export function directoryEntryOf({ dataSet, fileMeta, transferSyntax }: ParsedFile): DirectoryEntry | null {
  const sopClassUid = textValue(dataSet, 0x00080016) || (fileMeta ? textValue(fileMeta, 0x00020002) : '');
  const sopInstanceUid = textValue(dataSet, 0x00080018);
  const [patient, study, series] = [0x00100020, 0x0020000d, 0x0020000e].map((tag) => textValue(dataSet, tag));
  const kind = instanceType(sopClassUid, dataSet);
  if (!kind || !patient || !study || !series || sopClassUid === '' || sopInstanceUid === '') return null;
  const level = (type: string, id: string, keys: readonly RecordKey[]): DirectoryLevel => ({ type, id, keys: encodeKeys(dataSet, keys) });
  return {
    levels: [
      level('PATIENT', patient, PATIENT_KEYS),
      level('STUDY', study, STUDY_KEYS),
      level('SERIES', series, SERIES_KEYS),
      level(kind.type, sopInstanceUid, kind.keys),
    ],
    sopClassUid,
    sopInstanceUid,
    transferSyntaxUid: transferSyntax.uid,
  };
}

function encodeKeys(dataSet: DataSet, keys: readonly RecordKey[]): Uint8Array {
  const found = keys.map((key) => ({ key, element: findElement(dataSet, key.tag) }));
  const encoded: { readonly tag: Tag; readonly bytes: Uint8Array }[] = [];
  for (const { key, element } of found) {
    const bytes = encodeKey(dataSet, key, element);
    if (bytes) encoded.push({ tag: key.tag, bytes });
  }
  // Text beyond ASCII is read in the character set of its own file (PS3.3 F.5, Specific Character Set).
  const isBeyondAscii = found.some(({ element }) => element && !element.items && readBytes(dataSet, element).some((byte) => byte > 0x7e));
  const charset = isBeyondAscii ? findElement(dataSet, CHARSET) : undefined;
  if (charset) encoded.push({ tag: CHARSET, bytes: encodeElement(CHARSET, 'CS', readBytes(dataSet, charset), DIRECTORY_ENCODING) });
  return joinBytes(encoded.sort((one, other) => one.tag - other.tag).map(({ bytes }) => bytes));
}

function encodeKey(dataSet: DataSet, { tag, vr, type }: RecordKey, element: DataElement | undefined): Uint8Array | null {
  if (vr === 'SQ') {
    return element?.items?.length ? encodeTree(element, 0) : null;
  }
  const value = element && !element.items && element.valueLength <= LONGEST ? keyValue(element, dataSet) : new Uint8Array(0);
  if (value.length > 0) return encodeElement(tag, vr, value, DIRECTORY_ENCODING);
  if (type === 3) return null;
  return encodeElement(tag, vr, type === 1 ? dummyValue(vr) : value, DIRECTORY_ENCODING);
}

/** UIDs with the padding that they must have; nothing of a text that no character set is declared for. */
function keyValue(element: DataElement, dataSet: DataSet): Uint8Array {
  if (element.vr === 'UI') return encodeAscii('UI', textValues(dataSet, element).join('\\'));
  const value = littleEndian(element, dataSet);
  const isUndeclared = isText(element.vr) && value.some((byte) => byte > 0x7e) && !findElement(dataSet, CHARSET)?.valueLength;
  return isUndeclared ? new Uint8Array(0) : value;
}

/** A sequence as it is, in the index's own encoding; what it holds beyond text and numbers of 16 and 32 bits stays out. */
function encodeTree(element: DataElement, depth: number): Uint8Array {
  const items = (element.items ?? []).map(({ dataSet }) => {
    const inside = dataSet.elements.flatMap((child) => {
      if (child.items) return depth < MOST_DEPTH ? [encodeTree(child, depth + 1)] : [];
      if (child.fragments || child.valueLength > LONGEST || !isCopied(child)) return [];
      return [encodeElement(child.tag, child.vr, littleEndian(child, dataSet), DIRECTORY_ENCODING)];
    });
    const content = joinBytes(inside);
    return joinBytes([itemHeader(content.length), content]);
  });
  return encodeElement(element.tag, 'SQ', joinBytes(items), DIRECTORY_ENCODING);
}

const isCopied = ({ vr }: DataElement): boolean => isText(vr) || vr === 'US' || vr === 'UL';

function littleEndian(element: DataElement, owner: DataSet): Uint8Array {
  const bytes = readBytes(owner, element);
  const width = element.vr === 'US' ? 2 : element.vr === 'UL' ? 4 : 1;
  if (owner.encoding.littleEndian || width === 1) return bytes;
  const swapped = new Uint8Array(bytes.length);
  for (let at = 0; at < bytes.length; at += 1) swapped[at] = bytes[at - (at % width) + width - 1 - (at % width)] ?? 0;
  return swapped;
}

const readBytes = (owner: DataSet, element: DataElement): Uint8Array => valueBytes(owner, element);

/** Items have no VR in any encoding (PS3.5 §7.5). */
export const itemHeader = (length: number): Uint8Array => encodeHeader(ITEM, 'UN', length, { explicitVr: false, littleEndian: true });
