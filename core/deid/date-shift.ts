import { keyedHash } from './keyed-hash.js';

const DAY = 86_400_000;
/** A shift goes back by this many days at least, and by this many more at most: intervals hold, no date is kept. */
const LEAST_DAYS = 30;
const MORE_DAYS = 3650;

/** One shift a patient, in days, negative: the same over all files of an export (PS3.15 §E.3.6, modified dates). */
export function dateShiftOf(seed: Uint8Array, patient: string): number {
  const bytes = keyedHash(seed, 'dates', patient);
  const number = ((bytes[0] as number) << 24) + ((bytes[1] as number) << 16) + ((bytes[2] as number) << 8) + (bytes[3] as number);
  return -(LEAST_DAYS + ((number >>> 0) % MORE_DAYS));
}

/** Shifts the date in front of a DA or DT value by whole days; times of day and offsets hold. Null where there is no whole date. */
export function shiftDate(value: string, days: number): string | null {
  const match = /^(\d{4})[.\-/]?(\d{2})[.\-/]?(\d{2})(.*)$/.exec(value);
  if (!match) return null;
  const [, year, month, day, rest = ''] = match;
  // A DT goes on with a time and an offset (PS3.5 §6.2); anything else isn't a date.
  if (!/^(\d{0,6}(\.\d{1,6})?)?([+-]\d{4})?$/.test(rest)) return null;
  const time = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const date = new Date(time);
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) return null;
  const shifted = new Date(time + days * DAY);
  if (shifted.getUTCFullYear() < 1 || shifted.getUTCFullYear() > 9999) return null;
  const digits = (number: number, length: number) => String(number).padStart(length, '0');
  return `${digits(shifted.getUTCFullYear(), 4)}${digits(shifted.getUTCMonth() + 1, 2)}${digits(shifted.getUTCDate(), 2)}${rest}`;
}
