import type { Language } from '../../../app/messages/language.js';
import { useLanguage } from '../../../app/messages/use-messages.js';
import { en, type PlainMessages } from './en.js';
import { fr } from './fr.js';

const TABLES: Readonly<Record<Language, PlainMessages>> = { en, fr };

/** The words of the plain view, in the person's language. */
export const usePlainMessages = (): PlainMessages => TABLES[useLanguage()];
