/**
 * Text of a data set (PS3.5 §6.1): Specific Character Set (0008,0005) with and without ISO 2022 code extensions. The
 * decoders themselves are the platform's TextDecoder; what it lacks is the switching between sets inside one value.
 */

/** The sets that one value of (0008,0005) makes active: a decoder for bytes below 0x80 and one for those above. */
interface ActiveSets {
  g0: Decoder;
  g1: Decoder;
}
interface Decoder {
  readonly label: string;
  /** G0 sets of two bytes a character: their bytes are raised by 0x80 for the EUC decoder; 0x8F stands before JIS X 0212. */
  readonly twoByteG0?: 'x0208' | 'x0212';
}

/** A parsed Specific Character Set. */
export interface CharacterSet {
  readonly terms: readonly string[];
  /** A single decoder for the whole value: sets without code extensions. */
  readonly whole: string | null;
  readonly initial: Readonly<ActiveSets>;
  /** False where a defined term isn't known: text is read as Latin-1 then, and a warning says so. */
  readonly known: boolean;
}

const ASCII: Decoder = { label: 'windows-1252' };
const G1_SETS: Readonly<Record<string, string>> = {
  '6': 'windows-1252',
  '100': 'iso-8859-1',
  '101': 'iso-8859-2',
  '109': 'iso-8859-3',
  '110': 'iso-8859-4',
  '144': 'iso-8859-5',
  '127': 'iso-8859-6',
  '126': 'iso-8859-7',
  '138': 'iso-8859-8',
  '148': 'iso-8859-9',
  '203': 'iso-8859-15',
  '13': 'shift_jis',
  '166': 'windows-874',
  '149': 'euc-kr',
  '58': 'gb18030',
};
const WHOLE_SETS: Readonly<Record<string, string>> = { 'ISO_IR 192': 'utf-8', GB18030: 'gb18030', GBK: 'gbk', 'ISO_IR 13': 'shift_jis' };

/** Escape sequences of PS3.3 Table C.12-3 and C.12-4, without the ESC. */
const ESCAPES: readonly (readonly [sequence: string, slot: 'g0' | 'g1', decoder: Decoder])[] = [
  ['$(D', 'g0', { label: 'euc-jp', twoByteG0: 'x0212' }],
  ['$)C', 'g1', { label: 'euc-kr' }],
  ['$)A', 'g1', { label: 'gb18030' }],
  ['$B', 'g0', { label: 'euc-jp', twoByteG0: 'x0208' }],
  ['$@', 'g0', { label: 'euc-jp', twoByteG0: 'x0208' }],
  ['(B', 'g0', ASCII],
  ['(J', 'g0', { label: 'shift_jis' }],
  [')I', 'g1', { label: 'shift_jis' }],
  ['-A', 'g1', { label: 'iso-8859-1' }],
  ['-B', 'g1', { label: 'iso-8859-2' }],
  ['-C', 'g1', { label: 'iso-8859-3' }],
  ['-D', 'g1', { label: 'iso-8859-4' }],
  ['-L', 'g1', { label: 'iso-8859-5' }],
  ['-G', 'g1', { label: 'iso-8859-6' }],
  ['-F', 'g1', { label: 'iso-8859-7' }],
  ['-H', 'g1', { label: 'iso-8859-8' }],
  ['-M', 'g1', { label: 'iso-8859-9' }],
  ['-T', 'g1', { label: 'windows-874' }],
  ['-b', 'g1', { label: 'iso-8859-15' }],
];

const DEFAULT_SETS: ActiveSets = { g0: ASCII, g1: ASCII };
export const DEFAULT_CHARSET: CharacterSet = { terms: [], whole: null, initial: DEFAULT_SETS, known: true };

/** `ISO-IR 100`, `ISO IR 100` and `ISO 2022-IR 100` are met in real files and mean what they nearly say. */
function normaliseTerm(untrustedTerm: string): string {
  const match = /^ISO[ _-]?(2022[ _-]?)?IR[ _-]?(\d{1,3})$/.exec(untrustedTerm.trim());
  if (!match) return untrustedTerm.trim();
  return match[1] ? `ISO 2022 IR ${match[2]}` : `ISO_IR ${match[2]}`;
}

/** Reads the values of (0008,0005). An empty first value is the default repertoire with code extensions behind it. */
export function characterSetOf(untrustedTerms: readonly string[]): CharacterSet {
  const terms = untrustedTerms.slice(0, 16).map(normaliseTerm);
  const first = terms[0] ?? '';
  const whole = terms.length === 1 ? WHOLE_SETS[first] : WHOLE_SETS[first] === 'shift_jis' ? undefined : WHOLE_SETS[first];
  if (whole) return { terms, whole, initial: DEFAULT_SETS, known: true };
  const number = /^ISO(?:_IR| 2022 IR) (\d+)$/.exec(first)?.[1];
  const label = number ? G1_SETS[number] : undefined;
  const known = first === '' || label !== undefined || first === 'ISO 2022 IR 87' || first === 'ISO 2022 IR 159';
  // With IR 13 first, G0 is JIS X 0201 romaji: a shift_jis decoder reads single bytes as that (PS3.3 Table C.12-3).
  const g0 = number === '13' ? { label: 'shift_jis' } : ASCII;
  // Multi-byte sets of G1 need their escape sequence even where they are named first.
  const g1 = label && number !== '149' && number !== '58' ? { label } : ASCII;
  return { terms, whole: null, initial: { g0, g1 }, known };
}

const decoders = new Map<string, TextDecoder>();
function decodeWith(label: string, bytes: Uint8Array): string {
  let decoder = decoders.get(label);
  if (!decoder) {
    decoder = new TextDecoder(label, { ignoreBOM: true });
    decoders.set(label, decoder);
  }
  return decoder.decode(bytes);
}

/** Decodes a value; null is the default repertoire, read leniently as Latin-1. Backslashes between values stay. */
export function decodeText(bytes: Uint8Array, charset: CharacterSet | null): string {
  return decodeSwitching(bytes, charset, '\\\r\n\f\t');
}

/** Decodes a Person Name, in which `^` and `=` also return to the initial sets (PS3.5 §6.2.1.1). */
export function decodeName(bytes: Uint8Array, charset: CharacterSet | null): string {
  return decodeSwitching(bytes, charset, '\\\r\n\f\t^=');
}

function decodeSwitching(bytes: Uint8Array, charset: CharacterSet | null, delimiters: string): string {
  if (charset?.whole) return decodeWith(charset.whole, bytes);
  const initial = charset?.initial ?? DEFAULT_SETS;
  if (!bytes.includes(0x1b)) {
    return initial.g0.label === initial.g1.label || isAscii(bytes)
      ? decodeWith(initial.g1.label, bytes)
      : decodeRun(bytes, { ...initial }, delimiters, initial);
  }
  return decodeRun(bytes, { ...initial }, delimiters, initial);
}

function isAscii(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte >= 0x80) return false;
  return true;
}

function decodeRun(bytes: Uint8Array, active: ActiveSets, delimiters: string, initial: Readonly<ActiveSets>): string {
  let text = '';
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at] as number;
    if (byte === 0x1b) {
      const next = String.fromCharCode(...bytes.subarray(at + 1, at + 4));
      const known = ESCAPES.find(([sequence]) => next.startsWith(sequence));
      if (known) {
        active[known[1]] = known[2];
        at += 1 + known[0].length;
        continue;
      }
      text += '\uFFFD';
      at += 1;
      continue;
    }
    const high = byte >= 0x80;
    const decoder = high ? active.g1 : active.g0;
    const control = !high && byte < 0x21;
    if (!high && (control || !decoder.twoByteG0)) {
      if (delimiters.includes(String.fromCharCode(byte))) {
        Object.assign(active, initial);
        text += String.fromCharCode(byte);
        at += 1;
        continue;
      }
    }
    let end = at;
    while (end < bytes.length && bytes[end] !== 0x1b && (bytes[end] as number) >= 0x80 === high) {
      const here = bytes[end] as number;
      if (!high && (here < 0x21 || !decoder.twoByteG0) && end > at && delimiters.includes(String.fromCharCode(here))) break;
      if (!high && decoder.twoByteG0 && here < 0x21 && end > at) break;
      end += 1;
      if (control) break;
    }
    text += control ? String.fromCharCode(byte) : decodeSegment(bytes.subarray(at, end), decoder);
    at = end;
  }
  return text;
}

function decodeSegment(segment: Uint8Array, decoder: Decoder): string {
  if (!decoder.twoByteG0) return decodeWith(decoder.label, segment);
  const raised: number[] = [];
  for (let at = 0; at < segment.length; at += 2) {
    if (decoder.twoByteG0 === 'x0212') raised.push(0x8f);
    raised.push((segment[at] as number) | 0x80, (segment[at + 1] ?? 0x21) | 0x80);
  }
  return decodeWith('euc-jp', Uint8Array.from(raised));
}
