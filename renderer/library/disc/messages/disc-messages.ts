import type { Language } from '../../../app/messages/language.js';
import { useLanguage } from '../../../app/messages/use-messages.js';
import { type DiscMessages, en } from './en.js';
import { fr } from './fr.js';

const TABLES: Readonly<Record<Language, DiscMessages>> = { en, fr };

/** What the contents of a disc say, in the person's language. */
export const useDiscMessages = (): DiscMessages => TABLES[useLanguage()];
