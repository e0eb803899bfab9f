import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ICO_SIZES, writeIcns } from '../../scripts/package/icon-containers.mjs';
import { scratchFolder } from '../electron/scratch.js';
import { repository } from '../support/real-files.js';
import { tools } from '../support/tools.js';
import { itWith } from '../support/when.js';

const resource = (...parts: readonly string[]) => join(repository, 'resources', ...parts);
const PNG_HEAD = '89504e470d0a1a0a';

/** The side of a square PNG, from its header. */
function sideOf(png: Buffer): number {
  expect(png.subarray(0, 8).toString('hex')).toBe(PNG_HEAD);
  expect(png.readUInt32BE(16)).toBe(png.readUInt32BE(20));
  return png.readUInt32BE(16);
}

describe('icons', () => {
  it('are there in every size that desktops look for, each as large as its name says', () => {
    for (const side of [16, 24, 32, 48, 64, 128, 256, 512, 1024]) {
      expect(sideOf(readFileSync(resource('icons', 'png', `${side}x${side}.png`)))).toBe(side);
    }
  });

  it.each(['negatoscope', 'scan-file'])('%s.icns holds pictures of the sizes that its types stand for', (name) => {
    const bytes = readFileSync(resource('icons', `${name}.icns`));
    expect(bytes.toString('latin1', 0, 4)).toBe('icns');
    expect(bytes.readUInt32BE(4)).toBe(bytes.length);
    const sides: Record<string, number> = {};
    for (let at = 8; at < bytes.length; at += bytes.readUInt32BE(at + 4)) {
      sides[bytes.toString('latin1', at, at + 4)] = sideOf(bytes.subarray(at + 8));
    }
    expect(sides).toEqual({ icp4: 16, icp5: 32, ic11: 32, ic12: 64, ic07: 128, ic08: 256, ic13: 256, ic09: 512, ic14: 512, ic10: 1024 });
  });

  itWith(tools.icotool, '.ico holds every size, by an independent reader', () => {
    for (const name of ['negatoscope', 'scan-file']) {
      const list = execFileSync(tools.icotool.command, ['-l', resource('icons', `${name}.ico`)], { encoding: 'utf8' });
      expect([...list.matchAll(/--width=(\d+)/g)].map(([, width]) => Number(width))).toEqual(ICO_SIZES);
    }
  });

  it('are not written where a size is missing', () => {
    expect(() => writeIcns(new Map())).toThrow(/no picture of 16 pixels/);
  });
});

describe('descriptions for Linux desktops', () => {
  itWith(tools.appstreamcli, 'the AppStream metadata is valid', () => {
    const file = resource('linux', 'negatoscope.metainfo.xml');
    expect(execFileSync(tools.appstreamcli.command, ['validate', '--no-net', '--pedantic', file], { encoding: 'utf8' })).toMatch(
      /successful/,
    );
    const { version } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
    expect(readFileSync(file, 'utf8')).toContain(`<release version="${version}"`);
  });

  itWith(tools.mandoc, 'the man page has no fault', () => {
    const lint = ['-T', 'lint', '-W', 'warning', resource('linux', 'negatoscope.1')];
    expect(execFileSync(tools.mandoc.command, lint, { encoding: 'utf8' })).toBe('');
  });

  itWith(tools.updateMimeDatabase, 'the system tells scans by name, and by content where there is no name for it', () => {
    const folder = scratchFolder();
    mkdirSync(join(folder, 'packages'));
    cpSync(resource('linux', 'negatoscope-mime.xml'), join(folder, 'packages', 'negatoscope.xml'));
    execFileSync(tools.updateMimeDatabase.command, [folder], { stdio: 'pipe' });
    // Without case-sensitive="true" names match in any case, and are kept in small letters.
    const globs = readFileSync(join(folder, 'globs2'), 'utf8').split('\n');
    for (const glob of ['*.dcm', '*.dicom', 'dicomdir']) expect(globs).toContain(`50:application/dicom:${glob}`);
    expect(globs).toContain('40:application/dicom:*.dic');
    for (const glob of ['*.nii', '*.nii.gz']) expect(globs).toContain(`50:application/x-nifti:${glob}`);
    expect(readFileSync(join(folder, 'magic')).includes('DICM')).toBe(true);
    // Never the default for what has programs of its own.
    expect(globs.some((line) => /\*\.(zip|gz|png|jpe?g|tiff?)$/.test(line))).toBe(false);
  });

  itWith(tools.desktopFileValidate, 'the validator that the package test stands on refuses a bad entry', () => {
    const bad = join(scratchFolder(), 'bad.desktop');
    writeFileSync(bad, '[Desktop Entry]\nName=x\n');
    expect(() => execFileSync(tools.desktopFileValidate.command, [bad], { stdio: 'pipe' })).toThrow();
  });
});
