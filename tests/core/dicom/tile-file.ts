import type { ByteSource } from '../../../core/dicom/byte-source.js';
import type { DataElement } from '../../../core/dicom/data-element.js';
import type { DataSet } from '../../../core/dicom/data-set.js';
import type { ParsedFile } from '../../../core/dicom/parse-file.js';
import type { Splice } from '../../../core/dicom/splice-file.js';

/** One token: a header, a value, an item's header, a delimiter or a stray delimiter. */
interface Token {
  readonly start: number;
  readonly end: number;
  readonly what: string;
}

/** Why the tokens of a file don't tile it, or null where they do. */
export function tileFile(parsed: ParsedFile): string | null {
  const { layout, fileMeta, dataSet, source } = parsed;
  const meta: Token[] = [];
  if (layout.preambleEnd > 0) meta.push({ start: 0, end: layout.preambleEnd, what: 'preamble' });
  if (fileMeta) pushDataSet(meta, fileMeta);
  const problem = gapIn(meta, 0, layout.metaEnd);
  if (problem) return problem;
  const tokens: Token[] = [];
  pushDataSet(tokens, dataSet);
  return (
    gapIn(tokens, layout.dataSetStart, layout.dataSetEnd) ??
    (layout.dataSetEnd > dataSet.body.size || layout.metaEnd > source.size ? 'past the end' : null)
  );
}

function gapIn(tokens: readonly Token[], start: number, end: number): string | null {
  let at = start;
  for (const token of [...tokens].sort((one, other) => one.start - other.start || one.end - other.end)) {
    if (token.start !== at) return `${token.what} begins at ${token.start}, not ${at}`;
    at = token.end;
  }
  return at === end ? null : `tokens end at ${at}, not ${end}`;
}

function pushDataSet(tokens: Token[], dataSet: DataSet): void {
  for (const stray of dataSet.strays) tokens.push({ start: stray.offset, end: stray.offset + stray.length, what: 'stray' });
  for (const element of dataSet.elements) pushElement(tokens, element);
}

function pushElement(tokens: Token[], element: DataElement): void {
  tokens.push({ start: element.offset, end: element.valueOffset, what: 'header' });
  const valueEnd = element.valueOffset + element.valueLength;
  if (element.items) {
    let behind = element.valueOffset;
    for (const item of element.items) {
      tokens.push({ start: item.offset, end: item.valueOffset, what: 'item' });
      pushDataSet(tokens, item.dataSet);
      const contentEnd = item.valueOffset + item.valueLength;
      if (item.end > contentEnd) tokens.push({ start: contentEnd, end: item.end, what: 'item delimiter' });
      behind = item.end;
    }
    // A delimiter that closes a sequence of defined length as well.
    if (behind < valueEnd) tokens.push({ start: behind, end: valueEnd, what: 'closing delimiter' });
  } else if (element.fragments) {
    for (const fragment of element.fragments) {
      tokens.push({ start: fragment.offset, end: fragment.valueOffset, what: 'fragment' });
      tokens.push({ start: fragment.valueOffset, end: fragment.valueOffset + fragment.valueLength, what: 'fragment value' });
    }
  } else {
    tokens.push({ start: element.valueOffset, end: valueEnd, what: 'value' });
  }
  if (element.end > valueEnd) tokens.push({ start: valueEnd, end: element.end, what: 'sequence delimiter' });
}

/** The bytes that a splice of one source writes. */
export function spliceBytes(splice: Splice, source: ByteSource): Uint8Array<ArrayBuffer> {
  const parts = splice.parts.map((part) => ('copy' in part ? source.read(part.copy[1], part.copy[2]) : part.bytes));
  const bytes = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
