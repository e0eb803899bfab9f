import { describe, expect, it } from 'vitest';
import { writingKind } from '../../../core/pixels/writing-kind.js';
import { type Fields, parsedPicture } from '../../support/sample-files.js';

const kindOf = (fields: Fields) => writingKind(parsedPicture(fields).dataSet);
const modality = (term: string): Fields => [[0x00080060, term]];
const sopClass = (suffix: string): Fields => [
  [0x00080060, 'ZZ'],
  [0x00080016, `1.2.840.10008.5.1.4.1.1.${suffix}`],
];

describe('writingKind', () => {
  it.each<[string, Fields, string | null]>([
    ['a CT slice', [], null],
    ['an MR slice', modality('MR'), null],
    ['a low dose CT', [[0x0008103e, 'CHEST LOW DOSE 1.0']], null],
    ['Burned In Annotation', [[0x00280301, 'YES']], 'burned-in'],
    ['Burned In Annotation NO', [[0x00280301, 'NO']], null],
    ['ultrasound', modality('US'), 'ultrasound'],
    ['intravascular ultrasound', modality('IVUS'), 'ultrasound'],
    ['ultrasound by its class', sopClass('3.1'), 'ultrasound'],
    ['a secondary capture that says CT', [[0x00080016, '1.2.840.10008.5.1.4.1.1.7']], 'secondary-capture'],
    ['multi-frame secondary capture', sopClass('7.4'), 'secondary-capture'],
    ['other', modality('OT'), 'other'],
    ['endoscopy', modality('ES'), 'endoscopy'],
    ['video endoscopy', sopClass('77.1.1.1'), 'endoscopy'],
    ['a photograph', modality('XC'), 'photograph'],
    ['a fundus photograph', sopClass('77.1.5.1'), 'photograph'],
    ['ophthalmic tomography', sopClass('77.1.5.4'), null],
    ['a digitised film', [...modality('CR'), [0x00080064, 'DF']], 'scanned-film'],
    ['hard copy', modality('HC'), 'scanned-film'],
    ['a dose sheet', [[0x0008103e, 'Dose Report']], 'dose-sheet'],
    ['a protocol page', [[0x0008103e, 'Patient Protocol']], 'dose-sheet'],
    ['a screen save', [[0x00080008, ['DERIVED', 'SECONDARY', 'SCREEN SAVE']]], 'screen-save'],
    ['the label of a slide', [...sopClass('77.1.6'), [0x00080008, ['ORIGINAL', 'PRIMARY', 'LABEL', 'NONE']]], 'photograph'],
    ['a slide itself', [...sopClass('77.1.6'), [0x00080008, ['ORIGINAL', 'PRIMARY', 'VOLUME', 'NONE']]], null],
  ])('decides %s', (_, fields, kind) => {
    expect(kindOf(fields)).toBe(kind);
  });
});
