import { describe, expect, it } from 'vitest';
import { en } from '../../../renderer/app/messages/en.js';
import { fr } from '../../../renderer/app/messages/fr.js';
import { formatDate, formatMeasure, pickLanguage, plural } from '../../../renderer/app/messages/language.js';
import { formatPersonName } from '../../../renderer/app/names.js';

describe('messages', () => {
  it('have forms for numbers: English one, French none and one', () => {
    expect(en.filesNotOpened(1)).toBe('1 file was not opened');
    expect(en.filesNotOpened(14)).toBe('14 files were not opened');
    expect(fr.filesNotOpened(0)).toBe('0 fichier n’a pas été ouvert');
    expect(fr.filesNotOpened(2)).toBe('2 fichiers n’ont pas été ouverts');
    expect(plural('en', 12345, { one: '# x', other: '# xs' })).toBe('12,345 xs');
  });

  it('say something for every reason, in both languages', () => {
    for (const messages of [en, fr]) {
      for (const sentence of [...Object.values(messages.notOpened), ...Object.values(messages.pictureErrors)]) {
        expect(sentence).toMatch(/^[\p{Lu}].{12,}[.?!]$/u);
      }
    }
  });

  it('are French where the system is', () => {
    expect([pickLanguage('fr-CA'), pickLanguage('fr'), pickLanguage('en-GB'), pickLanguage('frr')]).toEqual(['fr', 'fr', 'en', 'en']);
  });
});

describe('values of a file', () => {
  it('become dates only where they are', () => {
    expect(formatDate('en', '20260312')).toBe('12 Mar 2026');
    expect(formatDate('en', '20261399')).toBe('20261399');
    expect(formatDate('en', '')).toBe('');
  });

  it('become names of people', () => {
    expect(formatPersonName('Exemplaire^Odile^M^Mme^')).toBe('Mme Exemplaire, Odile M');
    expect(formatPersonName('Yamada^Tarou=山田^太郎=やまだ^たろう')).toBe('Yamada, Tarou (山田 太郎 · やまだ たろう)');
    expect(formatPersonName('=山田^太郎=やまだ^たろう')).toBe('山田 太郎 (やまだ たろう)');
    expect(formatPersonName('Hong^Gildong==Hong^Gildong=more')).toBe('Hong, Gildong (Hong Gildong)');
    expect(formatPersonName('^^^')).toBe('');
  });

  it('become measures without noise', () => {
    expect([formatMeasure('en', 1234.567), formatMeasure('en', 0.1234), formatMeasure('fr', 40.55)]).toEqual(['1,235', '0.123', '40,6']);
  });
});
