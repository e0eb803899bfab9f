import { joinBytes } from '../dicom/encode-value.js';

/** Length of a profile's header, and of an entry of its tag table (ICC.1, clauses 7.2 and 7.3). */
const HEADER = 128;
const ENTRY = 12;

/** The primaries of sRGB and the white of the connection space, adapted to D50 (IEC 61966-2-1, ICC.1 Annex E). */
const RED = [0.436_07, 0.222_49, 0.013_92] as const;
const GREEN = [0.385_15, 0.716_87, 0.097_08] as const;
const BLUE = [0.143_07, 0.060_61, 0.714_1] as const;
const WHITE = [0.9642, 1, 0.8249] as const;
/** From D65 to D50 (Bradford). */
const ADAPTATION = [1.047_88, 0.022_92, -0.0502, 0.029_59, 0.990_48, -0.017_06, -0.009_23, 0.015_08, 0.751_68] as const;
/** Gamma, a, b, c, d of the curve of sRGB: a straight line near black, a power above (ICC.1, type 3 of the parametric curve). */
const CURVE = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.040_45] as const;

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

function words(...numbers: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(numbers.length * 4);
  const view = new DataView(bytes.buffer);
  for (const [index, number] of numbers.entries()) view.setUint32(index * 4, number >>> 0);
  return bytes;
}
/** 16 bits before the point, 16 behind it. */
const fixed = (...numbers: readonly number[]): Uint8Array => words(...numbers.map((number) => Math.round(number * 65_536)));

const xyz = (values: readonly number[]): Uint8Array => joinBytes([ascii('XYZ '), words(0), fixed(...values)]);
const curve = joinBytes([ascii('para'), words(0), Uint8Array.of(0, 3, 0, 0), fixed(...CURVE)]);

/** A text in one language: two bytes a character, which here are ASCII. */
function localized(text: string): Uint8Array {
  const characters = new Uint8Array(text.length * 2);
  ascii(text).forEach((byte, index) => {
    characters[index * 2 + 1] = byte;
  });
  return joinBytes([ascii('mluc'), words(0, 1, 12), ascii('enUS'), words(characters.length, 28), characters]);
}

/**
 * A profile that says of colours that they are sRGB: what every screen takes colours without a profile for, and what a presentation state in
 * colour has to say in so many words (PS3.3 C.11.15).
 */
export function srgbProfile(): Uint8Array {
  const tags: readonly (readonly [string, Uint8Array])[] = [
    ['desc', localized('sRGB')],
    ['cprt', localized('No rights')],
    ['wtpt', xyz(WHITE)],
    ['chad', joinBytes([ascii('sf32'), words(0), fixed(...ADAPTATION)])],
    ['rXYZ', xyz(RED)],
    ['gXYZ', xyz(GREEN)],
    ['bXYZ', xyz(BLUE)],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ];
  let at = HEADER + 4 + tags.length * ENTRY;
  const table: Uint8Array[] = [words(tags.length)];
  const values: Uint8Array[] = [];
  for (const [name, value] of tags) {
    table.push(ascii(name), words(at, value.length));
    const padded = new Uint8Array(Math.ceil(value.length / 4) * 4);
    padded.set(value);
    values.push(padded);
    at += padded.length;
  }
  return joinBytes([header(at), ...table, ...values]);
}

/** An input profile of version 4.3, from RGB to XYZ, made on a fixed day so that it is always the same bytes. */
function header(size: number): Uint8Array {
  const bytes = new Uint8Array(HEADER);
  bytes.set(words(size), 0);
  bytes.set(words(0x04_30_00_00), 8);
  bytes.set(ascii('scnrRGB XYZ '), 12);
  // Year, month, day.
  bytes.set(Uint8Array.of(0x07, 0xe8, 0, 1, 0, 1), 24);
  bytes.set(ascii('acsp'), 36);
  bytes.set(fixed(...WHITE), 68);
  return bytes;
}
