import { BASIC_POLICY, NO_OPTIONS, type Policy } from './policy.js';

/** For another doctor: what was examined and how stays readable, without the person's words in it. */
export const SECOND_OPINION_POLICY: Policy = { schema: 1, name: 'second-opinion', options: { ...NO_OPTIONS, cleanDescriptors: true } };

/** For a study: intervals between dates hold, and what a measurement needs of the patient stays. */
export const RESEARCH_POLICY: Policy = {
  schema: 1,
  name: 'research',
  options: { ...NO_OPTIONS, cleanDescriptors: true, retainDates: 'modified', retainPatientCharacteristics: true },
};

/** Policies that have a name of this program's. */
export const PRESET_POLICIES: readonly Policy[] = [BASIC_POLICY, SECOND_OPINION_POLICY, RESEARCH_POLICY];
