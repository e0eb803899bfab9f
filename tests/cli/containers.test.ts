import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../cli/report.js';
import { niftiBytes } from '../core/nifti/nifti-bytes.js';
import { element, imageFile, SYNTAX } from '../support/dicom-bytes.js';
import { isoBytes } from '../support/iso-bytes.js';
import { corpus, corpusFiles, pydicomData, pydicomFiles } from '../support/real-files.js';
import { buildSteps, runCli, scratchFolder } from '../support/run-cli.js';
import { itWith } from '../support/when.js';
import { type ZipPart, zipBytes } from '../support/zip-bytes.js';

const scratch = scratchFolder();
const at = (...parts: string[]) => join(scratch.path, ...parts);
const SEED = '5e'.repeat(32);
const scan = (number: number, pixels?: Uint8Array): Uint8Array =>
  imageFile(
    SYNTAX.explicit,
    [
      { tag: 0x00080018, bytes: element(0x00080018, 'UI', `1.2.3.4.5.6.${number}`) },
      { tag: 0x00280010, bytes: element(0x00280010, 'US', Uint8Array.of(0, 2)) },
      { tag: 0x00280011, bytes: element(0x00280011, 'US', Uint8Array.of(0, 2)) },
    ],
    element(0x7fe00010, 'OW', pixels ?? new Uint8Array(512 * 512 * 2).fill(number)),
  );
const SCANS: readonly ZipPart[] = [1, 2, 3].map((number) => ({ name: `DICOM/IM${number}`, content: scan(number), stored: number === 2 }));

/** Names and hashes of what an export wrote. */
function exported(input: string, out: string): { files: [string, string][]; report: Report; code: number | null } {
  const run = runCli(['export', input, '--out', at(out), '--seed', SEED, '--text', 'off', '--faces', 'keep', '--json']);
  const report = JSON.parse(run.stdout) as Report;
  const files = existsSync(at(out)) ? readdirSync(at(out)).sort() : [];
  return {
    files: files.map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(at(out), name)))
        .digest('hex'),
    ]),
    report,
    code: run.code,
  };
}

beforeAll(() => {
  buildSteps('cli');
  mkdirSync(at('folder', 'DICOM'), { recursive: true });
  for (const { name, content } of SCANS) writeFileSync(at('folder', String(name)), content);
  writeFileSync(at('disc.zip'), zipBytes(SCANS));
  writeFileSync(
    at('nested.zip'),
    zipBytes([{ name: 'a.zip', content: zipBytes([{ name: 'b.zip', content: zipBytes(SCANS), stored: true }]) }]),
  );
  writeFileSync(at('one.gz'), gzipSync(scan(1)));
}, 120_000);
afterAll(() => scratch.remove());

describe('a zip', () => {
  it('is exported to the very bytes of the folder that was packed, nested or not', () => {
    const folder = exported(at('folder'), 'from-folder');
    const zip = exported(at('disc.zip'), 'from-zip');
    const nested = exported(at('nested.zip'), 'from-nested');
    expect(folder.files).toHaveLength(3);
    expect([folder.code, zip.code, nested.code]).toEqual([0, 0, 0]);
    expect(zip.files).toEqual(folder.files);
    expect(nested.files).toEqual(folder.files);
    expect(zip.report.inputs.map(({ path, status }) => [path, status])).toEqual(
      [1, 2, 3].map((n) => [at('disc.zip', 'DICOM', `IM${n}`), 'exported']),
    );
    expect(nested.report.inputs[0]?.path).toBe(at('nested.zip', 'a.zip', 'b.zip', 'DICOM', 'IM1'));
  });

  it('is exported from one gzip too', () => {
    const { files, report } = exported(at('one.gz'), 'from-gzip');
    expect(files).toHaveLength(1);
    expect(report.inputs[0]).toMatchObject({ path: at('one.gz'), status: 'exported' });
  });

  it('says of every file that is not read why, also of two with one name', () => {
    const parts: readonly ZipPart[] = [
      { name: 'IM1', content: scan(1) },
      { name: 'IM1', content: scan(2) },
      { name: 'secret', content: scan(3), claims: { flags: 1 } },
      { name: 'broken', content: scan(3), claims: { crc: 1 } },
      { name: 'letter.txt', content: new TextEncoder().encode('A letter, and no scan at all.') },
    ];
    writeFileSync(at('mixed.zip'), zipBytes(parts));
    const { report, code, files } = exported(at('mixed.zip'), 'from-mixed');
    expect(code).toBe(3);
    expect(files).toHaveLength(2);
    expect(
      Object.fromEntries(report.inputs.map(({ path, status, reason }) => [path.slice(at('mixed.zip').length + 1), reason ?? status])),
    ).toEqual({
      IM1: 'exported',
      'IM1 (2)': 'exported',
      secret: 'entry-encrypted',
      broken: 'entry-checksum-differs',
      'letter.txt': 'not-dicom',
    });
  });

  it('is never replaced by a result', () => {
    const before = readFileSync(at('disc.zip'));
    const run = runCli(['export', at('disc.zip'), '--out', at('never'), '--report', at('disc.zip')]);
    expect(run.code).toBe(2);
    expect(readFileSync(at('disc.zip')).equals(before)).toBe(true);
  });
});

describe('inspect', () => {
  it('joins the two files of a volume, also inside archives, and a disc image', () => {
    const whole = niftiBytes({ size: [2, 2, 3], values: Array.from({ length: 12 }, () => 1), magic: 'ni1' });
    const header = whole.slice(0, 348);
    new DataView(header.buffer).setFloat32(108, 0, true);
    const nodes = [
      { name: 'HEAD.HDR', content: header },
      { name: 'HEAD.IMG', content: whole.slice(352) },
      { name: 'LONE.HDR', content: header },
    ];
    writeFileSync(at('disc.iso'), isoBytes([{ name: 'VOLUMES', nodes }]));
    const run = runCli(['inspect', at('disc.iso'), '--json']);
    expect(run.code).toBe(0);
    const { instances, unread } = JSON.parse(run.stdout) as {
      instances: { path: string; image: unknown }[];
      unread: { path: string; reason: string }[];
    };
    expect(instances.map(({ path }) => path)).toEqual([at('disc.iso', 'VOLUMES', 'HEAD.HDR')]);
    expect(instances[0]?.image).toMatchObject({ kind: 'image', rows: 2, columns: 2, numberOfFrames: 3 });
    expect(unread).toEqual([{ path: at('disc.iso', 'VOLUMES', 'LONE.HDR'), reason: 'voxels-in-another-file' }]);
  });

  it('sees inside a zip, and NIfTI', () => {
    writeFileSync(
      at('head.zip'),
      zipBytes([{ name: 'head.nii', content: niftiBytes({ size: [2, 2, 3], values: Array.from({ length: 12 }, () => 1) }) }, ...SCANS]),
    );
    const answer = JSON.parse(runCli(['inspect', at('head.zip'), '--json']).stdout) as {
      instances: { path: string; image: { numberOfFrames: number } }[];
    };
    expect(answer.instances.map(({ path, image }) => [path.slice(at('head.zip').length + 1), image.numberOfFrames])).toEqual([
      ['head.nii', 3],
      ['DICOM/IM1', 1],
      ['DICOM/IM2', 1],
      ['DICOM/IM3', 1],
    ]);
  });

  itWith([pydicomData], "names what the disc's index lists and is not there", () => {
    const index = pydicomFiles().find(({ path }) => path.endsWith('dicomdirtests/DICOMDIR'));
    if (!index) throw new Error('pydicom brings a DICOMDIR');
    mkdirSync(at('disc', '77654033', 'CR1'), { recursive: true });
    writeFileSync(at('disc', 'DICOMDIR'), readFileSync(index.absolute));
    writeFileSync(at('disc', '77654033', 'CR1', '6154'), scan(1));
    const answer = JSON.parse(runCli(['inspect', at('disc'), '--json']).stdout) as { discs: { files: number; missing: string[] }[] };
    const [disc] = answer.discs;
    expect(disc?.files).toBeGreaterThan(20);
    expect(disc?.missing).toHaveLength((disc?.files ?? 0) - 1);
    expect(disc?.missing).not.toContain('77654033/CR1/6154');
  });

  itWith(corpus, 'reads the real series that come as zips', () => {
    const zips = corpusFiles().filter(({ path }) => path.startsWith('series/') && path.endsWith('.zip'));
    expect(zips.length).toBeGreaterThan(0);
    for (const { path, absolute } of zips) {
      const slices = Number(/(\d+)-slices/.exec(path)?.[1]);
      const answer = JSON.parse(runCli(['inspect', absolute, '--json']).stdout) as { instances: unknown[]; unread: unknown[] };
      expect([path, answer.instances.length]).toEqual([path, slices]);
    }
  });
});
