import type { Policy } from '../core/deid/policy.js';
import { type PolicyFault, policyFromJson } from '../core/deid/policy-json.js';
import { PRESET_POLICIES } from '../core/deid/preset-policies.js';
import { UsageError } from './exit.js';
import { readText } from './host/places.js';

/** Longest policy file, in bytes. */
const MAX_POLICY = 256 * 1024;

/** `--policy P`: the name of a preset, or a JSON file. @throws UsageError that says what is wrong and where */
export function policyOption(value: string | undefined): Policy {
  const preset = PRESET_POLICIES.find(({ name }) => name === (value ?? 'basic'));
  if (preset) return preset;
  const path = value ?? '';
  const names = PRESET_POLICIES.map(({ name }) => name).join(', ');
  const file = readText(path, MAX_POLICY);
  if ('problem' in file) {
    if (file.problem === 'too-long') throw new UsageError(`The policy "${path}" is too long.`);
    throw new UsageError(`The policy "${path}" could not be read as JSON. Give one of the names ${names}, or the path of a policy file.`);
  }
  const read = policyFromJson(file.text);
  if (read.ok) return read.policy;
  throw new UsageError(sentenceOf(path, read.fault));
}

function sentenceOf(path: string, { problem, at, expected }: PolicyFault): string {
  if (problem === 'not-json') return `The policy "${path}" could not be read as JSON${at === '' ? '' : ` (${at})`}.`;
  const place = at === '' ? '' : ` at "${at}"`;
  return `The policy "${path}" can't be used: ${problem}${place}${expected === '' ? '' : `; it takes ${expected}`}.`;
}
