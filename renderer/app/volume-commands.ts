import { act, type CommandParts, type Enabled, pictureShown, seriesShown } from './command-parts.js';
import type { AppState } from './state.js';
import type { VolumeAction } from './volume-view.js';

const volumeShown: Enabled = ({ volume }) => volume?.loaded != null;

const volume = (label: CommandParts['label'], keys: readonly string[], action: VolumeAction, repeats = false) =>
  act(label, keys, volumeShown, { type: 'volume', action }, repeats);

/** One press of a key turns by this angle. */
const TURN = (5 * Math.PI) / 180;

/** The part of the table of commands that looks at a series in three planes. */
export const volumeCommands = {
  planes: act(
    'planes',
    ['Shift+P'],
    (state) => state.volume !== null || (pictureShown(state) && seriesShown(state)),
    (state) => ({ type: 'volume', action: { type: state.volume ? 'close' : 'open' } }),
  ),
  'slab-thicker': volume('slabThicker', ['Shift+Q'], { type: 'thicknessBy', by: 1 }, true),
  'slab-thinner': volume('slabThinner', ['Shift+D'], { type: 'thicknessBy', by: -1 }, true),
  'slab-mean': volume('slabMean', [], { type: 'mode', mode: 'mean' }),
  'slab-greatest': volume('slabGreatest', [], { type: 'mode', mode: 'greatest' }),
  'slab-least': volume('slabLeast', [], { type: 'mode', mode: 'least' }),
  'turn-planes-right': volume('turnPlanesRight', ['Mod+ArrowRight'], { type: 'turnActive', angle: TURN }, true),
  'turn-planes-left': volume('turnPlanesLeft', ['Mod+ArrowLeft'], { type: 'turnActive', angle: -TURN }, true),
  'straighten-planes': volume('straightenPlanes', ['Shift+K'], { type: 'straighten' }),
} as const satisfies Readonly<Record<string, CommandParts>>;

export function isVolumeActive(id: string, { volume: open }: AppState): boolean {
  if (id === 'planes') return open !== null;
  return open !== null && id === `slab-${open.slab.mode}`;
}
