import { type Glossary, glossaryEn } from '../messages/glossary-en.js';
import { glossaryFr } from '../messages/glossary-fr.js';
import type { Language } from '../state.js';

export type { GlossaryTerm } from '../messages/glossary-en.js';

/** What the terms of the second level mean, in each language. */
export const GLOSSARY: Readonly<Record<Language, Glossary>> = { en: glossaryEn, fr: glossaryFr };
