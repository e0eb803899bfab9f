import type { Language } from '../../../app/messages/language.js';
import { useLanguage } from '../../../app/messages/use-messages.js';
import { en, type GridMessages } from './en.js';
import { fr } from './fr.js';

const TABLES: Readonly<Record<Language, GridMessages>> = { en, fr };

/** How the stage is divided, in the person's language. */
export const useGridMessages = (): GridMessages => TABLES[useLanguage()];
