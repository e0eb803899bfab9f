import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fingerprint, isFresh, markFresh } from '../../scripts/build/fingerprint.mjs';
import { dependenciesInstalled } from '../../scripts/setup/dependencies.mjs';
import { electronSentence, findElectron } from '../../scripts/setup/electron.mjs';
import { executableIn } from '../../scripts/setup/electron-official.mjs';
import { SUBSTITUTE_MARK } from '../../scripts/setup/electron-substitute.mjs';
import { missingNeeds, missingSentence, programPath } from '../../scripts/setup/system-libraries.mjs';
import { appArguments } from '../../scripts/start.mjs';
import { repository } from '../support/real-files.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'negatoscope-setup-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('dependenciesInstalled', () => {
  const lock = (path: string, packages: object) => {
    mkdirSync(join(folder, 'node_modules'), { recursive: true });
    writeFileSync(join(folder, path), JSON.stringify({ packages }));
  };
  const wanted = { '': {}, 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.0.0', optional: true } };

  it.each([
    ['as locked', { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.0.0' } }, true],
    ['without an optional one', { 'node_modules/a': { version: '1.0.0' } }, true],
    ['with another version', { 'node_modules/a': { version: '1.0.1' } }, false],
    ['with one missing', { 'node_modules/b': { version: '2.0.0' } }, false],
    ['with one too many', { 'node_modules/a': { version: '1.0.0' }, 'node_modules/c': { version: '1.0.0' } }, false],
  ])('%s', (_name, installed, expected) => {
    lock('package-lock.json', wanted);
    lock('node_modules/.package-lock.json', installed);
    expect(dependenciesInstalled(folder)).toBe(expected);
  });

  it('is false on a fresh clone', () => {
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: wanted }));
    expect(dependenciesInstalled(folder)).toBe(false);
  });
});

describe('system needs', () => {
  const absent = [
    { package: 'libnot-there1', library: 'libnot-there.so.1' },
    { package: 'not-there', program: 'negatoscope-not-there' },
    { package: 'python3-not-there', python: 'negatoscope_not_there' },
  ];

  it.runIf(process.platform === 'linux')('finds what is missing, and only that', () => {
    const there = { package: 'libc6', library: 'libc.so.6' };
    expect(missingNeeds([there, ...absent])).toEqual(absent);
  });

  it('says what to install', () => {
    const sentence = missingSentence(absent, 'Electron');
    expect(sentence).toContain('sudo apt-get install libnot-there1 not-there python3-not-there');
    expect(sentence).toContain('libnot-there.so.1');
  });

  it('finds programs by PATH', () => {
    expect(programPath('sh')).toMatch(/\/sh$/);
    expect(programPath('negatoscope-not-there')).toBeUndefined();
  });
});

describe('the arguments of start', () => {
  it('sees inputs from where the person stood, and leaves switches alone', () => {
    expect(appArguments(['--smoke', 'shot.png', '--session', 'a/b', '/c', 'file:///d%20e'], '/folder')).toEqual([
      '--smoke',
      '/folder/shot.png',
      '--session',
      '/folder/a/b',
      '/c',
      '/d e',
    ]);
  });

  it('takes everything behind -- for an input', () => {
    expect(appArguments(['--session', '--', '--odd', '-x'], '/folder')).toEqual(['--session', '--', '/folder/--odd', '/folder/-x']);
  });

  it('names the substitute as what it is', () => {
    expect(electronSentence({ executable: '', version: '25.1.1', kind: 'substitute' })).toContain('never in a build that ships');
    expect(electronSentence({ executable: '', version: '45.4.1', kind: 'official' })).not.toContain('substitute');
  });
});

describe('findElectron', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('takes what ELECTRON_OVERRIDE_DIST_PATH names, and says where there is none', async () => {
    vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', folder);
    await expect(findElectron()).rejects.toThrow('a folder without an Electron');
    writeFileSync(executableIn(folder), '');
    writeFileSync(join(folder, 'version'), 'v31.2.3\n');
    expect(await findElectron()).toEqual({ executable: executableIn(folder), version: '31.2.3', kind: 'override' });
  });

  it('knows the substitute by its mark, wherever it lies', async () => {
    vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', folder);
    writeFileSync(executableIn(folder), '');
    writeFileSync(join(folder, SUBSTITUTE_MARK), '{}');
    expect(await findElectron()).toMatchObject({ kind: 'substitute' });
  });
});

describe('fingerprint', () => {
  it('changes with a name and with a content, and with nothing else', () => {
    mkdirSync(join(folder, 'in/deep'), { recursive: true });
    writeFileSync(join(folder, 'in/deep/a'), 'one');
    const first = fingerprint(folder, ['in', 'absent']);
    writeFileSync(join(folder, 'in/deep/a'), 'one');
    expect(fingerprint(folder, ['in', 'absent'])).toBe(first);
    writeFileSync(join(folder, 'in/deep/a'), 'two');
    const second = fingerprint(folder, ['in', 'absent']);
    writeFileSync(join(folder, 'in/b'), '');
    expect(new Set([first, second, fingerprint(folder, ['in', 'absent'])]).size).toBe(3);
  });

  it('is fresh only while its outputs are there', () => {
    const stamp = join(folder, 'stamps/a');
    const output = join(folder, 'output');
    markFresh(stamp, 'print');
    expect(isFresh(stamp, 'print', [output])).toBe(false);
    writeFileSync(output, '');
    expect(isFresh(stamp, 'print', [output])).toBe(true);
    expect(isFresh(stamp, 'other', [output])).toBe(false);
  });
});

describe('what is tracked', () => {
  it('holds no address of a registry in the lock file', () => {
    const { packages } = JSON.parse(readFileSync(join(repository, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { resolved?: string; integrity?: string }>;
    };
    const entries = Object.entries(packages).filter(([path]) => path !== '');
    expect(entries.length).toBeGreaterThan(100);
    expect(entries.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
    expect(entries.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([path]) => path)).toEqual([]);
  });

  it('is told in docs/DEPENDENCIES.md: every direct dependency in its version, and no other', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
      devDependencies: Record<string, string>;
    };
    const rows = readFileSync(join(repository, 'docs/DEPENDENCIES.md'), 'utf8')
      .split('\n')
      .flatMap((line) => /^\| ([^|]+) \|/.exec(line)?.[1]?.trim().split(', ') ?? [])
      .filter((cell) => /\d$/.test(cell));
    const direct = Object.entries({ ...dependencies, ...devDependencies }).map(([name, version]) => `${name} ${version}`);
    expect(rows.sort()).toEqual(direct.sort());
  });

  it('holds no path of a machine and no host of a registry', () => {
    const files = execFileSync('git', ['ls-files', '-z'], { cwd: repository, encoding: 'utf8' }).split('\0').filter(Boolean);
    // Built here from parts, so that this file doesn't hold them either.
    const paths = [...['work/main', 'work/shared', 'root/.'].map((path) => `/${path}`), ['registry', 'npmjs'].join('.')];
    const guilty = files.filter((file) => {
      const text = readFileSync(join(repository, file), 'latin1');
      return paths.some((path) => text.includes(path));
    });
    expect(guilty).toEqual([]);
  });
});
