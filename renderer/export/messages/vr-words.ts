import { isVr, type Vr } from '../../../core/dicom/vr.js';
import type { Language } from '../state.js';

/** What each kind of value is (PS3.5 §6.2), in English and in French. */
const WORDS: Readonly<Record<Vr, readonly [en: string, fr: string]>> = {
  AE: ['name of a program', 'nom d’un programme'],
  AS: ['age', 'âge'],
  AT: ['number of another entry', 'numéro d’une autre donnée'],
  CS: ['word from a list', 'mot d’une liste'],
  DA: ['date', 'date'],
  DS: ['decimal number', 'nombre décimal'],
  DT: ['date and time', 'date et heure'],
  FD: ['number', 'nombre'],
  FL: ['number', 'nombre'],
  IS: ['whole number', 'nombre entier'],
  LO: ['line of text', 'ligne de texte'],
  LT: ['text', 'texte'],
  OB: ['bytes', 'octets'],
  OD: ['many numbers', 'suite de nombres'],
  OF: ['many numbers', 'suite de nombres'],
  OL: ['many whole numbers', 'suite de nombres entiers'],
  OV: ['many whole numbers', 'suite de nombres entiers'],
  OW: ['many whole numbers', 'suite de nombres entiers'],
  PN: ['name of a person', 'nom d’une personne'],
  SH: ['short text', 'texte court'],
  SL: ['whole number', 'nombre entier'],
  SQ: ['list of further entries', 'liste d’autres données'],
  SS: ['whole number', 'nombre entier'],
  ST: ['text', 'texte'],
  SV: ['whole number', 'nombre entier'],
  TM: ['time of day', 'heure'],
  UC: ['text', 'texte'],
  UI: ['serial number', 'numéro de série'],
  UL: ['whole number', 'nombre entier'],
  UN: ['unknown', 'inconnue'],
  UR: ['address on a network', 'adresse sur un réseau'],
  US: ['whole number', 'nombre entier'],
  UT: ['text', 'texte'],
  UV: ['whole number', 'nombre entier'],
};

/** The two letters of a kind of value with what they mean; letters that the standard doesn't know stand alone. */
export function vrWords(vr: string, language: Language): string {
  if (!isVr(vr)) return vr;
  const [en, fr] = WORDS[vr];
  return `${vr} · ${language === 'en' ? en : fr}`;
}
