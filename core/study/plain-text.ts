/** Longest text of a file that is kept for lists and corners, in UTF-16 units. */
export const MAX_TEXT = 256;

/** Controls, and the marks that turn writing round: with them one text can pose as another. */
export function isUnseen(code: number): boolean {
  if (code < 0x20 || (code >= 0x7f && code <= 0x9f)) return true;
  return (
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x2028 && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x206f) ||
    code === 0xfeff ||
    code === 0x061c
  );
}

const PRINTABLE = /^[\x20-\x7e]*$/;

/** A file's text that can stand in a line: bounded, without characters that can't be seen. It is text still, never markup. */
export function plainText(untrusted: string): string {
  // Nearly every text of nearly every file.
  if (untrusted.length <= MAX_TEXT && PRINTABLE.test(untrusted)) return untrusted.trim();
  let text = '';
  for (const character of untrusted.length > MAX_TEXT * 4 ? untrusted.slice(0, MAX_TEXT * 4) : untrusted) {
    if (text.length + character.length > MAX_TEXT) break;
    text += isUnseen(character.codePointAt(0) ?? 0) ? ' ' : character;
  }
  return text.trim();
}

/**
 * A Person Name for reading (PS3.5 §6.2.1): the alphabetic group as "Family Given Middle", then other groups in
 * brackets; prefix and suffix are left out.
 */
export function formatName(name: string): string {
  const [alphabetic = '', ideographic = '', phonetic = ''] = name.split('=').map(joinComponents);
  const others = [ideographic, phonetic].filter((group) => group !== '' && group !== alphabetic);
  if (alphabetic === '') return others.join(' · ');
  return others.length > 0 ? `${alphabetic} (${others.join(' · ')})` : alphabetic;
}

const joinComponents = (group: string): string =>
  group
    .split('^')
    .slice(0, 3)
    .map((component) => component.trim())
    .filter((component) => component !== '')
    .join(' ');
