import type { Vector } from '../../core/study/geometry.js';
import { movedTo, normalOfPlane, straightFrame, turnedIn } from '../../core/study/volume/plane-frame.js';
import type { PlanePlace } from '../../core/study/volume/plane-place.js';
import { finestStep, placeOf, plus, scaled, type VolumeGrid, voxelAt, voxelMap } from '../../core/study/volume/volume-grid.js';
import { resolveVoi, windowOf } from '../viewer/voi.js';
import type { AppAction } from './actions.js';
import type { AppState } from './state.js';
import { INITIAL_VIEW, type View, wholePicture, windowBy, zoomBy } from './view.js';
import { type LaidOver, THICKNESSES, type VolumeAction, type VolumeView } from './volume-view.js';

/** Where the planes meet before there is a volume. */
const NOWHERE = straightFrame([0, 0, 0]);

/** What happens to the volume. Pure; null where it is closed. */
export function reduceVolume(state: AppState, action: VolumeAction): VolumeView | null {
  const { volume } = state;
  if (action.type === 'open') {
    const series = state.selection ? state.places.get(state.selection.fileId)?.series : undefined;
    const mode = 'mean' as const;
    return series
      ? { seriesKey: series.key, loaded: null, frame: NOWHERE, active: 'axial', slab: { thickness: 0, mode }, view: INITIAL_VIEW }
      : null;
  }
  return volume && next(volume, action);
}

/** The volume of a series at one cut; it is loaded first where it isn't. */
export function volumeAt(volume: VolumeView | null, seriesKey: string, place: PlanePlace): VolumeView {
  const { frame, plane: active, slab } = place;
  if (volume?.seriesKey === seriesKey)
    return volume.loaded ? { ...volume, frame, active, slab } : { ...volume, wanted: place, active, slab };
  return { seriesKey, loaded: null, frame: NOWHERE, active, slab, view: INITIAL_VIEW, wanted: place };
}

function next(volume: VolumeView, action: Exclude<VolumeAction, { type: 'open' }>): VolumeView | null {
  const { frame, slab, loaded } = volume;
  switch (action.type) {
    case 'close':
      return null;
    case 'loaded':
      return { ...volume, loaded: action.loaded, frame: volume.wanted?.frame ?? straightFrame(middleOf(action.loaded.grid)) };
    case 'lay':
      return { ...withoutOver(volume), ...(action.seriesKey === null ? {} : { over: newlyLaid(action.seriesKey) }) };
    case 'laid':
      return volume.over ? { ...volume, over: { ...volume.over, loaded: action.loaded } } : volume;
    case 'look':
      return volume.over ? { ...volume, over: { ...volume.over, ...action.change } } : volume;
    case 'activate':
      return action.plane === volume.active ? volume : { ...volume, active: action.plane };
    case 'center':
      return loaded ? { ...volume, frame: movedTo(frame, inside(loaded.grid, action.center)) } : volume;
    case 'turn':
      return { ...volume, frame: turnedIn(frame, action.plane, action.angle) };
    case 'turnActive':
      return { ...volume, frame: turnedIn(frame, volume.active, action.angle) };
    case 'straighten':
      return { ...volume, frame: straightFrame(frame.center) };
    case 'thickness':
      return { ...volume, slab: { ...slab, thickness: Math.max(0, Math.min(THICKNESSES.at(-1) ?? 0, action.thickness)) } };
    case 'thicknessBy': {
      const at = THICKNESSES.findIndex((each) => each >= slab.thickness);
      return { ...volume, slab: { ...slab, thickness: THICKNESSES[Math.max(0, Math.min(THICKNESSES.length - 1, at + action.by))] ?? 0 } };
    }
    case 'mode':
      return { ...volume, slab: { ...slab, mode: action.mode } };
  }
}

const newlyLaid = (seriesKey: string): LaidOver => ({ seriesKey, loaded: null, opacity: 0.5, colours: 'hotIron', range: null });

function withoutOver({ over: _over, ...volume }: VolumeView): VolumeView {
  return volume;
}

type ViewAction = Extract<
  AppAction,
  { type: 'scroll' | 'scrollTo' | 'preset' | 'windowBy' | 'zoomBy' | 'panBy' | 'fit' | 'invert' | 'resetView' | 'cursor' }
>;

const FOR_VOLUME: ReadonlySet<string> = new Set<ViewAction['type']>([
  'scroll',
  'scrollTo',
  'preset',
  'windowBy',
  'zoomBy',
  'panBy',
  'fit',
  'invert',
  'resetView',
  'cursor',
]);
export const isForVolume = (action: AppAction): action is ViewAction => FOR_VOLUME.has(action.type);

/** What scrolling, window and zoom do while the volume has the stage. */
export function viewVolume(state: AppState, volume: VolumeView, action: ViewAction): VolumeView {
  if (!volume.loaded) return volume;
  const { frame, active, loaded } = volume;
  if (action.type === 'scrollTo') return volume;
  if (action.type === 'cursor')
    return action.point ? { ...volume, frame: movedTo(frame, inside(loaded.grid, action.point.place)) } : volume;
  if (action.type === 'scroll') {
    const way = scaled(normalOfPlane(frame, active), -action.steps * finestStep(loaded.grid) * signOf(active));
    return { ...volume, frame: movedTo(frame, inside(loaded.grid, plus(frame.center, way))) };
  }
  if (action.type === 'resetView') return { ...volume, view: INITIAL_VIEW, frame: straightFrame(middleOf(loaded.grid)) };
  return { ...volume, view: nextView(state, volume, action) };
}

/** Onwards goes to the feet, to the back, and to the right of the patient. */
const signOf = (plane: VolumeView['active']): 1 | -1 => (plane === 'axial' ? 1 : -1);

function nextView(
  state: AppState,
  { view, loaded }: VolumeView,
  action: Exclude<ViewAction, { type: 'scroll' | 'scrollTo' | 'resetView' | 'cursor' }>,
): View {
  switch (action.type) {
    case 'preset':
      return { ...view, voi: action.id === null ? null : { kind: 'preset', id: action.id } };
    case 'windowBy': {
      const record = state.records.find(({ fileId }) => fileId === loaded?.fileId);
      if (!record || !loaded) return view;
      const { look } = loaded;
      return windowBy(view, windowOf(look, resolveVoi(record, look, view.voi)), 1, action.center, action.width);
    }
    case 'zoomBy':
      return zoomBy(view, action.factor);
    case 'panBy':
      return { ...view, pan: { x: view.pan.x + action.x, y: view.pan.y + action.y } };
    case 'fit':
      return wholePicture(view);
    case 'invert':
      return { ...view, invert: !view.invert };
  }
}

const middleOf = (grid: VolumeGrid): Vector => placeOf(grid, [(grid.columns - 1) / 2, (grid.rows - 1) / 2, 0.5]);

/** The nearest place inside of the volume. */
function inside(grid: VolumeGrid, place: Vector): Vector {
  const clamp = (value: number, most: number): number => Math.min(most, Math.max(0, value));
  const [column, row, depth] = voxelAt(voxelMap(grid), place);
  return placeOf(grid, [clamp(column, grid.columns - 1), clamp(row, grid.rows - 1), clamp(depth, 1)]);
}
