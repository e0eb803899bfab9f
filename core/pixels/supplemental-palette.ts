import type { DataSet } from '../dicom/data-set.js';
import { textValue } from '../dicom/read-value.js';
import * as A from './attributes.js';
import type { Samples } from './decoded-frame.js';
import type { GreyDisplay } from './display-frame.js';
import { functionalGroup } from './image-description.js';
import { hasPalette, readPalette, writeColor } from './palette-color.js';
import { renderGrey } from './voi-lut.js';

/** The frame type macros of enhanced objects, which may say for one frame what the image says for all. */
const FRAME_TYPES = [0x00189226, 0x00189329, 0x00189732] as const;

/**
 * Supplemental Palette (PS3.3 C.7.6.19): in a grey picture whose Pixel Presentation is COLOR or MIXED, stored values from the
 * palette's first on are colours, and those below it are grey through the file's own window. RGBA bytes; null where the
 * picture is grey only.
 * @throws FrameError `lut-invalid` for a broken palette.
 */
export function supplementalColors(
  dataSet: DataSet,
  frame: number,
  grey: GreyDisplay,
  stored: Samples,
  signed: boolean,
): Uint8ClampedArray | null {
  const presentation = presentationOf(dataSet, frame);
  if ((presentation !== 'COLOR' && presentation !== 'MIXED') || !hasPalette(dataSet)) return null;
  const palette = readPalette(dataSet, signed);
  const rgba = renderGrey(grey, grey.windows.length === 0 && grey.voiLut ? grey.voiLut : grey.defaultWindow);
  for (let index = 0; index < stored.length; index++) {
    const value = stored[index] as number;
    if (value >= palette.first) writeColor(palette, value, rgba, index * 4);
  }
  return rgba;
}

function presentationOf(dataSet: DataSet, frame: number): string {
  for (const macro of FRAME_TYPES) {
    const group = functionalGroup(dataSet, frame, macro);
    const said = group ? textValue(group, A.PIXEL_PRESENTATION) : '';
    if (said !== '') return said;
  }
  return textValue(dataSet, A.PIXEL_PRESENTATION);
}
