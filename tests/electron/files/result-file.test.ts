import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFile, writeResult } from '../../../electron/files/result-file.js';
import { scratchFolder, writeFile } from '../scratch.js';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('a result', () => {
  it('takes the place of another of its name, and is its owner’s alone', () => {
    const root = scratchFolder();
    const path = writeFile(root, 'report', 'the old one');
    expect(writeResult(path, bytes('the new one'))).toBeNull();
    expect(readFileSync(path, 'utf8')).toBe('the new one');
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(root)).toEqual(['report']);
  });

  it('that can’t be written leaves what there was, nothing beside it, and says why', () => {
    const root = scratchFolder();
    mkdirSync(join(root, 'a folder'));
    expect(writeResult(join(root, 'a folder'), bytes('x'))).toMatch(/^E[A-Z]+$/);
    expect(writeResult(join(root, 'not', 'there'), bytes('x'))).toBe('ENOENT');
    expect(readdirSync(root)).toEqual(['a folder']);
  });

  it('that is to be new is never another’s', () => {
    const root = scratchFolder();
    expect(makeFile(join(root, 'key'), bytes('one'))).toBe(true);
    expect(makeFile(join(root, 'key'), bytes('two'))).toBe(false);
    expect(makeFile(join(root, 'not', 'there'), bytes('two'))).toBe(false);
    expect(readFileSync(join(root, 'key'), 'utf8')).toBe('one');
  });
});
