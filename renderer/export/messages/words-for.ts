import { nameOf } from '../../../core/dicom/dictionary/look-up.js';
import { formatTag, type Tag } from '../../../core/dicom/tag.js';
import type { Language } from '../state.js';
import { WORDS } from './attribute-words.js';

/** What acronyms in the standard's names mean to those who never met them. */
const ACRONYMS: Readonly<Record<string, string>> = {
  ID: 'number',
  IDs: 'numbers',
  UID: 'number',
  UIDs: 'numbers',
  LUT: 'table',
  VOI: 'brightness',
  SOP: 'file',
  RT: 'radiotherapy',
  ROI: 'region',
  MR: 'magnetic resonance',
  CT: 'tomography',
  PET: 'emission tomography',
  US: 'ultrasound',
  XA: 'angiography',
  FOV: 'field of view',
  AE: 'program',
  URL: 'address',
  RF: 'radio',
  DVH: 'dose curve',
  MPR: 'slice',
};
const ACRONYM = /(?<![\p{L}\p{N}])\p{Lu}{2,}[\p{L}\p{N}]*/gu;

/**
 * What an attribute is called on the screen: in plain words where there are some, else by the standard's own name, which is English, and where
 * that is an acronym to the end by its number. The name itself stands in the details.
 */
export function wordsFor(tag: Tag, language: Language): string {
  const words = WORDS.get(tag)?.[language === 'en' ? 0 : 1];
  if (words !== undefined) return words;
  const name = nameOf(tag).replaceAll(ACRONYM, (acronym) => ACRONYMS[acronym] ?? acronym);
  if (name.match(ACRONYM)) return `${language === 'en' ? 'Entry' : 'Donnée'} ${formatTag(tag)}`;
  return name.charAt(0).toUpperCase() + name.slice(1);
}
