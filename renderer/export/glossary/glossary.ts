import { type Glossary, type GlossaryTerm, glossaryEn } from '../messages/glossary-en.js';
import { glossaryFr } from '../messages/glossary-fr.js';
import type { Language } from '../state.js';

export type { GlossaryTerm } from '../messages/glossary-en.js';

/** What the terms of the second level mean, in each language. */
export const GLOSSARY: Readonly<Record<Language, Glossary>> = { en: glossaryEn, fr: glossaryFr };

/** Whether a word has an entry. */
export const isTerm = (word: string): word is GlossaryTerm => Object.hasOwn(glossaryEn, word);
