import type { Language } from '../state.js';
import { type ExportMessages, en } from './en.js';
import { fr } from './fr.js';

export type { ExportMessages, FailureSentences } from './en.js';

const MESSAGES: Readonly<Record<Language, ExportMessages>> = { en, fr };

/** Every text of the export screens in one language. */
export const exportMessages = (language: Language): ExportMessages => MESSAGES[language];
