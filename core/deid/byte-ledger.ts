import type { DataElement } from '../dicom/data-element.js';
import { type DataSet, type ElementPath, walkElements } from '../dicom/data-set.js';
import type { ParsedFile } from '../dicom/parse-file.js';
import { groupOf, isPrivate } from '../dicom/tag.js';
import type { ByteLedger, SourceLedger } from './export-review.js';

const PIXEL_GROUP = 0x7fe0;
const ICON = '(0088,0200)';

/** Bytes of an element that say something: values, and the content of fragments; headers of items are structure. */
function valueSize(element: DataElement): number {
  if (element.items) return 0;
  if (element.fragments) return element.fragments.reduce((sum, fragment) => sum + fragment.valueLength, 0);
  return element.valueLength;
}

function valuesSize(dataSet: DataSet): number {
  let size = 0;
  walkElements(dataSet, (element) => {
    size += valueSize(element);
  });
  return size;
}

/**
 * In a deflated file nobody can say which compressed byte is whose: the compressed data set is shared out in proportion
 * to what it inflates to.
 */
function shareOf({ source, layout, dataSet, transferSyntax }: ParsedFile): (bytes: number) => number {
  if (!transferSyntax.deflated) return (bytes) => bytes;
  const share = Math.min(1, (source.size - layout.metaEnd) / Math.max(1, dataSet.body.size));
  return (bytes) => Math.floor(bytes * share);
}

/** Every byte of an output counted once: size = facts + pixels + structure. */
export function outputLedger(output: ParsedFile): ByteLedger {
  let facts = 0;
  let pixels = 0;
  if (output.fileMeta) facts += valuesSize(output.fileMeta);
  const share = shareOf(output);
  let inside = 0;
  walkElements(output.dataSet, (element) => {
    if (groupOf(element.tag) === PIXEL_GROUP) pixels += valueSize(element);
    else inside += valueSize(element);
  });
  facts += share(inside);
  pixels = share(pixels);
  const { size } = output.source;
  return { size, facts, pixels, structure: size - facts - pixels };
}

/** Every byte of a source counted once, by what it is: nothing hides where elements aren't. */
export function sourceLedger(source: ParsedFile): SourceLedger {
  const { size } = source.source;
  const { layout } = source;
  const bytes = {
    preamble: Math.max(0, layout.preambleEnd - 4),
    meta: 0,
    facts: 0,
    private: 0,
    overlays: 0,
    icons: 0,
    pixels: 0,
    after: 0,
  };
  if (source.fileMeta) bytes.meta += valuesSize(source.fileMeta);
  const share = shareOf(source);
  walkElements(source.dataSet, (element, path) => {
    bytes[placeOf(element, path)] += valueSize(element);
  });
  for (const kind of VALUE_PARTS) bytes[kind] = share(bytes[kind]);
  bytes.after = source.transferSyntax.deflated ? 0 : size - layout.dataSetEnd;
  const named = Object.values(bytes).reduce((sum, count) => sum + count, 0);
  return { size, ...bytes, structure: size - named };
}

/** What the values of a data set are, as a source ledger counts them. */
export const VALUE_PARTS = ['facts', 'private', 'overlays', 'icons', 'pixels'] as const;
export type ValuePart = (typeof VALUE_PARTS)[number];

/**
 * The bytes of a source's values that leave as they are, by what they are; never more than its ledger has of each.
 * @param isKept whether the element at a path leaves byte for byte, Pixel Data but for what is taken out of it
 * @param pixelsRemoved bytes that go of Pixel Data
 */
export function keptValues(source: ParsedFile, isKept: (path: ElementPath) => boolean, pixelsRemoved: number): Record<ValuePart, number> {
  const kept = { facts: 0, private: 0, overlays: 0, icons: 0, pixels: 0 };
  walkElements(source.dataSet, (element, path) => {
    if (isKept(path)) kept[placeOf(element, path)] += valueSize(element);
  });
  kept.pixels = Math.max(0, kept.pixels - pixelsRemoved);
  const share = shareOf(source);
  for (const part of VALUE_PARTS) kept[part] = share(kept[part]);
  return kept;
}

function placeOf(element: DataElement, path: string): ValuePart {
  if (isPrivate(element.tag) || isInsidePrivate(path)) return 'private';
  if (path.startsWith(ICON)) return 'icons';
  const group = groupOf(element.tag);
  if ((group & 0xff00) === 0x6000 || (group & 0xff00) === 0x5000) return 'overlays';
  return group === PIXEL_GROUP ? 'pixels' : 'facts';
}

/** One of the sequences around it is private: its group ends with an odd digit. */
const isInsidePrivate = (path: string): boolean => /\([0-9A-F]{3}[13579BDF],[0-9A-F]{4}\)\[/.test(path);
