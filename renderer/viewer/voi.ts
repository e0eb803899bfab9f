import type { GreyDisplay } from '../../core/pixels/display-frame.js';
import type { Voi as DisplayVoi, Window } from '../../core/pixels/voi-lut.js';
import type { InstanceRecord } from '../../core/study/instance-record.js';
import { type WindowPreset, windowPresets } from '../../core/study/window-presets.js';
import type { Voi } from '../app/view.js';

/** The preset that stands for the lookup table of the file (PS3.3 C.11.2.1.1). */
export const TABLE_PRESET = 'table';

/** What turns a frame's values into grey: what the person chose, else what the file asks for. */
export function resolveVoi(record: InstanceRecord, display: GreyDisplay, chosen: Voi | null): DisplayVoi {
  const own = display.windows.length === 0 && display.voiLut ? display.voiLut : display.defaultWindow;
  if (chosen === null) return own;
  if (chosen.kind === 'custom') return { center: chosen.center, width: chosen.width };
  if (chosen.kind === 'stored')
    return { center: chosen.center * display.slope + display.intercept, width: chosen.width * Math.abs(display.slope) };
  if (chosen.id === TABLE_PRESET) return display.voiLut ?? own;
  if (chosen.id === 'auto') return display.autoWindow;
  // A file's windows may differ from picture to picture: the same place in its own list is meant.
  if (chosen.id.startsWith('file-')) return display.windows[Number(chosen.id.slice('file-'.length))] ?? own;
  return windowPresets(record).find((preset: WindowPreset) => preset.id === chosen.id)?.window ?? own;
}

/** The window to start dragging from. A table has none: its whole range stands for it. */
export const windowOf = (display: GreyDisplay, voi: DisplayVoi): Window =>
  'table' in voi ? display.autoWindow : { center: voi.center, width: voi.width };

/** The narrowest window that can be dragged to: LINEAR has none under 1 (PS3.3 C.11.2.1.2.1); fine scales go by their own steps. */
export function leastWidth(display: GreyDisplay): number {
  if (display.voiLutFunction === 'LINEAR') return 1;
  return Math.max(Number.EPSILON, display.autoWindow.width / 10_000);
}
