import type { Language } from '../state.js';
import { type PolicyMessages, policiesEn } from './policies-en.js';
import { policiesFr } from './policies-fr.js';

export type { PolicyMessages } from './policies-en.js';

/** Every text of the kept choices in one language. */
export const policyMessages = (language: Language): PolicyMessages => (language === 'fr' ? policiesFr : policiesEn);
