import { dot, normalOf } from '../../core/study/geometry.js';
import { isParallel, isSameSpace, middleOfSlice, nearestSlice, type Slice } from '../../core/study/linking/slice.js';
import { plus, scaled } from '../../core/study/volume/volume-grid.js';
import type { AppAction } from './actions.js';
import { type Cell, cellsOf, withCells } from './grid.js';
import { type SpacePoint, sliceAt, slicesOf } from './links.js';
import { viewIn } from './reduce-view.js';
import { countSteps, type Place, type Position, stepAt, stepNumber } from './series.js';
import type { AppState } from './state.js';
import type { View } from './view.js';

export type LinkAction = Extract<AppAction, { type: 'linkScroll' | 'toggleLink' | 'cursor' }>;

export function reduceLinks(state: AppState, action: LinkAction): AppState {
  const { links } = state;
  switch (action.type) {
    case 'linkScroll': {
      const scroll = links.scroll === action.scroll ? 'off' : action.scroll;
      const anchors = cellsOf(state).map(({ selection }) => selection);
      return scrolled({ ...state, links: { ...links, scroll, anchors } });
    }
    case 'toggleLink':
      return { ...state, links: { ...links, [action.link]: !links[action.link] } };
    case 'cursor':
      return { ...(action.point ? pointed(state, action.point) : state), links: { ...links, cursor: action.point } };
  }
}

/** Whatever happened to the active cell happens to those that are linked with it. */
export function linked(before: AppState, after: AppState): AppState {
  const { links, grid } = after;
  if (grid.parked.length < 2 || before.grid.active !== grid.active) return after;
  let state = after;
  if (links.scroll !== 'off' && before.selection !== after.selection && after.selection !== null) {
    // Another series is no scrolling: the others are linked anew from where they stand.
    const isOther = placeAt(before, before.selection)?.series.key !== placeAt(after, after.selection)?.series.key;
    state = isOther ? { ...after, links: { ...links, anchors: cellsOf(after).map(({ selection }) => selection) } } : scrolled(after);
  }
  const view = viewIn(after, after);
  return (links.window || links.zoom) && viewIn(before, before) !== view ? viewed(state, view) : state;
}

const placeAt = ({ places }: AppState, position: Position | null): Place | undefined =>
  position ? places.get(position.fileId) : undefined;

function withOthers(state: AppState, change: (cell: Cell, place: Place, index: number) => Cell): AppState {
  const { active } = state.grid;
  const cells = cellsOf(state).map((cell, index) => {
    const place = index === active ? undefined : placeAt(state, cell.selection);
    return place ? change(cell, place, index) : cell;
  });
  return withCells(state, cells, active);
}

/** Has the other cells show where the active one is. */
function scrolled(state: AppState): AppState {
  const { links, selection, grid } = state;
  const here = placeAt(state, selection);
  const slice = here && selection && sliceAt(here.series, selection);
  if (links.scroll === 'off' || !here || !selection) return state;
  return withOthers(state, (cell, place, index) => {
    const slices = slicesOf(place.series);
    const first = slices.find((each) => each !== null);
    if (slice && first && isSameSpace(slice, first)) {
      return isParallel(slice, first) ? atStep(cell, place, nearestSlice(slices, middleOfSlice(slice))) : cell;
    }
    if (links.scroll !== 'offset') return cell;
    const [from, to] = [links.anchors[grid.active], links.anchors[index]];
    if (!from || !to || placeAt(state, from)?.series !== here.series || placeAt(state, to)?.series !== place.series) return cell;
    return atStep(cell, place, offsetStep(here, from, selection, place, to));
  });
}

/** The step of `place` that is as far from its anchor as the active one is from its own: in mm where both say where they lie, else in steps. */
function offsetStep(here: Place, from: Position, now: Position, place: Place, to: Position): number {
  const [start, end, base] = [sliceAt(here.series, from), sliceAt(here.series, now), sliceAt(place.series, to)];
  const steps = stepNumber(here.series, now) - stepNumber(here.series, from);
  if (!start || !end || !base) return stepNumber(place.series, to) + steps;
  const way = along(end, start) - along(start, start);
  const target = plus(middleOfSlice(base), scaled(normalOf(base.orientation), way));
  return nearestSlice(slicesOf(place.series), target) ?? stepNumber(place.series, to) + steps;
}

/** Where a slice lies along the normal of `axis`, in mm. */
const along = (slice: Slice, axis: Slice): number => dot(middleOfSlice(slice), normalOf(axis.orientation));

function atStep(cell: Cell, { series }: Place, step: number | null): Cell {
  if (step === null) return cell;
  const position = stepAt(series, Math.min(countSteps(series) - 1, Math.max(0, step)));
  const isSame = position?.fileId === cell.selection?.fileId && position?.frame === cell.selection?.frame;
  return isSame || !position ? cell : { ...cell, selection: position };
}

/** Has every other cell of the space show the slice through a place. */
function pointed(state: AppState, { space, place }: SpacePoint): AppState {
  return withOthers(state, (cell, { series, ...rest }) => {
    const slices = slicesOf(series);
    return slices.some((slice) => slice?.space === space && space !== '')
      ? atStep(cell, { series, ...rest }, nearestSlice(slices, place))
      : cell;
  });
}

/** Has the other cells look as the active one does: a window only at the same kind of values, and zoom by what is seen of the picture. */
function viewed(state: AppState, view: View): AppState {
  const here = placeAt(state, state.selection);
  const own = here && imageSize(here, state.selection);
  if (!here || !own) return state;
  return withOthers(state, (cell, place) => {
    const before = viewIn(state, cell);
    const size = imageSize(place, cell.selection);
    const { window, zoom } = state.links;
    const isWindow = window && place.series.modality === here.series.modality && isOfAnyFile(view);
    const pan = size ? { x: (view.pan.x * size.columns) / own.columns, y: (view.pan.y * size.rows) / own.rows } : before.pan;
    const next: View = {
      ...before,
      ...(isWindow ? { voi: view.voi, invert: view.invert, colours: view.colours } : {}),
      ...(zoom ? { zoom: view.zoom, pan } : {}),
    };
    return { ...cell, views: new Map([...cell.views, [place.series.key, next]]) };
  });
}

/** A window or table that is a file's own means nothing to another file. */
const isOfAnyFile = ({ voi }: View): boolean =>
  voi === null || voi.kind === 'custom' || (voi.kind === 'preset' && !/^(file|table)-/.test(voi.id));

function imageSize({ series }: Place, position: Position | null): { readonly rows: number; readonly columns: number } | null {
  const image = series.images.find(({ fileId }) => fileId === position?.fileId)?.image;
  return image?.kind === 'image' ? image : null;
}
