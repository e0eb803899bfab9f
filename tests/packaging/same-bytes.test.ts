import { execFileSync } from 'node:child_process';
import { lstatSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { artifactBuildStarted, plainGzip, setTimes } from '../../scripts/package/same-bytes.mjs';
import { scratchFolder } from '../electron/scratch.js';

const EPOCH = 1_700_000_000;

describe('packages of one commit', () => {
  it('have one time for every file, folder and link', () => {
    const folder = scratchFolder();
    mkdirSync(join(folder, 'a', 'b'), { recursive: true });
    writeFileSync(join(folder, 'a', 'b', 'c'), 'x');
    symlinkSync('nowhere', join(folder, 'a', 'link'));
    setTimes(folder, EPOCH);
    for (const path of ['', 'a', 'a/b', 'a/b/c', 'a/link']) expect(lstatSync(join(folder, path)).mtimeMs, path).toBe(EPOCH * 1000);
  });

  it('are refused without that time', async () => {
    const before = process.env['SOURCE_DATE_EPOCH'];
    delete process.env['SOURCE_DATE_EPOCH'];
    await expect(artifactBuildStarted({ file: join(scratchFolder(), 'x.deb') })).rejects.toThrow(/SOURCE_DATE_EPOCH/);
    if (before !== undefined) process.env['SOURCE_DATE_EPOCH'] = before;
  });

  it('are compressed without the name and the time of what was packed', () => {
    const folder = scratchFolder();
    const packed = ['one-name', 'another-name'].map((name, index) => {
      const path = join(folder, name);
      writeFileSync(path, 'the same content');
      setTimes(folder, EPOCH + index);
      execFileSync('gzip', ['--name', path]);
      return readFileSync(`${path}.gz`);
    });
    expect(packed[0]?.equals(packed[1] ?? Buffer.alloc(0))).toBe(false);
    const [one, other] = packed.map(plainGzip);
    expect(one).toEqual(other);
    expect(gunzipSync(one ?? '').toString()).toBe('the same content');
    expect(() => plainGzip(Buffer.from('not gzip at all'))).toThrow('not gzip');
  });
});
