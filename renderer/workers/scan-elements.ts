import type { DataElement } from '../../core/dicom/data-element.js';
import type { DataSet } from '../../core/dicom/data-set.js';
import { nameOf } from '../../core/dicom/dictionary/look-up.js';
import type { ParsedFile } from '../../core/dicom/parse-file.js';
import { readingVr, textValues } from '../../core/dicom/read-value.js';
import { formatTag, groupOf } from '../../core/dicom/tag.js';
import { isText, type Vr, widthOf } from '../../core/dicom/vr.js';

/** Characters of a value that are given; the rest is counted. */
export const MAX_VALUE_TEXT = 4_000;
/** Rows that are given; an honest count stands for the rest. */
export const MAX_ROWS = 200_000;
const MAX_HEX_BYTES = 16;
/** Numbers of these are read as values and not as bulk. */
const MAX_NUMBERS_BYTES = 64 * 1024;

/** One line of the metadata panel: an element, or an item of a sequence. Parents come before their children. */
export interface ElementRow {
  readonly kind: 'element' | 'item';
  /** From 0; items lie one deeper than their sequence, their elements one deeper than the item. */
  readonly depth: number;
  /** `(0010,0020)`, or the number of the item from 1. */
  readonly label: string;
  readonly name: string;
  readonly vr: Vr | '';
  /** Text of the file: shown as text only. Empty for sequences. */
  readonly untrustedValue: string;
  /** Characters behind what is given. */
  readonly more: number;
  /** Bytes of a value that isn't shown as text, else null. */
  readonly bytes: number | null;
  /** Items of a sequence, elements of an item, fragments of encapsulated pixel data; null for values. */
  readonly count: number | null;
  /** Says who the person is: covered while names are hidden. */
  readonly identifying: boolean;
}

export interface ElementListing {
  readonly rows: readonly ElementRow[];
  /** Rows beyond the bound. */
  readonly more: number;
}

/** Every element of a file in the order of its bytes, file meta first, nested ones too. */
export function listElements(parsed: ParsedFile): ElementListing {
  const rows: ElementRow[] = [];
  let more = 0;
  const push = (row: ElementRow) => {
    if (rows.length < MAX_ROWS) rows.push(row);
    else more += 1;
  };
  if (parsed.fileMeta) listDataSet(parsed.fileMeta, 0, false, push);
  listDataSet(parsed.dataSet, 0, false, push);
  return { rows, more };
}

function listDataSet(dataSet: DataSet, depth: number, insideIdentity: boolean, push: (row: ElementRow) => void): void {
  for (const element of dataSet.elements) {
    const identifying = insideIdentity || isIdentifying(element);
    push({
      kind: 'element',
      depth,
      label: formatTag(element.tag),
      name: nameOf(element.tag),
      vr: element.vr,
      count: element.items?.length ?? element.fragments?.length ?? null,
      identifying,
      ...readValue(dataSet, element),
    });
    element.items?.forEach((item, index) => {
      push({
        kind: 'item',
        depth: depth + 1,
        label: String(index + 1),
        name: '',
        vr: '',
        untrustedValue: '',
        more: 0,
        bytes: null,
        count: item.dataSet.elements.length,
        identifying,
      });
      listDataSet(item.dataSet, depth + 2, identifying, push);
    });
  }
}

type Value = Pick<ElementRow, 'untrustedValue' | 'more' | 'bytes'>;

function readValue(dataSet: DataSet, element: DataElement): Value {
  if (element.items) return { untrustedValue: '', more: 0, bytes: null };
  if (element.fragments) return { untrustedValue: '', more: 0, bytes: element.valueLength };
  if (element.valueLength === 0) return { untrustedValue: '', more: 0, bytes: null };
  const vr = readingVr(element);
  const asNumbers = widthOf(vr) !== undefined && !['OB', 'OW', 'OL', 'OF', 'OD', 'OV', 'UN'].includes(vr);
  if (isText(vr) || (asNumbers && element.valueLength <= MAX_NUMBERS_BYTES)) {
    const text = textValues(dataSet, element).join('\\');
    if (text !== '' || isText(vr)) {
      const shown = text.slice(0, MAX_VALUE_TEXT);
      return { untrustedValue: shown, more: text.length - shown.length, bytes: null };
    }
  }
  const first = dataSet.body.read(element.valueOffset, Math.min(MAX_HEX_BYTES, element.valueLength));
  const hex = [...first].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
  return { untrustedValue: hex, more: 0, bytes: element.valueLength };
}

/** Group 0010 and person names anywhere, and the numbers by which a hospital knows the person and the visit. */
const IDENTIFYING: ReadonlySet<number> = new Set([0x00080050, 0x00080080, 0x00080081, 0x00200010, 0x00380010, 0x00401001, 0x00321032]);
function isIdentifying(element: DataElement): boolean {
  return element.vr === 'PN' || groupOf(element.tag) === 0x0010 || groupOf(element.tag) % 2 === 1 || IDENTIFYING.has(element.tag);
}
