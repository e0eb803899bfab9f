import { describe, expect, it } from 'vitest';
import { foldText } from '../../../../core/pixels/text/fold-text.js';
import { matchTerms } from '../../../../core/pixels/text/match-terms.js';

const boxes = (...texts: string[]) => texts.map((text) => ({ text }));

describe('folding', () => {
  it('makes one of what a recogniser takes for each other', () => {
    expect(foldText('Lefèvre')).toBe(foldText('LEFEVRE'));
    expect(foldText('O0Q')).toBe('000');
    expect(foldText('I1l|')).toBe('1111');
    expect(foldText('S5 B8 Z2')).toBe('558822');
    expect(foldText('Møller-Weiß')).toBe(foldText('M0LLER WEISS'));
  });
  it('keeps letters of other scripts', () => {
    expect(foldText('山田^太郎')).toBe('山田太郎');
  });
});

describe('matching', () => {
  it('finds a name with signs, accents and confused letters between', () => {
    expect(matchTerms(boxes('EXEMPLA1RE, 0DILE', '14.0 cm'), ['Exemplaire', 'Odile'])).toEqual([
      { box: 0, term: 0, likeness: 'same' },
      { box: 0, term: 1, likeness: 'same' },
    ]);
  });
  it('finds a number that was read with an error, and says that it is near', () => {
    expect(matchTerms(boxes('ID 0O4I7Z6X'), ['TL-0041726', '00417263'])).toEqual([{ box: 0, term: 1, likeness: 'near' }]);
  });
  it('does not match short terms, empty ones, or other words', () => {
    expect(matchTerms(boxes('LIVER / RIGHT KIDNEY', ''), ['Li', '', 'EXEMPLAIRE', '^^^'])).toEqual([]);
  });
  it('is bounded for text of any length', () => {
    const long = 'A'.repeat(100_000);
    expect(matchTerms(boxes(long), [long])).toHaveLength(1);
  });
});
