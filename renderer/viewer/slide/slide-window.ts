import { windowOf } from '../../../core/pixels/display-frame.js';
import type { Window } from '../../../core/pixels/voi-lut.js';
import type { SlideFile } from '../../../core/study/slide/pyramid.js';
import type { Voi } from '../../app/view.js';
import type { SlideTiles } from './slide-tiles.js';
import type { SlidePlan } from './slide-view.js';

/** Of the tiles of the coarsest level in view, behind the Modality LUT; for 8 bits all that they can hold, as colour has it. */
export function valueRange(tiles: SlideTiles, plan: SlidePlan, file: SlideFile): { readonly least: number; readonly most: number } {
  if (file.image.kind === 'image' && file.image.bitsStored <= 8 && !file.image.signed)
    return { least: 0, most: 2 ** file.image.bitsStored - 1 };
  const [ground] = plan.levels;
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { frame } of ground?.tiles ?? []) {
    const tile = ground && tiles.peek({ fileId: ground.file.fileId, frame, shrink: ground.shrink });
    if (tile?.kind !== 'grey') continue;
    const { minValue, maxValue, slope, intercept } = tile.display;
    least = Math.min(least, minValue * slope + intercept, maxValue * slope + intercept);
    most = Math.max(most, minValue * slope + intercept, maxValue * slope + intercept);
  }
  return least <= most ? { least, most } : { least: 0, most: 255 };
}

/** The person's window, else the file's first, else the whole range: one for all tiles, so that none is brighter than its neighbour. */
export function slideWindow({ windows }: SlideFile, chosen: Voi | null, least: number, most: number): Window {
  const whole = windowOf(least, most, 'LINEAR');
  if (chosen?.kind === 'custom') return { center: chosen.center, width: chosen.width };
  if (chosen?.kind === 'preset' && chosen.id.startsWith('file-')) return windows[Number(chosen.id.slice('file-'.length))] ?? whole;
  if (chosen?.kind === 'preset' && chosen.id === 'auto') return whole;
  return windows[0] ?? whole;
}
