/** A first-time reader meets no acronym, and every term of the second level leads to its entry in the glossary: in both languages, from the tables themselves. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { GLOSSARY, type GlossaryTerm } from '../../../renderer/export/glossary/glossary.js';
import { repository } from '../../support/real-files.js';

const FOLDER = join(repository, 'renderer', 'export', 'messages');
/** What stands on the second level, behind something that opens: keys of the tables, and tables that stand there whole. */
const SECOND_KEYS: ReadonlySet<string> = new Set(['detail', 'clauses', 'term', 'columnHash']);
const SECOND_TABLES = /^glossary-/;
const ACRONYM = /(?<![\p{L}\p{N}])\p{Lu}{2,}[\p{Lu}\p{N}.-]*(?![\p{L}\p{N}])/gu;

/** Every text of a value: strings, and the literals inside functions. */
function texts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function')
    return [...value.toString().matchAll(/'((?:[^'\\]|\\.)*)'|`((?:[^`\\]|\\.)*)`|"((?:[^"\\]|\\.)*)"/g)].map(([, one, two, three]) =>
      (one ?? two ?? three ?? '').replaceAll(/\$\{[^}]*\}/g, ' '),
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

  it.each(files.filter((name) => !SECOND_TABLES.test(name)))('%s has no acronym on the first level', (name) => {
    const [, table] = tables.find(([file]) => file === name) ?? [];
    // Reasons and clauses have tables of their own, whose clauses stand on the second level.
    const found = texts(table).flatMap((text) => [...(text.match(ACRONYM) ?? [])].map((acronym) => `${acronym}: ${text}`));
    expect(found).toEqual([]);
  });

  it('has no acronym among the words for attributes, or in what is said of the pictures', async () => {
    const words = readFileSync(join(FOLDER, 'attribute-words.ts'), 'utf8');
    const pictures = await Promise.all(
      ['en', 'fr'].map((name) => import(pathToFileURL(join(FOLDER, '..', 'pictures', 'messages', `${name}.ts`)).href) as Promise<unknown>),
    );
    const found = [...words.matchAll(/\['([^']+)', '([^']+)'\]/g)].flatMap(([, one, other]) => [one ?? '', other ?? '']);
    expect(found.length).toBeGreaterThan(200);
    expect([...found, ...pictures.flatMap((table) => texts({ ...(table as object) }))].filter((text) => text.match(ACRONYM))).toEqual([]);
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
});
