import type { Language } from '../state.js';
import { type FindingMessages, findingsEn } from './findings-en.js';
import { findingsFr } from './findings-fr.js';

export type { FindingMessages } from './findings-en.js';

/** Every text of what the leak search found, in one language. */
export const findingMessages = (language: Language): FindingMessages => (language === 'fr' ? findingsFr : findingsEn);
