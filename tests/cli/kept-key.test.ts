import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findElement } from '../../core/dicom/data-set.js';
import { textValue } from '../../core/dicom/read-value.js';
import { parse } from '../core/deid/export-in-memory.js';
import { element, imageFile, SYNTAX } from '../support/dicom-bytes.js';
import { buildSteps, type CliRun, runCli, scratchFolder } from '../support/run-cli.js';

/** A key that is kept between exports makes the copies of one patient belong together, and says nothing to whom it isn't given. */
const scratch = scratchFolder();
const at = (...names: string[]): string => join(scratch.path, ...names);
const PASSPHRASE = { env: { NEGATOSCOPE_TEST_PASSPHRASE: 'nine purple lanterns' } };
const WITH_PASSPHRASE = ['--passphrase-env', 'NEGATOSCOPE_TEST_PASSPHRASE'];

const text = (tag: number, vr: string, value: string) => ({ tag, bytes: element(tag, vr, value) });
/** One visit of one patient: a picture of its own study, which points at the first visit's. */
const visit = (number: number) =>
  imageFile(SYNTAX.explicit, [
    text(0x00080018, 'UI', `1.2.3.4.5.6.77700${number}`),
    text(0x0020000d, 'UI', `1.2.3.4.5.6.88800${number}`),
    text(0x00081155, 'UI', '1.2.3.4.5.6.777001'),
    text(0x00080020, 'DA', `2019040${number}`),
  ]);

const expectDone = (run: CliRun): void => expect([run.stderr, run.code]).toEqual([expect.any(String), 0]);
function exported(name: string, ...more: readonly string[]) {
  expectDone(runCli(['export', at(name.slice(0, 6)), '--out', at(name), '--policy', at('policy.json'), ...more], PASSPHRASE));
  const [file = ''] = readdirSync(at(name));
  const { dataSet } = parse(readFileSync(at(name, file)));
  const value = (tag: number) => (findElement(dataSet, tag) ? textValue(dataSet, tag) : '');
  return {
    who: value(0x00100020),
    date: value(0x00080020),
    instance: value(0x00080018),
    study: value(0x0020000d),
    points: value(0x00081155),
  };
}
const days = (date: string): number => Date.UTC(Number(date.slice(0, 4)), Number(date.slice(4, 6)) - 1, Number(date.slice(6))) / 86_400_000;

beforeAll(() => {
  buildSteps('cli');
  for (const number of [1, 2]) {
    mkdirSync(at(`visit${number}`));
    writeFileSync(at(`visit${number}`, 'scan'), visit(number));
  }
  writeFileSync(at('policy.json'), JSON.stringify({ schema: 1, name: 'research', options: { retainDates: 'modified' } }));
}, 180_000);
afterAll(() => scratch.remove());

describe('a kept key', () => {
  it('is made once, for its owner alone, and never replaced', () => {
    expectDone(runCli(['key', at('key.json')]));
    expect(statSync(at('key.json')).mode & 0o777).toBe(0o600);
    const before = readFileSync(at('key.json'), 'utf8');
    expect(runCli(['key', at('key.json')]).code).toBe(2);
    expect(readFileSync(at('key.json'), 'utf8')).toBe(before);
  });

  it('gives two exports of one patient one pseudonym, one shift of dates and UIDs that belong together', () => {
    const first = exported('visit1-k', '--key', at('key.json'));
    const second = exported('visit2-k', '--key', at('key.json'));
    expect(second.who).toBe(first.who);
    expect(first.who).toMatch(/^ANON-/);
    expect(second.points).toBe(first.instance);
    expect(second.study).not.toBe(first.study);
    expect(days(second.date) - days(first.date)).toBe(1);
    expect(first.date).not.toBe('20190401');
    // The receipt tells the fact, and nothing of the key.
    const receipt = readFileSync(at('visit1-k.receipt.json'), 'utf8');
    const { key } = JSON.parse(readFileSync(at('key.json'), 'utf8')) as { key: string };
    expect(JSON.parse(receipt)).toMatchObject({ keptKey: true });
    for (const trace of [
      key,
      createHash('sha256').update(key).digest('hex'),
      createHash('sha256').update(Buffer.from(key, 'hex')).digest('hex'),
    ])
      expect(receipt).not.toContain(trace);
  });

  it('has nothing in common with another key', () => {
    expectDone(runCli(['key', at('other.json')]));
    const first = exported('visit1-a', '--key', at('key.json'));
    const other = exported('visit1-b', '--key', at('other.json'));
    for (const fact of ['who', 'instance', 'study', 'points'] as const) expect([fact, other[fact] === first[fact]]).toEqual([fact, false]);
  });

  it('opens with its passphrase alone, which is taken from the environment or the standard input, never an argument', () => {
    expectDone(runCli(['key', at('locked.json'), ...WITH_PASSPHRASE], PASSPHRASE));
    expect(readFileSync(at('locked.json'), 'utf8')).not.toMatch(/lanterns|"key"/);
    const one = exported('visit1-c', '--key', at('locked.json'), ...WITH_PASSPHRASE);
    const two = exported('visit2-c', '--key', at('locked.json'), ...WITH_PASSPHRASE);
    expect(two.who).toBe(one.who);
    const without = runCli(['export', at('visit1'), '--out', at('none'), '--key', at('locked.json')]);
    expect([without.code, /--passphrase-env/.test(without.stderr)]).toEqual([2, true]);
    const wrong = runCli(['export', at('visit1'), '--out', at('none'), '--key', at('locked.json'), ...WITH_PASSPHRASE], {
      env: { NEGATOSCOPE_TEST_PASSPHRASE: 'nine purple lanterms' },
    });
    expect([wrong.code, /isn't the one/.test(wrong.stderr)]).toEqual([1, true]);
    expect(existsSync(at('none'))).toBe(false);
  }, 60_000);

  it.each([
    [['--key', 'nowhere.json'], /could not be read/],
    [['--key', 'package.json'], /no key of this program/],
    [['--seed', 'c3'.repeat(32), '--key', 'key'], /not both/],
    [['--passphrase-stdin'], /goes with --key/],
  ] as const)('says what is wrong: %j', (args, sentence) => {
    const run = runCli(['export', at('visit1'), '--out', at('none'), ...args]);
    expect([run.code, sentence.test(run.stderr)]).toEqual([2, true]);
  });

  it('must not lie in the copy', () => {
    const run = runCli(['export', at('visit1'), '--out', at('none'), '--key', at('none', 'key.json')]);
    expect([run.code, /outside --out/.test(run.stderr)]).toEqual([2, true]);
  });
});
