import type { Language } from '../state.js';
import { type SourceMessages, sourceEn } from './source-en.js';
import { sourceFr } from './source-fr.js';

export type { SourceMessages, SourcePart } from './source-en.js';

/** Every text of the account of the sources in one language. */
export const sourceMessages = (language: Language): SourceMessages => (language === 'fr' ? sourceFr : sourceEn);
