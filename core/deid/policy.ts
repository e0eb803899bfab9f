/**
 * What an export keeps and changes: the Basic Application Level Confidentiality Profile of PS3.15 Annex E and its ten
 * options, all of which can be applied.
 */
export interface Policy {
  readonly schema: 1;
  /** A name for lists and receipts, 1 to 40 letters, digits, spaces, `-` and `.`. */
  readonly name: string;
  readonly options: PolicyOptions;
}

/** The options of PS3.15 §E.3, in its order. */
export interface PolicyOptions {
  readonly cleanPixelData: boolean;
  readonly cleanRecognizableVisualFeatures: boolean;
  readonly cleanGraphics: boolean;
  readonly cleanStructuredContent: boolean;
  readonly cleanDescriptors: boolean;
  /** Retain Longitudinal Temporal Information: with full dates, with modified dates, or not at all. */
  readonly retainDates: 'no' | 'full' | 'modified';
  readonly retainPatientCharacteristics: boolean;
  readonly retainDeviceIdentity: boolean;
  readonly retainInstitutionIdentity: boolean;
  readonly retainUids: boolean;
  readonly retainSafePrivate: boolean;
}

export const NO_OPTIONS: PolicyOptions = {
  cleanPixelData: false,
  cleanRecognizableVisualFeatures: false,
  cleanGraphics: false,
  cleanStructuredContent: false,
  cleanDescriptors: false,
  retainDates: 'no',
  retainPatientCharacteristics: false,
  retainDeviceIdentity: false,
  retainInstitutionIdentity: false,
  retainUids: false,
  retainSafePrivate: false,
};

/** The default: the basic profile, no option. */
export const BASIC_POLICY: Policy = { schema: 1, name: 'basic', options: NO_OPTIONS };

export type PolicyProblem = 'not-an-object' | 'wrong-schema' | 'bad-name' | 'unknown-key' | 'bad-value';

/** A file may name its schema, for editors; it says nothing here. */
const KEYS: readonly string[] = ['$schema', 'schema', 'name', 'options'];

/** Reads a policy from parsed JSON. Every key must be known; absent options are off. `key` is the path of the one that can't be read. */
export function readPolicy(
  untrusted: unknown,
): { readonly ok: true; readonly policy: Policy } | { readonly ok: false; readonly problem: PolicyProblem; readonly key: string } {
  const fail = (problem: PolicyProblem, key: string) => ({ ok: false, problem, key }) as const;
  if (!isRecord(untrusted)) return fail('not-an-object', '');
  const unknown = Object.keys(untrusted).find((key) => !KEYS.includes(key));
  if (unknown !== undefined) return fail('unknown-key', unknown.slice(0, 60));
  if (untrusted['schema'] !== 1) return fail('wrong-schema', 'schema');
  const name = untrusted['name'];
  if (typeof name !== 'string' || !/^[A-Za-z0-9 .-]{1,40}$/.test(name)) return fail('bad-name', 'name');
  const options = untrusted['options'] ?? {};
  if (!isRecord(options)) return fail('bad-value', 'options');
  for (const [key, value] of Object.entries(options)) {
    const path = `options.${key.slice(0, 60)}`;
    if (!Object.hasOwn(NO_OPTIONS, key)) return fail('unknown-key', path);
    const fits = key === 'retainDates' ? value === 'no' || value === 'full' || value === 'modified' : typeof value === 'boolean';
    if (!fits) return fail('bad-value', path);
  }
  return { ok: true, policy: { schema: 1, name, options: { ...NO_OPTIONS, ...options } as PolicyOptions } };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
