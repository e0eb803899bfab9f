import type { Language } from '../../app/messages/language.js';
import { useLanguage } from '../../app/messages/use-messages.js';
import { en, type ObjectMessages } from './en.js';
import { fr } from './fr.js';

const TABLES: Readonly<Record<Language, ObjectMessages>> = { en, fr };

export const objectMessages = (language: Language): ObjectMessages => TABLES[language];

/** What the screens of this folder say, in the person's language. */
export const useObjectMessages = (): ObjectMessages => objectMessages(useLanguage());
