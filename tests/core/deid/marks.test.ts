import { describe, expect, it } from 'vitest';
import { textValue } from '../../../core/dicom/read-value.js';
import { concat, element, encodingOf, imageFile, SYNTAX, sequence } from '../../support/dicom-bytes.js';
import { exportBytes, textAt } from './export-in-memory.js';

const IDENTITY_REMOVED = 0x00120062;
const METHOD = 0x00120063;
const CODES = 0x00120064;
const DATES = 0x00280303;

/** PS3.15 §E.1.1 and PS3.16 CID 7050, for the basic profile without an option. */
function expectMarks(bytes: Uint8Array): void {
  const { output, review } = exportBytes(bytes);
  expect(textValue(output.dataSet, IDENTITY_REMOVED)).toBe('YES');
  expect(textValue(output.dataSet, METHOD)).toMatch(/Basic Application Level Confidentiality Profile/);
  expect(textAt(output.dataSet, '(0012,0064)[0].(0008,0100)')).toEqual(['113100']);
  expect(textAt(output.dataSet, '(0012,0064)[0].(0008,0102)')).toEqual(['DCM']);
  expect(textAt(output.dataSet, '(0012,0064)[0].(0008,0104)')).toEqual(['Basic Application Confidentiality Profile']);
  expect(textAt(output.dataSet, '(0012,0064)[1].(0008,0100)')).toBeNull();
  expect(textValue(output.dataSet, DATES)).toBe('REMOVED');
  const tags = output.dataSet.elements.map(({ tag }) => tag);
  expect(tags).toEqual([...tags].sort((one, other) => one - other));
  expect(review.rows.filter(({ reason }) => reason === 'mark').length).toBeGreaterThanOrEqual(7);
}

describe('the marks of a copy', () => {
  it.each([SYNTAX.explicit, SYNTAX.implicit, SYNTAX.bigEndian, SYNTAX.deflated])('are written in %s', async (syntax) => {
    const plain = imageFile(syntax === SYNTAX.deflated ? SYNTAX.explicit : syntax);
    if (syntax !== SYNTAX.deflated) return expectMarks(plain);
    const { deflateRawSync } = await import('node:zlib');
    const { file, imageElements } = await import('../../support/dicom-bytes.js');
    return expectMarks(file(SYNTAX.deflated, deflateRawSync(imageElements(SYNTAX.explicit))));
  });

  it.each([SYNTAX.explicit, SYNTAX.implicit, SYNTAX.bigEndian])('take the place of a source that is marked otherwise (%s)', (syntax) => {
    const encoding = encodingOf(syntax);
    const codes = [
      concat(element(0x00080100, 'SH', '113101', encoding), element(0x00080102, 'SH', 'DCM', encoding)),
      concat(element(0x00080100, 'SH', '113103', encoding), element(0x00080102, 'SH', 'DCM', encoding)),
    ];
    expectMarks(
      imageFile(syntax, [
        { tag: IDENTITY_REMOVED, bytes: element(IDENTITY_REMOVED, 'CS', 'NO', encoding) },
        { tag: METHOD, bytes: element(METHOD, 'LO', 'by hand for Quillfeather', encoding) },
        { tag: CODES, bytes: sequence(CODES, codes, encoding, { undefinedLength: true, undefinedItems: true }) },
        { tag: DATES, bytes: element(DATES, 'CS', 'UNMODIFIED', encoding) },
      ]),
    );
  });
});
