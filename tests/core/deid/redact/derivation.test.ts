import { describe, expect, it } from 'vitest';
import { derivationMarks } from '../../../../core/deid/redact/derivation.js';
import { type Fields, parsedPicture } from '../../../support/sample-files.js';

const TYPE = 0x00080008;
const DESCRIPTION = 0x00082111;
const COVERED = { coversBoxes: true, removesFace: false };

function marked(fields: Fields, change = COVERED, keepsDescription = false): Record<number, string> {
  const marks = derivationMarks(parsedPicture(fields).dataSet, change, keepsDescription);
  return Object.fromEntries(marks.map(({ tag, value }) => [tag, new TextDecoder().decode(value).trimEnd()]));
}

describe('a picture whose pixels were changed', () => {
  it('is derived, and keeps what else its type says', () => {
    expect(marked([[TYPE, 'ORIGINAL\\PRIMARY\\AXIAL']])[TYPE]).toBe('DERIVED\\PRIMARY\\AXIAL');
    expect(marked([[TYPE, 'ORIGINAL\\PRIMARY\\']])[TYPE]).toBe('DERIVED\\PRIMARY\\');
  });
  it('is not called derived twice, nor where it has no type, nor where its type is no code', () => {
    expect(marked([[TYPE, 'DERIVED\\SECONDARY']])[TYPE]).toBeUndefined();
    expect(marked([[TYPE, 'ORIGINAL\\Somebody’s words']])[TYPE]).toBeUndefined();
    expect(marked([])[TYPE]).toBeUndefined();
  });
  it('says what was done', () => {
    expect(marked([])[DESCRIPTION]).toMatch(/^Areas of the picture were covered/);
    expect(marked([], { coversBoxes: false, removesFace: true })[DESCRIPTION]).toMatch(/^The face was replaced/);
    expect(marked([], { coversBoxes: true, removesFace: true })[DESCRIPTION]).toMatch(/covered.*face/);
  });
  it('keeps a description of its own where descriptions are kept', () => {
    const own: Fields = [[DESCRIPTION, 'averaged twice']];
    expect(marked(own, COVERED, true)[DESCRIPTION]).toBeUndefined();
    expect(marked(own)[DESCRIPTION]).toMatch(/^Areas/);
    expect(marked([], COVERED, true)[DESCRIPTION]).toMatch(/^Areas/);
  });
});
