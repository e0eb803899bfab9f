import type { Language } from '../../state.js';
import { type PicturesMessages, picturesEn } from './en.js';
import { picturesFr } from './fr.js';

/** Every text about the pictures, in one language. */
export const picturesMessages = (language: Language): PicturesMessages => (language === 'fr' ? picturesFr : picturesEn);
