import { type AskedVoi, tablesOf, voiFor } from '../../core/pixels/asked-voi.js';
import type { GreyDisplay } from '../../core/pixels/display-frame.js';
import type { Voi as DisplayVoi, Window } from '../../core/pixels/voi-lut.js';
import type { InstanceRecord } from '../../core/study/instance-record.js';
import { plainText } from '../../core/study/plain-text.js';
import { type WindowPreset, windowPresets } from '../../core/study/window-presets.js';
import type { Voi } from '../app/view.js';

/** The presets that stand for the lookup tables of the file (PS3.3 C.11.2.1.1): `table-0`, `table-1` … */
const TABLE_PRESET = 'table-';

/** A table of the file that can be chosen. */
export interface TablePreset {
  readonly id: string;
  /** The file's own word for it, or ''. */
  readonly explanation: string;
}

export const tablePresets = (display: GreyDisplay): TablePreset[] =>
  tablesOf(display).map(({ untrustedExplanation }, index) => ({
    id: `${TABLE_PRESET}${index}`,
    explanation: plainText(untrustedExplanation),
  }));

/** The windows to choose from for this frame, whose own may differ from those of the file's first. */
export function framePresets(record: InstanceRecord, display: GreyDisplay): WindowPreset[] {
  const windows = display.windows.map(({ center, width, untrustedExplanation }) => ({
    center,
    width,
    explanation: plainText(untrustedExplanation),
  }));
  return windowPresets({ ...record, windows });
}

/** What a person's choice means for any frame of a file; null: what the file asks for. */
export function askedVoi(record: InstanceRecord, chosen: Voi | null): AskedVoi | null {
  if (chosen === null) return null;
  if (chosen.kind === 'curve') return chosen;
  if (chosen.kind !== 'preset') return { ...chosen, kind: chosen.kind === 'custom' ? 'window' : 'stored' };
  const { id } = chosen;
  if (id.startsWith(TABLE_PRESET)) return { kind: 'table', index: Number(id.slice(TABLE_PRESET.length)) };
  if (id === 'auto') return { kind: 'auto' };
  // A file's windows may differ from picture to picture: the same place in its own list is meant.
  if (id.startsWith('file-')) return { kind: 'own', index: Number(id.slice('file-'.length)) };
  const window = windowPresets(record).find((preset: WindowPreset) => preset.id === id)?.window;
  return window ? { kind: 'window', ...window } : null;
}

/** What turns a frame's values into grey: what the person chose, else what the file asks for. */
export const resolveVoi = (record: InstanceRecord, display: GreyDisplay, chosen: Voi | null): DisplayVoi =>
  voiFor(display, askedVoi(record, chosen));

/** The file's own word for the window or table that is shown, where it has one. */
export function voiExplanation(display: GreyDisplay, voi: DisplayVoi): string {
  if ('input' in voi) return plainText(voi.untrustedExplanation);
  if ('table' in voi) return plainText(tablesOf(display).find((table) => table === voi)?.untrustedExplanation ?? '');
  const own = display.windows.find(({ center, width }) => center === voi.center && width === voi.width);
  return own ? plainText(own.untrustedExplanation) : '';
}

/** The window to start dragging from. A table has none: its whole range stands for it. */
export const windowOf = (display: GreyDisplay, voi: DisplayVoi): Window =>
  'table' in voi ? display.autoWindow : { center: voi.center, width: voi.width };

/** The narrowest window that can be dragged to: LINEAR has none under 1 (PS3.3 C.11.2.1.2.1); fine scales go by their own steps. */
export function leastWidth(display: GreyDisplay): number {
  if (display.voiLutFunction === 'LINEAR') return 1;
  return Math.max(Number.EPSILON, display.autoWindow.width / 10_000);
}
