import type { Language } from '../../app/messages/language.js';
import { useLanguage } from '../../app/messages/use-messages.js';
import { en, type ViewerMessages } from './en.js';
import { fr } from './fr.js';

const TABLES: Readonly<Record<Language, ViewerMessages>> = { en, fr };

export const viewerMessages = (language: Language): ViewerMessages => TABLES[language];

/** What is written around the picture, in the person's language. */
export const useViewerMessages = (): ViewerMessages => viewerMessages(useLanguage());
