/** What recognisers take for each other, and which of the two stands for both. */
const ALIKE: Readonly<Record<string, string>> = { O: '0', Q: '0', I: '1', L: '1', '|': '1', S: '5', B: '8', Z: '2' };

/**
 * Text as it is compared: capitals without accents, letters and digits only, and those that look alike made one. What the
 * recogniser reads and what a header says are folded alike; the result is for comparing, not for showing.
 */
export function foldText(text: string): string {
  const plain = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll('ß', 'ss').toUpperCase();
  return plain
    .replaceAll('Ø', 'O')
    .replaceAll(/[OQIL|SBZ]/g, (letter) => ALIKE[letter] ?? letter)
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}
