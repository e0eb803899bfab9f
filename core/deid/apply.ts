import { deflateSync } from 'fflate';
import type { ByteSource } from '../dicom/byte-source.js';
import type { DataElement } from '../dicom/data-element.js';
import type { DataSet } from '../dicom/data-set.js';
import { encodeElement, encodeHeader, joinBytes } from '../dicom/encode-value.js';
import { hasOddHeader } from '../dicom/odd-header.js';
import type { ParsedFile } from '../dicom/parse-file.js';
import { valueBytes } from '../dicom/read-value.js';
import { type Splice, SpliceBuilder } from '../dicom/splice-file.js';
import { ITEM, ITEM_DELIMITATION, SEQUENCE_DELIMITATION, type Tag } from '../dicom/tag.js';
import type { Addition, ElementDecision, FilePlan } from './export-plan.js';
import { META_ENCODING } from './file-meta.js';
import { planMadeFor } from './made-for.js';
import { cleanPixels } from './pixel-cleaning/clean-pixels.js';
import type { NewPixelValue } from './pixel-cleaning/pixel-cleaning.js';
import { redactPixels } from './redact/redact-pixels.js';
import type { RedactionCodecs } from './redact/redaction-codecs.js';

/** The bytes aren't those that the plan was made for. Nothing is written. */
export class PlanMismatch extends Error {
  override readonly name = 'PlanMismatch';
}

/** A piece of the output's data set: a range of the source's body, or new bytes. */
type Piece = { readonly offset: number; readonly length: number } | Uint8Array;

const UNDEFINED = 0xffffffff;

/**
 * Turns a plan into a splice of `sourceId`: a zeroed preamble, fresh file meta, kept elements copied byte for byte by
 * range, group lengths and trailing bytes left behind. A deflated data set is deflated again.
 * @param codecs for plans with boxes in compressed pixels, after `prepareRedaction`.
 * @throws PlanMismatch where the file isn't the one that was planned; FrameError, RedactionError where boxes can't be covered.
 */
export function applyPlan(parsed: ParsedFile, plan: FilePlan, sourceId: string, codecs?: RedactionCodecs): Splice {
  const { size, metaEnd, dataSetEnd, digest } = plan.madeFor;
  if (parsed.source.size !== size || parsed.layout.metaEnd !== metaEnd || parsed.layout.dataSetEnd !== dataSetEnd) {
    throw new PlanMismatch('the file has another shape than the one that was planned');
  }
  if (planMadeFor(parsed).digest !== digest) throw new PlanMismatch('the file has other values than the one that was planned');
  const cursor = new DecisionCursor(plan, parsed, codecs);
  const builder = new SpliceBuilder();
  builder.bytes(preamble());
  builder.bytes(writeMeta(parsed.fileMeta, cursor, plan.additions));
  const pieces = writeTop(parsed.dataSet, cursor, plan.additions);
  cursor.finish();
  if (parsed.transferSyntax.deflated) return builder.bytes(deflated(pieces, parsed.dataSet.body)).build();
  for (const piece of pieces) {
    if (piece instanceof Uint8Array) builder.bytes(piece);
    else builder.copy(sourceId, piece.offset, piece.length);
  }
  return builder.build();
}

/** Decisions in the order of the bytes; each must meet the element that it was made for. */
class DecisionCursor {
  #next = 0;
  readonly #decisions: readonly ElementDecision[];

  constructor(
    private readonly plan: FilePlan,
    private readonly parsed: ParsedFile,
    private readonly codecs: RedactionCodecs | undefined,
  ) {
    this.#decisions = plan.decisions;
  }

  /** The new value of Pixel Data, made anew from the same file. */
  pixels(action: 'clean' | 'redact'): NewPixelValue | null {
    if (action === 'clean') return cleanPixels(this.parsed);
    return this.plan.redaction && redactPixels(this.parsed, this.plan.redaction, this.codecs);
  }

  take(tag: Tag, depth: number): ElementDecision {
    const decision = this.#decisions[this.#next];
    if (!decision || decision.tag !== tag || decision.depth !== depth)
      throw new PlanMismatch('the elements are not those that were planned');
    this.#next += 1;
    return decision;
  }

  /** Passes over what lies inside an element that isn't opened. */
  skipBelow(depth: number): void {
    while ((this.#decisions[this.#next]?.depth ?? -1) > depth) this.#next += 1;
  }

  finish(): void {
    if (this.#next !== this.#decisions.length) throw new PlanMismatch('the plan has decisions for elements that are not there');
  }
}

/** 128 zero bytes and the prefix (PS3.10 §7.1). */
function preamble(): Uint8Array {
  const bytes = new Uint8Array(132);
  bytes.set([0x44, 0x49, 0x43, 0x4d], 128);
  return bytes;
}

function writeMeta(source: DataSet | null, cursor: DecisionCursor, additions: readonly Addition[]): Uint8Array {
  const elements = new Map<Tag, Uint8Array>();
  const write = (tag: Tag, vr: Addition['vr'], value: Uint8Array) => elements.set(tag, encodeElement(tag, vr, value, META_ENCODING));
  for (const element of source?.elements ?? []) {
    const decision = cursor.take(element.tag, 0);
    cursor.skipBelow(0);
    if (decision.action === 'keep' && source) write(decision.tag, decision.vr, valueBytes(source, element));
    else if (decision.after) write(decision.tag, decision.vr, decision.after);
  }
  for (const addition of additions) if (isMeta(addition)) write(addition.tag, addition.vr, addition.value);
  return joinBytes([...elements].sort(([one], [other]) => one - other).map(([, bytes]) => bytes));
}

const isMeta = (addition: Addition): boolean => addition.tag < 0x00030000;

function writeTop(dataSet: DataSet, cursor: DecisionCursor, additions: readonly Addition[]): Piece[] {
  const pieces: Piece[] = [];
  const waiting = additions.filter((addition) => addition.depth === 0 && !isMeta(addition)).sort((one, other) => one.tag - other.tag);
  const insertBefore = (tag: Tag) => {
    while (waiting[0] && waiting[0].tag < tag) {
      const { tag: added, vr, value } = waiting.shift() as Addition;
      pieces.push(encodeElement(added, vr, value, dataSet.encoding));
    }
  };
  for (const element of dataSet.elements) {
    insertBefore(element.tag);
    writeElement(pieces, element, dataSet, cursor, 0);
  }
  insertBefore(Number.POSITIVE_INFINITY);
  return pieces;
}

function writeElement(pieces: Piece[], element: DataElement, owner: DataSet, cursor: DecisionCursor, depth: number): void {
  const decision = cursor.take(element.tag, depth);
  if (decision.action === 'descend') {
    writeSequence(pieces, element, owner, cursor, depth);
    return;
  }
  cursor.skipBelow(depth);
  switch (decision.action) {
    case 'keep':
      writeKept(pieces, element, owner);
      break;
    case 'empty':
      pieces.push(encodeHeader(element.tag, element.vr, 0, owner.encoding));
      break;
    case 'replace':
      pieces.push(encodeElement(decision.tag, decision.vr, decision.after ?? new Uint8Array(0), owner.encoding));
      break;
    case 'clean':
    case 'redact':
      writePixels(pieces, element, owner, cursor.pixels(decision.action));
      break;
    case 'remove':
      break;
  }
}

/** As it lies, but for a header that says more than it should. */
function writeKept(pieces: Piece[], element: DataElement, owner: DataSet): void {
  const isDirty = hasOddHeader(element, owner);
  const from = isDirty ? element.valueOffset : element.offset;
  if (isDirty)
    pieces.push(encodeHeader(element.tag, element.vr, element.undefinedLength ? UNDEFINED : element.valueLength, owner.encoding));
  pieces.push({ offset: from, length: element.end - from });
}

/** Pixel Data without what is no picture, or with boxes covered. */
function writePixels(pieces: Piece[], element: DataElement, owner: DataSet, value: NewPixelValue | null): void {
  if (!value) throw new PlanMismatch('there is nothing to clean');
  pieces.push(encodeHeader(element.tag, element.vr, element.undefinedLength ? UNDEFINED : value.length, owner.encoding));
  let length = 0;
  for (const piece of value.pieces()) {
    pieces.push(piece);
    length += piece.length;
  }
  if (length !== value.length) throw new PlanMismatch('the pixel data is not what was planned');
  if (element.undefinedLength) pieces.push(delimiter(SEQUENCE_DELIMITATION, 0, owner.encoding.littleEndian));
}

/** A changed sequence keeps the style of its lengths: defined lengths are counted anew, undefined ones stay. */
function writeSequence(pieces: Piece[], element: DataElement, owner: DataSet, cursor: DecisionCursor, depth: number): void {
  const content: Piece[] = [];
  let little = owner.encoding.littleEndian;
  for (const item of element.items ?? []) {
    const inner: Piece[] = [];
    for (const child of item.dataSet.elements) writeElement(inner, child, item.dataSet, cursor, depth + 1);
    little = item.dataSet.encoding.littleEndian;
    content.push(delimiter(ITEM, item.undefinedLength ? UNDEFINED : lengthOf(inner), little));
    for (const piece of inner) content.push(piece);
    if (item.undefinedLength) content.push(delimiter(ITEM_DELIMITATION, 0, little));
  }
  if (element.undefinedLength) content.push(delimiter(SEQUENCE_DELIMITATION, 0, little));
  pieces.push(encodeHeader(element.tag, element.vr, element.undefinedLength ? UNDEFINED : lengthOf(content), owner.encoding));
  for (const piece of content) pieces.push(piece);
}

/** Items and delimiters have no VR in any encoding (PS3.5 §7.5). */
const delimiter = (tag: Tag, length: number, littleEndian: boolean): Uint8Array =>
  encodeHeader(tag, 'UN', length, { explicitVr: false, littleEndian });

const lengthOf = (pieces: readonly Piece[]): number => pieces.reduce((sum, piece) => sum + piece.length, 0);

/** Raw deflate, padded to an even length (PS3.5 §A.5). */
function deflated(pieces: readonly Piece[], body: ByteSource): Uint8Array {
  const bytes = joinBytes(pieces.map((piece) => (piece instanceof Uint8Array ? piece : body.read(piece.offset, piece.length))));
  const packed = deflateSync(bytes, { level: 6 });
  return packed.length % 2 === 0 ? packed : joinBytes([packed, new Uint8Array(1)]);
}
