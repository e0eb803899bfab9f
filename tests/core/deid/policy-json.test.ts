import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NO_OPTIONS, type PolicyOptions, readPolicy } from '../../../core/deid/policy.js';
import { POLICY_SCHEMA, policyFromJson, policyToJson } from '../../../core/deid/policy-json.js';
import { PRESET_POLICIES } from '../../../core/deid/preset-policies.js';
import { repository } from '../../support/real-files.js';

interface Schema {
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, { readonly properties?: Readonly<Record<string, { type?: string; enum?: string[] }>> }>> & {
    readonly name: { readonly pattern: string };
  };
}
const schema = JSON.parse(readFileSync(join(repository, 'docs', POLICY_SCHEMA), 'utf8')) as Schema;
const options = Object.keys(NO_OPTIONS) as (keyof PolicyOptions)[];
const named = (changed: Partial<PolicyOptions>) => ({ schema: 1, name: 'x', options: { ...NO_OPTIONS, ...changed } }) as const;

describe('a policy as a file', () => {
  it('comes back as it was, of each preset and of each option alone', () => {
    const changes = options.flatMap((key): Partial<PolicyOptions>[] =>
      key === 'retainDates' ? [{ retainDates: 'full' }, { retainDates: 'modified' }] : [{ [key]: true }],
    );
    for (const policy of [...PRESET_POLICIES, ...changes.map(named)]) {
      const read = policyFromJson(policyToJson(policy));
      expect(read).toEqual({ ok: true, policy });
    }
  });

  it('has a schema that knows the same keys and values', () => {
    expect(Object.keys(schema.properties)).toEqual(['$schema', 'schema', 'name', 'options']);
    const described = schema.properties['options']?.properties ?? {};
    expect(Object.keys(described).sort()).toEqual([...options].sort());
    for (const key of options) {
      if (key === 'retainDates') expect(described[key]?.enum).toEqual(['no', 'full', 'modified']);
      else expect(described[key]?.type).toBe('boolean');
    }
    for (const name of ['basic', 'My study 2.1', '', 'a/b', 'x'.repeat(41)])
      expect([name, new RegExp(schema.properties.name.pattern).test(name)]).toEqual([name, readPolicy({ schema: 1, name }).ok]);
  });

  it.each([
    ['{', 'not-json', /^(line 1)?$/, ''],
    ['{\n"schema": 1,\n"name": x }', 'not-json', /^(line 3)?$/, ''],
    ['[]', 'not-an-object', /^$/, 'an object'],
    ['{"schema":2,"name":"x"}', 'wrong-schema', /^schema$/, '1'],
    ['{"schema":1,"name":"Zoë/1"}', 'bad-name', /^name$/, '1 to 40 letters, digits, spaces, "-" and "."'],
    ['{"schema":1,"name":"x","option":{}}', 'unknown-key', /^option$/, '$schema, schema, name, options'],
    ['{"schema":1,"name":"x","options":{"retainDates":"some"}}', 'bad-value', /^options\.retainDates$/, '"no", "full" or "modified"'],
    ['{"schema":1,"name":"x","options":{"retainUids":"yes"}}', 'bad-value', /^options\.retainUids$/, 'true or false'],
    ['{"schema":1,"name":"x","options":{"retainAll":true}}', 'unknown-key', /^options\.retainAll$/, options.join(', ')],
    ['{"schema":1,"name":"x","options":{"toString":true}}', 'unknown-key', /^options\.toString$/, options.join(', ')],
    [`"${'x'.repeat(70_000)}"`, 'too-long', /^$/, ''],
  ])('says what is wrong and where: %s', (text, problem, at, expected) => {
    expect(policyFromJson(text)).toEqual({ ok: false, fault: { problem, at: expect.stringMatching(at), expected } });
  });
});
