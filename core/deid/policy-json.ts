import { NO_OPTIONS, type Policy, type PolicyProblem, readPolicy } from './policy.js';

/** Where the shape of a policy file is described; beside it in `docs/`. */
export const POLICY_SCHEMA = 'policy-1.schema.json';
/** Longest policy file, in characters. */
const LONGEST = 64 * 1024;

/** What is wrong with a policy file, and where: a path of keys (`options.retainDates`), a line, or nothing for the whole. */
export interface PolicyFault {
  readonly problem: PolicyProblem | 'not-json' | 'too-long';
  readonly at: string;
  /** What may stand there, as it is written in JSON; empty where that can't be said. */
  readonly expected: string;
}

/** A policy as a file that can be shared: every option is said, on or off. */
export function policyToJson({ schema, name, options }: Policy): string {
  return `${JSON.stringify({ $schema: POLICY_SCHEMA, schema, name, options: { ...NO_OPTIONS, ...options } }, null, 2)}\n`;
}

/** Reads a policy file. What it doesn't say is off; what nobody knows is refused. */
export function policyFromJson(
  untrustedText: string,
): { readonly ok: true; readonly policy: Policy } | { readonly ok: false; readonly fault: PolicyFault } {
  const fail = (problem: PolicyFault['problem'], at: string) =>
    ({ ok: false, fault: { problem, at, expected: expectedAt(problem, at) } }) as const;
  if (untrustedText.length > LONGEST) return fail('too-long', '');
  let untrusted: unknown;
  try {
    untrusted = JSON.parse(untrustedText);
  } catch (error) {
    return fail('not-json', lineOf(untrustedText, error));
  }
  const read = readPolicy(untrusted);
  return read.ok ? read : fail(read.problem, read.key);
}

function expectedAt(problem: PolicyFault['problem'], at: string): string {
  switch (problem) {
    case 'wrong-schema':
      return '1';
    case 'bad-name':
      return '1 to 40 letters, digits, spaces, "-" and "."';
    case 'bad-value':
      if (at === 'options') return 'an object';
      return at === 'options.retainDates' ? '"no", "full" or "modified"' : 'true or false';
    case 'unknown-key':
      return at.startsWith('options.') ? Object.keys(NO_OPTIONS).join(', ') : '$schema, schema, name, options';
    case 'not-an-object':
      return 'an object';
    default:
      return '';
  }
}

/** The line in which reading broke off, where the reader of JSON tells a place. */
function lineOf(text: string, error: unknown): string {
  const place = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  return place === undefined ? '' : `line ${text.slice(0, Number(place)).split('\n').length}`;
}
