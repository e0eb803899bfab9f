import type { Language } from '../../../app/messages/language.js';
import { useLanguage } from '../../../app/messages/use-messages.js';
import { en, type MeasureMessages } from './en.js';
import { fr } from './fr.js';

const TABLES: Readonly<Record<Language, MeasureMessages>> = { en, fr };

export const measureMessages = (language: Language): MeasureMessages => TABLES[language];

/** What is said of measures, in the person's language. */
export const useMeasureMessages = (): MeasureMessages => measureMessages(useLanguage());
