import { groupStudies } from '../../core/study/group-studies.js';
import type { InstanceRecord } from '../../core/study/instance-record.js';
import { destinationOf, exportReduce, initialExport } from '../export/index.js';
import type { AppAction } from './actions.js';
import { INITIAL_CINE } from './cine.js';
import { cellsOf, SINGLE_GRID, withCells } from './grid.js';
import { hang } from './hang.js';
import { INITIAL_LINKS } from './links.js';
import { INITIAL_MEASURES, type MeasureAction, withoutFiles } from './measures.js';
import { pickLanguage } from './messages/language.js';
import { USUAL_POINTER } from './pointer-use.js';
import { withPreferences } from './preferences.js';
import { reduceCine, stopped } from './reduce-cine.js';
import { reduceGrid, withoutClosed } from './reduce-grid.js';
import { linked, reduceLinks } from './reduce-links.js';
import { reduceMeasures } from './reduce-measures.js';
import { reduceOpening } from './reduce-opening.js';
import { present, reduceView } from './reduce-view.js';
import { isForVolume, reduceVolume, viewVolume, volumeAt } from './reduce-volume.js';
import { countSteps, indexPlaces, openingStep, type Position, stepAt, stepNumber } from './series.js';
import type { AppState, ClosedStudies } from './state.js';

export const INITIAL_STATE: AppState = {
  language: 'en',
  theme: 'dark',
  namesHidden: false,
  captureRefused: false,
  destination: 'second-opinion',
  chosenLanguage: null,
  isPlain: false,
  shortcuts: {},
  pointer: USUAL_POINTER,
  environment: null,
  leftover: 'none',
  openings: [],
  lastOpening: null,
  grants: new Map(),
  discs: [],
  sampleIds: new Set(),
  records: [],
  patients: [],
  places: new Map(),
  notOpened: [],
  grid: SINGLE_GRID,
  chosenLayout: 'automatic',
  links: INITIAL_LINKS,
  volume: null,
  room: null,
  dropCell: null,
  selection: null,
  hasChosen: false,
  views: new Map(),
  shown: null,
  tool: 'window',
  measures: INITIAL_MEASURES,
  overlaysShown: true,
  isSmooth: true,
  crossShown: false,
  lensShown: false,
  histogramShown: false,
  wordsShown: true,
  cine: INITIAL_CINE,
  filter: '',
  detailsOpen: false,
  dialog: null,
  closed: null,
  export: initialExport,
};

/** The window after something happened. Pure: what has to be done beside it is in effects.ts. */
export function reduce(state: AppState, action: AppAction): AppState {
  const { volume } = state;
  if (volume && isForVolume(action)) {
    const next = viewVolume(state, volume, action);
    return next === volume ? state : { ...state, volume: next };
  }
  return withVolume(linked(state, reduceAlone(state, action)));
}

/** The planes are those of the series that is looked at: another one has its own. */
function withVolume(state: AppState): AppState {
  if (!state.volume) return state;
  const here = state.selection ? state.places.get(state.selection.fileId) : undefined;
  return here?.series.key === state.volume.seriesKey ? state : { ...state, volume: null };
}

function reduceAlone(state: AppState, action: AppAction): AppState {
  switch (action.type) {
    case 'environment':
      return {
        ...state,
        environment: action.environment,
        language: state.chosenLanguage ?? pickLanguage(action.environment.locale),
        leftover: action.environment.leftover ? 'asking' : 'none',
      };
    case 'preferences':
      return withPreferences(state, action.preferences);
    case 'opening':
      // Whoever opens something has gone on: what was closed isn't brought back beside it.
      return reduceOpening(forgetClosed(state), action);
    case 'opened':
      return settle(reduceOpening(state, action));
    case 'found':
    case 'dismissOpening':
      return reduceOpening(state, action);
    case 'read':
      return withRecords(reduceOpening(state, action), [...state.records, ...action.records.map(({ record }) => record)]);
    case 'select':
      return select(state, action.position);
    case 'present':
      return { ...present(stopped(state), action.position, action.view), hasChosen: true };
    case 'scroll':
      return scroll(stopped(state), (step) => step + action.steps);
    case 'scrollTo':
      return scroll(stopped(state), () => action.step);
    case 'nextSeries':
      return nextSeries(stopped(state), action.by);
    case 'shown':
    case 'layout':
    case 'activate':
    case 'putInto':
    case 'enlarge':
    case 'nextCell':
    case 'dropCell':
    case 'room':
      return reduceGrid(state, action);
    case 'volume':
      return { ...stopped(state), volume: reduceVolume(state, action.action) };
    case 'linkScroll':
    case 'toggleLink':
    case 'cursor':
      return reduceLinks(state, action);
    case 'preset':
    case 'windowBy':
    case 'zoomBy':
    case 'panBy':
    case 'fit':
    case 'actualSize':
    case 'invert':
    case 'colours':
    case 'turn':
    case 'flip':
    case 'resetView':
      return { ...reduceView(state, action), hasChosen: true };
    case 'tool':
      return { ...state, tool: action.tool, measures: { ...state.measures, draft: null, byKeys: 0 } };
    case 'measure':
      return withMeasures(state, action.action);
    case 'togglePlay':
    case 'cineStep':
    case 'cineSpeed':
    case 'speedBy':
    case 'togglePlayback':
    case 'playOnce':
    case 'filmEnd':
    case 'filmWhole':
      return reduceCine(state, action);
    case 'toggleOverlays':
      return { ...state, overlaysShown: !state.overlaysShown };
    case 'toggleCross':
      return { ...state, crossShown: !state.crossShown };
    case 'toggleHistogram':
      return { ...state, histogramShown: !state.histogramShown };
    case 'toggleLens':
      return { ...state, lensShown: !state.lensShown };
    case 'toggleSmoothing':
      return { ...state, isSmooth: !state.isSmooth };
    case 'toggleWords':
      return { ...state, wordsShown: !state.wordsShown };
    case 'filter':
      return { ...state, filter: action.text };
    case 'toggleDetails':
      // Both stand at the right: there is room for one.
      return { ...state, detailsOpen: !state.detailsOpen, measures: { ...state.measures, listOpen: false } };
    case 'toggleNames':
      return { ...state, namesHidden: !state.namesHidden };
    case 'toggleCapture':
      return { ...state, captureRefused: !state.captureRefused };
    case 'togglePlain':
      return { ...state, isPlain: !state.isPlain };
    case 'shortcuts':
      return { ...state, shortcuts: action.shortcuts };
    case 'pointer':
      // A person who says what the left button does wants it now too.
      return {
        ...state,
        pointer: action.pointer,
        tool: action.pointer.leftButton === state.pointer.leftButton ? state.tool : action.pointer.leftButton,
      };
    case 'toggleTheme':
      return { ...state, theme: state.theme === 'dark' ? 'light' : 'dark' };
    case 'language':
      return { ...state, language: action.language, chosenLanguage: action.language };
    case 'dialog':
      return { ...state, dialog: action.dialog };
    case 'closeStudies':
      return closeStudies(stopped(state), new Set(action.fileIds));
    case 'undoClose':
      return state.closed ? undoClose(state, state.closed) : state;
    case 'forgetClosed':
      return forgetClosed(state);
    case 'leftover':
      return { ...state, leftover: action.leftover };
    case 'export':
      return withExport(stopped(state), exportReduce(state.export, action.action));
  }
}

/** What is drawn stops a film: a mark belongs to the picture that it was drawn on. */
function withMeasures(state: AppState, action: MeasureAction): AppState {
  const { measures, tool } = reduceMeasures(state.measures, state.tool, action);
  const detailsOpen = state.detailsOpen && !(measures.listOpen && !state.measures.listOpen);
  return { ...(action.type === 'point' ? stopped(state) : state), measures, tool, detailsOpen };
}

/** A copy that was written says what the next is likely to be for. */
function withExport(state: AppState, next: AppState['export']): AppState {
  const destination = next.kind === 'done' ? destinationOf(next.choice) : null;
  return { ...state, export: next, destination: destination ?? state.destination };
}

/** Groups again, keeps the place of the person, and shows the first series where nothing was shown. */
function withRecords(state: AppState, records: readonly InstanceRecord[]): AppState {
  const patients = groupStudies(records);
  const places = indexPlaces(patients);
  const kept = state.selection && places.has(state.selection.fileId) ? state.selection : null;
  const hasChosen = kept !== null && state.hasChosen;
  const next = {
    ...state,
    records,
    patients,
    places,
    hasChosen,
    selection: kept ?? firstSelection(patients),
    shown: kept ? state.shown : null,
  };
  return withoutClosed(next);
}

/** All is read: the study is hung, unless the person went on meanwhile. */
function settle(state: AppState): AppState {
  return state.hasChosen || state.openings.length > 0 ? state : hang(state);
}

/** The first series with a picture, from its first step; else whatever there is. */
function firstSelection(patients: AppState['patients']): Position | null {
  const all = patients.flatMap((patient) => patient.studies.flatMap((study) => study.series));
  const series = all.find((candidate) => candidate.images.some((image) => image.image.kind === 'image')) ?? all[0];
  return series ? openingStep(series) : null;
}

function scroll(state: AppState, to: (step: number) => number): AppState {
  const place = state.selection ? state.places.get(state.selection.fileId) : undefined;
  if (!place || !state.selection) return state;
  const steps = countSteps(place.series);
  const position = stepAt(place.series, Math.min(steps - 1, Math.max(0, to(stepNumber(place.series, state.selection)))));
  if (!position || (position.fileId === state.selection.fileId && position.frame === state.selection.frame)) return state;
  return { ...state, selection: position, hasChosen: true };
}

function nextSeries(state: AppState, by: 1 | -1): AppState {
  const all = state.patients.flatMap((patient) => patient.studies.flatMap((study) => study.series));
  const place = state.selection ? state.places.get(state.selection.fileId) : undefined;
  const next = place ? all[all.indexOf(place.series) + by] : all[0];
  const position = next ? openingStep(next) : null;
  return position ? { ...state, selection: position, hasChosen: true } : state;
}

function closeStudies(state: AppState, fileIds: ReadonlySet<string>): AppState {
  const closing = state.records.filter((record) => fileIds.has(record.fileId));
  if (closing.length === 0) return state;
  const left = state.records.filter((record) => !fileIds.has(record.fileId));
  const next = withRecords(forgetClosed(state), left);
  return {
    ...next,
    closed: { records: closing, selection: state.selection, grid: state.grid },
    lastOpening: null,
    notOpened: left.length === 0 ? [] : state.notOpened,
    discs: left.length === 0 ? [] : state.discs,
  };
}

function undoClose(state: AppState, { records, selection, grid }: ClosedStudies): AppState {
  const next = withRecords({ ...state, closed: null }, [...state.records, ...records]);
  return selection && next.places.has(selection.fileId) ? { ...next, selection, grid } : next;
}

/** The moment for undoing is over: the files' grants go. */
function forgetClosed(state: AppState): AppState {
  if (!state.closed) return state;
  const gone = new Set(state.closed.records.map((record) => record.fileId));
  const grants = new Map([...state.grants].filter(([id]) => !gone.has(id)));
  const sampleIds = new Set([...state.sampleIds].filter((id) => !gone.has(id)));
  const keys = new Set([...state.places.values()].map((place) => place.series.key));
  const cells = cellsOf(state).map((cell) => ({ ...cell, views: new Map([...cell.views].filter(([key]) => keys.has(key))) }));
  return withCells(
    { ...state, closed: null, grants, sampleIds, measures: withoutFiles(state.measures, gone, keys) },
    cells,
    state.grid.active,
  );
}

/** Shows a picture, or a cut through the volume of its series. */
function select(state: AppState, { fileId, frame, plane }: Position): AppState {
  const place = state.places.get(fileId);
  if (!place) return state;
  const selected = { ...stopped(state), selection: { fileId, frame }, hasChosen: true };
  return plane ? { ...selected, volume: volumeAt(state.volume, place.series.key, plane) } : selected;
}
