import { readFileSync } from 'node:fs';
import { BASIC_POLICY, type Policy, readPolicy } from '../core/deid/policy.js';
import { UsageError } from './exit.js';

/** Longest policy file, in bytes. */
const MAX_POLICY = 64 * 1024;

/** `--policy P`: the name `basic`, or a JSON file. @throws UsageError */
export function policyOption(value: string | undefined): Policy {
  if (value === undefined || value === BASIC_POLICY.name) return BASIC_POLICY;
  let untrusted: unknown;
  try {
    const text = readFileSync(value, 'utf8');
    if (text.length > MAX_POLICY) throw new UsageError(`The policy "${value}" is too long.`);
    untrusted = JSON.parse(text);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`The policy "${value}" could not be read as JSON. Give the name "basic" or the path of a policy file.`);
  }
  const read = readPolicy(untrusted);
  if (read.ok) return read.policy;
  throw new UsageError(
    read.problem === 'option-not-available'
      ? `The policy option "${read.key}" is not available in this version.`
      : `The policy "${value}" can't be used: ${read.problem}${read.key ? ` (${read.key})` : ''}.`,
  );
}
