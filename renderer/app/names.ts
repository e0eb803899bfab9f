import type { PatientGroup } from '../../core/study/group-studies.js';
import type { Messages } from './messages/en.js';

/**
 * A person name (PS3.5 §6.2.1) for the screen: `Family^Given^Middle^Prefix^Suffix`, in up to three groups between `=`: alphabetic,
 * ideographic, phonetic. The first that isn't empty stands first, and the others behind it in brackets.
 */
export function formatPersonName(untrustedName: string): string {
  const groups = untrustedName.split('=').slice(0, 3);
  const [first = '', ...others] = groups.map((group, index) => formatGroup(group, index === 0)).filter(Boolean);
  const more = others.filter((group) => group !== first);
  return more.length === 0 ? first : `${first} (${more.join(' · ')})`;
}

/** Alphabetic names have a comma behind the family; ideograms and syllables are written one behind the other. */
function formatGroup(group: string, isAlphabetic: boolean): string {
  const [family = '', given = '', middle = '', prefix = '', suffix = ''] = group.split('^').map((part) => part.trim());
  const before = [prefix, family].filter(Boolean).join(' ');
  const after = [given, middle, suffix].filter(Boolean).join(' ');
  return [before, after].filter(Boolean).join(isAlphabetic ? ', ' : ' ');
}

/** What a patient is called on the screen: the name, else the hospital's number; while names are hidden, a number of ours. */
export function patientLabel(messages: Messages, patients: readonly PatientGroup[], patient: PatientGroup, hidden: boolean): string {
  if (hidden) return messages.patientNumber(patients.indexOf(patient) + 1);
  return formatPersonName(patient.name) || (patient.id === '' ? messages.unnamed : messages.patientId(patient.id));
}
