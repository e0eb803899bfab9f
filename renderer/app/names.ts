import type { PatientGroup } from '../../core/study/group-studies.js';
import type { Messages } from './messages/en.js';

/**
 * A person name (PS3.5 §6.2.1) for the screen: `Family^Given^Middle^Prefix^Suffix`, alphabetic, ideographic and phonetic
 * groups between `=`. The first group that isn't empty is shown.
 */
export function formatPersonName(untrustedName: string): string {
  const group = untrustedName.split('=').find((candidate) => candidate.replaceAll('^', '').trim() !== '') ?? '';
  const [family = '', given = '', middle = '', prefix = '', suffix = ''] = group.split('^').map((part) => part.trim());
  const before = [prefix, family].filter(Boolean).join(' ');
  const after = [given, middle, suffix].filter(Boolean).join(' ');
  return [before, after].filter(Boolean).join(', ');
}

/** What a patient is called on the screen: the name, else the hospital's number; while names are hidden, a number of ours. */
export function patientLabel(messages: Messages, patients: readonly PatientGroup[], patient: PatientGroup, hidden: boolean): string {
  if (hidden) return messages.patientNumber(patients.indexOf(patient) + 1);
  return formatPersonName(patient.name) || (patient.id === '' ? messages.unnamed : messages.patientId(patient.id));
}
