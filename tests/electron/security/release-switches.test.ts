import { describe, expect, it } from 'vitest';
import { refusedSwitch } from '../../../electron/security/release-switches.js';

const refused = (words: readonly string[], platform: NodeJS.Platform = 'linux') => refusedSwitch(['negatoscope', ...words], platform);

describe('the switches of an installed program', () => {
  it.each([
    '--remote-debugging-port=9222',
    '--remote-debugging-pipe',
    '--inspect',
    '--inspect-brk=0.0.0.0:9229',
    '--js-flags=--expose-gc',
    '--no-sandbox',
    '--disable-web-security',
    '--proxy-server=somewhere',
    '--host-resolver-rules=',
    '--renderer-cmd-prefix=sh',
    '--load-extension=x',
    '--log-net-log=x',
    '--enable-logging',
    '--smoke',
    '--session',
    '--inspector',
    '-inspect',
    '-r',
  ])('refuses %s wherever it stands', (word) => {
    expect(refused([word])).toBe(word.split('=')[0]);
    expect(refused(['scan.dcm', '--lang=fr', word, 'other.dcm'])).toBe(word.split('=')[0]);
  });

  it('never says the value of what it refuses', () => {
    expect(refused(['--unknown=Ada.Invented'])).toBe('--unknown');
  });

  it('takes what only changes how it is drawn, and inputs', () => {
    expect(refused([])).toBeUndefined();
    expect(refused(['--lang=fr', '--disable-gpu', '--force-device-scale-factor=2', '-', 'scan.dcm', 'file:///a/b.dcm'])).toBeUndefined();
  });

  it('reads no switch behind --', () => {
    expect(refused(['--', '--inspect'])).toBeUndefined();
    expect(refused(['--inspect', '--'])).toBe('--inspect');
  });

  it('reads switches of Windows as Chromium does: with a slash, in any case', () => {
    expect(refused(['/remote-debugging-port=9'], 'win32')).toBe('/remote-debugging-port');
    expect(refused(['--INSPECT'], 'win32')).toBe('--INSPECT');
    expect(refused(['--LANG=fr', 'C:\\scans\\a.dcm'], 'win32')).toBeUndefined();
    expect(refused(['/scans/scan.dcm'], 'linux')).toBeUndefined();
  });

  it('takes what macOS adds itself, and only there', () => {
    expect(refused(['-psn_0_12345', '-AppleLanguages', '(fr)'], 'darwin')).toBeUndefined();
    expect(refused(['-psn_0_12345'], 'linux')).toBe('-psn_0_12345');
    expect(refused(['--NSanything'], 'darwin')).toBe('--NSanything');
  });
});
