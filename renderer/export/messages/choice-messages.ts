import type { Language } from '../state.js';
import { type ChoiceMessages, choicesEn } from './choices-en.js';
import { choicesFr } from './choices-fr.js';

export type { ChoiceMessages } from './choices-en.js';

/** Every text of the choices in one language. */
export const choiceMessages = (language: Language): ChoiceMessages => (language === 'fr' ? choicesFr : choicesEn);
