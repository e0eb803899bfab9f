import { describe, expect, it } from 'vitest';
import { inputPath, parseArguments, verbWords } from '../../electron/arguments.js';

const packaged = { cwd: '/here', isDevelopment: false };
const development = { cwd: '/here', isDevelopment: true };
const nothing = { inputs: [], session: false, inspector: false };

describe('the argument list', () => {
  it('takes paths from where the person stands, absolute ones, and file addresses', () => {
    expect(parseArguments(['negatoscope', 'a', '../b', '/c', 'file:///d%20e/f', 'FILE:///g'], packaged).inputs).toEqual([
      '/here/a',
      '/b',
      '/c',
      '/d e/f',
      '/g',
    ]);
  });

  it('in development skips the app itself and what is before it', () => {
    const argv = ['electron', '--inspect=0', '-r', 'loader.js', '--no-sandbox', '.', '--smoke', 'shot.png', 'in', '--lang=fr'];
    expect(parseArguments(argv, development)).toEqual({ ...nothing, inputs: ['/here/in'], smoke: '/here/shot.png' });
    expect(parseArguments(['electron'], development)).toEqual(nothing);
  });

  it('leaves Chromium’s switches alone, and takes everything behind -- as an input', () => {
    expect(parseArguments(['negatoscope', '--disable-gpu', '-x', '--', '--smoke', '-r'], packaged)).toEqual({
      ...nothing,
      inputs: ['/here/--smoke', '/here/-r'],
    });
  });

  it('knows what is to be printed instead of a start, but not where the words belong to Electron or are inputs', () => {
    expect(parseArguments(['negatoscope', '--version', '--help'], packaged)).toEqual({ ...nothing, print: 'version' });
    expect(parseArguments(['electron', '.', '--help'], development)).toEqual({ ...nothing, print: 'help' });
    expect(parseArguments(['electron', '--version', '.'], development)).toEqual(nothing);
    expect(parseArguments(['negatoscope', '--', '--version'], packaged)).toEqual({ ...nothing, inputs: ['/here/--version'] });
  });

  it('knows a verb of the command line where it is the first word, and nowhere else', () => {
    const isVerb = (word: string) => word === 'export';
    expect(verbWords(['negatoscope', 'export', 'a', '--out', 'b'], isVerb, false)).toEqual(['export', 'a', '--out', 'b']);
    expect(verbWords(['electron', '--no-sandbox', '.', 'export', 'a'], isVerb, true)).toEqual(['export', 'a']);
    for (const words of [[], ['a', 'export'], ['--', 'export'], ['./export'], ['/here/export'], ['--lang=fr', 'export']]) {
      expect(verbWords(['negatoscope', ...words], isVerb, false), words.join(' ')).toBeUndefined();
    }
    expect(verbWords(['electron', 'export'], isVerb, true)).toBeUndefined();
  });

  it('knows a wrong use', () => {
    for (const words of [['--smoke'], ['--smoke', '--session'], ['--session']]) {
      expect(() => parseArguments(['negatoscope', ...words], packaged)).toThrow(expect.objectContaining({ name: 'UsageError' }));
    }
    expect(parseArguments(['negatoscope', '--session', '--smoke', 's'], packaged)).toEqual({ ...nothing, session: true, smoke: '/here/s' });
  });

  it('takes an address of another machine as a path that is not there', () => {
    expect(inputPath('file://elsewhere/share/x', '/here')).toBe('/here/file:/elsewhere/share/x');
    expect(inputPath('https://example.com/x', '/here')).toBe('/here/https:/example.com/x');
  });
});
