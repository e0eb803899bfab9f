import { closeSync, ftruncateSync, linkSync, mkdirSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGrants, MAX_GRANTS } from '../../electron/files/grants.js';
import { openAll } from '../electron/scratch.js';
import { element, file, header, imageElements, imageFile, SYNTAX, uint16 } from '../support/dicom-bytes.js';
import { buildSteps, scratchFolder } from '../support/run-cli.js';
import { measureCli } from './measure.js';

/** Large things. The files are sparse on the disk, and no test reads all of one. */
const scratch = scratchFolder();
beforeAll(() => buildSteps('cli'), 300_000);
afterAll(() => scratch.remove());

const MEGABYTE = 1024 * 1024;
const GIGABYTE = 1024 * MEGABYTE;

describe('a file of more than 5 GB', () => {
  const frames = 2000;
  const path = join(scratch.path, 'large.dcm');
  beforeAll(() => {
    // 2000 frames of 1024 × 1024 words are just under what a length of 32 bits can say; then come more than a gigabyte of padding.
    const pixelBytes = frames * 2 * MEGABYTE;
    const more = [
      { tag: 0x00280008, bytes: element(0x00280008, 'IS', String(frames)) },
      { tag: 0x00280010, bytes: element(0x00280010, 'US', uint16(1024)) },
      { tag: 0x00280011, bytes: element(0x00280011, 'US', uint16(1024)) },
    ];
    const start = file(SYNTAX.explicit, imageElements(SYNTAX.explicit, more, header(0x7fe00010, 'OW', pixelBytes)));
    const padding = header(0xfffcfffc, 'OB', 1.5 * GIGABYTE);
    const descriptor = openSync(path, 'wx');
    writeSync(descriptor, start);
    // The last sample of the last frame.
    writeSync(descriptor, uint16(4711), 0, 2, start.length + pixelBytes - 2);
    writeSync(descriptor, padding, 0, padding.length, start.length + pixelBytes);
    ftruncateSync(descriptor, start.length + pixelBytes + padding.length + 1.5 * GIGABYTE);
    closeSync(descriptor);
  });

  it('is listed, and its last frame read, in little memory', async () => {
    const listed = await measureCli(['inspect', path, '--json']);
    expect(listed.code).toBe(0);
    expect(listed.stdout).toContain('1.2.3.4.5.6');
    expect(listed.peak).toBeLessThan(200 * MEGABYTE);

    const raw = join(scratch.path, 'last.raw');
    const read = await measureCli(['frame', path, '--frame', String(frames - 1), '--out', raw]);
    expect(read.code).toBe(0);
    const words = readFileSync(raw);
    expect(words.length).toBe(2 * MEGABYTE);
    expect(words.readUInt16LE(words.length - 2)).toBe(4711);
    expect(read.peak).toBeLessThan(250 * MEGABYTE);
  });
});

describe('very many files', () => {
  it('are listed one by one: 10,000 of them', async () => {
    const folder = join(scratch.path, 'many');
    mkdirSync(folder);
    const one = imageFile(SYNTAX.explicit);
    const uid = Buffer.from(one).lastIndexOf('1.2.3.4.5.6\0');
    for (let index = 0; index < 10_000; index += 1) {
      one.set(Buffer.from(`1.${10_000_000 + index}\0\0`, 'latin1').subarray(0, 12), uid);
      writeFileSync(join(folder, `${index}`), one);
    }
    const { code, stdout, peak } = await measureCli(['inspect', folder, '--json']);
    expect(code).toBe(0);
    expect(new Set(stdout.match(/1\.100\d{5}/g)).size).toBe(10_000);
    expect(peak).toBeLessThan(600 * MEGABYTE);
  });

  it('are granted in batches, up to a limit that is said: a folder of 100,000', async () => {
    const folder = join(scratch.path, 'crowd');
    mkdirSync(folder);
    const first = join(folder, 'first');
    writeFileSync(first, 'not a scan');
    // Names of one file: what counts is how many there are, and a folder of links is made faster.
    for (let index = 1; index < 60_000; index += 1) linkSync(first, join(folder, `${index}`));
    const second = join(folder, 'second');
    writeFileSync(second, 'not a scan either');
    for (let index = 60_001; index <= 100_000; index += 1) linkSync(second, join(folder, `${index}`));
    const { grants, skipped } = await openAll(createGrants(), [folder]);
    expect(grants.length + skipped.length).toBe(100_001);
    expect(skipped).toEqual([]);
    expect(MAX_GRANTS).toBeGreaterThan(100_000);
  });
});
