/** One entry: what a term means for a person who never heard it. */
export interface GlossaryEntry {
  readonly title: string;
  readonly text: string;
  /** Acronyms that the entry explains. */
  readonly covers: readonly string[];
}

export const glossaryEn = {
  tag: {
    title: 'Tag',
    text: 'The number of an entry, such as (0010,0010) for the patient’s name. It is the same in files all over the world, whatever language the hospital speaks.',
    covers: [],
  },
  name: {
    title: 'Name in the standard',
    text: 'What the standard for medical images (DICOM) calls the entry, in English. Programs know it by this name, or by its tag.',
    covers: ['DICOM'],
  },
  vr: {
    title: 'Kind of value (VR)',
    text: 'Two letters that say what kind of value an entry holds: PN is a person’s name, DA a date, LO a line of text, UI a serial number (UID), SQ a list of further entries.',
    covers: ['VR', 'UID', 'PN', 'DA', 'LO', 'UI', 'SQ'],
  },
  path: {
    title: 'Where it stands',
    text: 'An entry can lie inside another, as a page lies in a folder. The names say which entries lead to it, the outermost first.',
    covers: [],
  },
  clause: {
    title: 'Clause',
    text: 'The place in the DICOM standard that says what to do. PS3.15 is its part on confidentiality: Table E.1-1 there lists every entry that can tell who somebody is, and what a copy does with it (X removes, Z empties, D puts a made-up value, U a new number, K keeps, C cleans).',
    covers: ['PS3', 'PS3.', 'E.1-1'],
  },
  fingerprint: {
    title: 'Fingerprint (SHA-256)',
    text: 'A number that is computed from every byte of a file. If one bit of the file is another, so is the number: whoever has both can tell that the file is the very one that you saw. It says nothing of what is in the file.',
    covers: ['SHA-256'],
  },
  options: {
    title: 'Options of the standard',
    text: 'The DICOM standard has one basic rule for anonymised copies, and ten options that keep or clean more (PS3.15, Annex E). Each choice here is one of them, under the name that experts know.',
    covers: ['PS3.15', 'UIDs'],
  },
} as const satisfies Readonly<Record<string, GlossaryEntry>>;

/** A term that has an entry. */
export type GlossaryTerm = keyof typeof glossaryEn;
export type Glossary = Readonly<Record<GlossaryTerm, GlossaryEntry>>;
