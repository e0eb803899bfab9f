import type { Language } from '../state.js';
import { type KeyMessages, keyEn } from './key-en.js';
import { keyFr } from './key-fr.js';

export type { KeyMessages } from './key-en.js';

/** Every text of the kept key in one language. */
export const keyMessages = (language: Language): KeyMessages => (language === 'fr' ? keyFr : keyEn);
