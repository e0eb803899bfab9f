import { describe, expect, it } from 'vitest';
import { patientKey, pseudonymOf } from '../../../core/deid/pseudonym.js';
import { BIG_ENDIAN, concat, EXPLICIT, element, IMPLICIT, imageFile, SYNTAX, sequence } from '../../support/dicom-bytes.js';
import { exportBytes, OTHER_SEED, parse, SEED, textAt } from './export-in-memory.js';

const NAME = 0x00100010;
const ID = 0x00100020;
const ISSUER = 0x00100021;
const withPatient = (id: string, issuer: string, name = 'Quillfeather^Zebediah') =>
  imageFile(SYNTAX.explicit, [
    { tag: NAME, bytes: element(NAME, 'PN', name) },
    { tag: ID, bytes: element(ID, 'LO', id) },
    ...(issuer ? [{ tag: ISSUER, bytes: element(ISSUER, 'LO', issuer) }] : []),
  ]);
const pseudonymIn = (bytes: Uint8Array, seed = SEED) => textAt(exportBytes(bytes, seed).output.dataSet, '(0010,0020)');

describe('the pseudonym', () => {
  it('is ANON- and 12 letters and digits that nobody mixes up', () => {
    for (let index = 0; index < 500; index += 1) expect(pseudonymOf(SEED, `key ${index}`)).toMatch(/^ANON-[A-HJ-NP-Z2-9]{12}$/);
  });

  it('is one a patient over all files, whatever else differs', () => {
    expect(pseudonymIn(withPatient('ZQ-77001', ''))).toEqual(pseudonymIn(withPatient('ZQ-77001', '', 'Quillfeather^Z')));
  });

  it('never merges two persons: another ID, or another issuer of the same ID, is another patient', () => {
    const all = [withPatient('ZQ-77001', ''), withPatient('ZQ-77002', ''), withPatient('ZQ-77001', 'A'), withPatient('ZQ-77001', 'B')];
    expect(new Set(all.map((bytes) => pseudonymIn(bytes)?.[0])).size).toBe(4);
  });

  it('is another one under another seed', () => {
    expect(pseudonymIn(withPatient('ZQ-77001', ''))).not.toEqual(pseudonymIn(withPatient('ZQ-77001', ''), OTHER_SEED));
  });

  it('falls back to name and birth date, then to the study, where there is no ID', () => {
    expect(patientKey(parse(withPatient('', '')).dataSet)).toMatch(/^name/);
    expect(patientKey(parse(withPatient('', '', '')).dataSet)).toMatch(/^study/);
  });

  it('stands in the name too, at every depth and in every encoding', () => {
    for (const [syntax, encoding] of [
      [SYNTAX.explicit, EXPLICIT],
      [SYNTAX.implicit, IMPLICIT],
      [SYNTAX.bigEndian, BIG_ENDIAN],
    ] as const) {
      const inner = concat(element(NAME, 'PN', 'Quillfeather^Zebediah', encoding), element(ID, 'LO', 'ZQ-77001', encoding));
      const tag = 0x00081250;
      const bytes = imageFile(syntax, [{ tag, bytes: sequence(tag, [inner], encoding) }]);
      const { dataSet } = exportBytes(bytes).output;
      const pseudonym = textAt(dataSet, '(0010,0020)');
      expect(pseudonym?.[0]).toMatch(/^ANON-/);
      for (const path of ['(0010,0010)', '(0008,1250)[0].(0010,0010)', '(0008,1250)[0].(0010,0020)'])
        expect(textAt(dataSet, path)).toEqual(pseudonym);
    }
  });
});
