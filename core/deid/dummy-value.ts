import { encodeAscii } from '../dicom/encode-value.js';
import type { Vr } from '../dicom/vr.js';
import { widthOf } from '../dicom/vr.js';

const TEXTS: Readonly<Partial<Record<Vr, string>>> = {
  AE: 'REMOVED',
  AS: '000Y',
  CS: 'REMOVED',
  DA: '19000101',
  DS: '0',
  DT: '19000101000000',
  IS: '0',
  LO: 'REMOVED',
  LT: 'REMOVED',
  PN: 'REMOVED',
  SH: 'REMOVED',
  ST: 'REMOVED',
  TM: '000000',
  UC: 'REMOVED',
  UR: 'urn:removed',
  UT: 'REMOVED',
};

/**
 * A made-up value that is valid for its VR and says nothing (action D of PS3.15 Table E.1-1a). Binary VRs become one
 * zero; UI and SQ have rules of their own and aren't asked for here.
 */
export function dummyValue(vr: Vr): Uint8Array {
  const text = TEXTS[vr];
  if (text !== undefined) return encodeAscii(vr, text);
  return new Uint8Array(widthOf(vr) ?? 2);
}
