import type { Language } from '../state.js';
import { type VerifyMessages, verifyEn } from './verify-en.js';
import { verifyFr } from './verify-fr.js';

export type { VerifyMessages } from './verify-en.js';

const MESSAGES: Readonly<Record<Language, VerifyMessages>> = { en: verifyEn, fr: verifyFr };

/** Every text of the check of a copy, in one language. */
export const verifyMessages = (language: Language): VerifyMessages => MESSAGES[language];
