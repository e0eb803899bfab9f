import type { Language } from '../../state.js';
import { type FaceMessages, facesEn } from './en.js';
import { facesFr } from './fr.js';

export type { FaceMessages } from './en.js';

/** Every text about faces, in one language. */
export const faceMessages = (language: Language): FaceMessages => (language === 'fr' ? facesFr : facesEn);
