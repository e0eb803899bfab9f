import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../cli/report.js';
import { USAGE } from '../../cli/usage.js';
import type { Receipt } from '../../core/bridge.js';
import { NO_OPTIONS } from '../../core/deid/policy.js';
import { version } from '../../package.json';
import { element, imageFile, SYNTAX } from '../support/dicom-bytes.js';
import { repository } from '../support/real-files.js';
import { buildSteps, type CliRun, runCli, scratchFolder } from '../support/run-cli.js';

const scratch = scratchFolder();
const at = (...parts: string[]) => join(scratch.path, ...parts);
const SEED = 'c3'.repeat(32);
/** Its palette is missing, so that nobody can look at its picture. */
const ULTRASOUND = imageFile(SYNTAX.explicit, [
  { tag: 0x00080060, bytes: element(0x00080060, 'CS', 'US') },
  { tag: 0x00280004, bytes: element(0x00280004, 'CS', 'PALETTE COLOR') },
]);

beforeAll(() => {
  buildSteps('cli');
  mkdirSync(at('in', 'quillfeather-zebediah'), { recursive: true });
  writeFileSync(at('in', 'quillfeather-zebediah', 'ct-ZQ-77001.dcm'), imageFile(SYNTAX.explicit));
  writeFileSync(at('in', 'implicit'), imageFile(SYNTAX.implicit));
  writeFileSync(at('in', 'letter.txt'), 'A letter, and no scan at all.');
  writeFileSync(at('us.dcm'), ULTRASOUND);
}, 120_000);
afterAll(() => scratch.remove());

const scan = () => at('in', 'implicit');
function expectUsage(run: CliRun, sentence: RegExp): void {
  expect(run.stderr).toMatch(sentence);
  expect(run.stdout).toBe('');
  expect(run.code).toBe(2);
}

describe('the help', () => {
  it('names every option that a verb takes', () => {
    const folder = join(repository, 'cli');
    const code = readdirSync(folder)
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join(folder, name), 'utf8'));
    const options = new Set(
      code.flatMap((text) => [...text.matchAll(/'?([a-z-]+)'?: \{ type: '(?:string|boolean)'/g)].map(([, name]) => name ?? '')),
    );
    expect(options.size).toBeGreaterThan(20);
    for (const option of options) expect(USAGE, option).toMatch(new RegExp(`--${option}(?![a-z-])`));
  });
});

it('what lies below a file isn’t there: for every verb a wrong use, and no defect', () => {
  for (const words of [['inspect'], ['plan'], ['text'], ['frame', '--out', at('raw')], ['export', '--out', at('below')]]) {
    expectUsage(runCli([...words, join(scan(), 'below')]), /^There is no file or folder ".*below"\.$/m);
  }
});

describe('without a verb', () => {
  it('--version prints name and version, and runs nothing else of the program', () => {
    const coverage = at('coverage');
    const run = runCli(['--version'], { env: { NODE_V8_COVERAGE: coverage } });
    expect(run).toEqual({ code: 0, stdout: `negatoscope ${version}\n`, stderr: '' });
    const scripts = new Set<string>();
    const ran = readdirSync(coverage).flatMap((name) => {
      const { result } = JSON.parse(readFileSync(join(coverage, name), 'utf8')) as {
        result: { url: string; functions: { functionName: string; ranges: { count: number }[] }[] }[];
      };
      for (const { url } of result) if (url.startsWith('file:')) scripts.add(url.replace(/^.*\/(\w+).*$/, '$1'));
      return result
        .filter(({ url }) => url.startsWith('file:'))
        .flatMap(({ functions }) => functions.filter(({ ranges }) => (ranges[0]?.count ?? 0) > 0).map(({ functionName }) => functionName));
    });
    expect(ran).toContain('run');
    // No verb, no module behind one, no codec.
    expect([...scripts].filter((name) => !['exit', 'negatoscope', 'package', 'run', 'say', 'terminal'].includes(name))).toEqual([]);
    expect(ran.filter((name) => /^(exportFiles|inspect|plan|frame|verify|parseFile|openInputs)/.test(name))).toEqual([]);
  });

  it('--help names every verb and says that scans are parsed without a sandbox', () => {
    const run = runCli(['--help']);
    expect(run.code).toBe(0);
    for (const verb of ['inspect', 'frame', 'plan', 'export', 'verify', '--version']) expect(run.stdout).toContain(verb);
    expect(run.stdout).toMatch(/without the sandbox/);
  });

  it.each([
    [[], /Name a verb/],
    [['sell'], /no verb "sell"/],
    [['__proto__'], /no verb "__proto__"/],
  ])('%j is wrong usage', (args, sentence) => expectUsage(runCli(args), sentence));
});

describe('wrong usage, by verb', () => {
  it.each([
    [['inspect'], /at least one file or folder/],
    [['inspect', 'nowhere-to-be-found'], /no file or folder "nowhere-to-be-found"/],
    [['inspect', '--colour'], /colour/],
    [['frame'], /one file/],
    [['plan'], /at least one file or folder/],
    [['export', 'package.json'], /--out is needed/],
    [['export', '--out', 'x-out'], /at least one file or folder/],
    [['verify'], /one folder/],
    [['verify', 'tests'], /--receipt is needed/],
    [['verify', 'nowhere-to-be-found', '--receipt', 'package.json'], /not a receipt/],
    [['verify', 'tests', '--receipt', 'nowhere.json'], /could not be read/],
  ] as const)('%j', (args, sentence) => expectUsage(runCli(args), sentence));

  it.each([
    ['--seed', ['--seed', 'abc'], /64 hexadecimal digits/],
    ['--text', ['--text', 'maybe'], /--text takes/],
    ['--faces', ['--faces', 'blur'], /--faces takes/],
    ['--faces', ['--faces', 'deface', '--format', 'png'], /--faces deface goes with DICOM/],
    ['--format', ['--format', 'tiff'], /--format takes/],
    ['--window', ['--window', '40', '--format', 'png'], /--window takes centre and width/],
    ['--window', ['--window', '40,0.5', '--format', 'jpg'], /--window takes centre and width/],
    ['--window', ['--window', '40,400'], /--window goes with pictures/],
    ['--policy', ['--policy', 'nowhere.json'], /could not be read as JSON/],
  ])('a value that %s does not have', (_name, options, sentence) => {
    expectUsage(runCli(['export', scan(), '--out', at('never'), ...options]), sentence);
    expect(existsSync(at('never'))).toBe(false);
  });

  it('words that were not collected, and a file to include that is not there', () => {
    const exportWith = (...options: string[]) => runCli(['export', scan(), '--out', at('never'), ...options]);
    expectUsage(exportWith('--terms', at('no-terms.json')), /could not be read/);
    writeFileSync(at('other.json'), '{"schema":2}');
    expectUsage(exportWith('--terms', at('other.json')), /holds no terms/);
    expectUsage(exportWith('--terms', join(at('never'), 'terms.json')), /outside --out/);
    expectUsage(exportWith('--include', at('no-file.dcm')), /no file .* to include/);
    expectUsage(exportWith('--format', 'gif'), /--format takes/);
    expect(existsSync(at('never'))).toBe(false);
  });

  it('the verb text without a file', () => expectUsage(runCli(['text', '--json']), /at least one file/));

  it.each([
    [{ schema: 2, name: 'p' }, /wrong-schema/],
    [{ schema: 1, name: 'p', extra: 1 }, /unknown-key at "extra"/],
    [{ schema: 1, name: '<b>' }, /bad-name/],
    [[], /not-an-object/],
  ])('a policy that can not be used: %j', (policy, sentence) => {
    writeFileSync(at('policy.json'), JSON.stringify(policy));
    expectUsage(runCli(['export', scan(), '--out', at('never'), '--policy', at('policy.json')]), sentence);
  });

  it('a report or a receipt inside the copy, through a link too', () => {
    const out = at('inside');
    expectUsage(runCli(['export', scan(), '--out', out, '--report', join(out, 'report.json')]), /--report must be outside --out/);
    mkdirSync(at('real-out'));
    symlinkSync(at('real-out'), at('link-out'));
    expectUsage(runCli(['export', scan(), '--out', at('real-out'), '--report', at('link-out', 'report.json')]), /--report must be outside/);
    expectUsage(runCli(['export', scan(), '--out', at('real-out'), '--receipt', at('real-out', 'r.json')]), /--receipt must be outside/);
    expectUsage(runCli(['export', scan(), '--out', at('one'), '--report', at('same'), '--receipt', at('same')]), /two files/);
    expect(readdirSync(at('real-out'))).toEqual([]);
  });

  it('a result in the place of a source', () => {
    const source = at('precious.dcm');
    copyFileSync(scan(), source);
    symlinkSync(source, at('alias.dcm'));
    for (const option of ['--report', '--receipt'])
      expectUsage(runCli(['export', source, '--out', at('never'), option, at('alias.dcm')]), /names an input/);
    expectUsage(runCli(['frame', source, '--out', source]), /names an input/);
    expect(readFileSync(source)).toEqual(readFileSync(scan()));
  });
});

describe('inspect, frame and plan', () => {
  it('list what is there and why the rest is not read, as one JSON value', () => {
    const run = runCli(['inspect', at('in'), '--json']);
    expect(run.code).toBe(0);
    const answer = JSON.parse(run.stdout) as { instances: { transferSyntax: string }[]; unread: { path: string; reason: string }[] };
    expect(answer.instances.length).toBe(2);
    expect(answer.unread).toEqual([{ path: at('in', 'letter.txt'), reason: 'not-dicom' }]);
  });

  it('write a frame that is there, and no other', () => {
    const out = at('frame.raw');
    expect(runCli(['frame', scan(), '--out', out]).code).toBe(0);
    expect(readFileSync(out).length).toBe(32);
    expectUsage(runCli(['frame', scan(), '--frame', '1', '--out', out]), /frame-out-of-range/);
    expectUsage(runCli(['frame', scan(), '--frame', '-1', '--out', out]), /./);
    expectUsage(runCli(['frame', scan(), '--frame', '1.5', '--out', out]), /whole number/);
    expectUsage(runCli(['frame', at('in'), '--out', out]), /not one file/);
    expect(runCli(['frame', at('in', 'letter.txt'), '--out', out]).code).toBe(1);
    expect(runCli(['frame', scan(), '--out', at('no-folder', 'x.raw')])).toMatchObject({ code: 1, stdout: '' });
  });

  it('plan every element and tell no value', () => {
    const run = runCli(['plan', scan(), '--json']);
    expect(run.code).toBe(0);
    const answer = JSON.parse(run.stdout) as { files: { elements: { element: string; action: string }[] }[] };
    expect(answer.files[0]?.elements.find(({ element: path }) => path === '(0010,0010)')?.action).toBe('replace');
    expect(run.stdout).not.toMatch(/quillfeather|ZQ-77001|19500304/i);
    expect(runCli(['plan', at('us.dcm')]).code).toBe(3);
  });
});

describe('export', () => {
  const out = at('out');
  let report: Report;
  let receiptText: string;
  beforeAll(() => {
    const run = runCli(['export', at('in'), at('us.dcm'), '--out', out, '--seed', SEED, '--json', '--report', at('report.json')]);
    expect(run.code).toBe(3);
    report = JSON.parse(run.stdout) as Report;
    receiptText = readFileSync(`${out}.receipt.json`, 'utf8');
  }, 60_000);

  it('reports every file that was met, and writes the report that it prints', () => {
    expect(JSON.parse(readFileSync(at('report.json'), 'utf8'))).toEqual(report);
    expect(report).toMatchObject({
      schema: 1,
      text: 'auto',
      faces: 'leave-out',
      checks: { secondReader: 2, leakSearch: 2, readBack: 2 },
    });
    expect(report.inputs.map(({ path, status, reason }) => [path, status, reason]).sort()).toEqual(
      [
        [at('in', 'implicit'), 'exported', null],
        [at('in', 'letter.txt'), 'left-out', 'not-dicom'],
        [at('in', 'quillfeather-zebediah', 'ct-ZQ-77001.dcm'), 'exported', null],
        [at('us.dcm'), 'left-out', 'not-checked-for-text'],
      ].sort(),
    );
    for (const { elements } of report.inputs) {
      if (!elements) continue;
      expect(elements.source).toBe(elements.kept + elements.changed + elements.removed);
      expect(elements.output).toBe(elements.kept + elements.changed + elements.added);
    }
  });

  it('names files anew, and leaves nothing of a source in names, copies or receipt', () => {
    expect(readdirSync(out).sort()).toEqual(['IM000000.dcm', 'IM000001.dcm']);
    const receipt = JSON.parse(receiptText) as Receipt;
    expect(receipt).toMatchObject({
      schema: 1,
      policy: 'basic',
      text: 'auto',
      leftOut: 2,
      options: NO_OPTIONS,
      overruled: 0,
      overrulings: [],
      keptKey: false,
      program: { name: 'Negatoscope', version },
    });
    expect(Object.keys(receipt).sort()).toEqual([
      'checks',
      'elements',
      'faces',
      'files',
      'keptKey',
      'leftOut',
      'options',
      'overruled',
      'overrulings',
      'policy',
      'program',
      'schema',
      'text',
    ]);
    const left =
      receiptText +
      readdirSync(out)
        .map((name) => readFileSync(join(out, name), 'latin1'))
        .join('');
    for (const trace of ['quillfeather', 'zebediah', 'ZQ-77001', '19500304', 'implicit', 'letter', '1.2.3.4.5', scratch.path])
      expect(left.toLowerCase()).not.toContain(trace.toLowerCase());
  });

  it('is verified, until a byte, a file or a name changes', () => {
    const receipt = `${out}.receipt.json`;
    const verify = (...more: string[]) => runCli(['verify', out, '--receipt', receipt, ...more]);
    expect(verify('--json')).toMatchObject({ code: 0 });
    const file = join(out, 'IM000000.dcm');
    const original = readFileSync(file);
    const changed = Buffer.from(original);
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
    writeFileSync(file, changed);
    expect(JSON.parse(verify('--json').stdout)).toMatchObject({
      verified: false,
      problems: [{ path: 'IM000000.dcm', problem: 'hash-differs' }],
    });
    writeFileSync(file, Buffer.concat([original, Buffer.alloc(2)]));
    expect(verify()).toMatchObject({ code: 1, stderr: expect.stringContaining('size-differs') });
    writeFileSync(file, original);
    writeFileSync(join(out, 'EXTRA.txt'), 'x');
    expect(verify()).toMatchObject({ code: 1, stderr: expect.stringContaining('EXTRA.txt: not-in-receipt') });
    mkdirSync(at('moved'), { recursive: true });
    copyFileSync(join(out, 'IM000001.dcm'), at('moved', 'IM000001.dcm'));
    expect(runCli(['verify', at('moved'), '--receipt', receipt])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('IM000000.dcm: missing'),
    });
  });

  it('is exit 0 where nothing was left out, and says so', () => {
    const run = runCli(['export', scan(), '--out', at('whole')]);
    expect(run).toMatchObject({ code: 0, stdout: '' });
    expect(run.stderr).toMatch(/written, read back and verified/);
  });

  it('takes a picture along that carries writing where nobody is to look', () => {
    expect(runCli(['export', at('us.dcm'), '--out', at('unlooked'), '--text', 'off']).code).toBe(0);
  });

  it('writes into a folder that is empty, and into no other', () => {
    mkdirSync(at('empty'));
    expect(runCli(['export', scan(), '--out', at('empty')]).code).toBe(0);
    const before = readFileSync(`${at('empty')}.receipt.json`);
    const run = runCli(['export', scan(), '--out', at('empty')]);
    expect(run).toMatchObject({ code: 1, stdout: '' });
    expect(run.stderr).toMatch(/not an empty folder\. Nothing was written/);
    expect(readdirSync(at('empty'))).toEqual(['IM000000.dcm']);
    expect(readFileSync(`${at('empty')}.receipt.json`)).toEqual(before);
  });

  it('says so where the place can not be written, and leaves nothing behind', () => {
    writeFileSync(at('a-file'), 'x');
    expectUsage(runCli(['export', scan(), '--out', at('no-such-folder', 'out')]), /There is no folder/);
    const run = runCli(['export', scan(), '--out', at('a-file')]);
    expect(run.code).toBe(1);
    expect(readFileSync(at('a-file'), 'utf8')).toBe('x');
    mkdirSync(at('locked'));
    chmodSync(at('locked'), 0o500);
    // Root writes everywhere: only somebody else is refused.
    if (process.getuid?.() !== 0) expect(runCli(['export', scan(), '--out', at('locked', 'out')]).code).toBe(1);
    expect(readdirSync(scratch.path).filter((name) => name.includes('.partial-'))).toEqual([]);
  });

  it('writes nothing where nothing can be exported, and says why', () => {
    const run = runCli(['export', at('in', 'letter.txt'), '--out', at('nothing'), '--json']);
    expect(run.code).toBe(3);
    expect((JSON.parse(run.stdout) as Report).inputs).toMatchObject([{ status: 'left-out', reason: 'not-dicom' }]);
    expect(existsSync(at('nothing'))).toBe(false);
    mkdirSync(at('no-scan'));
    expectUsage(runCli(['export', at('no-scan'), '--out', at('nothing')]), /no file in what was given/);
  });

  it('meets a file once that is named twice', () => {
    const run = runCli(['export', scan(), scan(), '--out', at('twice'), '--json']);
    const { inputs } = JSON.parse(run.stdout) as Report;
    expect(inputs.map(({ path }) => path)).toEqual([scan()]);
    expect(readdirSync(at('twice'))).toEqual(['IM000000.dcm']);
  });
});
