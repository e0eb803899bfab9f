import type { ByteSource } from './byte-source.js';
import { type CharacterSet, characterSetOf, decodeText } from './charset.js';
import type { DataElement, Fragment, Item } from './data-element.js';
import { childPath, type DataSet, type ElementPath, type Encoding, itemPath } from './data-set.js';
import { lookUpAttribute, lookUpVr } from './dictionary/look-up.js';
import { ParseError, type ParseLimits, type ParseWarning } from './parse-error.js';
import { groupOf, ITEM, ITEM_DELIMITATION, PIXEL_DATA, SEQUENCE_DELIMITATION, type Tag } from './tag.js';
import { hasLongLength, type Vr, vrOfBytes } from './vr.js';

const UNDEFINED = 0xffffffff;
const IMPLICIT_LITTLE: Encoding = { explicitVr: false, littleEndian: true };
const CHARACTER_SET: Tag = 0x00080005;
const PIXEL_REPRESENTATION: Tag = 0x00280103;
/** Warnings of one kind beyond this number are not kept: a hostile file could have one an element. No kind hides another. */
const MAX_WARNINGS = 200;
/** Longest value that is tried as a hidden sequence (UN, or implicit without a known VR). */
const MAX_SNIFF = 64 * 1024 * 1024;

interface Level {
  /** The sequence around is the last thing of the file: its last item may end there, before its declared length. */
  readonly clipped?: boolean;
  readonly encoding: Encoding;
  readonly charset: CharacterSet;
  readonly depth: number;
  readonly path: ElementPath;
}

interface Header {
  readonly tag: Tag;
  readonly vr: Vr;
  readonly vrSource: DataElement['vrSource'];
  readonly valueOffset: number;
  readonly length: number;
}

/**
 * Tokenizes the data sets of one body (PS3.5 §7): offsets of every header, value, item, fragment and delimiter, so that
 * they tile the bytes. It reads headers only; values are left where they are.
 */
export class Tokenizer {
  readonly warnings: ParseWarning[] = [];
  #view: DataView = new DataView(new ArrayBuffer(0));
  #viewStart = 0;
  readonly #warningCounts = new Map<ParseWarning['code'], number>();
  #elements = 0;
  #signedPixels = false;

  constructor(
    private readonly body: ByteSource,
    private readonly limits: ParseLimits,
  ) {}

  /** Reads elements from `start` until `end`, or until an element for which `stop` says so; gives where it stopped. */
  readTop(
    start: number,
    end: number,
    encoding: Encoding,
    charset: CharacterSet,
    stop?: (tag: Tag, offset: number) => boolean,
  ): { dataSet: DataSet; end: number } {
    return this.#readDataSet(start, end, false, { encoding, charset, depth: 0, path: '' }, stop);
  }

  /** The body's bytes around `offset`, at least `length` of them. */
  #at(offset: number, length: number): number {
    if (offset + length > this.body.size) throw new ParseError('truncated', offset);
    const inside = offset - this.#viewStart;
    if (inside >= 0 && inside + length <= this.#view.byteLength) return inside;
    const bytes = this.body.read(offset, Math.min(Math.max(length, 4096), this.body.size - offset));
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#viewStart = offset;
    return 0;
  }

  /** What a length is that goes on past what is around it: past the end of the file too, or not. */
  readonly #overrun = (end: number): 'truncated' | 'bad-length' => (end > this.body.size ? 'truncated' : 'bad-length');

  #readTag(offset: number, littleEndian: boolean): Tag {
    const at = this.#at(offset, 4);
    return this.#view.getUint16(at, littleEndian) * 0x10000 + this.#view.getUint16(at + 2, littleEndian);
  }

  #uint16(offset: number, littleEndian: boolean): number {
    // The view is taken after #at, which may replace it.
    const at = this.#at(offset, 2);
    return this.#view.getUint16(at, littleEndian);
  }

  #readLength32(offset: number, littleEndian: boolean): number {
    const at = this.#at(offset, 4);
    return this.#view.getUint32(at, littleEndian);
  }

  #warn(code: ParseWarning['code'], path: ElementPath, offset: number): void {
    const count = this.#warningCounts.get(code) ?? 0;
    if (count >= MAX_WARNINGS) return;
    this.#warningCounts.set(code, count + 1);
    this.warnings.push({ code, path, offset });
  }

  #forgetWarnings(keep: number): void {
    for (const { code } of this.warnings.splice(keep)) this.#warningCounts.set(code, (this.#warningCounts.get(code) ?? 1) - 1);
  }

  #readDataSet(
    start: number,
    end: number,
    delimited: boolean,
    level: Level,
    stop?: (tag: Tag, offset: number) => boolean,
  ): { dataSet: DataSet; end: number; valueEnd: number } {
    if (level.depth > this.limits.depth) throw new ParseError('too-deep', start);
    const elements: DataElement[] = [];
    const strays: { offset: number; length: number }[] = [];
    const encoding =
      level.depth > 0 && level.encoding.explicitVr && start + 8 <= end && this.#looksImplicit(start, level.encoding)
        ? { ...level.encoding, explicitVr: false }
        : level.encoding;
    // One level for all elements up to the next Specific Character Set: a copy for each would be half of the work.
    let inner: Level = { ...level, encoding };
    let at = start;
    let last = -1;
    let seen: Set<Tag> | undefined;
    while (at < end) {
      if (end - at < 8) {
        if (stop?.(0, at)) break;
        throw new ParseError('truncated', at);
      }
      const tag = this.#readTag(at, encoding.littleEndian);
      if (stop?.(tag, at)) break;
      if (tag === ITEM_DELIMITATION || tag === SEQUENCE_DELIMITATION) {
        if (delimited && tag === ITEM_DELIMITATION) {
          return { dataSet: this.#dataSet(inner, elements, strays), end: at + 8, valueEnd: at };
        }
        // A delimiter inside a defined length: structure without meaning (seen in real files).
        if (this.#readLength32(at + 4, encoding.littleEndian) !== 0) throw new ParseError('bad-item', at);
        strays.push({ offset: at, length: 8 });
        this.#warn('stray-delimiter', level.path, at);
        at += 8;
        continue;
      }
      if (tag === ITEM) throw new ParseError('bad-item', at);
      const element = this.#readElement(at, end, tag, inner);
      if (tag <= last) {
        // Ordered files never pay for this look-up.
        seen ??= new Set(elements.map((other) => other.tag));
        this.#warn(seen.has(tag) ? 'duplicate-tag' : 'out-of-order', childPath(level.path, tag), at);
      }
      seen?.add(tag);
      last = Math.max(last, tag);
      elements.push(element);
      if (tag === CHARACTER_SET && element.valueLength > 0 && element.valueLength <= 1024)
        inner = { ...inner, charset: this.#readCharset(element, level.path) };
      if (tag === PIXEL_REPRESENTATION && level.depth === 0 && element.valueLength === 2) {
        this.#signedPixels = this.#uint16(element.valueOffset, encoding.littleEndian) === 1;
      }
      at = element.end;
    }
    if (delimited) throw new ParseError('truncated', at);
    return { dataSet: this.#dataSet(inner, elements, strays), end: at, valueEnd: at };
  }

  #dataSet({ encoding, charset }: Level, elements: DataElement[], strays: DataSet['strays']): DataSet {
    return { body: this.body, encoding, charset, elements, strays };
  }

  #readCharset(element: DataElement, path: ElementPath): CharacterSet {
    const charset = characterSetOf(decodeText(this.body.read(element.valueOffset, element.valueLength), null).split('\\'));
    if (!charset.known) this.#warn('unknown-charset', childPath(path, CHARACTER_SET), element.offset);
    return charset;
  }

  /** Items written implicitly inside an explicit data set are met in real files: no VR stands where one should. */
  #looksImplicit(at: number, encoding: Encoding): boolean {
    const tag = this.#readTag(at, encoding.littleEndian);
    if (tag === ITEM_DELIMITATION || tag === SEQUENCE_DELIMITATION) return false;
    return this.#vrAt(at + 4) === null;
  }

  /** A VR, `unknown` for two other upper-case letters, or null. */
  #vrAt(offset: number): Vr | 'unknown' | null {
    const at = this.#at(offset, 2);
    const first = this.#view.getUint8(at);
    const second = this.#view.getUint8(at + 1);
    const known = vrOfBytes(first, second);
    if (known) return known;
    return first >= 0x41 && first <= 0x5a && second >= 0x41 && second <= 0x5a ? 'unknown' : null;
  }

  #readHeader(offset: number, end: number, tag: Tag, level: Level): Header {
    const { littleEndian } = level.encoding;
    if (!level.encoding.explicitVr) {
      const known = this.#implicitVr(tag);
      return {
        tag,
        vr: known ?? 'UN',
        vrSource: known ? 'dictionary' : 'unknown',
        valueOffset: offset + 8,
        length: this.#readLength32(offset + 4, littleEndian),
      };
    }
    const found = this.#vrAt(offset + 4);
    if (found === null) throw new ParseError('bad-vr', offset);
    if (found === 'unknown') this.#warn('unknown-vr', childPath(level.path, tag), offset);
    // A VR of a later edition has the long form (PS3.5 §6.2.2 Note 4).
    const vr: Vr = found === 'unknown' ? 'UN' : found;
    if (!hasLongLength(vr)) {
      return {
        tag,
        vr,
        vrSource: 'explicit',
        valueOffset: offset + 8,
        length: this.#uint16(offset + 6, littleEndian),
      };
    }
    if (offset + 12 > end) throw new ParseError('truncated', offset);
    return { tag, vr, vrSource: 'explicit', valueOffset: offset + 12, length: this.#readLength32(offset + 8, littleEndian) };
  }

  #implicitVr(tag: Tag): Vr | null {
    const vrs = lookUpAttribute(tag)?.vrs;
    if (!vrs || vrs.length < 2) return lookUpVr(tag);
    if (vrs.includes('SS')) return this.#signedPixels ? 'SS' : 'US';
    // Implicit little endian: pixel data and overlays are OW (PS3.5 §A.1).
    return vrs.includes('OW') ? 'OW' : (vrs[0] ?? null);
  }

  #readElement(offset: number, end: number, tag: Tag, level: Level): DataElement {
    this.#elements += 1;
    if (this.#elements > this.limits.elements) throw new ParseError('too-many-elements', offset);
    const header = this.#readHeader(offset, end, tag, level);
    const { vr, valueOffset, length } = header;
    if (length === UNDEFINED) {
      if (isFragmented(tag, vr, level)) {
        const { fragments, valueLength, end: next } = this.#readFragments(valueOffset, end, level);
        return makeElement(header, offset, valueLength, next, true, null, fragments);
      }
      const inner = vr === 'UN' && level.encoding.explicitVr ? IMPLICIT_LITTLE : level.encoding;
      if (vr !== 'SQ' && vr !== 'UN' && level.encoding.explicitVr) throw new ParseError('bad-length', offset);
      const path = childPath(level.path, tag);
      const { items, end: itemsEnd, next } = this.#readItems(valueOffset, end, true, { ...level, encoding: inner, path });
      return makeElement(header, offset, itemsEnd - valueOffset, next, true, items, null);
    }
    if (valueOffset + length > end) throw new ParseError(this.#overrun(valueOffset + length), offset);
    if (length % 2 === 1) this.#warn('odd-length', childPath(level.path, tag), offset);
    return makeElement(header, offset, length, valueOffset + length, false, this.#readDefinedItems(header, end, level), null);
  }

  /** The items of a value of defined length; null where it holds none. */
  #readDefinedItems({ tag, vr, valueOffset, length }: Header, end: number, level: Level): Item[] | null {
    if (vr === 'SQ') {
      const clipped = level.depth === 0 && valueOffset + length === end;
      return this.#readItems(valueOffset, valueOffset + length, false, { ...level, path: childPath(level.path, tag), clipped }).items;
    }
    if (vr !== 'UN' || length < 8 || length > MAX_SNIFF) return null;
    return this.#tryItems(valueOffset, length, { ...level, path: childPath(level.path, tag) });
  }

  #readItems(start: number, end: number, delimited: boolean, level: Level): { items: Item[]; end: number; next: number } {
    const items: Item[] = [];
    const { littleEndian } = level.encoding;
    let at = start;
    while (at < end) {
      if (end - at < 8) throw new ParseError('truncated', at);
      const tag = this.#readTag(at, littleEndian);
      const length = this.#readLength32(at + 4, littleEndian);
      if (tag === SEQUENCE_DELIMITATION) {
        if (delimited) return { items, end: at, next: at + 8 };
        if (length !== 0 || at + 8 !== end) throw new ParseError('bad-item', at);
        // The delimiter closes a sequence whose length is defined as well; it is the last thing inside it.
        this.#warn('stray-delimiter', level.path, at);
        return { items, end, next: end };
      }
      if (tag !== ITEM) throw new ParseError('bad-item', at);
      this.#elements += 1;
      if (this.#elements > this.limits.elements) throw new ParseError('too-many-elements', at);
      const valueOffset = at + 8;
      const undefinedLength = length === UNDEFINED;
      if (!undefinedLength && valueOffset + length > end) {
        if (!level.clipped) throw new ParseError(this.#overrun(valueOffset + length), at);
        this.#warn('length-past-end', level.path, at);
      }
      const itemEnd = undefinedLength ? end : Math.min(end, valueOffset + length);
      const inner = { ...level, clipped: false, depth: level.depth + 1, path: itemPath(level.path, items.length) };
      const read = this.#readDataSet(valueOffset, itemEnd, undefinedLength, inner);
      items.push({
        offset: at,
        valueOffset,
        valueLength: read.valueEnd - valueOffset,
        end: read.end,
        undefinedLength,
        dataSet: read.dataSet,
      });
      at = read.end;
    }
    if (delimited) throw new ParseError('truncated', at);
    return { items, end: at, next: at };
  }

  /**
   * A value of known length without a known VR may be a sequence: taken as one only if it tokenizes and ends exactly.
   * An empty item is accepted, a value that merely begins like an item is not.
   */
  #tryItems(valueOffset: number, length: number, level: Level): Item[] | null {
    const inner = level.encoding.explicitVr ? IMPLICIT_LITTLE : level.encoding;
    if (this.#readTag(valueOffset, inner.littleEndian) !== ITEM) return null;
    const elements = this.#elements;
    const warnings = this.warnings.length;
    // A value is sniffed in a tokenizer's own step: whatever it finds wrong means "bytes", not a bad file.
    try {
      return this.#readItems(valueOffset, valueOffset + length, false, { ...level, encoding: inner }).items;
    } catch (error) {
      if (!(error instanceof ParseError) || error.code === 'too-deep' || error.code === 'too-many-elements') throw error;
      this.#elements = elements;
      this.#forgetWarnings(warnings);
      return null;
    }
  }

  #readFragments(start: number, end: number, level: Level): { fragments: Fragment[]; valueLength: number; end: number } {
    const fragments: Fragment[] = [];
    const { littleEndian } = level.encoding;
    let at = start;
    while (at < end) {
      if (end - at < 8) throw new ParseError('truncated', at);
      const tag = this.#readTag(at, littleEndian);
      const length = this.#readLength32(at + 4, littleEndian);
      if (tag === SEQUENCE_DELIMITATION) return { fragments, valueLength: at - start, end: at + 8 };
      if (tag !== ITEM || length === UNDEFINED) throw new ParseError('bad-item', at);
      if (at + 8 + length > end) throw new ParseError('truncated', at);
      this.#elements += 1;
      if (this.#elements > this.limits.elements) throw new ParseError('too-many-elements', at);
      fragments.push({ offset: at, valueOffset: at + 8, valueLength: length });
      at += 8 + length;
    }
    throw new ParseError('truncated', at);
  }
}

/** Every element is made here, so that all have one shape for the machine: a reader of many shapes is several times slower. */
function makeElement(
  { tag, vr, vrSource, valueOffset }: Header,
  offset: number,
  valueLength: number,
  end: number,
  undefinedLength: boolean,
  items: Item[] | null,
  fragments: Fragment[] | null,
): DataElement {
  return { tag, vr, vrSource, offset, valueOffset, valueLength, end, undefinedLength, items, fragments };
}

/** Values of undefined length that hold fragments and not items (PS3.5 §A.4): pixel data, and byte VRs elsewhere. */
function isFragmented(tag: Tag, vr: Vr, level: Level): boolean {
  if (tag === PIXEL_DATA || (groupOf(tag) === 0x7fe0 && vr !== 'SQ' && vr !== 'UN')) return true;
  return level.encoding.explicitVr && (vr === 'OB' || vr === 'OW');
}
