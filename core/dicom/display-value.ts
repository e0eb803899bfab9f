import type { DataElement } from './data-element.js';
import type { DataSet } from './data-set.js';
import { MAX_READ, numberValues, readingVr, textValues } from './read-value.js';
import { isText, widthOf } from './vr.js';

/** A value for a person to read. Texts are untrusted: they are shown as text and never as markup. */
export type DisplayValue =
  | { readonly kind: 'text'; readonly untrustedText: string; readonly shortened: boolean }
  | { readonly kind: 'bytes'; readonly length: number; readonly head: string }
  | { readonly kind: 'items'; readonly count: number }
  | { readonly kind: 'fragments'; readonly count: number; readonly bytes: number };

const HEAD_BYTES = 16;
/** More numbers than this are shown as bytes: they are a table and not a value. */
const MAX_NUMBERS = 64;

/** Reads a value for display: text decoded and at most `most` characters long, few numbers written out, the rest as bytes. */
export function displayValue(dataSet: DataSet, element: DataElement, most: number): DisplayValue {
  if (element.fragments) {
    return {
      kind: 'fragments',
      count: element.fragments.length,
      bytes: element.fragments.reduce((sum, fragment) => sum + fragment.valueLength, 0),
    };
  }
  if (element.items) return { kind: 'items', count: element.items.length };
  const vr = readingVr(element);
  if (isText(vr) || vr === 'AT') {
    if (element.valueLength <= MAX_READ) return shorten(textValues(dataSet, element).join('\\'), most);
  } else {
    const width = widthOf(vr);
    if (width !== undefined && element.valueLength <= width * MAX_NUMBERS && element.valueLength % width === 0) {
      return shorten(numberValues(dataSet, element).join('\\'), most);
    }
  }
  const head = dataSet.body.read(element.valueOffset, Math.min(HEAD_BYTES, element.valueLength));
  return { kind: 'bytes', length: element.valueLength, head: [...head].map((byte) => byte.toString(16).padStart(2, '0')).join(' ') };
}

function shorten(text: string, most: number): DisplayValue {
  return { kind: 'text', untrustedText: text.length > most ? text.slice(0, most) : text, shortened: text.length > most };
}

/** The same as one line that needs no language: `×3` items, `00 01 … (512 B)`. */
export function displayLine(value: DisplayValue): string {
  switch (value.kind) {
    case 'text':
      return value.shortened ? `${value.untrustedText}…` : value.untrustedText;
    case 'items':
      return `×${value.count}`;
    case 'fragments':
      return `${value.bytes} B`;
    case 'bytes':
      return value.length === 0 ? '' : `${value.head}${value.length > HEAD_BYTES ? ' …' : ''} (${value.length} B)`;
  }
}
