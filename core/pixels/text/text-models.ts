/**
 * The two networks, as a host runs them. Each call takes and gives plain arrays, so that nothing here knows what runs them.
 */
export interface TextModels {
  /**
   * PP-OCRv4 detection: [1, 3, rows, columns] → the probability of text at each pixel, [rows × columns].
   * Both sides are multiples of 32.
   */
  detect(input: Float32Array, rows: number, columns: number): Promise<Float32Array>;
  /** PP-OCRv4 recognition: [1, 3, 48, columns] → `steps` rows of `characters.length` probabilities. */
  recognise(input: Float32Array, columns: number): Promise<{ readonly probabilities: Float32Array; readonly steps: number }>;
  /** What recognition tells apart, in its order: '' (nothing) first, the space last. */
  readonly characters: readonly string[];
}

/** The recogniser's characters from the list that comes with it: one a line; "nothing" stands before and the space after them. */
export const readCharacters = (list: string): readonly string[] => ['', ...list.replace(/\n$/, '').split(/\r?\n/), ' '];
