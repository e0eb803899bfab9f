import type { ByteSource } from '../dicom/byte-source.js';
import type { DataSet } from '../dicom/data-set.js';
import { hasBytesBehindDeflated } from '../dicom/inflate.js';
import { PARSE_LIMITS, ParseError } from '../dicom/parse-error.js';
import { type ParsedFile, parseFile } from '../dicom/parse-file.js';
import { readSecond, SecondReaderError, type SecondReading } from '../dicom/second-reader.js';
import type { Reason } from './export-plan.js';
import { ReviewError } from './review-error.js';

/** Values of this program's own making: they are the same whoever the person is. */
export const OWN_WORDS: ReadonlySet<Reason> = new Set(['mark', 'file-meta', 'pseudonym']);

/** File meta and data set. */
export function partsOf(file: ParsedFile): DataSet[] {
  return file.fileMeta ? [file.fileMeta, file.dataSet] : [file.dataSet];
}

const deflatedSlack = ({ source, layout, transferSyntax }: ParsedFile): boolean =>
  transferSyntax.deflated && hasBytesBehindDeflated(source, layout.metaEnd, PARSE_LIMITS);

/** Reads an output strictly: a zeroed preamble, file meta, and no byte behind the last element. @throws ReviewError */
export function parseOutput(source: ByteSource): ParsedFile {
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

/** The second reader over an output of `count` elements. @throws ReviewError */
export function readAgain(output: ParsedFile, count: number): SecondReading {
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
