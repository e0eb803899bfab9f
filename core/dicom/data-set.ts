import type { ByteSource } from './byte-source.js';
import type { CharacterSet } from './charset.js';
import type { DataElement } from './data-element.js';
import { formatTag, type Tag } from './tag.js';

/** How the elements of one data set are encoded. Items of a UN sequence are implicit little endian whatever is around them. */
export interface Encoding {
  readonly explicitVr: boolean;
  readonly littleEndian: boolean;
}

/** A data set, or the content of one item: elements in the order of the bytes. */
export interface DataSet {
  readonly body: ByteSource;
  readonly encoding: Encoding;
  /** Specific Character Set in force: its own, or that of the data set around it (PS3.5 §6.1.2.3). */
  readonly charset: CharacterSet;
  readonly elements: readonly DataElement[];
  /** Delimiters met inside a defined length: structure, kept so that the bytes are tiled without gap. */
  readonly strays: readonly { readonly offset: number; readonly length: number }[];
}

/** The first element of that tag at this level, or undefined. */
export function findElement(dataSet: DataSet, tag: Tag): DataElement | undefined {
  for (const element of dataSet.elements) if (element.tag === tag) return element;
  return undefined;
}

/** Where an element stands: tags, and between them the item number from 0, e.g. `(0008,1140)[0].(0008,1155)`. */
export type ElementPath = string;

export const childPath = (parent: ElementPath, tag: Tag): ElementPath => `${parent}${formatTag(tag)}`;
export const itemPath = (sequence: ElementPath, index: number): ElementPath => `${sequence}[${index}].`;

/** Visits every element in the order of the bytes, a sequence before the elements of its items. */
export function walkElements(
  dataSet: DataSet,
  visit: (element: DataElement, path: ElementPath, owner: DataSet) => void,
  parent: ElementPath = '',
): void {
  for (const element of dataSet.elements) {
    const path = childPath(parent, element.tag);
    visit(element, path, dataSet);
    element.items?.forEach((item, index) => {
      walkElements(item.dataSet, visit, itemPath(path, index));
    });
  }
}
