import type { Encoding } from '../dicom/data-set.js';
import { childPath, itemPath } from '../dicom/data-set.js';
import { encodeAscii, encodeElement, encodeHeader, joinBytes } from '../dicom/encode-value.js';
import { ITEM, type Tag } from '../dicom/tag.js';
import type { Vr } from '../dicom/vr.js';
import type { Addition } from './export-plan.js';
import type { PolicyOptions } from './policy.js';

const IDENTITY_REMOVED: Tag = 0x00120062;
const METHOD: Tag = 0x00120063;
const METHOD_CODES: Tag = 0x00120064;
const DATES_MODIFIED: Tag = 0x00280303;

interface Code {
  readonly value: string;
  readonly meaning: string;
}

/** De-identification methods of PS3.16 CID 7050, with the options that they stand for. */
const BASIC_PROFILE: Code = { value: '113100', meaning: 'Basic Application Confidentiality Profile' };
const METHODS: readonly (Code & { readonly isOn: (options: PolicyOptions) => boolean })[] = [
  { value: '113101', meaning: 'Clean Pixel Data Option', isOn: (options) => options.cleanPixelData },
  { value: '113102', meaning: 'Clean Recognizable Visual Features Option', isOn: (options) => options.cleanRecognizableVisualFeatures },
  { value: '113103', meaning: 'Clean Graphics Option', isOn: (options) => options.cleanGraphics },
  { value: '113104', meaning: 'Clean Structured Content Option', isOn: (options) => options.cleanStructuredContent },
  { value: '113105', meaning: 'Clean Descriptors Option', isOn: (options) => options.cleanDescriptors },
  {
    value: '113106',
    meaning: 'Retain Longitudinal Temporal Information Full Dates Option',
    isOn: (options) => options.retainDates === 'full',
  },
  {
    value: '113107',
    meaning: 'Retain Longitudinal Temporal Information Modified Dates Option',
    isOn: (options) => options.retainDates === 'modified',
  },
  { value: '113108', meaning: 'Retain Patient Characteristics Option', isOn: (options) => options.retainPatientCharacteristics },
  { value: '113109', meaning: 'Retain Device Identity Option', isOn: (options) => options.retainDeviceIdentity },
  { value: '113110', meaning: 'Retain UIDs Option', isOn: (options) => options.retainUids },
  { value: '113111', meaning: 'Retain Safe Private Option', isOn: (options) => options.retainSafePrivate },
  { value: '113112', meaning: 'Retain Institution Identity Option', isOn: (options) => options.retainInstitutionIdentity },
];

/** Longitudinal Temporal Information Modified (0028,0303). */
const DATES: Readonly<Record<PolicyOptions['retainDates'], string>> = { no: 'REMOVED', full: 'UNMODIFIED', modified: 'MODIFIED' };

/** The elements by which a file says that and how it was de-identified (PS3.15 §E.1.1, §E.3.6), in the data set's encoding. */
export function deidentificationMarks(options: PolicyOptions, encoding: Encoding): readonly Addition[] {
  const mark = (tag: Tag, vr: Vr, value: Uint8Array): Addition => ({ path: childPath('', tag), tag, vr, reason: 'mark', depth: 0, value });
  return [
    mark(IDENTITY_REMOVED, 'CS', encodeAscii('CS', 'YES')),
    mark(METHOD, 'LO', encodeAscii('LO', 'PS3.15 Basic Application Level Confidentiality Profile')),
    ...codeSequence(METHOD_CODES, [BASIC_PROFILE, ...METHODS.filter(({ isOn }) => isOn(options))], encoding),
    mark(DATES_MODIFIED, 'CS', encodeAscii('CS', DATES[options.retainDates])),
  ];
}

/** A code sequence as an addition, and one for every element inside it. */
function codeSequence(tag: Tag, codes: readonly Code[], encoding: Encoding): Addition[] {
  const path = childPath('', tag);
  const inner: Addition[] = [];
  const items = codes.map((code, index) => {
    const elements = [
      [0x00080100, 'SH', code.value],
      [0x00080102, 'SH', 'DCM'],
      [0x00080104, 'LO', code.meaning],
    ] as const;
    const content = elements.map(([elementTag, vr, text]) => {
      const value = encodeAscii(vr, text);
      inner.push({ path: childPath(itemPath(path, index), elementTag), tag: elementTag, vr, reason: 'mark', depth: 1, value });
      return encodeElement(elementTag, vr, value, encoding);
    });
    const bytes = joinBytes(content);
    // Items have no VR in any encoding (PS3.5 §7.5).
    return joinBytes([encodeHeader(ITEM, 'UN', bytes.length, { ...encoding, explicitVr: false }), bytes]);
  });
  return [{ path, tag, vr: 'SQ', reason: 'mark', depth: 0, value: joinBytes(items) }, ...inner];
}
