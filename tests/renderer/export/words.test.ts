/** A first-time reader meets no acronym, and every term of the second level leads to its entry in the glossary: in both languages, from the tables themselves. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ATTRIBUTE_ROWS } from '../../../core/dicom/dictionary/attributes.generated.js';
import { nameOf } from '../../../core/dicom/dictionary/look-up.js';
import { VRS } from '../../../core/dicom/vr.js';
import { GLOSSARY, type GlossaryTerm, isTerm } from '../../../renderer/export/glossary/glossary.js';
import { exportMessages } from '../../../renderer/export/messages/export-messages.js';
import { vrWords } from '../../../renderer/export/messages/vr-words.js';
import { wordsFor } from '../../../renderer/export/messages/words-for.js';
import { repository } from '../../support/real-files.js';

/** Every attribute of the dictionary with one tag. */
const ATTRIBUTES = [...ATTRIBUTE_ROWS.matchAll(/^([0-9A-F]{8})\|/gm)].map(([, tag]) => Number.parseInt(tag ?? '', 16));
const FOLDER = join(repository, 'renderer', 'export', 'messages');
/** What stands on the second level, behind something that opens: keys of the tables, and tables that stand there whole. */
const SECOND_KEYS: ReadonlySet<string> = new Set(['detail', 'clauses', 'term', 'columnHash']);
const SECOND_TABLES = /^glossary-/;
/** Words of those who make such files: on the first level a person reads what they mean instead. */
const JARGON =
  /(?<!\p{L})(dicom|tags?|attributes?|attributs?|data ?sets?|metadata|métadonnées?|uids?|transfer syntax|syntaxe de transfert|codestreams?|flux de codes|hash(es)?|hachage|checksums?|sequences?|séquences?|de-?identif\w*|désidentif\w*|pseudonym\w*|modality|modalities|modalités?|voxels?|overlays?|burned-in|codecs?|schema|schéma|payload|parse[rd]?|private tags?|bulk data|in-?band|json|instances?|frames?|trames?)(?!\p{L})/giu;
const ACRONYM = /(?<![\p{L}\p{N}])\p{Lu}{2,}[\p{Lu}\p{N}.-]*(?![\p{L}\p{N}])/gu;

/** What stands in quotes is the name of a file or a button. */
const hasJargon = (text: string): boolean => text.replaceAll(/[“«][^”»]*[”»]/g, '').match(JARGON) !== null;

/** Every text of a value: strings, and the literals inside functions. */
function texts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function')
    return [...value.toString().matchAll(/'((?:[^'\\]|\\.)*)'|`((?:[^`\\]|\\.)*)`|"((?:[^"\\]|\\.)*)"/g)].map(([, one, two, three]) =>
      (one ?? two ?? three ?? '').replaceAll(/\$\{[^}]*(\}|$)/g, ' '),
    );
  if (value instanceof Map || Array.isArray(value)) return [...value.values()].flatMap(texts);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (SECOND_KEYS.has(key) ? [] : texts(inner)));
}

function secondTexts(value: unknown, isSecond = false): readonly string[] {
  if (isSecond && (typeof value === 'string' || typeof value === 'function')) return texts(value);
  if (Array.isArray(value)) return value.flatMap((inner) => secondTexts(inner, isSecond));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => secondTexts(inner, isSecond || SECOND_KEYS.has(key)));
}

const files = readdirSync(FOLDER).filter((name) => /(^|-)(en|fr)\.ts$/.test(name));
const tables = await Promise.all(
  files.map(async (name) => [name, (await import(pathToFileURL(join(FOLDER, name)).href)) as Record<string, unknown>] as const),
);

describe('the words of the export', () => {
  it('has tables to read, and finds an acronym that is planted', () => {
    expect(files.length).toBeGreaterThan(15);
    expect(texts({ a: 'It is a UID', b: (count: number) => `${count} of PS3.15` }).flatMap((text) => text.match(ACRONYM) ?? [])).toEqual([
      'UID',
      'PS3.15',
    ]);
  });

  it('finds a word of the trade that is planted', () => {
    expect('Its pseudonym is kept, les métadonnées aussi'.match(JARGON)).toEqual(['pseudonym', 'métadonnées']);
    expect('A frameless picture of an instant'.match(JARGON)).toBeNull();
  });

  it.each(files.filter((name) => !SECOND_TABLES.test(name)))('%s has no acronym and no word of the trade on the first level', (name) => {
    const [, table] = tables.find(([file]) => file === name) ?? [];
    expect(texts(table).filter(hasJargon)).toEqual([]);
    // Reasons and clauses have tables of their own, whose clauses stand on the second level.
    const found = texts(table).flatMap((text) => [...(text.match(ACRONYM) ?? [])].map((acronym) => `${acronym}: ${text}`));
    expect(found).toEqual([]);
  });

  it('has no acronym among the words for attributes, or in what is said of the pictures', async () => {
    const words = readFileSync(join(FOLDER, 'attribute-words.ts'), 'utf8');
    const inPictures = (folder: string) =>
      ['en', 'fr'].map((name) => import(pathToFileURL(join(FOLDER, '..', folder, 'messages', `${name}.ts`)).href) as Promise<unknown>);
    const pictures = await Promise.all([...inPictures('pictures'), ...inPictures('faces')]);
    const found = [...words.matchAll(/\['([^']+)', '([^']+)'\]/g)].flatMap(([, one, other]) => [one ?? '', other ?? '']);
    expect(found.length).toBeGreaterThan(200);
    const spoken = pictures.flatMap((table) => texts({ ...(table as object) }));
    expect(spoken.length).toBeGreaterThan(200);
    expect([...found, ...spoken].filter((text) => text.match(ACRONYM))).toEqual([]);
    expect(spoken.filter(hasJargon)).toEqual([]);
  });

  it('shows no acronym for any attribute of the standard, whether it has words of ours or not', () => {
    let own = 0;
    for (const tag of ATTRIBUTES)
      for (const language of ['en', 'fr'] as const) {
        const words = wordsFor(tag, language);
        if (words === nameOf(tag)) own++;
        expect(words.match(ACRONYM), words).toBeNull();
      }
    expect(ATTRIBUTES.length).toBeGreaterThan(4000);
    // The standard's own name stands where it is no acronym.
    expect(own).toBeGreaterThan(4000);
    expect([wordsFor(0x00209056, 'en'), wordsFor(0x30060026, 'en'), wordsFor(0x00282000, 'fr')]).toEqual([
      'Number of the stack',
      'Region Name',
      'Donnée (0028,2000)',
    ]);
  });

  it('explains every acronym of the second level in the glossary, in both languages', () => {
    const known = Object.values(GLOSSARY.en).flatMap(({ covers }) => covers);
    const used = new Set(tables.flatMap(([, table]) => secondTexts(table)).flatMap((text) => text.match(ACRONYM) ?? []));
    expect(used.size).toBeGreaterThan(2);
    for (const acronym of used)
      expect(
        known.some((covered) => acronym === covered || acronym.startsWith(covered)),
        acronym,
      ).toBe(true);
    const terms = Object.keys(GLOSSARY.en) as GlossaryTerm[];
    expect(Object.keys(GLOSSARY.fr)).toEqual(terms);
    for (const term of terms)
      for (const language of ['en', 'fr'] as const) expect(GLOSSARY[language][term].text.length).toBeGreaterThan(30);
  });

  it('has an entry, or plain words, for everything that stands in the details of a fact', () => {
    const plain = ['why', 'action', 'before', 'after', 'files'];
    const words = Object.keys(exportMessages('en').detail);
    expect(words.filter((word) => !isTerm(word)).sort()).toEqual([...plain].sort());
    for (const language of ['en', 'fr'] as const)
      for (const vr of VRS) expect(vrWords(vr, language), vr).toMatch(new RegExp(`^${vr} · \\p{L}[\\p{L} ’]{2,}$`, 'u'));
    expect(vrWords('??', 'en')).toBe('??');
  });
});
