import { BASIC_POLICY, NO_OPTIONS, type Policy } from './policy.js';

/**
 * For another doctor, as little as possible: free text goes, since a comment may name people whom no header names (a daughter with her
 * phone number). Who wants descriptions kept asks for `cleanDescriptors` by name.
 */
export const SECOND_OPINION_POLICY: Policy = { schema: 1, name: 'second-opinion', options: NO_OPTIONS };

/** For a study: intervals between dates hold, and what a measurement needs of the patient stays. */
export const RESEARCH_POLICY: Policy = {
  schema: 1,
  name: 'research',
  options: { ...NO_OPTIONS, retainDates: 'modified', retainPatientCharacteristics: true },
};

/** Policies that have a name of this program's. */
export const PRESET_POLICIES: readonly Policy[] = [BASIC_POLICY, SECOND_OPINION_POLICY, RESEARCH_POLICY];
