import { describe, expect, it } from 'vitest';
import { sizeText, wordsFor } from '../../../electron/window/words.js';

describe('main’s own words', () => {
  it('speak French where the system does, English elsewhere', () => {
    expect(wordsFor('fr-CA').quit).toBe('Quitter');
    for (const locale of ['en-GB', 'de', '']) expect(wordsFor(locale).quit).toBe('Quit');
  });

  it('ask with count, size and place, and say what nobody has checked', () => {
    const english = wordsFor('en');
    expect(english.question(english.files(1), '5 bytes')).toBe('Write 1 file (5 bytes)?');
    expect(english.files(1234)).toBe('1,234 files');
    expect(english.written.copy.consequence('Downloads', 'Negatoscope-copy-1')).toMatch(
      /“Negatoscope-copy-1” in “Downloads”\. A name may be written in a picture/,
    );
    expect(english.written.marks.consequence('Downloads', 'Negatoscope-marks-1')).toMatch(
      /“Negatoscope-marks-1” in “Downloads”\. They are NOT anonymised: .* name/,
    );
    expect(wordsFor('fr').written.marks.consequence('Bureau', 'x')).toMatch(/ne sont PAS anonymisés : chacun porte le nom/);
    expect(wordsFor('fr').written.copy.consequence('Bureau', 'x')).toMatch(/Un nom peut être écrit dans une image/);
  });

  it('write sizes as file managers do', () => {
    expect([0, 1, 999, 1000, 1_234_567, 999_950, 5e9, 2e12].map((bytes) => sizeText(bytes, 'en'))).toEqual([
      '0 bytes',
      '1 byte',
      '999 bytes',
      '1 kB',
      '1.2 MB',
      '1 MB',
      '5 GB',
      '2 TB',
    ]);
    expect(sizeText(1_234_567, 'fr-FR')).toBe('1,2 Mo');
  });
});
