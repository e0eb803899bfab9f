import type { Language } from '../../messages/language.js';
import { useLanguage } from '../../messages/use-messages.js';
import { en, type KeysMessages } from './en.js';
import { fr } from './fr.js';

const TABLES: Readonly<Record<Language, KeysMessages>> = { en, fr };

/** The words of the screen of keys and buttons, in the person's language. */
export const useKeysMessages = (): KeysMessages => TABLES[useLanguage()];
