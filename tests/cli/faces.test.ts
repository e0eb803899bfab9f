import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../cli/report.js';
import type { Receipt } from '../../core/bridge.js';
import { memorySource } from '../../core/dicom/byte-source.js';
import { parseFile } from '../../core/dicom/parse-file.js';
import { textValue } from '../../core/dicom/read-value.js';
import { head, type Phantom, scanPhantom, sliceFile, trunk } from '../support/head-phantom.js';
import { corpus, corpusFiles } from '../support/real-files.js';
import { buildSteps, runCli, scratchFolder } from '../support/run-cli.js';
import { runPython } from '../support/scan-files.js';
import { tools } from '../support/tools.js';
import { describeWith, itWith } from '../support/when.js';

const scratch = scratchFolder();
const at = (...names: string[]): string => join(scratch.path, ...names);
const SCAN = { kind: 'MR', spacing: 4, pixel: 3, from: -120, to: 88 } as const;
const slices = scanPhantom({ ...SCAN, phantom: head });

beforeAll(() => {
  buildSteps('cli');
  mkdirSync(at('head'));
  for (const [index, slice] of slices.entries())
    writeFileSync(at('head', `${String(index).padStart(3, '0')}.dcm`), sliceFile(slice, index));
}, 180_000);
afterAll(() => scratch.remove());

const report = (stdout: string): Report => JSON.parse(stdout) as Report;
const receiptOf = (name: string): Receipt => JSON.parse(readFileSync(at(`${name}.receipt.json`), 'utf8')) as Receipt;

describe('export and the faces in head volumes', () => {
  it('leaves a series out from which a face could be rebuilt, without being asked', () => {
    const run = runCli(['export', at('head'), '--out', at('none'), '--json']);
    expect(run.code).toBe(3);
    expect(new Set(report(run.stdout).inputs.map(({ reason }) => reason))).toEqual(new Set(['face-in-volume']));
    expect(report(run.stdout).faces).toBe('leave-out');
  }, 60_000);

  it('leaves pictures of all its slices out too, and lets a single slice go', () => {
    const all = runCli(['export', at('head'), '--out', at('pictures'), '--format', 'png', '--json']);
    expect(all.code).toBe(3);
    expect(report(all.stdout).inputs.every(({ reason }) => reason === 'face-in-volume')).toBe(true);
    const one = runCli(['export', at('head', '020.dcm'), '--out', at('one')]);
    expect(one.code).toBe(0);
  }, 60_000);

  it('keeps a series that shows none', () => {
    mkdirSync(at('trunk'));
    const scan = scanPhantom({ ...SCAN, phantom: trunk, half: 190, pixel: 4.5, from: 0, to: 90 });
    for (const [index, slice] of scan.entries()) writeFileSync(at('trunk', `${index}.dcm`), sliceFile(slice, index));
    const run = runCli(['export', at('trunk'), '--out', at('trunk-copy'), '--json']);
    expect(run.code).toBe(0);
  }, 60_000);

  it('leaves out what has the form of a head and shows no nose, and says why, with whatever is asked but to keep it', () => {
    mkdirSync(at('covered'));
    const covered: Phantom = (x, y, z) => (z < -30 && z > -118 && Math.abs(x) < 60 && y < -60 && y > -105 ? 'skin' : head(x, y, z));
    for (const [index, slice] of scanPhantom({ ...SCAN, phantom: covered }).entries())
      writeFileSync(at('covered', `${index}.dcm`), sliceFile(slice, index));
    for (const option of ['leave-out', 'deface']) {
      const run = runCli(['export', at('covered'), '--out', at('not-covered'), '--faces', option, '--json']);
      expect(run.code).toBe(3);
      expect(new Set(report(run.stdout).inputs.map(({ reason }) => reason))).toEqual(new Set(['face-possible']));
      expect(run.stderr).toMatch(/or that may show one/);
    }
    expect(runCli(['export', at('covered'), '--out', at('covered-kept'), '--faces', 'keep']).code).toBe(0);
  }, 60_000);

  it('keeps the face where that is asked for, and says so in the receipt', () => {
    const run = runCli(['export', at('head'), '--out', at('kept'), '--faces', 'keep', '--json']);
    expect(run.code).toBe(0);
    expect(report(run.stdout).faces).toBe('keep');
    expect(receiptOf('kept').faces).toBe('keep');
    expect(readFileSync(at('kept', 'IM000010.dcm')).includes(Buffer.from('113102'))).toBe(false);
  }, 60_000);

  it('cuts the face away and leaves every other value, and the option is named in the copy', () => {
    const run = runCli(['export', at('head'), '--out', at('defaced'), '--faces', 'deface', '--json']);
    expect(run.stderr).toMatch(/from which a face could be rebuilt/);
    expect(run.code).toBe(0);
    expect(report(run.stdout).faces).toBe('deface');
    expect(receiptOf('defaced').faces).toBe('deface');
    expect(readdirSync(at('defaced'))).toHaveLength(slices.length);
    const methods = readFileSync(at('defaced', 'IM000010.dcm')).toString('latin1');
    expect(methods).toContain('113102');
    expect(methods).not.toContain('113101');
    // Nobody has looked at the result: it isn't said that nobody can be recognised.
    const { dataSet } = parseFile(memorySource(readFileSync(at('defaced', 'IM000010.dcm'))));
    expect(textValue(dataSet, 0x00280302)).toBe('');
    // What is left has no face any more.
    const again = runCli(['export', at('defaced'), '--out', at('again'), '--json']);
    expect(again.code).toBe(0);
  }, 120_000);

  itWith(tools.pydicom, 'as pydicom reads both sides: nothing but the face changed, and the brain is the same', () => {
    const written = readdirSync(at('defaced')).sort();
    const pairs = readdirSync(at('head'))
      .sort()
      .map((name, index) => `${at('head', name)}\t${at('defaced', written[index] ?? '')}`);
    const rows = runPython<{ changed: number; values: number[]; brain: number; brainChanged: number }[]>(
      tools.pydicom,
      'compare-heads.py',
      pairs,
    );
    expect(rows).toHaveLength(slices.length);
    expect(rows.reduce((sum, { changed }) => sum + changed, 0)).toBeGreaterThan(5000);
    expect(rows.reduce((sum, { brain }) => sum + brain, 0)).toBeGreaterThan(10_000);
    expect(rows.reduce((sum, { brainChanged }) => sum + brainChanged, 0)).toBe(0);
    // One value stands in all that was cut, and it is one of the air's.
    const values = new Set(rows.flatMap((row) => row.values));
    expect([...values].every((value) => value >= 8 && value < 16)).toBe(true);
    expect(values.size).toBe(1);
  });
});

const portrait = corpusFiles().find(({ path }) => path === 'charset/Lena-utf8.dcm');

describeWith([corpus], 'export and the face in a photograph', () => {
  const from = portrait?.absolute ?? '';
  beforeAll(() => buildSteps('text'), 180_000);

  it('leaves it out, without being asked, and as a picture too', () => {
    for (const more of [[], ['--text', 'off'], ['--format', 'png']]) {
      const run = runCli(['export', from, '--out', at('no-portrait'), ...more, '--json']);
      expect(run.code).toBe(3);
      expect(report(run.stdout).inputs).toEqual([expect.objectContaining({ status: 'left-out', reason: 'face-in-picture' })]);
      expect(report(run.stdout).inputs[0]?.pixels?.text?.faces).toBe(1);
    }
  }, 120_000);

  it('covers it, and the copy names the option', () => {
    const run = runCli(['export', from, '--out', at('covered-portrait'), '--faces', 'deface', '--json']);
    expect(run.code).toBe(0);
    const [row] = report(run.stdout).inputs;
    expect(row?.pixels?.covered).toMatchObject({ frames: 1, boxes: 1 });
    const copy = readFileSync(at('covered-portrait', readdirSync(at('covered-portrait'))[0] ?? ''));
    expect(copy.toString('latin1')).toContain('113102');
    const again = runCli(['export', at('covered-portrait'), '--out', at('again-portrait')]);
    expect(again.code).toBe(0);
  }, 120_000);

  it('lets it leave where somebody says so, unless the policy says otherwise', () => {
    expect(runCli(['export', from, '--out', at('kept-portrait'), '--faces', 'keep']).code).toBe(0);
    writeFileSync(at('policy.json'), JSON.stringify({ schema: 1, name: 'p', options: { cleanRecognizableVisualFeatures: true } }));
    const policed = (out: string, ...more: string[]) =>
      runCli(['export', from, '--out', at(out), '--policy', at('policy.json'), ...more, '--json']);
    const refused = policed('policed-kept', '--faces', 'keep');
    expect(refused.code).toBe(2);
    expect(refused.stderr).toMatch(/contradicts the policy/);
    const covered = policed('policed-covered');
    expect(covered.code).toBe(0);
    expect(report(covered.stdout).faces).toBe('deface');
  }, 120_000);
});
