import { useAppState } from '../store.js';
import { en, type Messages } from './en.js';
import { fr } from './fr.js';
import type { Language } from './language.js';

const TABLES: Readonly<Record<Language, Messages>> = { en, fr };

export const messagesOf = (language: Language): Messages => TABLES[language];

export const useLanguage = (): Language => useAppState((state) => state.language);

/** What the window says, in the person's language. */
export const useMessages = (): Messages => messagesOf(useLanguage());
