import type { GreyDisplay } from '../../core/pixels/display-frame.js';
import { formatMeasure, type Language } from '../app/messages/language.js';
import { scaleWords } from './readout/readout-words.js';

/** A value of the Modality LUT's output, which windows speak of, in the frame's most telling unit. */
export function windowValueWords(language: Language, display: GreyDisplay, value: number): string {
  const [scale] = display.readout ?? [];
  if (!scale) return formatMeasure(language, value);
  const read = ((value - display.intercept) / display.slope) * scale.slope + scale.intercept;
  return scaleWords(language, scale, formatMeasure(language, read));
}
