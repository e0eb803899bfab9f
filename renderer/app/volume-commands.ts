import type { SeriesGroup } from '../../core/study/group-studies.js';
import { seriesToLay } from '../../core/study/volume/laid-over.js';
import { act, type CommandParts, type Enabled, pictureShown, seriesShown } from './command-parts.js';
import type { AppState } from './state.js';
import type { VolumeAction } from './volume-view.js';

const volumeShown: Enabled = ({ volume }) => volume?.loaded != null;

const volume = (label: CommandParts['label'], keys: readonly string[], action: VolumeAction, repeats = false) =>
  act(label, keys, volumeShown, { type: 'volume', action }, repeats);

/** One press of a key turns by this angle. */
const TURN = (5 * Math.PI) / 180;

/** The series that is likeliest meant to be laid over the planes. */
function firstToLay({ volume: open, places, selection }: AppState): SeriesGroup | undefined {
  const place = selection ? places.get(selection.fileId) : undefined;
  return open && place?.series.key === open.seriesKey ? seriesToLay(place.study, place.series)[0] : undefined;
}

const OPACITY_STEP = 0.1;

/** More or less is seen of what lies over the planes. */
const opacity = (label: CommandParts['label'], key: string, by: number) =>
  act(
    label,
    [key],
    (state) => state.volume?.over?.loaded != null,
    ({ volume: open }) => {
      const now = open?.over?.opacity ?? 0;
      return { type: 'volume', action: { type: 'look', change: { opacity: Math.round(Math.min(1, Math.max(0, now + by)) * 100) / 100 } } };
    },
    true,
  );

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
  'toggle-over': {
    label: 'toggleOver',
    keys: ['Mod+Shift+H'],
    repeats: false,
    enabled: (state) => volumeShown(state) && (state.volume?.over !== undefined || firstToLay(state) !== undefined),
    run: ({ get, dispatch }) => {
      const state = get();
      const seriesKey = state.volume?.over ? null : (firstToLay(state)?.key ?? null);
      dispatch({ type: 'volume', action: { type: 'lay', seriesKey } });
    },
  },
  'over-more': opacity('overMore', 'Mod+ArrowUp', OPACITY_STEP),
  'over-less': opacity('overLess', 'Mod+ArrowDown', -OPACITY_STEP),
  'straighten-planes': volume('straightenPlanes', ['Shift+K'], { type: 'straighten' }),
} as const satisfies Readonly<Record<string, CommandParts>>;

export function isVolumeActive(id: string, { volume: open }: AppState): boolean {
  if (id === 'planes') return open !== null;
  if (id === 'toggle-over') return open?.over !== undefined;
  return open !== null && id === `slab-${open.slab.mode}`;
}
