import type { DataSet } from '../dicom/data-set.js';
import { textValue } from '../dicom/read-value.js';
import { keyedHash } from './keyed-hash.js';

const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** Who a file is about, as far as the file says: the ID with its issuer, or else name and birth date, or else the study. */
export function patientKey(dataSet: DataSet): string {
  const id = textValue(dataSet, 0x00100020);
  if (id !== '') return `id\0${id}\0${textValue(dataSet, 0x00100021)}`;
  const name = textValue(dataSet, 0x00100010);
  if (name !== '') return `name\0${name}\0${textValue(dataSet, 0x00100030)}`;
  return `study\0${textValue(dataSet, 0x0020000d)}`;
}

/** One made-up name a patient, the same over all files of an export: `ANON-` and 12 letters and digits (60 bits). */
export function pseudonymOf(seed: Uint8Array, key: string): string {
  const bytes = keyedHash(seed, 'patient', key);
  let text = 'ANON-';
  for (let index = 0; index < 12; index += 1) text += ALPHABET[(bytes[index] as number) % 32];
  return text;
}
