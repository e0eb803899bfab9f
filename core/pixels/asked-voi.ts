import type { GreyDisplay, VoiLut } from './display-frame.js';
import type { StoredCurve, Voi, Window } from './voi-lut.js';

/**
 * The window that somebody asks for, whatever frame it meets: one in the unit of the Modality LUT's output, one in stored values (of a
 * presentation state) or the whole way from there to grey, one of the frame's own by its place in the file, a table of the file by its place, or from the
 * darkest to the brightest value.
 */
export type AskedVoi =
  | ({ readonly kind: 'window' | 'stored' } & Window)
  | { readonly kind: 'curve'; readonly curve: StoredCurve }
  | { readonly kind: 'own' | 'table'; readonly index: number }
  | { readonly kind: 'auto' };

/** The lookup tables that the file offers beside its windows, in its order. */
export const tablesOf = ({ voiLuts, voiLut }: GreyDisplay): readonly VoiLut[] => voiLuts ?? (voiLut ? [voiLut] : []);

/** What turns a frame's values into grey: what was asked for, else what the file asks for. */
export function voiFor(display: GreyDisplay, asked: AskedVoi | null): Voi {
  const own = display.windows.length === 0 && display.voiLut ? display.voiLut : display.defaultWindow;
  switch (asked?.kind) {
    case undefined:
      return own;
    case 'window':
      return { center: asked.center, width: asked.width };
    case 'stored':
      // It has no place behind a table of the picture's own: the picture's own window is right then.
      if (display.isTabled) return own;
      return { center: asked.center * display.slope + display.intercept, width: asked.width * Math.abs(display.slope) };
    case 'curve':
      return display.isTabled || display.values instanceof Float32Array || display.values instanceof Float64Array ? own : asked.curve;
    case 'table':
      return tablesOf(display)[asked.index] ?? own;
    case 'own':
      return display.windows[asked.index] ?? own;
    case 'auto':
      return display.autoWindow;
  }
}
