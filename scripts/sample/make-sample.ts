import { mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chestPhantom, GRID, ORIGIN } from './chest-phantom.js';
import { INSTITUTION, PATIENT, personalEntries, privateEntries, STUDY_DATE, sampleUid } from './invented-people.js';
import { MM_PER_PIXEL, ULTRASOUND, ultrasoundPicture } from './ultrasound-picture.js';
import { dataSetOf, type SampleDataSet, writeDicom } from './write-dicom.js';

const CT_IMAGE_STORAGE = '1.2.840.10008.5.1.4.1.1.2';
const US_IMAGE_STORAGE = '1.2.840.10008.5.1.4.1.1.6.1';
const RESCALE_INTERCEPT = -1024;

export interface SampleOptions {
  /** How many of the 40 slices are written, from the feet upward. */
  readonly slices?: number;
}

/** Writes the sample study below `folder`: CT/ with one file a slice, and US/ with one picture. The same bytes in every run. */
export function makeSample(folder: string, { slices = GRID.slices }: SampleOptions = {}): void {
  mkdirSync(join(folder, 'CT'), { recursive: true });
  mkdirSync(join(folder, 'US'), { recursive: true });
  chestPhantom()
    .slice(0, slices)
    .forEach((hounsfield, slice) => {
      // Numbered from the head down, as scanners do: order by number and order along the normal are opposite.
      const number = GRID.slices - slice;
      const uid = sampleUid(`CT ${number}`);
      writeFileSync(
        join(folder, 'CT', `CT${String(number).padStart(3, '0')}.dcm`),
        writeDicom(ctSlice(hounsfield, slice, number, uid), CT_IMAGE_STORAGE, uid),
      );
    });
  const uid = sampleUid('US 1');
  writeFileSync(join(folder, 'US', 'US001.dcm'), writeDicom(ultrasound(uid), US_IMAGE_STORAGE, uid));
}

function ctSlice(hounsfield: Int16Array, slice: number, number: number, uid: string): SampleDataSet {
  const z = ORIGIN.z + slice * GRID.sliceStep;
  const stored = Uint16Array.from(hounsfield, (value) => Math.max(0, Math.min(4095, value - RESCALE_INTERCEPT)));
  return dataSetOf([
    ...personalEntries(),
    ...privateEntries(),
    [0x00080008, ['ORIGINAL', 'PRIMARY', 'AXIAL']],
    [0x00080012, STUDY_DATE],
    [0x00080013, '092100'],
    [0x00080016, CT_IMAGE_STORAGE],
    [0x00080018, uid],
    [0x00080021, STUDY_DATE],
    [0x00080022, STUDY_DATE],
    [0x00080023, STUDY_DATE],
    [0x00080031, '091830'],
    [0x00080032, '091912'],
    [0x00080033, '092100'],
    [0x00080060, 'CT'],
    [0x00080070, 'Lanterne'],
    [0x00081010, 'SCANNER-3'],
    [0x00081030, 'Thorax et abdomen'],
    [0x0008103e, 'Thorax injecté 5 mm'],
    [0x00081090, 'Lueur 64'],
    [0x00180010, 'IOMERON 350'],
    [0x00180022, 'HELICAL MODE'],
    [0x00180050, String(GRID.sliceStep)],
    [0x00180060, '120'],
    [0x00180088, String(GRID.sliceStep)],
    [0x00180090, '360'],
    [0x00181000, 'LUE-64-00418'],
    [0x00181020, '4.2.1'],
    [0x00181030, 'Thorax injecté'],
    [0x00181100, '360'],
    [0x00181120, '0'],
    [0x00181150, '500'],
    [0x00181151, '180'],
    [0x00181210, 'B30'],
    [0x00185100, 'HFS'],
    [0x0020000e, sampleUid('CT series')],
    [0x00200011, '2'],
    [0x00200012, '1'],
    [0x00200013, String(number)],
    [0x00200032, [ORIGIN.x, ORIGIN.y, z].map(decimal)],
    [0x00200037, ['1', '0', '0', '0', '1', '0']],
    [0x00200052, sampleUid('frame of reference')],
    [0x00201040, ''],
    [0x00201041, decimal(z)],
    [0x00204000, 'Patiente calme, apnée correcte'],
    [0x00280002, 1],
    [0x00280004, 'MONOCHROME2'],
    [0x00280010, GRID.rows],
    [0x00280011, GRID.columns],
    [0x00280030, [decimal(GRID.spacing), decimal(GRID.spacing)]],
    [0x00280100, 16],
    [0x00280101, 12],
    [0x00280102, 11],
    [0x00280103, 0],
    [0x00280301, 'NO'],
    [0x00281050, ['40', '-600']],
    [0x00281051, ['400', '1500']],
    [0x00281055, ['MEDIASTIN', 'POUMON']],
    [0x00281052, String(RESCALE_INTERCEPT)],
    [0x00281053, '1'],
    [0x00281054, 'HU'],
    [0x7fe00010, stored, 'OW'],
  ]);
}

function ultrasound(uid: string): SampleDataSet {
  const picture = ultrasoundPicture(PATIENT.shownName, '17/09/1958', PATIENT.id, INSTITUTION.toUpperCase(), '12/03/2026 09:47');
  return dataSetOf([
    ...personalEntries(),
    [0x00080008, ['ORIGINAL', 'PRIMARY', 'ABDOMINAL', '0001']],
    [0x00080016, US_IMAGE_STORAGE],
    [0x00080018, uid],
    [0x00080021, STUDY_DATE],
    [0x00080022, STUDY_DATE],
    [0x00080023, STUDY_DATE],
    [0x00080031, '094600'],
    [0x00080032, '094712'],
    [0x00080033, '094712'],
    [0x00080060, 'US'],
    [0x00080070, 'Lanterne'],
    [0x00081010, 'ECHO-1'],
    [0x00081030, 'Thorax et abdomen'],
    [0x0008103e, 'Abdomen'],
    [0x00081090, 'Murmure 5'],
    [0x00180015, 'ABDOMEN'],
    [0x00181000, 'MUR-5-00092'],
    [0x00181020, '2.0'],
    [0x00181030, 'ABD GEN'],
    [0x00185010, ['C5-2', 'MUR-C52-0317']],
    [0x00186011, [fanRegion()]],
    [0x0020000e, sampleUid('US series')],
    [0x00200011, '3'],
    [0x00200013, '1'],
    [0x00200020, ''],
    [0x00280002, 3],
    [0x00280004, 'RGB'],
    [0x00280006, 0],
    [0x00280010, ULTRASOUND.rows],
    [0x00280011, ULTRASOUND.columns],
    [0x00280100, 8],
    [0x00280101, 8],
    [0x00280102, 7],
    [0x00280103, 0],
    [0x00280301, 'YES'],
    [0x00282110, '00'],
    [0x7fe00010, picture, 'OB'],
  ]);
}

/** Where the fan lies and what a pixel of it measures (PS3.3 C.8.5.5): centimetres in both directions. */
function fanRegion(): SampleDataSet {
  return dataSetOf([
    [0x00186012, 1],
    [0x00186014, 1],
    [0x00186016, 2],
    [0x00186018, 70],
    [0x0018601a, 44],
    [0x0018601c, 588],
    [0x0018601e, 440],
    [0x00186024, 3],
    [0x00186026, 3],
    [0x0018602c, MM_PER_PIXEL / 10],
    [0x0018602e, MM_PER_PIXEL / 10],
  ]);
}

/** A DS: at most 16 characters. */
const decimal = (value: number): string => String(Math.round(value * 1e6) / 1e6);

const calledFrom = process.argv[1];
if (calledFrom !== undefined && realpathSync(calledFrom) === fileURLToPath(import.meta.url)) {
  const folder = process.argv[2];
  if (folder === undefined) throw new Error('name the folder that receives the sample study');
  makeSample(folder);
}
