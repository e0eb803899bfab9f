import { formatDate, type Language } from '../app/messages/language.js';

/** A DICOM time (PS3.5 §6.2, `HHMMSS.FFFFFF`) as hours and minutes; what isn't one is given back as it stands. */
export function formatTime(untrustedTime: string): string {
  const match = /^([01]\d|2[0-3])(?::?([0-5]\d))?/.exec(untrustedTime);
  return match ? `${match[1]}:${match[2] ?? '00'}` : untrustedTime;
}

/** A date and a time in one line; either may be ''. */
export function formatMoment(language: Language, untrustedDate: string, untrustedTime: string): string {
  return [untrustedDate && formatDate(language, untrustedDate), untrustedTime && formatTime(untrustedTime)].filter(Boolean).join(', ');
}

/** A DICOM date and time in one value (`YYYYMMDDHHMMSS`). */
export function formatDateTime(language: Language, untrustedDateTime: string): string {
  return /^\d{8}/.test(untrustedDateTime)
    ? formatMoment(language, untrustedDateTime.slice(0, 8), untrustedDateTime.slice(8))
    : untrustedDateTime;
}
