import type { Encoding } from '../dicom/data-set.js';
import { childPath, itemPath } from '../dicom/data-set.js';
import { encodeAscii, encodeElement, encodeHeader, joinBytes } from '../dicom/encode-value.js';
import { ITEM, type Tag } from '../dicom/tag.js';
import type { Vr } from '../dicom/vr.js';
import type { Addition } from './export-plan.js';
import type { Policy } from './policy.js';

const IDENTITY_REMOVED: Tag = 0x00120062;
const METHOD: Tag = 0x00120063;
const METHOD_CODES: Tag = 0x00120064;
const DATES_MODIFIED: Tag = 0x00280303;

/** De-identification methods of PS3.16 CID 7050. */
const BASIC_PROFILE = { value: '113100', meaning: 'Basic Application Confidentiality Profile' };

/** The elements by which a file says that and how it was de-identified (PS3.15 §E.1.1, §E.3.6), in the data set's encoding. */
export function deidentificationMarks(_policy: Policy, encoding: Encoding): readonly Addition[] {
  const mark = (tag: Tag, vr: Vr, value: Uint8Array): Addition => ({ path: childPath('', tag), tag, vr, reason: 'mark', depth: 0, value });
  return [
    mark(IDENTITY_REMOVED, 'CS', encodeAscii('CS', 'YES')),
    mark(METHOD, 'LO', encodeAscii('LO', 'PS3.15 Basic Application Level Confidentiality Profile')),
    ...codeSequence(METHOD_CODES, [BASIC_PROFILE], encoding),
    mark(DATES_MODIFIED, 'CS', encodeAscii('CS', 'REMOVED')),
  ];
}

/** A code sequence as an addition, and one for every element inside it. */
function codeSequence(tag: Tag, codes: readonly { value: string; meaning: string }[], encoding: Encoding): Addition[] {
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
