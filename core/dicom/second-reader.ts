import * as dicomParser from 'dicom-parser';
import type { ByteSource } from './byte-source.js';
import type { DataElement, Item } from './data-element.js';
import { childPath, type DataSet, type ElementPath, itemPath } from './data-set.js';
import type { ParsedFile } from './parse-file.js';
import { isPrivate, type Tag } from './tag.js';

/**
 * dicom-parser reads what our tokenizer read, on its own: tag, explicit VR, length and place of every value must agree.
 * Equal places in the same bytes are equal values. What it can't read is named here and nowhere else.
 */
export interface SecondReading {
  /** Elements on which both readers agree. */
  readonly agreed: number;
  /** Elements that only our tokenizer reads ("checked by one reader"). */
  readonly oneReaderOnly: readonly { readonly path: ElementPath; readonly why: OneReaderReason }[];
}
export type OneReaderReason =
  | 'long-integer-vr' // OV, SV, UV: missing from its list of 32-bit lengths
  | 'un-of-undefined-length' // its items are implicit whatever is around them
  | 'items-in-unknown-vr' // UN of known length: bytes to it, items to us
  | 'implicit-private-sequence' // no VR says that it is a sequence
  | 'unknown-vr' // a VR of a later edition
  | 'too-deep' // its recursion has no bound
  | 'implicit-items' // implicit items inside an explicit data set
  | 'stray-delimiter'; // a delimiter inside a defined length ends its data set

/** The two readers differ: whatever was to be concluded from the file isn't. */
export class SecondReaderError extends Error {
  override readonly name = 'SecondReaderError';
  constructor(readonly path: ElementPath) {
    super(`the second reader differs at ${path || 'the start'}`);
  }
}

/** Values of this size and more are never loaded whole: it reads up to their header, and behind them as a new slice. */
const LARGE = 1024 * 1024;
/** Smaller values are read together, but no more than about this at once. */
const MAX_RUN = 4 * 1024 * 1024;
const MAX_DEPTH = 64;
/** It lists the delimiter of an item of undefined length among the elements. */
const ITEM_DELIMITATION_KEY = 'xfffee00d';
const ITEM_KEY = 'xfffee000';
/** Tag and length: items have no VR in any encoding (PS3.5 §7.5). */
const ITEM_HEADER = 8;
const UNDEFINED = 0xffffffff;

/** @throws SecondReaderError where the readers disagree. */
export function readSecond(parsed: ParsedFile): SecondReading {
  const comparison = new Comparison();
  const { metaStart, metaEnd, dataSetStart, dataSetEnd } = parsed.layout;
  if (parsed.fileMeta) comparison.compareTop(parsed.fileMeta, { start: metaStart, end: metaEnd });
  comparison.compareTop(parsed.dataSet, { start: dataSetStart, end: dataSetEnd });
  return { agreed: comparison.agreed, oneReaderOnly: comparison.oneReaderOnly };
}

interface Extent {
  readonly start: number;
  readonly end: number;
}

class Comparison {
  agreed = 0;
  readonly oneReaderOnly: { path: ElementPath; why: OneReaderReason }[] = [];

  /** Compares runs of elements that it can read; each run is parsed as a slice of its own. */
  compareTop(dataSet: DataSet, extent: Extent, parent: ElementPath = '', depth = 0): void {
    expectTiles(dataSet, extent, parent);
    let run: DataElement[] = [];
    const flush = () => {
      if (run.length > 0) this.#compareRun(dataSet, run, parent);
      run = [];
    };
    let strays = 0;
    for (const element of dataSet.elements) {
      while ((dataSet.strays[strays]?.offset ?? Number.POSITIVE_INFINITY) < element.offset) {
        flush();
        strays += 1;
      }
      const large = element.valueLength >= LARGE;
      // What is inside a large sequence is judged where it is read: item by item.
      const why = large && element.items ? whyItself(element, dataSet, depth) : whyUnreadable(element, dataSet, depth);
      if (why) {
        flush();
        this.#countOne(element, childPath(parent, element.tag), why);
        continue;
      }
      if (run[0] && element.end - run[0].offset > MAX_RUN) flush();
      run.push(element);
      if (!large) continue;
      flush();
      if (element.items) this.#compareItems(element, element.items, dataSet, childPath(parent, element.tag), depth);
    }
    flush();
  }

  /** A sequence too large to be loaded: its items must tile it by their own headers, and each is read as a data set of its own. */
  #compareItems(element: DataElement, items: readonly Item[], owner: DataSet, path: ElementPath, depth: number): void {
    let at = element.valueOffset;
    items.forEach((item, index) => {
      if (item.offset !== at) throw new SecondReaderError(path);
      const { tag, length } = readItemHeader(owner.body.read(item.offset, ITEM_HEADER), item.dataSet);
      const declared = item.undefinedLength ? UNDEFINED : item.valueLength;
      if (tag !== ITEM_KEY || length !== declared || item.valueOffset !== item.offset + ITEM_HEADER) throw new SecondReaderError(path);
      const extent = { start: item.valueOffset, end: item.valueOffset + item.valueLength };
      this.compareTop(item.dataSet, extent, itemPath(path, index), depth + 1);
      if (item.undefinedLength) {
        const closing = readItemHeader(owner.body.read(item.end - ITEM_HEADER, ITEM_HEADER), item.dataSet);
        if (closing.tag !== ITEM_DELIMITATION_KEY || closing.length !== 0) throw new SecondReaderError(path);
      }
      at = item.end;
    });
    if (at !== element.valueOffset + element.valueLength) throw new SecondReaderError(path);
  }

  #countOne(element: DataElement, path: ElementPath, why: OneReaderReason): void {
    this.oneReaderOnly.push({ path, why });
    element.items?.forEach((item, index) => {
      for (const inner of item.dataSet.elements) this.#countOne(inner, childPath(itemPath(path, index), inner.tag), why);
    });
  }

  #compareRun(dataSet: DataSet, run: readonly DataElement[], parent: ElementPath): void {
    const first = run[0] as DataElement;
    const last = run[run.length - 1] as DataElement;
    // Of a large value only the header is given to it: nothing behind the slice can be read.
    const large = last.valueLength >= LARGE;
    const end = large ? last.valueOffset : last.end;
    const bytes = dataSet.body.read(first.offset, end - first.offset);
    const elements = parseSlice(bytes, dataSet, large ? last.tag : undefined, first.tag);
    this.#compareLevel(run, elements, first.offset, parent, large ? last : undefined);
  }

  #compareLevel(
    ours: readonly DataElement[],
    theirs: Readonly<Record<string, dicomParser.Element>>,
    base: number,
    parent: ElementPath,
    headerOnly?: DataElement,
  ): void {
    const keys = Object.keys(theirs).filter((key) => key !== ITEM_DELIMITATION_KEY);
    if (keys.length !== ours.length) throw new SecondReaderError(parent);
    for (const element of ours) {
      const path = childPath(parent, element.tag);
      const other = theirs[keyOf(element.tag)];
      if (!other || other.dataOffset + base !== element.valueOffset) throw new SecondReaderError(path);
      if (element.vrSource === 'explicit' && other.vr !== undefined && other.vr !== element.vr) throw new SecondReaderError(path);
      if (element === headerOnly) {
        const declared = element.undefinedLength ? UNDEFINED : element.valueLength;
        if (other.length !== declared) throw new SecondReaderError(path);
      } else {
        this.#compareValue(element, other, base, path);
      }
      this.agreed += 1;
    }
  }

  #compareValue(element: DataElement, other: dicomParser.Element, base: number, path: ElementPath): void {
    if (element.items) {
      const items = other.items ?? [];
      if (items.length !== element.items.length) throw new SecondReaderError(path);
      element.items.forEach((item, index) => {
        const itsItem = items[index];
        const itsElements = itsItem?.dataSet?.elements;
        if (!itsItem || !itsElements || itsItem.dataOffset + base !== item.valueOffset) throw new SecondReaderError(path);
        this.#compareLevel(item.dataSet.elements, itsElements, base, itemPath(path, index));
      });
      return;
    }
    if (element.fragments) {
      // It keeps the Basic Offset Table apart from the fragments.
      const fragments = other.fragments ?? [];
      if (fragments.length !== Math.max(0, element.fragments.length - 1)) throw new SecondReaderError(path);
      fragments.forEach((fragment, index) => {
        const own = element.fragments?.[index + 1];
        if (!own || fragment.position + base !== own.valueOffset || fragment.length !== own.valueLength) throw new SecondReaderError(path);
      });
      return;
    }
    if (other.length !== element.valueLength) throw new SecondReaderError(path);
  }
}

/** Runs are read one by one: nothing may lie between, before or behind them. */
function expectTiles(dataSet: DataSet, { start, end }: Extent, parent: ElementPath): void {
  let at = start;
  let strays = 0;
  const passStrays = () => {
    for (let stray = dataSet.strays[strays]; stray && stray.offset === at; stray = dataSet.strays[strays]) {
      at += stray.length;
      strays += 1;
    }
  };
  for (const element of dataSet.elements) {
    passStrays();
    if (element.offset !== at) throw new SecondReaderError(childPath(parent, element.tag));
    at = element.end;
  }
  passStrays();
  if (at !== end) throw new SecondReaderError(parent);
}

function parseSlice(bytes: Uint8Array, dataSet: DataSet, untilTag: Tag | undefined, firstTag: Tag): Record<string, dicomParser.Element> {
  const reader = dataSet.encoding.littleEndian ? dicomParser.littleEndianByteArrayParser : dicomParser.bigEndianByteArrayParser;
  const stream = new dicomParser.ByteStream(reader, bytes, 0);
  const elements: Record<string, dicomParser.Element> = {};
  // Its functions fill `elements`; its type leaves out that the class can be made, so the same shape is given to it.
  const parsed = { byteArrayParser: reader, byteArray: bytes, elements, warnings: [] } as unknown as dicomParser.DataSet;
  const options = untilTag === undefined ? undefined : { untilTag: keyOf(untilTag) };
  try {
    if (dataSet.encoding.explicitVr) dicomParser.parseDicomDataSetExplicit(parsed, stream, bytes.length, options);
    else dicomParser.parseDicomDataSetImplicit(parsed, stream, bytes.length, options);
  } catch {
    throw new SecondReaderError(childPath('', firstTag));
  }
  return elements;
}

/** An item's or a delimiter's header as dicom-parser reads it. */
function readItemHeader(bytes: Uint8Array, { encoding }: DataSet): { readonly tag: string; readonly length: number } {
  const reader = encoding.littleEndian ? dicomParser.littleEndianByteArrayParser : dicomParser.bigEndianByteArrayParser;
  const stream = new dicomParser.ByteStream(reader, bytes, 0);
  return { tag: dicomParser.readTag(stream), length: stream.readUint32() };
}

/** dicom-parser's own key of a tag. */
const keyOf = (tag: Tag): string => `x${tag.toString(16).padStart(8, '0')}`;

/** The one list of what dicom-parser can't read; an element that holds such a thing at any depth is left to one reader. */
function whyUnreadable(element: DataElement, owner: DataSet, depth: number): OneReaderReason | null {
  const own = whyItself(element, owner, depth);
  if (own) return own;
  for (const item of element.items ?? []) {
    if (item.dataSet.strays.length > 0) return 'stray-delimiter';
    if (owner.encoding.explicitVr && !item.dataSet.encoding.explicitVr) return 'implicit-items';
    for (const inner of item.dataSet.elements) {
      const why = whyUnreadable(inner, item.dataSet, depth + 1);
      if (why) return why;
    }
  }
  return null;
}

/** As `whyUnreadable`, of the element without what is inside it. */
function whyItself(element: DataElement, owner: DataSet, depth: number): OneReaderReason | null {
  if (depth > MAX_DEPTH) return 'too-deep';
  if (element.vr === 'OV' || element.vr === 'SV' || element.vr === 'UV') return owner.encoding.explicitVr ? 'long-integer-vr' : null;
  if (element.vr === 'UN' && owner.encoding.explicitVr) {
    if (element.undefinedLength) return 'un-of-undefined-length';
    if (element.items) return 'items-in-unknown-vr';
    if (element.vrSource === 'explicit' && !spellsUn(owner.body, element)) return 'unknown-vr';
  }
  if (!owner.encoding.explicitVr && isPrivate(element.tag) && element.items) return 'implicit-private-sequence';
  return null;
}

/** The bytes say UN themselves, or another VR that our tokenizer doesn't know and treats as UN. */
function spellsUn(body: ByteSource, element: DataElement): boolean {
  const vr = body.read(element.offset + 4, 2);
  return vr[0] === 0x55 && vr[1] === 0x4e;
}
