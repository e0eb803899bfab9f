import { createHash } from 'node:crypto';
import type { Tag } from '../../core/dicom/tag.js';
import type { Vr } from '../../core/dicom/vr.js';
import { dataSetOf, type SampleDataSet, type SampleValue } from './write-dicom.js';

/** Everyone and everything named here is invented. The telephone numbers are of the range that France keeps for fiction. */
export const PATIENT = {
  name: 'Exemplaire^Odile^Marie^Mme',
  shownName: 'EXEMPLAIRE, ODILE MARIE',
  id: 'TL-0041726',
  birthDate: '19580917',
} as const;
export const INSTITUTION = 'Clinique des Trois Lanternes';
export const STUDY_DATE = '20260312';

export type Entry = readonly [Tag, SampleValue] | readonly [Tag, SampleValue, Vr];

/** A UID under 2.25 that is the same in every run: 128 bits of a hash, with the version and variant of a UUID. */
export function sampleUid(name: string): string {
  const bytes = createHash('sha256').update(`negatoscope sample ${name}`).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  return `2.25.${BigInt(`0x${bytes.toString('hex')}`)}`;
}

const code = (value: string, scheme: string, meaning: string): SampleDataSet =>
  dataSetOf([
    [0x00080100, value],
    [0x00080102, scheme],
    [0x00080104, meaning],
  ]);

/** An item of a person identification macro (PS3.3 Table 10-1). */
const person = (value: string, meaning: string): SampleDataSet =>
  dataSetOf([
    [0x00401101, [code(value, '99LANTERNE', meaning)]],
    [0x00401102, '3 quai des Bougies, 00300 Nullepart'],
    [0x00401103, '01 99 00 41 03'],
    [0x00080080, INSTITUTION],
    [0x00080081, '1 place des Lanternes, 00300 Nullepart'],
  ]);

const references = (sopClass: string, instance: string): SampleDataSet =>
  dataSetOf([
    [0x00081150, sopClass],
    [0x00081155, sampleUid(instance)],
  ]);

/** Patient, General Study and General Equipment modules, filled as a hospital fills them, so that an export shows what it removes. */
export const personalEntries = (): Entry[] => [
  [0x00080005, 'ISO_IR 100'],
  [0x00080020, STUDY_DATE],
  [0x00080030, '091204'],
  [0x00080050, 'ACC-2026-031207'],
  [0x00080080, INSTITUTION],
  [0x00080081, '1 place des Lanternes, 00300 Nullepart'],
  [0x00081040, 'Imagerie médicale'],
  [0x00080090, 'Prescripteur^Anselme^^Dr'],
  [0x00080092, '8 rue du Réverbère, 00300 Nullepart'],
  [0x00080094, '01 99 00 41 08'],
  [0x00080096, [person('RP-118', 'Dr Anselme Prescripteur')]],
  [0x00081048, 'Radiologue^Bérénice^^Dr'],
  [0x00081050, 'Radiologue^Bérénice^^Dr'],
  [0x00081052, [person('PP-204', 'Dr Bérénice Radiologue')]],
  [0x00081060, 'Radiologue^Bérénice^^Dr'],
  [0x00081070, 'Manipulateur^Cyprien'],
  [0x00081080, 'Toux persistante'],
  [0x00081032, [code('LANT-TX', '99LANTERNE', 'Thorax et abdomen')]],
  [0x00081110, [references('1.2.840.10008.3.1.2.3.1', 'referenced study')]],
  [0x00100010, PATIENT.name],
  [0x00100020, PATIENT.id],
  [0x00100021, 'TROIS_LANTERNES'],
  [0x00100030, PATIENT.birthDate],
  [0x00100032, '061500'],
  [0x00100040, 'F'],
  [0x00101001, 'Exempla^Odile'],
  [0x00101005, 'Dupexemple^Odile'],
  [0x00101010, '067Y'],
  [0x00101020, '1.64'],
  [0x00101030, '61'],
  [0x00101040, '12 rue des Bougies, 00300 Nullepart'],
  [0x00101060, 'Mèrexemple^Lucienne'],
  [0x00102152, 'Nullepart'],
  [0x00102154, '01 99 00 41 17'],
  [0x00102160, 'Non précisé'],
  [0x00102180, 'Fleuriste'],
  [0x001021b0, 'Mme Exemplaire tousse depuis un mois.'],
  [0x00104000, 'Rappeler sa fille Aurore au 01 99 00 41 18'],
  [0x00180015, 'CHEST'],
  [0x0020000d, sampleUid('study')],
  [0x00200010, '2026-0312'],
  [0x00321032, 'Prescripteur^Anselme^^Dr'],
  [0x00321060, 'Scanner thoracique, échographie abdominale'],
  [0x00400244, STUDY_DATE],
  [0x00400245, '091500'],
  [0x00400253, 'PPS-88120'],
  [0x00400254, 'Thorax injecté'],
  [
    0x00400275,
    [
      dataSetOf([
        [0x00080050, 'ACC-2026-031207'],
        [0x00321060, 'Scanner thoracique de Mme Exemplaire'],
        [0x00400007, 'Thorax injecté'],
        [0x00400009, 'SPS-88120'],
        [0x00401001, 'RQ-88120'],
        [0x00401002, 'Toux persistante, demandé par Dr Prescripteur'],
      ]),
    ],
  ],
  [
    0x04000561,
    [
      dataSetOf([
        [0x04000562, '20260312093000'],
        [0x04000563, 'LANTERNE_PACS'],
        [0x04000564, INSTITUTION],
        [0x04000565, 'CORRECT'],
        [
          0x04000550,
          [
            dataSetOf([
              [0x00100010, 'Exemplaire^Odyle'],
              [0x00100020, 'TL-0041762'],
            ]),
          ],
        ],
      ]),
    ],
  ],
];

/** A private block as makers write it: a creator, a text with the person in it, bytes, and a sequence. */
export const privateEntries = (): Entry[] => [
  [0x00090010, 'LANTERNE ACQUISITION 1.0', 'LO'],
  [0x00091001, 'EXEMPLAIRE ODILE 17/09/1958', 'LO'],
  [0x00091002, Uint8Array.from(Buffer.from('operator=Manipulateur;room=3', 'latin1')), 'OB'],
  [
    0x00091003,
    [
      dataSetOf([
        [0x00100010, PATIENT.name],
        [0x00080050, 'ACC-2026-031207'],
      ]),
    ],
    'SQ',
  ],
];
