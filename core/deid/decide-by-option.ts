import type { DataElement } from '../dicom/data-element.js';
import type { DataSet } from '../dicom/data-set.js';
import { encodeAscii } from '../dicom/encode-value.js';
import { textValues } from '../dicom/read-value.js';
import type { Tag } from '../dicom/tag.js';
import { usesCharset } from '../dicom/vr.js';
import { shiftDate } from './date-shift.js';
import { dummyValue } from './dummy-value.js';
import type { PolicyOptions } from './policy.js';
import type { ActionCode } from './profile-table.js';
import { type Surroundings, type Verdict, verdict } from './surroundings.js';

const PATIENT_AGE: Tag = 0x00101010;
/** Ages over 89 tell who (design, De-identification). */
const OLDEST = 89;
/** How many of a unit are a year; an age without one is in years. */
const YEAR: Readonly<Record<string, number>> = { D: 365.25, W: 52.18, M: 12 };

/**
 * What an option of PS3.15 §E.3 makes of an element, or null where the option can't be applied to it and the basic
 * profile's action holds. Text that is cleaned is kept here; the leak search then cuts the person's words out of it.
 */
export function decideByOption(
  element: DataElement,
  owner: DataSet,
  around: Surroundings,
  code: ActionCode,
  option: keyof PolicyOptions,
): Verdict | null {
  if (code === 'K') return keep(element, owner, around);
  switch (option) {
    case 'retainDates':
      return shiftDates(element, owner, around.dateShift);
    case 'cleanStructuredContent':
    case 'cleanGraphics':
      // Bitmaps can't be cleaned without looking at them: planes and curves go as the basic profile says.
      return element.items ? verdict('descend', 'option-clean', 'coded') : null;
    case 'cleanDescriptors':
      if (element.items) return verdict('descend', 'option-clean', around.mode);
      return usesCharset(element.vr) ? verdict('keep', 'option-clean') : null;
    default:
      // Text of a patient's state and titles of machines (AE): kept where nothing of the person is found in them.
      return element.items ? null : verdict('keep', 'option-clean');
  }
}

function keep(element: DataElement, owner: DataSet, around: Surroundings): Verdict {
  if (element.items) return verdict('descend', 'option-keep', around.mode);
  if (element.tag !== PATIENT_AGE) return verdict('keep', 'option-keep');
  return textValues(owner, element).some(isTooOld)
    ? verdict('replace', 'age-capped', 'plain', encodeAscii('AS', '090Y'))
    : verdict('keep', 'option-keep');
}

/** An age in years, months, weeks or days (PS3.5 §6.2, AS), also as careless writers put it. */
function isTooOld(age: string): boolean {
  const [, number = '', unit = 'Y'] = /^\s*(\d{1,6})\s*([DWMY]?)\s*$/i.exec(age) ?? [];
  const years = Number(number) / (YEAR[unit.toUpperCase()] ?? 1);
  return years >= OLDEST + 1;
}

/** Dates moved by days; null for a VR that holds none. */
export function shiftDates(element: DataElement, owner: DataSet, days: number): Verdict | null {
  if (element.vr === 'TM') return verdict('keep', 'option-keep');
  if (element.vr !== 'DA' && element.vr !== 'DT') return null;
  if (element.valueLength === 0) return verdict('keep', 'date-shifted');
  const shifted = textValues(owner, element).map((value) => (value === '' ? '' : shiftDate(value, days)));
  // What isn't a whole date can't be shifted, and isn't kept.
  if (shifted.some((value) => value === null)) return verdict('replace', 'profile-dummy', 'plain', dummyValue(element.vr));
  return verdict('replace', 'date-shifted', 'plain', encodeAscii(element.vr, shifted.join('\\')));
}
