import { type Policy, type PolicyOptions, readPolicy } from '../../../core/deid/policy.js';

/** What a policy's name may be, as the field says it. */
export const isPolicyName = (name: string): boolean => readPolicy({ schema: 1, name, options: {} }).ok;

/** The policies among what a file of the profile holds; what isn't one any more is left out. */
export const readShelf = (untrusted: readonly unknown[]): readonly Policy[] =>
  untrusted.flatMap((one) => {
    const read = readPolicy(one);
    return read.ok ? [read.policy] : [];
  });

/** With a choice under a name, in the place of one of that name; the latest stands first. */
export const withPolicy = (shelf: readonly Policy[], name: string, options: PolicyOptions): readonly Policy[] => [
  { schema: 1, name, options },
  ...withoutPolicy(shelf, name),
];

export const withoutPolicy = (shelf: readonly Policy[], name: string): readonly Policy[] => shelf.filter((policy) => policy.name !== name);
