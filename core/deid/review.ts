import type { ByteSource } from '../dicom/byte-source.js';
import type { DataElement } from '../dicom/data-element.js';
import { type DataSet, type ElementPath, walkElements } from '../dicom/data-set.js';
import { displayLine, displayValue } from '../dicom/display-value.js';
import { hasBytesBehindDeflated } from '../dicom/inflate.js';
import { PARSE_LIMITS, ParseError } from '../dicom/parse-error.js';
import { type ParsedFile, parseFile } from '../dicom/parse-file.js';
import { readSecond, SecondReaderError } from '../dicom/second-reader.js';
import { groupOf } from '../dicom/tag.js';
import { describeImage } from '../pixels/image-description.js';
import type { Addition, ElementDecision, FilePlan } from './export-plan.js';
import type { ByteLedger, FileReview, ReviewRow } from './export-review.js';
import { factKind } from './fact-kind.js';

/** One output as main staged it; `source` reads the very bytes that would be written. */
export interface StagedOutput {
  readonly stagedId: string;
  readonly name: string;
  readonly sha256: string;
  readonly source: ByteSource;
}

/** What was staged isn't what was planned, or the two readers differ: the file isn't exported. */
export class ReviewError extends Error {
  override readonly name = 'ReviewError';
  constructor(
    readonly code: 'review-differs' | 'second-reader-differs',
    readonly path: ElementPath,
  ) {
    super(`${code} at ${path || 'the start'}`);
  }
}

/** Characters of a value in a review. */
const VALUE_LENGTH = 200;
const CHUNK = 1024 * 1024;
const PIXEL_GROUP = 0x7fe0;

/**
 * Reviews one output by reading its staged bytes: every element is met with what was planned for it, kept values are
 * compared with the source byte by byte, everything is counted, and the second reader agrees.
 * @throws ReviewError.
 */
export function reviewFile(plan: FilePlan, source: ParsedFile, staged: StagedOutput): FileReview {
  const output = parseOutput(staged.source);
  const expected = expectations(plan);
  const sources = new Map<ElementPath, Place>();
  for (const part of parts(source)) walkElements(part, (element, path, owner) => void sources.set(path, { element, owner }));
  const rows = new Map<ElementPath, ReviewRow>();
  let facts = 0;
  let pixels = 0;
  let count = 0;
  for (const part of parts(output)) {
    walkElements(part, (element, path, owner) => {
      const expectation = expected.get(path);
      if (!expectation) throw new ReviewError('review-differs', path);
      expected.delete(path);
      const before = sources.get(path) ?? null;
      checkOutput(expectation, { element, owner }, before, path);
      rows.set(path, rowOf(expectation, before, { element, owner }));
      count += 1;
      const bytes = valueSize(element);
      if (groupOf(element.tag) === PIXEL_GROUP) pixels += bytes;
      else facts += bytes;
    });
  }
  const missing = expected.keys().next();
  if (!missing.done) throw new ReviewError('review-differs', missing.value);
  const elements = countElements(plan);
  if (elements.output !== count || elements.source !== sources.size) throw new ReviewError('review-differs', '');
  const bytes = ledger(output, facts, pixels);
  return {
    fileId: plan.fileId,
    stagedId: staged.stagedId,
    name: staged.name,
    sha256: staged.sha256,
    bytes,
    frames: frameCount(output),
    elements,
    rows: inOrder(plan, rows, sources),
    secondReader: readAgain(output, count),
  };
}

/**
 * Every byte of the file counted once. In a deflated file nobody can say which compressed byte is whose: the compressed data set is
 * shared out in proportion to what it inflates to.
 */
function ledger({ source, layout, dataSet, transferSyntax }: ParsedFile, facts: number, pixels: number): ByteLedger {
  const { size } = source;
  const share = transferSyntax.deflated ? (size - layout.metaEnd) / Math.max(1, dataSet.body.size) : 1;
  const shared = (bytes: number): number => Math.floor(bytes * Math.min(1, share));
  return { size, facts: shared(facts), pixels: shared(pixels), structure: size - shared(facts) - shared(pixels) };
}

interface Place {
  readonly element: DataElement;
  readonly owner: DataSet;
}

type Expectation =
  | { readonly decision: ElementDecision; readonly addition: null }
  | { readonly decision: null; readonly addition: Addition };

function parts(file: ParsedFile): DataSet[] {
  return file.fileMeta ? [file.fileMeta, file.dataSet] : [file.dataSet];
}

const deflatedSlack = ({ source, layout, transferSyntax }: ParsedFile): boolean =>
  transferSyntax.deflated && hasBytesBehindDeflated(source, layout.metaEnd, PARSE_LIMITS);

function parseOutput(source: ByteSource): ParsedFile {
  try {
    const output = parseFile(source);
    // Nothing may hide where elements aren't: a zeroed preamble, and no byte behind the last element.
    const dirty = source.read(0, Math.min(128, source.size)).some((byte) => byte !== 0);
    const trailing = output.layout.dataSetEnd !== output.dataSet.body.size || deflatedSlack(output);
    if (dirty || !output.fileMeta || trailing) throw new ReviewError('review-differs', '');
    return output;
  } catch (error) {
    if (error instanceof ParseError) throw new ReviewError('review-differs', '');
    throw error;
  }
}

/** What must stand in the output, by path: everything that isn't removed, and what is added. */
function expectations(plan: FilePlan): Map<ElementPath, Expectation> {
  const expected = new Map<ElementPath, Expectation>();
  for (const decision of plan.decisions) if (decision.action !== 'remove') expected.set(decision.path, { decision, addition: null });
  for (const addition of plan.additions) expected.set(addition.path, { decision: null, addition });
  return expected;
}

function checkOutput(expectation: Expectation, output: Place, before: Place | null, path: ElementPath): void {
  const fail = (): never => {
    throw new ReviewError('review-differs', path);
  };
  const { element, owner } = output;
  // An explicit VR is a byte of the output too. What the source spelt in an unknown way reads as UN on both sides.
  const { vr } = expectation.decision ?? expectation.addition;
  if (owner.encoding.explicitVr && element.vr !== vr) fail();
  if (owner.strays.length > (before?.owner.strays.length ?? 0)) fail();
  if (expectation.addition) {
    if (!equalRange(owner.body, element.valueOffset, element.valueLength, expectation.addition.value)) fail();
    return;
  }
  const { decision } = expectation;
  if (!before) fail();
  const source = before as Place;
  switch (decision.action) {
    case 'keep':
      // The elements of items have rows of their own; how many items there are says nothing but may hide something.
      if (element.items ? !sameItems(source.element, element) : !sameValue(source, output, source.element.valueLength)) fail();
      break;
    case 'descend':
      if (!sameItems(source.element, element)) fail();
      break;
    case 'empty':
      if (element.valueLength !== 0) fail();
      break;
    case 'replace':
      if (!decision.after || !equalRange(owner.body, element.valueOffset, element.valueLength, decision.after)) fail();
      break;
    case 'trim': {
      const kept = decision.trimTo ?? 0;
      if (element.valueLength !== kept + (kept % 2) || !sameValue(source, output, kept)) fail();
      break;
    }
    case 'remove':
      fail();
  }
}

function sameItems(one: DataElement, other: DataElement): boolean {
  return one.items !== null && other.items !== null && one.items.length === other.items.length;
}

/** Compares the first `length` bytes of two values in chunks: a value of a gigabyte is never loaded. */
function sameValue(one: Place, other: Place, length: number): boolean {
  if (other.element.valueLength < length || (one.element.valueLength === length && other.element.valueLength !== length)) return false;
  for (let at = 0; at < length; at += CHUNK) {
    const size = Math.min(CHUNK, length - at);
    const left = one.owner.body.read(one.element.valueOffset + at, size);
    if (!equalRange(other.owner.body, other.element.valueOffset + at, size, left)) return false;
  }
  return true;
}

function equalRange(body: ByteSource, offset: number, length: number, expected: Uint8Array): boolean {
  if (length !== expected.length) return false;
  const bytes = body.read(offset, length);
  for (let at = 0; at < length; at += 1) if (bytes[at] !== expected[at]) return false;
  return true;
}

/** Promise 3: source = kept + changed + removed, output = kept + changed + added. A sequence that stays counts as kept. */
export function countElements(plan: FilePlan): FileReview['elements'] {
  let kept = 0;
  let changed = 0;
  let removed = 0;
  for (const { action } of plan.decisions) {
    if (action === 'remove') removed += 1;
    else if (action === 'keep' || action === 'descend') kept += 1;
    else changed += 1;
  }
  const added = plan.additions.length;
  return { source: plan.decisions.length, output: kept + changed + added, kept, changed, removed, added };
}

/** Bytes of an element that say something: values, and the content of fragments; headers of items are structure. */
function valueSize(element: DataElement): number {
  if (element.items) return 0;
  if (element.fragments) return element.fragments.reduce((sum, fragment) => sum + fragment.valueLength, 0);
  return element.valueLength;
}

function rowOf(expectation: Expectation, before: Place | null, output: Place | null): ReviewRow {
  const from = expectation.decision ?? expectation.addition;
  return {
    path: from.path,
    tag: from.tag,
    vr: from.vr,
    kind: factKind(from.tag),
    action: expectation.decision ? expectation.decision.action : 'add',
    reason: from.reason,
    before: before && expectation.decision ? valueLine(before) : null,
    after: output && valueLine(output),
  };
}

const valueLine = ({ element, owner }: Place): string => displayLine(displayValue(owner, element, VALUE_LENGTH));

/** Rows in the order of the source's bytes, what is added behind the element that it follows in the output. */
function inOrder(plan: FilePlan, rows: ReadonlyMap<ElementPath, ReviewRow>, sources: ReadonlyMap<ElementPath, Place>): ReviewRow[] {
  const ordered: ReviewRow[] = [];
  for (const decision of plan.decisions) {
    const row = rows.get(decision.path);
    ordered.push(row && decision.action !== 'remove' ? row : rowOf({ decision, addition: null }, sources.get(decision.path) ?? null, null));
  }
  for (const addition of plan.additions) {
    const row = rows.get(addition.path);
    if (row) ordered.push(row);
  }
  return ordered;
}

function frameCount(output: ParsedFile): number {
  const image = describeImage(output.dataSet);
  return image.kind === 'image' ? image.numberOfFrames : 1;
}

function readAgain(output: ParsedFile, count: number): FileReview['secondReader'] {
  try {
    const reading = readSecond(output);
    // Both readers together must have met every element once.
    if (reading.agreed + reading.oneReaderOnly.length !== count) throw new ReviewError('second-reader-differs', '');
    return reading;
  } catch (error) {
    if (error instanceof SecondReaderError) throw new ReviewError('second-reader-differs', error.path);
    throw error;
  }
}
