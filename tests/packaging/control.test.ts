import { describe, expect, it } from 'vitest';
import { controlFile, readFpmArguments } from '../../scripts/package/fpm-stand-in.mjs';

const ARGUMENTS = [
  ...['-s', 'dir', '--force', '-t', 'deb', '-d', 'libnss3', '-d', 'libgtk-3-0 | libgtk-3-0t64', '--architecture', 'amd64'],
  ...['--description', 'Short\n Long words\n\n more', '--version', '1.2.3', '--name', 'thing', '--maintainer', 'A <a@b.invalid>'],
  ...['--url', 'https://b.invalid/', '--category', 'graphics', '--deb-priority', 'optional', 'here/=/opt/thing', 'a=b.1=/usr/a'],
];

describe('the stand-in for fpm', () => {
  it('reads what electron-builder hands to fpm', () => {
    const { options, inputs } = readFpmArguments(ARGUMENTS);
    expect(options.get('-d')).toEqual(['libnss3', 'libgtk-3-0 | libgtk-3-0t64']);
    expect(options.has('--force')).toBe(false);
    expect(inputs[0]).toEqual({ source: 'here/', target: '/opt/thing' });
  });

  it('writes a control file that dpkg reads: continuation lines begin with a space, empty ones are a dot', () => {
    expect(controlFile(readFpmArguments(ARGUMENTS).options, 42)).toBe(
      [
        'Package: thing',
        'Version: 1.2.3',
        'Architecture: amd64',
        'Maintainer: A <a@b.invalid>',
        'Installed-Size: 42',
        'Depends: libnss3, libgtk-3-0 | libgtk-3-0t64',
        'Section: graphics',
        'Priority: optional',
        'Homepage: https://b.invalid/',
        'Description: Short',
        ' Long words',
        ' .',
        ' more',
        '',
      ].join('\n'),
    );
  });

  it('refuses what it does not understand', () => {
    expect(() => readFpmArguments(['--version'])).toThrow(/needs a value/);
    expect(() => readFpmArguments(['word'])).toThrow(/SOURCE=TARGET/);
    expect(() => controlFile(new Map(), 1)).toThrow(/missing/);
  });
});
