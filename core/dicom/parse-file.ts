import { type ByteSource, memorySource, windowedSource } from './byte-source.js';
import { DEFAULT_CHARSET } from './charset.js';
import type { DataSet } from './data-set.js';
import { findElement } from './data-set.js';
import { findStart, looksBigEndian, looksExplicit } from './find-start.js';
import { inflateRange } from './inflate.js';
import { PARSE_LIMITS, ParseError, type ParseLimits, type ParseWarning } from './parse-error.js';
import { numberValue, textValue } from './read-value.js';
import { groupOf, type Tag } from './tag.js';
import { Tokenizer } from './tokenize.js';
import {
  EXPLICIT_VR_BIG_ENDIAN,
  EXPLICIT_VR_LITTLE_ENDIAN,
  IMPLICIT_VR_LITTLE_ENDIAN,
  isKnownTransferSyntax,
  type TransferSyntax,
  transferSyntaxOf,
} from './transfer-syntax.js';

const TRANSFER_SYNTAX_UID = 0x00020010;
const META_GROUP_LENGTH = 0x00020000;
const ZERO_STEP = 64 * 1024;

/** A DICOM file (PS3.10 §7), tokenized. */
export interface ParsedFile {
  readonly source: ByteSource;
  /** Where the parts of the file lie in `source`, in bytes. Without preamble or meta, start and end are equal. */
  readonly layout: {
    readonly preambleEnd: number;
    readonly metaStart: number;
    readonly metaEnd: number;
    readonly dataSetStart: number;
    /** Behind the last element; what follows up to the end of the file is trailing bytes. */
    readonly dataSetEnd: number;
  };
  readonly transferSyntax: TransferSyntax;
  /** File Meta Information, always explicit VR little endian; null where the file has none. */
  readonly fileMeta: DataSet | null;
  /** Its `body` is `source`, or the inflated bytes where the transfer syntax is deflated. */
  readonly dataSet: DataSet;
  readonly warnings: readonly ParseWarning[];
}

/**
 * Tokenizes a whole file without reading its values. A scan is known by its content: with or without preamble and file
 * meta, whatever its name.
 * @throws ParseError for bytes that aren't a DICOM file or break a bound.
 */
export function parseFile(untrustedSource: ByteSource, limits: ParseLimits = PARSE_LIMITS): ParsedFile {
  const source = windowedSource(untrustedSource);
  if (source.size === 0) throw new ParseError('empty', 0);
  const warnings: ParseWarning[] = [];
  const start = findStart(source);
  if (start.preambleEnd === 0) warnings.push({ code: 'no-preamble', path: '', offset: 0 });
  const meta = readMeta(source, start.metaStart, limits, warnings);
  if (!meta.fileMeta) warnings.push({ code: 'no-file-meta', path: '', offset: start.metaStart });
  const declared = meta.fileMeta ? textValue(meta.fileMeta, TRANSFER_SYNTAX_UID) : '';
  const syntax = settleSyntax(source, meta.end, declared, warnings);
  const body = syntax.deflated ? memorySource(inflateRange(source, meta.end, limits)) : source;
  const tokenizer = new Tokenizer(body, limits);
  const bodyStart = syntax.deflated ? 0 : meta.end;
  const { dataSet, end } = tokenizer.readTop(bodyStart, body.size, syntax, DEFAULT_CHARSET, zerosFrom(body));
  if (dataSet.elements.length === 0 && !meta.fileMeta) throw new ParseError('not-dicom', bodyStart);
  if (end < body.size) warnings.push({ code: 'trailing-bytes', path: '', offset: end });
  return {
    source,
    layout: { preambleEnd: start.preambleEnd, metaStart: start.metaStart, metaEnd: meta.end, dataSetStart: bodyStart, dataSetEnd: end },
    transferSyntax: syntax,
    fileMeta: meta.fileMeta,
    dataSet,
    warnings: [...warnings, ...meta.warnings, ...tokenizer.warnings],
  };
}

/** File Meta Information: explicit VR little endian, group 0002, up to the first element of another group (PS3.10 §7.1). */
function readMeta(source: ByteSource, start: number, limits: ParseLimits, warnings: ParseWarning[]) {
  const none = { fileMeta: null as DataSet | null, end: start, warnings: [] as readonly ParseWarning[] };
  if (source.size - start < 8) return none;
  const group = source.read(start, 2);
  if (group[0] !== 2 || group[1] !== 0) return none;
  const explicitVr = looksExplicit(source, start, true);
  const tokenizer = new Tokenizer(source, limits);
  const { dataSet, end } = tokenizer.readTop(
    start,
    source.size,
    { explicitVr, littleEndian: true },
    DEFAULT_CHARSET,
    (tag) => groupOf(tag) !== 2,
  );
  // The group length isn't trusted: it is wrong in real files. Where the meta ends is where group 0002 ends.
  const lengthElement = findElement(dataSet, META_GROUP_LENGTH);
  const length = numberValue(dataSet, META_GROUP_LENGTH);
  if (lengthElement && length !== undefined && lengthElement.end + length !== end)
    warnings.push({ code: 'meta-length-wrong', path: '(0002,0000)', offset: start });
  return { fileMeta: dataSet as DataSet | null, end, warnings: tokenizer.warnings as readonly ParseWarning[] };
}

/** The declared syntax, unless the bytes contradict it: VR letters, or none, at the first element decide what can be read. */
function settleSyntax(source: ByteSource, at: number, declared: string, warnings: ParseWarning[]): TransferSyntax {
  if (declared === '') {
    if (looksBigEndian(source, at)) return transferSyntaxOf(EXPLICIT_VR_BIG_ENDIAN);
    const explicit = source.size - at < 8 || looksExplicit(source, at, true);
    return transferSyntaxOf(explicit ? EXPLICIT_VR_LITTLE_ENDIAN : IMPLICIT_VR_LITTLE_ENDIAN);
  }
  if (!isKnownTransferSyntax(declared)) warnings.push({ code: 'unknown-transfer-syntax', path: '(0002,0010)', offset: at });
  const syntax = transferSyntaxOf(declared);
  if (syntax.deflated || source.size - at < 8) return syntax;
  const explicitVr = looksExplicit(source, at, syntax.littleEndian);
  if (explicitVr === syntax.explicitVr) return syntax;
  warnings.push({ code: 'syntax-contradicts-bytes', path: '(0002,0010)', offset: at });
  return { ...syntax, explicitVr };
}

/**
 * Behind a data set, real files carry zeros up to a block's end: those are trailing bytes and not elements. What was found not
 * to be zero is remembered, so that a file of nothing but tags (0000,0000) is looked through once.
 */
function zerosFrom(body: ByteSource): (tag: Tag, start: number) => boolean {
  let notZero = -1;
  return (tag, start) => {
    if (tag !== 0 || start <= notZero) return false;
    for (let at = start; at < body.size; at += ZERO_STEP) {
      const inside = body.read(at, Math.min(ZERO_STEP, body.size - at)).findIndex((byte) => byte !== 0);
      if (inside < 0) continue;
      notZero = at + inside;
      return false;
    }
    return true;
  };
}
