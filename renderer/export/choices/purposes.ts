import type { Destination, OutputKind } from '../../../core/bridge.js';
import { BASIC_POLICY, NO_OPTIONS, type Policy, type PolicyOptions, readPolicy } from '../../../core/deid/policy.js';
import { RESEARCH_POLICY, SECOND_OPINION_POLICY } from '../../../core/deid/preset-policies.js';
import { isPictures } from './shapes.js';

/** What a person needs the copy for; `own` is any choice of options that no purpose stands for. */
export type Purpose = 'second-opinion' | 'research' | 'picture' | 'own';
/** The name in receipts of what takes nothing but the picture along. */
export const PICTURE_POLICY = 'picture';

/** The policies behind the purposes: those that the command line knows by the same names. */
export const PURPOSE_POLICIES: Readonly<Record<Exclude<Purpose, 'own' | 'picture'>, Policy>> = {
  'second-opinion': SECOND_OPINION_POLICY,
  research: RESEARCH_POLICY,
};

/** Options that keep something more, in the order in which they are offered. */
export const KEEPING = [
  'retainPatientCharacteristics',
  'cleanDescriptors',
  'cleanStructuredContent',
  'cleanGraphics',
  'retainDeviceIdentity',
  'retainInstitutionIdentity',
  'retainUids',
  'retainSafePrivate',
] as const satisfies readonly (keyof PolicyOptions)[];
/** Options that keep nothing, and let less leave. */
export const FACES = ['cleanRecognizableVisualFeatures'] as const satisfies readonly (keyof PolicyOptions)[];
export type Switch = (typeof KEEPING | typeof FACES)[number];

/** From what tells least to what tells most. */
export const DATE_CHOICES = ['no', 'modified', 'full'] as const satisfies readonly PolicyOptions['retainDates'][];
export type DateChoice = (typeof DATE_CHOICES)[number];

/** Nothing kept that the basic profile takes. What lets less leave stays on where it is on: turning that off would let more leave. */
export const leastOptions = ({ cleanPixelData, cleanRecognizableVisualFeatures }: PolicyOptions): PolicyOptions => ({
  ...NO_OPTIONS,
  cleanPixelData,
  cleanRecognizableVisualFeatures,
});

/** Whether two choices of options are the same. */
export const sameOptions = (one: PolicyOptions, other: PolicyOptions): boolean =>
  (Object.keys(NO_OPTIONS) as (keyof PolicyOptions)[]).every((key) => one[key] === other[key]);

/** The purpose that these options stand for. */
export function purposeOf(options: PolicyOptions): Exclude<Purpose, 'picture'> {
  if (sameOptions(options, PURPOSE_POLICIES.research.options)) return 'research';
  return sameOptions(options, PURPOSE_POLICIES['second-opinion'].options) ? 'second-opinion' : 'own';
}

/** What such a copy is for; null for a choice that no purpose stands for. */
export function destinationOf({ format, policy }: { readonly format: OutputKind; readonly policy: Policy }): Destination | null {
  if (isPictures(format)) return 'picture';
  const purpose = purposeOf(policy.options);
  return purpose === 'own' ? null : purpose;
}

/**
 * The policy of these options, under the name that the receipt says.
 * @throws RangeError for an option that this version can't apply
 */
export function policyOf(options: PolicyOptions): Policy {
  const purpose = purposeOf(options);
  if (purpose !== 'own') return PURPOSE_POLICIES[purpose];
  if (sameOptions(options, NO_OPTIONS)) return BASIC_POLICY;
  const read = readPolicy({ schema: 1, name: 'own-choice', options });
  if (!read.ok) throw new RangeError(`${read.key}: ${read.problem}`);
  return read.policy;
}
