import type { Vr } from '../../dicom/vr.js';

/** Days, months and years of DA and DT with what careless writers put between them; a range has a hyphen (PS3.5 §6.2). */
const MONTH = '(?:0[1-9]|1[0-2])';
const DAY = '(?:0[1-9]|[12]\\d|3[01])';
const DATE = `(?:\\d{4}${MONTH}${DAY}|\\d{4}\\.${MONTH}\\.${DAY})`;
const HOUR = '(?:[01]\\d|2[0-3])';
const SIXTY = '[0-5]\\d';
const SECOND = `(?:${SIXTY}|60)(?:\\.\\d{1,6})?`;
const TIME = `(?:${HOUR}(?:${SIXTY}(?:${SECOND})?)?|${HOUR}:${SIXTY}(?::${SECOND})?)`;
const MOMENT = `\\d{4}(?:${MONTH}(?:${DAY}(?:${HOUR}(?:${SIXTY}(?:${SECOND})?)?)?)?)?(?:[+-]\\d{4})?`;
const maybeRange = (one: string): RegExp => new RegExp(`^(?:${one})?(?:-(?:${one})?)?$`);

/** What a value of a VR is written with (PS3.5 Table 6.2-1), blanks around it aside. */
const GRAMMARS: Readonly<Partial<Record<Vr, RegExp>>> = {
  AS: /^(?:\d{1,3}[DWMY])?$/,
  DA: maybeRange(DATE),
  // A digit has one place in it, or a long value that isn't one would take the square of its length.
  DS: /^(?:[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?)?$/,
  DT: maybeRange(MOMENT),
  IS: /^(?:[+-]?\d+(?:\.0*)?)?$/,
  TM: maybeRange(TIME),
  UI: /^(?:[0-2](?:\.\d+)+)?$/,
};

/**
 * Whether a value is what its VR allows: a date, a time, an age, a number or a UID and nothing else. What isn't (`12/04/1931` as a decimal
 * string) is text in the wrong place.
 */
export const isOfItsVr = (vr: Vr, value: string): boolean => GRAMMARS[vr]?.test(value.trim()) ?? false;
