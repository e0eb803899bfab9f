import { beforeAll, describe, expect, it } from 'vitest';
import { displayFrame } from '../../../../core/pixels/display-frame.js';
import { readFrame } from '../../../../core/pixels/read-frame.js';
import { secondsOf, secondsOfDateTime } from '../../../../core/pixels/readout/date-time.js';
import { readout } from '../../../../core/pixels/readout/readout.js';
import { suvFactor } from '../../../../core/pixels/readout/suv.js';
import { nodeCodecs } from '../../../support/codec-binaries.js';
import { corpus } from '../../../support/real-files.js';
import { type Fields, item, parsedPicture } from '../../../support/sample-files.js';
import { readScan, scanFiles } from '../../../support/scan-files.js';
import { itWith } from '../../../support/when.js';

const codecs = nodeCodecs();
beforeAll(() => codecs.prepare('1.2.840.10008.1.2.1'));

function show(fields: Fields) {
  const parsed = parsedPicture(fields);
  return displayFrame(parsed, 0, readFrame(parsed, 0, codecs));
}
/** The picture holds 0 1 2 / 3 4 4095. */
const readings = (fields: Fields, x = 2, y = 1): string[] => {
  const found = readout(show(fields), x, y);
  return found?.kind === 'grey'
    ? found.readings.map(({ scale, value }) => `${scale.kind} ${scale.untrustedUnit} ${value}`)
    : [String(found?.kind)];
};
const rescale = (slope: string, intercept: string, type = ''): Fields => [
  [0x00281052, intercept],
  [0x00281053, slope],
  ...(type === '' ? [] : ([[0x00281054, type]] as const)),
];

describe('readout', () => {
  it('is in HU where CT rescales, and a number where it does not', () => {
    expect(readings(rescale('2', '-1024'))).toEqual(['hounsfield HU 7166']);
    expect(readings(rescale('1', '-1024', 'HU'), 0, 0)).toEqual(['hounsfield HU -1024']);
    expect(readings([])).toEqual(['stored  4095']);
    expect(readings(rescale('1', '0', 'US'))).toEqual(['stored  4095']);
  });
  it('takes HU of CT only, and any other unit as the file names it', () => {
    expect(readings([[0x00080060, 'MR'], ...rescale('0.5', '1')])).toEqual(['stored  2048.5']);
    expect(readings([[0x00080060, 'MR'], ...rescale('0.5', '1', 'normalized')])).toEqual(['named normalized 2048.5']);
  });
  it('turns thousandths into optical density', () => {
    expect(readings([[0x00080060, 'RG'], ...rescale('1', '5', 'OD')])).toEqual(['optical-density OD 4.1']);
  });
  it('scales dose', () => {
    const dose: Fields = [
      [0x00080060, 'RTDOSE'],
      [0x3004000e, '0.002'],
      [0x30040002, 'GY'],
    ];
    expect(readings(dose)).toEqual(['dose Gy 8.19']);
    expect(readings([...dose, [0x30040002, 'RELATIVE']])).toEqual(['stored  8.19']);
  });
  it('maps stored values to real world values in the unit of their code', () => {
    const mapping = item([
      [0x00409224, 10],
      [0x00409225, 2],
      [
        0x004008ea,
        [
          item([
            [0x00080100, 'mm2/s'],
            [0x00080104, 'square millimetre per second'],
          ]),
        ],
      ],
    ]);
    const fields: Fields = [[0x00080060, 'MR'], ...rescale('3', '0'), [0x00409096, [mapping]]];
    expect(readings(fields)).toEqual(['named mm2/s 8200', 'stored  12285']);
  });
  it('says where nothing was measured, and nothing outside', () => {
    expect(readings([[0x00280120, 4]], 1, 1)).toEqual(['padding']);
    for (const [x, y] of [
      [-1, 0],
      [3, 0],
      [0, 2],
      [Number.NaN, 0],
    ] as const)
      expect(readout(show([]), x, y)).toBe(null);
    expect(readout(show([]), 2.9, 0.9)).toMatchObject({ stored: 2 });
  });
  it('gives the three samples of a colour', () => {
    const color: Fields = [
      [0x00280002, 3],
      [0x00280004, 'RGB'],
      [0x00280006, 0],
      [0x00280010, 1],
      [0x00280011, 1],
      [0x00280100, 8],
      [0x00280101, 8],
      [0x00280102, 7],
      [0x7fe00010, Uint8Array.of(7, 8, 9), 'OB'],
    ];
    expect(readout(show(color), 0, 0)).toEqual({ kind: 'color', red: 7, green: 8, blue: 9 });
  });
});

describe('standardised uptake values', () => {
  const drug = (more: Fields = []): Fields[number] => [
    0x00540016,
    [item([[0x00181074, '370000000'], [0x00181075, '6586.2'], [0x00181072, '090000.00'], ...more])],
  ];
  const pet: Fields = [
    [0x00080060, 'PT'],
    [0x00541001, 'BQML'],
    [0x00541102, 'START'],
    [0x00280051, ['NORM', 'ATTN', 'DECY']],
    [0x00101030, '70'],
    [0x00080021, '20200301'],
    [0x00080031, '100000'],
    [0x00080022, '20200301'],
    [0x00080032, '100500'],
    ...rescale('1', '0'),
  ];
  const factor = (...more: Fields) => suvFactor(parsedPicture([...pet, drug(), ...more]).dataSet);
  const close = (found: ReturnType<typeof suvFactor>, expected: number) =>
    expect('factor' in found ? found.factor / expected : found).toBeCloseTo(1, 9);

  it('corrects the dose from injection to the start of the scan', () => {
    // 70 kg, 370 MBq an hour before, half-life 6586.2 s: 70000 / (370e6 × 2^(−3600/6586.2)).
    close(factor(), 0.000276336681717643);
    expect(readings([...pet, drug()])[0]?.startsWith('suv-body-weight g/ml 1.13159')).toBe(true);
    expect(readings([...pet, drug()])[1]).toBe('activity Bq/ml 4095');
  });
  it('knows an injection with its date, another time zone, and one before midnight', () => {
    close(factor(drug([[0x00181078, '20200301090000']])), 0.000276336681717643);
    close(factor([0x00080201, '+0100'], drug([[0x00181078, '20200301080000.0+0000']])), 0.000276336681717643);
    close(factor([0x00080031, '003000'], [0x00080032, '003000'], drug([[0x00181072, '233000']])), 0.000276336681717643);
  });
  it('needs no decay where the image is corrected to the injection', () => {
    close(factor([0x00541102, 'ADMIN']), 70000 / 370e6);
  });
  it('goes back from the frame where the series was made after the acquisition', () => {
    close(factor([0x00080031, '180000'], [0x00080032, '100000'], [0x00541300, '100000'], [0x00181242, '60000']), 0.00027430794373096);
  });
  it('says what stands in the way', () => {
    expect(factor([0x00541001, 'CNTS'])).toEqual({ obstacle: 'Units' });
    expect(factor([0x00280051, ['ATTN', 'NORM']])).toEqual({ obstacle: 'CorrectedImage' });
    expect(factor([0x00541102, 'NONE'])).toEqual({ obstacle: 'DecayCorrection' });
    expect(factor([0x00101030, '0'])).toEqual({ obstacle: 'PatientWeight' });
    expect(factor(drug([[0x00181074, '']]))).toEqual({ obstacle: 'RadionuclideTotalDose' });
    expect(factor(drug([[0x00181075, '0']]))).toEqual({ obstacle: 'RadionuclideHalfLife' });
    expect(factor(drug([[0x00181072, '']]))).toEqual({ obstacle: 'times' });
    expect(factor(drug([[0x00181078, '20200302090000']]))).toEqual({ obstacle: 'times' });
    expect(readings([...pet, drug(), [0x00101030, '']])).toEqual(['activity Bq/ml 4095']);
  });
  it('takes values that are uptake values already, and one maker’s own factor', () => {
    close(factor([0x00541001, 'GML']), 1);
    expect(factor([0x00541001, 'GML'], [0x00541006, 'LBM'])).toEqual({ obstacle: 'Units' });
    close(factor([0x00541001, 'CNTS'], [0x70530010, 'Philips PET Private Group', 'LO'], [0x70531000, '0.25', 'DS']), 0.25);
  });

  itWith(corpus, 'is what was computed by hand for real files', () => {
    const ofFile = (name: string) => {
      const scan = scanFiles().find((one) => one.name === `corpus/pet/${name}`);
      if (!scan) throw new Error('not in the corpus');
      return suvFactor(readScan(scan).dataSet);
    };
    close(ofFile('1.dcm'), 0.000594248530800625);
    close(ofFile('2.dcm'), 0.000473548915090411);
    close(ofFile('2020-11-16-SalimKanounAnonymization.dcm'), 0.000446364073554179);
    close(ofFile('PrivateMDNTags.dcm'), 0.000165984969445763);
    expect(ofFile('Issue94.dcm')).toEqual({ obstacle: 'PatientWeight' });
  });
});

describe('dates and times', () => {
  it('counts seconds over months, leap days and zones', () => {
    expect(secondsOf('19700101', '000000')).toBe(0);
    expect(secondsOf('20200301', '0000')).toBe(Date.UTC(2020, 2, 1) / 1000);
    expect(secondsOf('20191231', '235959.5')).toBe(Date.UTC(2019, 11, 31, 23, 59, 59) / 1000 + 0.5);
    expect(secondsOf('19000228', '120000')).toBe(Date.UTC(1900, 1, 28, 12) / 1000);
    expect(secondsOfDateTime('20200101003000+0100', '+0000')).toBe(Date.UTC(2019, 11, 31, 23, 30) / 1000);
    expect(secondsOfDateTime('20200101003000', '')).toBe(Date.UTC(2020, 0, 1, 0, 30) / 1000);
  });
  it.each([
    ['2020', '000000'],
    ['20201301', '000000'],
    ['20200101', '25'],
    ['20200101', ''],
    ['', '120000'],
  ])('says nothing of %s %s', (date, time) => {
    expect(secondsOf(date, time)).toBe(null);
  });
});
