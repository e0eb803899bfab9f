import { encodeFreshMeta } from '../deid/file-meta.js';
import { joinBytes } from '../dicom/encode-value.js';
import type { KeepRequest } from './keep-request.js';
import { encodeElements, KEPT_CHARSET, KEPT_SYNTAX, type NewElement, numbers, sequence, text } from './new-element.js';
import type { Keyword } from './tags.js';

/** Preamble and prefix (PS3.10 §7.1). */
const HEAD = 132;

/** What an object of a kind is, beside its content. */
export interface ObjectKindWords {
  readonly sopClassUid: string;
  readonly modality: 'PR' | 'KO' | 'SR';
  readonly seriesDescription: string;
  readonly seriesNumber: number;
}

/** What makes the UIDs of one act of keeping: the same words give the same UID. */
export type NewUid = (words: string) => string;

/**
 * The modules that every object here has: patient and study as copied, a series of its own, equipment, SOP Common (PS3.3 C.7.3.1, C.7.5.2, C.12.1).
 * @param number from 1, of the object among those of its kind
 */
export function commonElements(
  words: ObjectKindWords,
  number: number,
  { date, time, version }: Pick<KeepRequest, 'date' | 'time' | 'version'>,
  newUid: NewUid,
): readonly NewElement[] {
  return [
    text('SpecificCharacterSet', KEPT_CHARSET),
    text('InstanceCreationDate', date),
    text('InstanceCreationTime', time),
    text('SOPClassUID', words.sopClassUid),
    text('SOPInstanceUID', newUid(`${words.modality} ${number}`)),
    text('Modality', words.modality),
    text('SeriesDescription', words.seriesDescription),
    text('SeriesInstanceUID', newUid(`${words.modality} series`)),
    numbers('SeriesNumber', words.seriesNumber),
    numbers('InstanceNumber', number),
    text('Manufacturer', 'Negatoscope'),
    text('ManufacturerModelName', 'Negatoscope'),
    // Type 1 in reports (PS3.3 C.7.5.2), and this program has none: nothing of the machine is told.
    text('DeviceSerialNumber', 'none'),
    text('SoftwareVersions', version),
  ];
}

/** A whole file: an empty preamble, file meta, data set. */
export function encodeObject(sopClassUid: string, sopInstanceUid: string, elements: readonly NewElement[]): Uint8Array {
  const head = new Uint8Array(HEAD);
  head.set([0x44, 0x49, 0x43, 0x4d], HEAD - 4);
  return joinBytes([head, encodeFreshMeta({ sopClassUid, sopInstanceUid, transferSyntaxUid: KEPT_SYNTAX }), encodeElements(elements)]);
}

/** A code of a coding scheme, and what it means. */
export interface Code {
  readonly value: string;
  readonly scheme: string;
  readonly meaning: string;
}

/** A sequence with one code in it (PS3.3 §8). */
export const codeSequence = (keyword: Keyword, { value, scheme, meaning }: Code): NewElement =>
  sequence(keyword, [text('CodeValue', value), text('CodingSchemeDesignator', scheme), text('CodeMeaning', meaning)]);
