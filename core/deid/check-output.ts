import type { ByteSource } from '../dicom/byte-source.js';
import { eachChunkOfBoth } from '../dicom/chunks.js';
import type { DataElement } from '../dicom/data-element.js';
import type { DataSet, ElementPath } from '../dicom/data-set.js';
import { equalBytes } from '../dicom/equal-bytes.js';
import { hasOddHeader } from '../dicom/odd-header.js';
import type { Addition, ElementDecision } from './export-plan.js';
import type { NewPixelValue } from './pixel-cleaning/pixel-cleaning.js';
import { ReviewError } from './review-error.js';

const CHUNK = 1024 * 1024;

/** An element and the data set that it stands in. */
export interface Place {
  readonly element: DataElement;
  readonly owner: DataSet;
}

/** What was planned for one element of the output. */
export type Expectation =
  | { readonly decision: ElementDecision; readonly addition: null }
  | { readonly decision: null; readonly addition: Addition };

/**
 * Meets one element of the output with what was planned for it: kept values are compared with the source byte by byte.
 * @param pixels the value that Pixel Data must have, where it is cleaned, or covered in place
 * @param onKept gets a kept value of the output as it passes, chunk by chunk; what it gets is valid until it returns
 * @throws ReviewError
 */
export function checkOutput(
  expectation: Expectation,
  output: Place,
  before: Place | null,
  path: ElementPath,
  pixels: NewPixelValue | null,
  onKept: (output: Uint8Array) => void = ignore,
): void {
  const fail = (): never => {
    throw new ReviewError('review-differs', path);
  };
  const { element, owner } = output;
  // An explicit VR is a byte of the output too. What the source spelt in an unknown way reads as UN on both sides.
  const { vr } = expectation.decision ?? expectation.addition;
  if (owner.encoding.explicitVr && element.vr !== vr) fail();
  if (hasOddHeader(element, owner)) fail();
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
      if (element.items ? !sameItems(source.element, element) : !sameValue(source, output, onKept)) fail();
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
    case 'clean':
      if (!pixels || !holdsPieces(source.owner.body, owner.body, element, pixels)) fail();
      break;
    case 'redact':
      // Frames that were encoded anew are decoded and compared pixel by pixel, once the whole file was met.
      if (pixels ? !holdsPieces(source.owner.body, owner.body, element, pixels) : !element.fragments) fail();
      break;
    case 'remove':
      fail();
  }
}

function sameItems(one: DataElement, other: DataElement): boolean {
  return one.items !== null && other.items !== null && one.items.length === other.items.length;
}

/** The new value is the planned pieces, one behind the other, compared in chunks. */
function holdsPieces(source: ByteSource, output: ByteSource, element: DataElement, pixels: NewPixelValue): boolean {
  if (element.valueLength !== pixels.length) return false;
  let at = element.valueOffset;
  for (const piece of pixels.pieces()) {
    for (let done = 0; done < piece.length; done += CHUNK) {
      const size = Math.min(CHUNK, piece.length - done);
      const expected = piece instanceof Uint8Array ? piece.subarray(done, done + size) : source.read(piece.offset + done, size);
      if (!equalRange(output, at + done, size, expected)) return false;
    }
    at += piece.length;
  }
  return at === element.valueOffset + element.valueLength;
}

/** Compares two values in chunks: a value of a gigabyte is never loaded. */
function sameValue(source: Place, output: Place, onKept: (output: Uint8Array) => void): boolean {
  const { valueOffset, valueLength } = source.element;
  if (output.element.valueLength !== valueLength) return false;
  return eachChunkOfBoth(
    [source.owner.body, valueOffset],
    [output.owner.body, output.element.valueOffset],
    valueLength,
    (bytes, outputBytes) => {
      onKept(outputBytes);
      return equalBytes(bytes, outputBytes);
    },
  );
}

function equalRange(body: ByteSource, offset: number, length: number, expected: Uint8Array): boolean {
  return length === expected.length && equalBytes(body.read(offset, length), expected);
}

function ignore(): void {}
