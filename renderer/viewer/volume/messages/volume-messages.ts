import type { Language } from '../../../app/messages/language.js';
import { useLanguage } from '../../../app/messages/use-messages.js';
import { en, type VolumeMessages } from './en.js';
import { fr } from './fr.js';

const TABLES: Readonly<Record<Language, VolumeMessages>> = { en, fr };

/** A series in three planes, in the person's language. */
export const useVolumeMessages = (): VolumeMessages => TABLES[useLanguage()];
