import type { Language } from '../state.js';
import { type HandOverMessages, handOverEn } from './hand-over-en.js';
import { handOverFr } from './hand-over-fr.js';

export type { HandOverMessages } from './hand-over-en.js';

const MESSAGES: Readonly<Record<Language, HandOverMessages>> = { en: handOverEn, fr: handOverFr };

/** Every text of the ways out that are no folder, in one language. */
export const handOverMessages = (language: Language): HandOverMessages => MESSAGES[language];
