/** Seconds since 1 January 1970 of a DICOM date (DA) and time (TM), read as if both were UTC; null where one says nothing exact (PS3.5 §6.2). */
export function secondsOf(date: string, time: string): number | null {
  const day = /^(\d{4})\.?(\d{2})\.?(\d{2})$/.exec(date.trim());
  const clock = /^(\d{2}):?(\d{2}):?(\d{2})?(\.\d{1,6})?$/.exec(time.trim());
  if (!day || !clock) return null;
  const [year, month, dayOfMonth] = [Number(day[1]), Number(day[2]), Number(day[3])];
  const [hour, minute, second] = [Number(clock[1]), Number(clock[2]), Number(clock[3] ?? '0') + Number(clock[4] ?? '0')];
  if (month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > 31 || hour > 23 || minute > 59 || second >= 61) return null;
  return daysBefore(year, month, dayOfMonth) * 86_400 + hour * 3600 + minute * 60 + second;
}

/** A date time (DT) in the local time of the file: an offset from UTC is turned into the file's own where the file names one. */
export function secondsOfDateTime(dateTime: string, fileOffset: string): number | null {
  const parts = /^(\d{8})(\d{4,6}(?:\.\d{1,6})?)([+-]\d{4})?$/.exec(dateTime.trim());
  if (!parts) return null;
  const local = secondsOf(parts[1] ?? '', parts[2] ?? '');
  const own = offsetSeconds(parts[3] ?? '');
  const file = offsetSeconds(fileOffset);
  return local !== null && own !== null && file !== null ? local - own + file : local;
}

function offsetSeconds(offset: string): number | null {
  const parts = /^([+-])(\d{2})(\d{2})$/.exec(offset.trim());
  return parts ? (parts[1] === '-' ? -1 : 1) * (Number(parts[2]) * 3600 + Number(parts[3]) * 60) : null;
}

/** Days from 1 January 1970 to a day of the Gregorian calendar: counted from March, so that a leap day ends its year. */
function daysBefore(year: number, month: number, day: number): number {
  const from = month > 2 ? year : year - 1;
  const monthsFromMarch = (month + 9) % 12;
  const leaps = Math.floor(from / 4) - Math.floor(from / 100) + Math.floor(from / 400);
  return from * 365 + leaps + Math.floor((153 * monthsFromMarch + 2) / 5) + day - 1 - 719_468;
}
