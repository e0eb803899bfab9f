import type { Language } from '../state.js';
import { type AboutMessages, aboutEn } from './about-en.js';
import { aboutFr } from './about-fr.js';

export type { AboutMessages } from './about-en.js';

/** Every text of the proof and the help in one language. */
export const aboutMessages = (language: Language): AboutMessages => (language === 'fr' ? aboutFr : aboutEn);
