import type { Vr } from '../../dicom/vr.js';

/** Days, months and years of DA and DT with what careless writers put between them; a range has a hyphen (PS3.5 §6.2). */
const DATE = '(?:\\d{8}|\\d{4}\\.\\d{2}\\.\\d{2})';
const TIME = '(?:\\d{2}(?:\\d{2}(?:\\d{2}(?:\\.\\d{1,6})?)?)?|\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,6})?)?)';
const MOMENT = '\\d{4,14}(?:\\.\\d{1,6})?(?:[+-]\\d{4})?';
const maybeRange = (one: string): RegExp => new RegExp(`^(?:${one})?(?:-(?:${one})?)?$`);

/** What a value of a VR is written with (PS3.5 Table 6.2-1), blanks around it aside. */
const GRAMMARS: Readonly<Partial<Record<Vr, RegExp>>> = {
  AS: /^(?:\d{1,3}[DWMY])?$/,
  DA: maybeRange(DATE),
  DS: /^(?:[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?)?$/,
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
