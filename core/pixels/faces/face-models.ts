/** The network that finds faces, as a host runs it: plain arrays in and out, so that nothing here knows what runs it. */
export interface FaceModel {
  /**
   * BlazeFace for faces at some distance: [256, 256, 3], red, green and blue from -1 to 1 → for each of 896 places, the logarithm of
   * the odds that a face is there, and 16 numbers, of which the first four are its middle (from the place's own) and its size, in pixels.
   */
  detect(input: Float32Array): Promise<FaceAnswer>;
}

export interface FaceAnswer {
  readonly odds: Float32Array;
  readonly shapes: Float32Array;
}

/** Edge of what the network looks at, in pixels. */
export const VIEW_EDGE = 256;
/** Numbers that it gives of each place. */
export const SHAPE_NUMBERS = 16;
/** The places, in their order: so many cells along each edge, and so many places in the middle of each. */
export const PLACES: readonly { readonly cells: number; readonly each: number }[] = [
  { cells: 16, each: 2 },
  { cells: 8, each: 6 },
];
