/** Bytes 0x80 to 0xFF of IBM's code page 437: what a zip's names are in where nothing else is said (APPNOTE.TXT, appendix D). */
const CODE_PAGE_437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The name of an entry as text to show and to search, never a path to open: `..`, drives and leading slashes mean nothing here.
 * UTF-8 where it is that (flagged or not: many writers forget the flag), else code page 437. Backslashes divide like slashes.
 */
export function entryName(bytes: Uint8Array): string {
  return decode(bytes)
    .split(/[\\/]+/)
    .filter((part) => part !== '')
    .join('/');
}

function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return Array.from(bytes, (byte) => (byte < 0x80 ? String.fromCharCode(byte) : (CODE_PAGE_437[byte - 0x80] ?? '\ufffd'))).join('');
  }
}
