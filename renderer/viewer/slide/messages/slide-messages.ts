import type { Language } from '../../../app/messages/language.js';
import { useLanguage } from '../../../app/messages/use-messages.js';
import { en, type SlideMessages } from './en.js';
import { fr } from './fr.js';

const TABLES: Readonly<Record<Language, SlideMessages>> = { en, fr };

/** What the viewport of a slide says, in the person's language. */
export const useSlideMessages = (): SlideMessages => TABLES[useLanguage()];
