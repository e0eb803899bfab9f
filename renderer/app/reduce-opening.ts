import type { AppAction } from './actions.js';
import type { AppState, DiscIndex, Opening } from './state.js';

type OpeningAction = Extract<AppAction, { type: 'opening' | 'found' | 'read' | 'opened' | 'dismissOpening' }>;

/** What acts of opening do to the window: counts, grants, and the list of what wasn't opened. */
export function reduceOpening(state: AppState, action: OpeningAction): AppState {
  switch (action.type) {
    case 'opening': {
      const { batch } = action;
      const before = state.openings.find(({ id }) => id === batch.openingId);
      const opening: Opening = before ?? { id: batch.openingId, origin: batch.origin, found: 0, read: 0, walked: false };
      const next = { ...opening, found: opening.found + batch.grants.length, walked: batch.done };
      const openings = before ? state.openings.map((each) => (each === before ? next : each)) : [...state.openings, next];
      return { ...state, openings, lastOpening: null, notOpened: [...state.notOpened, ...batch.skipped] };
    }
    case 'found': {
      const found = (opening: Opening): Opening =>
        opening.id === action.openingId ? { ...opening, found: opening.found + action.files } : opening;
      return { ...state, openings: state.openings.map(found) };
    }
    case 'read': {
      const opening = state.openings.find(({ id }) => id === action.openingId);
      const read = action.records.length + action.notOpened.length;
      const ids = action.records.map(({ grant }) => grant.id);
      return {
        ...state,
        openings: state.openings.map((each) => (each === opening ? { ...each, read: each.read + read } : each)),
        grants: new Map([...state.grants, ...action.records.map(({ grant }) => [grant.id, grant] as const)]),
        sampleIds: opening?.origin === 'sample' ? new Set([...state.sampleIds, ...ids]) : state.sampleIds,
        notOpened: [...state.notOpened, ...action.notOpened],
      };
    }
    case 'opened': {
      const opening = state.openings.find(({ id }) => id === action.openingId);
      if (!opening) return state;
      return {
        ...state,
        openings: state.openings.filter((each) => each !== opening),
        discs: [...state.discs.filter((disc) => !action.discs.some((other) => isSameDisc(disc, other))), ...action.discs],
        lastOpening: { opened: state.records.length, notOpened: state.notOpened.length, cancelled: action.cancelled },
      };
    }
    case 'dismissOpening':
      return state.records.length === 0 ? { ...state, lastOpening: null, notOpened: [], discs: [] } : { ...state, lastOpening: null };
  }
}

/** A disc that is opened again: what its index lists is the same, whatever became of its files. */
const isSameDisc = (a: DiscIndex, b: DiscIndex): boolean => a.untrustedName === b.untrustedName && listOf(a) === listOf(b);
const listOf = ({ rows }: DiscIndex): string =>
  rows
    .filter(({ type }) => type !== '')
    .map(({ path }) => path)
    .join('\n');
