import type { Language } from '../state.js';
import { type MarksMessages, marksEn } from './marks-en.js';
import { marksFr } from './marks-fr.js';

export type { MarksMessages } from './marks-en.js';

const MESSAGES: Readonly<Record<Language, MarksMessages>> = { en: marksEn, fr: marksFr };

/** Every text where marks are kept, in one language. */
export const marksMessages = (language: Language): MarksMessages => MESSAGES[language];
