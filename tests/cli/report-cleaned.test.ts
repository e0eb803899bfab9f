import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Report } from '../../cli/report.js';
import type { Receipt } from '../../core/bridge.js';
import { buildSteps, runCli, scratchFolder } from '../support/run-cli.js';
import { scanFiles, tryScan } from '../support/scan-files.js';
import { tools } from '../support/tools.js';
import { describeWith } from '../support/when.js';

/** Structured reports are left out by default; asked for, and cleaned, they leave with codes and numbers and without a free word. */
const scratch = scratchFolder();
const at = (name: string): string => join(scratch.path, name);
afterAll(() => scratch.remove());

/** Every content item of a report by its place: what kind it is, its code, its number, its text. */
const READER = [
  'import json, sys, pydicom',
  'def walk(item, place):',
  '    value = item.get("ValueType")',
  '    code = [[str(one.get(k, "")) for k in ("CodeValue", "CodingSchemeDesignator", "CodeMeaning")] for one in item.get("ConceptCodeSequence", [])]',
  '    concept = [str(one.get("CodeValue", "")) for one in item.get("ConceptNameCodeSequence", [])]',
  '    number = [str(one.get("NumericValue", "")) for one in item.get("MeasuredValueSequence", [])]',
  '    yield [place, value, concept, code, number, str(item.get("TextValue", "")), str(item.get("PersonName", ""))]',
  '    for index, inner in enumerate(item.get("ContentSequence", [])): yield from walk(inner, place + [index])',
  'print(json.dumps([list(walk(pydicom.dcmread(path), [])) for path in sys.argv[1:]]))',
].join('\n');
type Item = readonly [
  place: number[],
  type: string | null,
  concept: string[],
  code: string[][],
  number: string[],
  text: string,
  name: string,
];

describeWith([tools.pydicom], 'structured reports', () => {
  const reports = scanFiles()
    .filter((scan) => {
      const parsed = /malformed/.test(scan.name) ? 'not-readable' : tryScan(scan);
      return typeof parsed !== 'string' && /sr|report/i.test(scan.name) && parsed.source.size < 200_000;
    })
    .map(({ absolute }) => absolute);
  const policy = at('policy.json');
  let report: Report;
  const cleaned = () => report.inputs.flatMap(({ path, output }) => (output ? [[path, join(at('out'), output.path)] as const] : []));
  const read = (paths: readonly string[]): Item[][] =>
    JSON.parse(execFileSync(tools.pydicom.command, ['-I', '-c', READER, ...paths], { encoding: 'utf8', maxBuffer: 2 ** 28 })) as Item[][];

  beforeAll(() => {
    buildSteps('cli');
    writeFileSync(policy, JSON.stringify({ schema: 1, name: 'reports', options: { cleanStructuredContent: true } }));
    const asked = reports.flatMap((path) => ['--include', path]);
    runCli(['export', ...reports, '--out', at('out'), '--policy', policy, '--text', 'off', '--report', at('report.json'), ...asked]);
    report = JSON.parse(readFileSync(at('report.json'), 'utf8')) as Report;
  }, 240_000);

  it('are left out by default, whatever the policy', () => {
    const run = runCli(['export', ...reports, '--out', at('none'), '--policy', policy, '--text', 'off', '--json']);
    expect(run.code).toBe(3);
    const reasons = (JSON.parse(run.stdout) as Report).inputs.map(({ reason }) => reason);
    expect(reasons.filter((reason) => reason === 'structured-report').length).toBeGreaterThan(0);
    expect(existsSync(at('none'))).toBe(reasons.some((reason) => reason === null));
  });

  it('keep their tree, codes and numbers, and no free word, once they are asked for', () => {
    expect(cleaned().length).toBeGreaterThan(0);
    const before = read(cleaned().map(([path]) => path)).flat();
    const after = read(cleaned().map(([, path]) => path)).flat();
    expect(after.map(([place, type, concept]) => [place, type, concept])).toEqual(
      before.map(([place, type, concept]) => [place, type, concept]),
    );
    const counts = { codes: 0, numbers: 0, texts: 0, names: 0 };
    after.forEach(([, , , code, number, text, name], index) => {
      const [, , , oldCode, oldNumber, oldText, oldName] = before[index] as Item;
      // A word of the person inside a code's meaning is cut out of it; the code itself stays.
      expect(code.map(([value]) => value)).toEqual(oldCode.map(([value]) => value));
      expect(number).toEqual(oldNumber);
      expect(text).toBe(oldText === '' ? '' : 'REMOVED');
      expect(name).toBe(oldName === '' ? '' : 'REMOVED');
      if (code.length > 0) counts.codes += 1;
      if (number.length > 0) counts.numbers += 1;
      if (text !== '') counts.texts += 1;
      if (name !== '') counts.names += 1;
    });
    process.stderr.write(`reports cleaned: ${cleaned().length} files, ${JSON.stringify(counts)}\n`);
    expect(Math.min(counts.codes, counts.texts)).toBeGreaterThan(0);
  });

  it('are named in the receipt as what was overruled', () => {
    const receipt = JSON.parse(readFileSync(`${at('out')}.receipt.json`, 'utf8')) as Receipt;
    const [overruling] = receipt.overrulings;
    expect(overruling).toEqual({ reason: 'structured-report', element: null, files: receipt.overruled });
    expect(receipt.options?.cleanStructuredContent).toBe(true);
  });
});
