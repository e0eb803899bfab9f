/** Width and height of a letter, in points of its own, and the room between two. */
export const GLYPH = { width: 5, height: 7, gap: 1 } as const;

/** Letters that this program writes into pictures, line by line. What isn't here can't be written: no text of a file ever is. */
const LINES: Readonly<Record<string, string>> = {
  A: '01110 10001 10001 11111 10001 10001 10001',
  F: '11111 10000 10000 11110 10000 10000 10000',
  H: '10001 10001 10001 11111 10001 10001 10001',
  L: '10000 10000 10000 10000 10000 10000 11111',
  P: '11110 10001 10001 11110 10000 10000 10000',
  R: '11110 10001 10001 11110 10100 10010 10001',
  0: '01110 10001 10011 10101 11001 10001 01110',
  1: '00100 01100 00100 00100 00100 00100 01110',
  2: '01110 10001 00001 00010 00100 01000 11111',
  5: '11111 10000 11110 00001 00001 10001 01110',
  a: '00000 00000 01110 00001 01111 10001 01111',
  c: '00000 00000 01110 10000 10000 10001 01110',
  d: '00001 00001 01101 10011 10001 10001 01111',
  e: '00000 00000 01110 10001 11111 10000 01110',
  é: '00010 00100 01110 10001 11111 10000 01110',
  h: '10000 10000 10110 11001 10001 10001 10001',
  m: '00000 00000 11010 10101 10101 10001 10001',
  o: '00000 00000 01110 10001 10001 10001 01110',
  r: '00000 00000 10110 11001 10000 10000 10000',
  t: '01000 01000 11100 01000 01000 01001 00110',
  u: '00000 00000 10001 10001 10001 10011 01101',
  '.': '00000 00000 00000 00000 00000 01100 01100',
  ',': '00000 00000 00000 00000 01100 00100 01000',
  ' ': '00000 00000 00000 00000 00000 00000 00000',
};

/** Width of a line of text, in points. */
export const textWidth = (text: string): number => Array.from(text).length * (GLYPH.width + GLYPH.gap) - GLYPH.gap;

/** The points that a line of text has, from its upper left corner. @throws RangeError for a letter that can't be written */
export function textPoints(text: string): readonly { readonly x: number; readonly y: number }[] {
  return Array.from(text).flatMap((letter, place) => {
    const lines = LINES[letter]?.split(' ');
    if (!lines) throw new RangeError('this letter is never written into a picture');
    return lines.flatMap((line, y) =>
      Array.from(line).flatMap((point, x) => (point === '1' ? [{ x: place * (GLYPH.width + GLYPH.gap) + x, y }] : [])),
    );
  });
}
