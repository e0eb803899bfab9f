import { execFileSync } from 'node:child_process';
import { appendFileSync, copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../cli/report.js';
import type { Receipt } from '../../core/bridge.js';
import { element, imageFile, SYNTAX } from '../support/dicom-bytes.js';
import { buildSteps, runCli, scratchFolder } from '../support/run-cli.js';
import { tools } from '../support/tools.js';
import { itWith } from '../support/when.js';

/** The formats in which a copy leaves, judged by programs that share nothing with what wrote them. */
const scratch = scratchFolder();
const at = (...names: string[]): string => join(scratch.path, ...names);
const SEED = ['--seed', 'c3'.repeat(32)];
const NAME = 'Quillfeather';

const text = (tag: number, vr: string, value: string) => ({ tag, bytes: element(tag, vr, value) });
/** A picture of a patient, of a study, of a series; `number` tells it from others. */
function picture(patient: string, study: string, series: string, number: number): Uint8Array {
  return imageFile(number % 2 === 0 ? SYNTAX.explicit : SYNTAX.bigEndian, [
    ...(number % 2 === 0
      ? [
          text(0x00080018, 'UI', `1.2.3.4.5.6.777${number}`),
          text(0x00100010, 'PN', `${NAME}^${patient}`),
          text(0x00100020, 'LO', patient),
          text(0x0020000d, 'UI', study),
          text(0x0020000e, 'UI', series),
          text(0x00200013, 'IS', String(number)),
        ]
      : []),
  ]);
}

function run(...args: readonly string[]): void {
  const { code, stderr } = runCli(args);
  if (code !== 0) throw new Error(`${args[0]} ended with ${code}: ${stderr}`);
}
const verifies = (what: string, receipt: string): string => {
  const { code, stdout } = runCli(['verify', what, '--receipt', receipt, '--json']);
  const { problems } = JSON.parse(stdout) as { problems: { path: string; problem: string }[] };
  return `${code} ${problems.map(({ problem }) => problem).join()}`;
};
const receiptOf = (path: string): Receipt => JSON.parse(readFileSync(path, 'utf8')) as Receipt;
const python = (code: string, ...args: readonly string[]): unknown =>
  JSON.parse(execFileSync(tools.pydicom.command, ['-I', '-c', code, ...args], { encoding: 'utf8' }));

beforeAll(() => {
  buildSteps('cli');
  mkdirSync(at('in', NAME), { recursive: true });
  [
    picture('ZQ-77001', '1.2.3.4.5.1', '1.2.3.4.5.1.1', 0),
    picture('ZQ-77001', '1.2.3.4.5.1', '1.2.3.4.5.1.1', 2),
    picture('ZQ-77001', '1.2.3.4.5.2', '1.2.3.4.5.2.1', 4),
    picture('ZQ-88002', '1.2.3.4.5.3', '1.2.3.4.5.3.1', 6),
    picture('', '', '', 7),
  ].forEach((bytes, index) => {
    writeFileSync(at('in', NAME, `${NAME}-${index}.dcm`), bytes);
  });
}, 180_000);
afterAll(() => scratch.remove());

describe('export --format zip', () => {
  it('writes one zip of the same files, which nothing tells whose they are, or when and by whom it was made', () => {
    run('export', at('in'), '--out', at('folder'), ...SEED);
    run('export', at('in'), '--format', 'zip', '--out', at('copy.zip'), '--report', at('zip.json'), ...SEED);
    const listed = python(
      [
        'import json, sys, zipfile',
        'zip = zipfile.ZipFile(sys.argv[1])',
        'assert zip.testzip() is None and zip.comment == b""',
        'print(json.dumps([[one.filename, list(one.date_time), one.compress_type, one.extra.hex(), one.comment.hex(), one.create_system, one.external_attr, zip.read(one).hex()] for one in zip.infolist()]))',
      ].join('\n'),
      at('copy.zip'),
    ) as unknown[][];
    expect(listed).toEqual(
      readdirSync(at('folder')).map((name) => [name, [1980, 1, 1, 0, 0, 0], 0, '', '', 0, 0, readFileSync(at('folder', name), 'hex')]),
    );
    expect(existsSync('/usr/bin/unzip') ? execFileSync('unzip', ['-tq', at('copy.zip')], { encoding: 'utf8' }) : 'No errors').toMatch(
      /^No errors/,
    );
    const [zip] = receiptOf(at('copy.zip.receipt.json')).files;
    expect(zip?.entries?.map(({ path }) => path)).toEqual(readdirSync(at('folder')));
    expect(readFileSync(at('copy.zip.receipt.json'), 'utf8')).not.toMatch(new RegExp(`${NAME}|ZQ-|copy`, 'i'));
    const rows = (JSON.parse(readFileSync(at('zip.json'), 'utf8')) as Report).inputs;
    expect(rows.map(({ output }) => output?.path)).toEqual(readdirSync(at('folder')));
    expect(verifies(at('copy.zip'), at('copy.zip.receipt.json'))).toBe('0 ');
  });

  it('is opened by this program again, and gives the same copy once more', () => {
    run('export', at('copy.zip'), '--out', at('again'), ...SEED);
    expect(readdirSync(at('again'))).toEqual(readdirSync(at('folder')));
  });

  it('lies in the folder where --out names one, never over anything', () => {
    run('export', at('in'), '--format', 'zip', '--out', at('zipped'), ...SEED);
    expect(readdirSync(at('zipped'))).toEqual(['IM000000.zip']);
    expect(readFileSync(at('zipped', 'IM000000.zip')).equals(readFileSync(at('copy.zip')))).toBe(true);
    expect(verifies(at('zipped'), at('zipped.receipt.json'))).toBe('0 ');
    const taken = runCli(['export', at('in'), '--format', 'zip', '--out', at('copy.zip')]);
    expect(taken.code).toBe(1);
    expect(readdirSync(scratch.path).filter((name) => name.includes('partial'))).toEqual([]);
  });

  it('fails to verify with one byte changed, wherever it is', () => {
    const whole = readFileSync(at('copy.zip'));
    for (const place of [10, 200, whole.length - 60, whole.length - 1]) {
      const bytes = Buffer.from(whole);
      bytes[place] = (bytes[place] ?? 0) ^ 1;
      writeFileSync(at('broken.zip'), bytes);
      expect(verifies(at('broken.zip'), at('copy.zip.receipt.json'))).toBe('1 hash-differs');
    }
  });
});

describe('export --dicomdir', () => {
  const out = () => at('media');
  it('writes an index that names every file, and files that have what it says', () => {
    run('export', at('in'), '--dicomdir', '--out', out(), ...SEED);
    expect(readdirSync(out()).sort()).toEqual(['DICOMDIR', ...Array.from({ length: 5 }, (_, index) => `IM00000${index}`)]);
    expect(verifies(out(), `${out()}.receipt.json`)).toBe('0 ');
    expect(/quill|ZQ-77001/i.test(readFileSync(at('media', 'DICOMDIR'), 'latin1'))).toBe(false);
  });

  itWith(tools.pydicom, 'is the tree that pydicom reads: each record leads to a file that says the same', () => {
    const tree = python(
      [
        'import json, os, sys, pydicom',
        'from pydicom.fileset import FileSet',
        'folder = sys.argv[1]',
        'found = []',
        'for one in FileSet(os.path.join(folder, "DICOMDIR")):',
        '    file = pydicom.dcmread(one.path)',
        '    for keyword in ("PatientID", "PatientName", "StudyDate", "StudyTime", "StudyID", "StudyInstanceUID", "Modality", "SeriesInstanceUID", "SeriesNumber", "InstanceNumber"):',
        '        assert one[keyword].value == file[keyword].value and str(file[keyword].value) != "", keyword',
        '    assert one.SOPInstanceUID == file.SOPInstanceUID',
        '    found.append([one.PatientID, one.StudyInstanceUID, one.SeriesInstanceUID])',
        'print(json.dumps(found))',
      ].join('\n'),
      out(),
    ) as string[][];
    expect(tree.length).toBe(5);
    expect([0, 1, 2].map((level) => new Set(tree.map((path) => path[level])).size)).toEqual([2, 4, 4]);
  });

  itWith([tools.dciodvfy, tools.dcmdump], 'has no error for dciodvfy, and dcmdump finds every record by its offset', () => {
    const faults = execFileSync('bash', ['-c', `dciodvfy ${JSON.stringify(at('media', 'DICOMDIR'))} 2>&1 || true`], { encoding: 'utf8' });
    expect(faults.split('\n').filter((line) => line.startsWith('Error'))).toEqual([]);
    const dump = execFileSync(tools.dcmdump.command, [at('media', 'DICOMDIR')], { encoding: 'utf8' });
    const offsets = new Set([...dump.matchAll(/offset=\$(\d+)/g)].map(([, offset]) => offset));
    const links = [...dump.matchAll(/\(0004,(?:1200|1202|1400|1420)\) up (\d+)/g)].map(([, link]) => link).filter((link) => link !== '0');
    expect(links.length).toBeGreaterThan(8);
    expect(links.filter((link) => !offsets.has(link))).toEqual([]);
  });

  it('lies in a zip as well, and fails to verify with a file changed, gone or added', () => {
    run('export', at('in'), '--dicomdir', '--format', 'zip', '--out', at('media.zip'), ...SEED);
    expect(receiptOf(at('media.zip.receipt.json')).files[0]?.entries?.at(-1)?.path).toBe('DICOMDIR');
    const receipt = `${out()}.receipt.json`;
    const changed = (change: (folder: string) => void): string => {
      rmSync(at('changed'), { recursive: true, force: true });
      cpSync(out(), at('changed'), { recursive: true });
      change(at('changed'));
      return verifies(at('changed'), receipt);
    };
    expect(changed((folder) => appendFileSync(join(folder, 'IM000001'), '\0'))).toBe('1 size-differs');
    expect(
      changed((folder) => {
        const bytes = readFileSync(join(folder, 'DICOMDIR'));
        bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
        writeFileSync(join(folder, 'DICOMDIR'), bytes);
      }),
    ).toBe('1 hash-differs');
    expect(changed((folder) => rmSync(join(folder, 'IM000002')))).toBe('1 missing');
    expect(changed((folder) => copyFileSync(join(folder, 'IM000002'), join(folder, 'IM000009')))).toBe('1 not-in-receipt');
  });
});

describe('export --format jpg', () => {
  itWith(tools.pillow, 'writes pictures that another reader sees as it sees the PNGs, with no word in them', () => {
    run('export', at('in'), '--format', 'png', '--out', at('png'));
    run('export', at('in'), '--format', 'jpg', '--out', at('jpg'));
    expect(verifies(at('jpg'), at('jpg.receipt.json'))).toBe('0 ');
    for (const name of readdirSync(at('jpg'))) {
      const [mode, size, info, worst] = python(
        [
          'import json, sys',
          'from PIL import Image, ImageChops',
          'jpg, png = Image.open(sys.argv[1]), Image.open(sys.argv[2])',
          'print(json.dumps([jpg.mode, [jpg.size, png.size], sorted(jpg.info), ImageChops.difference(jpg, png).getextrema()[1]]))',
        ].join('\n'),
        at('jpg', name),
        at('png', name.replace('.jpg', '.png')),
      ) as [string, [number[], number[]], string[], number];
      expect([mode, size[0], info]).toEqual(['L', size[1], ['jfif', 'jfif_density', 'jfif_unit', 'jfif_version']]);
      expect(worst).toBeLessThan(12);
    }
  });
});

it('refuses formats and combinations that it does not have', () => {
  for (const [args, sentence] of [
    [['--format', 'tiff'], /dicom, zip, png or jpg/],
    [['--format', 'jpg', '--dicomdir'], /--dicomdir goes with DICOM files/],
  ] as const) {
    const refused = runCli(['export', at('in'), '--out', at('none'), ...args]);
    expect([refused.code, sentence.test(refused.stderr)]).toEqual([2, true]);
  }
});
