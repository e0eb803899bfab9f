import { describe, expect, it } from 'vitest';
import { FrameError } from '../../../core/pixels/frame-error.js';
import { expandSegments } from '../../../core/pixels/segmented-palette.js';

const words = (...units: number[]): Uint16Array => Uint16Array.from(units);

describe('segmented palettes (PS3.3 C.7.9.2)', () => {
  it('copies discrete segments and draws linear ones from the last value to theirs', () => {
    expect([...expandSegments(words(0, 1, 0, 1, 4, 100, 0, 2, 7, 8), 7)]).toEqual([0, 25, 50, 75, 100, 7, 8]);
  });
  it('repeats segments from a byte offset, going on from the last value', () => {
    // A ramp 0 → 4, then the second segment (which begins at word 3, byte 6) once more from 4: 4 → 4.
    expect([...expandSegments(words(0, 1, 0, 1, 2, 4, 0, 1, 0, 2, 1, 6, 0), 6)]).toEqual([0, 2, 4, 0, 2, 4]);
    expect([...expandSegments(Uint8Array.of(0, 2, 5, 9, 2, 1, 0, 0, 0, 0), 4)]).toEqual([5, 9, 5, 9]);
  });
  it.each([
    ['a first segment that goes on from nothing', words(1, 2, 9), 2],
    ['a segment longer than the table', words(0, 3, 1, 2, 3), 2],
    ['a segment longer than its data', words(0, 2, 1), 2],
    ['a table that ends early', words(0, 1, 1), 2],
    ['a kind of segment that does not exist', words(3, 1, 1), 1],
    ['a segment that fills nothing', words(0, 0), 1],
    ['an indirect segment that repeats an indirect one', words(0, 1, 5, 2, 1, 6, 0), 3],
    ['an offset into the middle of a word', words(0, 1, 5, 2, 1, 1, 0), 3],
  ])('refuses %s', (_, units, entries) => {
    expect(() => expandSegments(units, entries)).toThrow(FrameError);
  });
});
