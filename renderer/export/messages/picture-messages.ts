import type { Language } from '../state.js';
import { type PictureMessages, pictureEn } from './picture-en.js';
import { pictureFr } from './picture-fr.js';

/** Every text beside a picture for a chat, in one language. */
export const pictureMessages = (language: Language): PictureMessages => (language === 'fr' ? pictureFr : pictureEn);
