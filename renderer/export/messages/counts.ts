import type { Language } from '../state.js';

const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', fr: 'fr-FR' };

/** Writes whole numbers with the language's separators: `540,212`. */
export interface Counts {
  number(value: number): string;
  /** The form for that count, with the number in the place of `#`. */
  of(count: number, one: string, other: string): string;
  /** A size for a person: `540 kB`, `21.3 MB`. */
  size(bytes: number): string;
}

export function countsIn(language: Language): Counts {
  const locale = LOCALES[language];
  const numbers = new Intl.NumberFormat(locale);
  const rules = new Intl.PluralRules(locale);
  const sizes = new Map<string, Intl.NumberFormat>();
  const inUnit = (unit: string, digits: number) => {
    const known =
      sizes.get(unit) ?? new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: digits });
    sizes.set(unit, known);
    return known;
  };
  return {
    number: (value) => numbers.format(value),
    of: (count, one, other) => (rules.select(count) === 'one' ? one : other).replace('#', numbers.format(count)),
    size(bytes) {
      if (bytes < 1000) return inUnit('byte', 0).format(bytes);
      if (bytes < 1e6) return inUnit('kilobyte', 0).format(bytes / 1e3);
      if (bytes < 1e9) return inUnit('megabyte', 1).format(bytes / 1e6);
      return inUnit('gigabyte', 1).format(bytes / 1e9);
    },
  };
}
