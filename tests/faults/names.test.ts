import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { imageFile, SYNTAX } from '../support/dicom-bytes.js';
import { buildSteps, runCli, scratchFolder } from '../support/run-cli.js';

/** Names as people and machines give them: every script, every sign but the slash, and as long as a disk allows. */
const scratch = scratchFolder();
beforeAll(() => buildSteps('cli'), 300_000);
afterAll(() => scratch.remove());

const NAMES = [
  'Zażółć gęślą jaźń',
  'Ünïcödé ñ ß œ',
  'Рентген лёгких',
  'Ακτινογραφία',
  'صورة الأشعة',
  'צילום רנטגן',
  'एक्स-रे',
  'ภาพเอกซเรย์',
  '胸部X光片',
  'レントゲン写真',
  '엑스레이 사진',
  '😀🩻👩🏽‍⚕️',
  'e\u0301 combined',
  '\u202egnp.nacs',
  'two\nlines\tand a tab',
  '"quoted" and \'quoted\' `$(true)` ; & | <b>bold',
  '-o --out',
  ' space before and after ',
  '~ # % { } \\ ? * : ! @',
  '.hidden',
  'é'.repeat(127),
  'n'.repeat(255),
];

describe('names in every script, and 255 bytes long', () => {
  it('are opened, listed as they are, exported under names of ours, and nothing of them is in the copy', () => {
    const folder = join(scratch.path, 'scans');
    mkdirSync(folder);
    const scan = imageFile(SYNTAX.explicit);
    const uid = Buffer.from(scan).lastIndexOf('1.2.3.4.5.6\0');
    NAMES.forEach((name, index) => {
      scan.set(Buffer.from(`1.2.3.4.${100 + index}`, 'latin1'), uid);
      writeFileSync(join(folder, name), scan);
    });
    const out = join(scratch.path, 'copy');
    const report = join(scratch.path, 'report.json');
    const run = runCli(['export', folder, '--out', out, '--text', 'off', '--faces', 'keep', '--report', report, '--json']);
    expect(run.stderr).not.toMatch(/\n\s+at /);
    expect(run.code).toBe(0);
    const { inputs } = JSON.parse(run.stdout) as { inputs: { path: string; status: string }[] };
    expect(inputs.map(({ path }) => path.slice(folder.length + 1)).sort()).toEqual([...NAMES].sort());
    expect(inputs.every(({ status }) => status === 'exported')).toBe(true);
    const written = readdirSync(out).filter((name) => name !== 'DICOMDIR');
    expect(written.length).toBe(NAMES.length);
    for (const name of written) expect(name).toMatch(/^[A-Z0-9]{8}(\.dcm)?$/);
  });
});
