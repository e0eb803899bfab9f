export type Language = 'en' | 'fr';

/** The language of the window for a locale of the system, e.g. `fr-CA`. */
export function pickLanguage(locale: string): Language {
  return /^fr\b/i.test(locale) ? 'fr' : 'en';
}

/** Forms of a word by number; French has one for 0 and 1 (CLDR), English for 1. */
export interface PluralForms {
  readonly one: string;
  readonly other: string;
}

const NUMBERS = { en: new Intl.NumberFormat('en-GB'), fr: new Intl.NumberFormat('fr-FR') } as const;
const PLURALS = { en: new Intl.PluralRules('en-GB'), fr: new Intl.PluralRules('fr-FR') } as const;

export const formatNumber = (language: Language, value: number): string => NUMBERS[language].format(value);

/** `# files` with the number written as the language does. */
export function plural(language: Language, count: number, forms: PluralForms): string {
  const form = PLURALS[language].select(count) === 'one' ? forms.one : forms.other;
  return form.replace('#', formatNumber(language, count));
}

/** A window's centre or width, a millimetre: up to three significant decimals, without an exponent. */
export function formatMeasure(language: Language, value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 3;
  return new Intl.NumberFormat(language === 'fr' ? 'fr-FR' : 'en-GB', { maximumFractionDigits: digits }).format(value);
}

/** A DICOM date (PS3.5 §6.2, `YYYYMMDD`) as the language writes it; what isn't one is given back as it stands. */
export function formatDate(language: Language, untrustedDate: string): string {
  const match = /^(\d{4})\.?(\d{2})\.?(\d{2})$/.exec(untrustedDate);
  if (!match) return untrustedDate;
  const date = new Date(Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])));
  if (date.getUTCMonth() !== Number(match[2]) - 1) return untrustedDate;
  return new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', { dateStyle: 'medium', timeZone: 'UTC' }).format(date);
}
