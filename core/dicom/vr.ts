/** Value Representations (PS3.5 §6.2). */
export const VRS = [
  'AE',
  'AS',
  'AT',
  'CS',
  'DA',
  'DS',
  'DT',
  'FD',
  'FL',
  'IS',
  'LO',
  'LT',
  'OB',
  'OD',
  'OF',
  'OL',
  'OV',
  'OW',
  'PN',
  'SH',
  'SL',
  'SQ',
  'SS',
  'ST',
  'SV',
  'TM',
  'UC',
  'UI',
  'UL',
  'UN',
  'UR',
  'US',
  'UT',
  'UV',
] as const;
export type Vr = (typeof VRS)[number];

const KNOWN: ReadonlySet<string> = new Set(VRS);
export const isVr = (text: string): text is Vr => KNOWN.has(text);

const BY_BYTES: readonly (Vr | undefined)[] = (() => {
  const table: (Vr | undefined)[] = Array.from({ length: 0x10000 });
  for (const vr of VRS) table[vr.charCodeAt(0) * 0x100 + vr.charCodeAt(1)] = vr;
  return table;
})();
/** The VR whose two characters these bytes are: one look-up, since every explicit element of every file asks. */
export const vrOfBytes = (first: number, second: number): Vr | undefined => BY_BYTES[first * 0x100 + second];

const LONG: ReadonlySet<string> = new Set(['OB', 'OD', 'OF', 'OL', 'OV', 'OW', 'SQ', 'SV', 'UC', 'UN', 'UR', 'UT', 'UV']);
/** True where explicit VR encoding has two reserved bytes and a 32-bit length (PS3.5 Table 7.1-1). */
export const hasLongLength = (vr: Vr): boolean => LONG.has(vr);

const TEXT: ReadonlySet<string> = new Set([
  'AE',
  'AS',
  'CS',
  'DA',
  'DS',
  'DT',
  'IS',
  'LO',
  'LT',
  'PN',
  'SH',
  'ST',
  'TM',
  'UC',
  'UI',
  'UR',
  'UT',
]);
/** True where the value is characters. */
export const isText = (vr: Vr): boolean => TEXT.has(vr);

const CHARSET: ReadonlySet<string> = new Set(['LO', 'LT', 'PN', 'SH', 'ST', 'UC', 'UT']);
/** True where Specific Character Set (0008,0005) applies (PS3.5 §6.1.2.3). */
export const usesCharset = (vr: Vr): boolean => CHARSET.has(vr);

const SINGLE: ReadonlySet<string> = new Set(['LT', 'ST', 'UT', 'UR']);
/** True where a backslash is text and not a delimiter of values. */
export const isSingleText = (vr: Vr): boolean => SINGLE.has(vr);

const WIDTHS: Readonly<Partial<Record<Vr, number>>> = {
  AT: 4,
  FD: 8,
  FL: 4,
  OD: 8,
  OF: 4,
  OL: 4,
  OV: 8,
  OW: 2,
  SL: 4,
  SS: 2,
  SV: 8,
  UL: 4,
  US: 2,
  UV: 8,
};
/** Bytes of one binary value; undefined where values are text, bytes or items. */
export const widthOf = (vr: Vr): number | undefined => WIDTHS[vr];
