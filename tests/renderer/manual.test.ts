import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../renderer/app/commands.js';
import { type Block, CHAPTERS, type Inline, type Manual } from '../../renderer/manual/content/chapter.js';
import { manualEn } from '../../renderer/manual/content/en.js';
import { manualFr } from '../../renderer/manual/content/fr.js';
import { findChapters } from '../../renderer/manual/find-chapters.js';
import { markWords, wordsOf } from '../../renderer/manual/search.js';

const piecesOf = (block: Block): readonly Inline[] =>
  block.kind === 'text' || block.kind === 'note' ? block.words : 'items' in block ? block.items.flat() : [];

const first = (manual: Manual, query: string) => findChapters(manual, query)?.[0]?.id;

describe('the manual', () => {
  it('says the same in every language: block by block, key by key, way by way', () => {
    for (const id of CHAPTERS) {
      const shape = (manual: Manual) =>
        manual.text[id].blocks.map((block) => ({
          kind: block.kind,
          items: 'items' in block ? block.items.length : 0,
          keysAndWays: piecesOf(block).filter((piece) => typeof piece !== 'string' && !('name' in piece)),
        }));
      expect(shape(manualFr), id).toEqual(shape(manualEn));
    }
  });

  it('names only keys that there are', () => {
    const withKeys = new Set<string>(COMMANDS.filter(({ keys }) => keys.length > 0).map(({ id }) => id));
    for (const { blocks } of Object.values(manualEn.text))
      for (const piece of blocks.flatMap(piecesOf)) if (typeof piece !== 'string' && 'key' in piece) expect(withKeys).toContain(piece.key);
  });

  it('says where a person reads of faces that heads can be missed', () => {
    for (const manual of [manualEn, manualFr]) {
      const wordsOf = (id: 'faces' | 'limits') =>
        manual.text[id].blocks
          .flatMap(piecesOf)
          .filter((piece) => typeof piece === 'string')
          .join('');
      expect(wordsOf('faces')).toMatch(/doesn’t recognise every head|ne reconnaît pas toutes les têtes/);
      expect(wordsOf('limits')).toMatch(/heads .* not all of them|têtes .* pas tous/);
    }
  });

  it('has short chapters with different titles', () => {
    for (const manual of [manualEn, manualFr]) {
      expect(new Set(CHAPTERS.map((id) => manual.text[id].title)).size).toBe(CHAPTERS.length);
      for (const id of CHAPTERS) {
        const letters = manual.text[id].blocks
          .flatMap(piecesOf)
          .filter((piece) => typeof piece === 'string')
          .join('').length;
        expect(letters, id).toBeLessThan(2600);
      }
    }
  });
});

describe('the search of the manual', () => {
  it('finds what a person would ask, whatever its case and accents', () => {
    expect(first(manualEn, 'faces')).toBe('faces');
    expect(first(manualEn, 'ChatBot')).toBe('picture');
    expect(first(manualFr, 'verifier copie')).toBe('check');
    expect(first(manualFr, 'VISAGES')).toBe('faces');
    expect(first(manualEn, 'receipt fingerprints')).toBe('check');
  });

  it('wants every word, and says where there is none', () => {
    expect(findChapters(manualEn, 'face xylophone')).toEqual([]);
    expect(findChapters(manualEn, '   ')).toBeNull();
  });

  it('marks words at their place in the text, also where a letter became two', () => {
    expect(markWords('Un cœur d’été', wordsOf('coeur ete'))).toEqual([
      { text: 'Un ', isFound: false },
      { text: 'cœur', isFound: true },
      { text: ' d’', isFound: false },
      { text: 'été', isFound: true },
    ]);
  });
});
